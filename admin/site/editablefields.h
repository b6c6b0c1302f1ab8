// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/modeladminoptions.h"

namespace Quintette {

/// What a form shows where nobody said: the fields that people edit, then the read-only columns
/// that are none of them. Left out are many-to-many fields with a model of their own between.
QUINTETTE_ADMIN_EXPORT QStringList editableFields(const ModelInfo &model,
                                                  const QList<Column> &readOnly);

} // namespace Quintette
