// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/names.h"

namespace Quintette {

QString withCapital(const Text &name)
{
    QString text = name.toString();
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace Quintette
