// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/errorlines.h"

#include "admin/widgets/look/theme.h"

#include <QLabel>

namespace Quintette {

QStringList showErrorLines(QLabel &label, const QList<Text> &errors, QPalette colors)
{
    QStringList lines;
    for (const Text &error : errors)
        lines.append(error.toString());
    label.setText(lines.join(u'\n'));
    label.setVisible(!lines.isEmpty());
    colors.setColor(QPalette::WindowText, toneColor(colors, Tone::Bad));
    label.setPalette(colors);
    return lines;
}

} // namespace Quintette
