// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <QPalette>
#include <QStringList>

class QLabel;

namespace Quintette {

/// Shows each error as a line of the label, in the warning tone of those colours, and hides the
/// label where there is none. Returns the lines.
QStringList showErrorLines(QLabel &label, const QList<Text> &errors, QPalette colors);

} // namespace Quintette
