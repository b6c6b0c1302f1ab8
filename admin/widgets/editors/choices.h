// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"
#include "core/forms/widgetspec.h"

namespace Quintette {

// Lists of what an editor offers, by the text that it submits for a choice.

/// Null where there is none.
const Choice *findChoice(const QList<Choice> &choices, const QString &key);
/// Keeps place and group of the one that had that key; false where there was none.
bool renameChoice(QList<Choice> &choices, const QString &key, const Choice &now);
bool removeChoice(QList<Choice> &choices, const QString &key);

} // namespace Quintette
