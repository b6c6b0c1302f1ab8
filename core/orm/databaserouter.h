// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/record.h"

#include <optional>

namespace Quintette {

/// Says which database an object lives in; nothing where it has no opinion, and the next router is
/// asked, at last for "default" and yes. Called from any thread. Django: a database router.
class QUINTETTE_CORE_EXPORT DatabaseRouter
{
public:
    virtual ~DatabaseRouter();

    /// An alias. instance: the object that the question is about, if there is one (Django: hints).
    virtual std::optional<QString> databaseForRead(const ModelInfo &model,
                                                   const Record *instance) const;
    virtual std::optional<QString> databaseForWrite(const ModelInfo &model,
                                                    const Record *instance) const;
    virtual std::optional<bool> allowsRelation(const Record &a, const Record &b) const;
    /// model: its name in lower case, empty for a step of a migration that is about none; hints:
    /// what such a step says about itself.
    virtual std::optional<bool> allowsMigrate(const QString &database, const QString &app,
                                              const QString &model, const Dict &hints) const;
};

} // namespace Quintette
