// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Quintette::Terminal {

/// Whether a person can be asked.
bool isInteractive();
/// Asks on standard error and reads one line; throws CommandError at the end of input.
QString ask(const QString &question);
/// The same without showing what is typed.
QString askSecret(const QString &question);

} // namespace Quintette::Terminal
