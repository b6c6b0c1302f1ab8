// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/hiddeninputs.h"

#include "core/forms/html.h"

namespace Quintette {

Value hiddenInputs(const QList<QPair<QString, QString>> &values)
{
    QString html;
    for (const auto &[name, text] : values)
        html += Html::widget(WidgetKind::Hidden, name, text, {{u"id"_s, u"id_"_s + name}});
    return Value::safe(html);
}

} // namespace Quintette
