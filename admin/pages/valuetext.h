// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/orm/field.h"

namespace Quintette {

/// A value as a person reads it in the active language and time zone; "" for None.
QUINTETTE_ADMIN_EXPORT QString valueText(const Value &value);
/// The same for a field's value: the label of a choice, a decimal with its places.
QUINTETTE_ADMIN_EXPORT QString valueText(const Field &field, const Value &value);

/// As the first word of a line.
QUINTETTE_ADMIN_EXPORT QString withCapital(const Text &name);
/// "article" of one, else "articles". Django: model_ngettext.
QUINTETTE_ADMIN_EXPORT Text countedName(const ModelInfo &model, qint64 count);

} // namespace Quintette
