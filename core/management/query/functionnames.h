// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/functions/conditional.h"

namespace Quintette::Internal {

/// A database function by Django's name ("Lower", "Coalesce", "ExtractYear"); nothing where there
/// is none.
std::optional<Expression> functionByName(const QString &name, const QList<Argument> &arguments);

} // namespace Quintette::Internal
