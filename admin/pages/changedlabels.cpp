// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/changedlabels.h"

#include "core/forms/boundfield.h"

namespace Quintette {

QStringList changedLabels(const Form &form, const QStringList &names)
{
    QStringList labels;
    for (const QString &name : names) {
        const QString label = form.field(name) ? form.bound(name).label().source() : QString();
        labels += label.isEmpty() ? labelFromName(name) : label.at(0).toUpper() + label.mid(1);
    }
    return labels;
}

} // namespace Quintette
