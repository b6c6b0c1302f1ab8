// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelregistry.h"
#include "core/orm/record.h"

#include <QByteArray>

namespace Quintette {

/// Django's fixture format: a JSON list of {"model", "pk", "fields"}; many-to-many values are lists
/// of keys, and a key may be natural, a list. Django: serializers.json, loaddata, dumpdata.
namespace Fixture {

/// Saves every object of a fixture in one transaction, existing ones are overwritten; the number of
/// them. Throws ValueError naming the object and field that is wrong; then nothing is saved.
QUINTETTE_CORE_EXPORT qint64 load(const ModelRegistry &models, const QByteArray &json);

struct DumpOptions
{
    bool naturalForeign = false;
    bool naturalPrimary = false;
    bool indented = false;
};
/// All objects of the models, ordered by key.
QUINTETTE_CORE_EXPORT QByteArray dump(const QList<const ModelInfo *> &models,
                                      const DumpOptions &options);

} // namespace Fixture
} // namespace Quintette
