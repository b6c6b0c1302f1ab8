// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/checks/adminfindings.h"

#include "core/orm/field.h"

#include <QSet>

namespace Quintette {

void AdminFindings::add(const QString &id, const Text &message, const Text &hint)
{
    m_messages += CheckMessage::error(id, message, hint, m_object);
}

const Field *AdminFindings::field(const QString &id, const QString &entry, const QString &name)
{
    const Field *found = m_model.findField(name);
    if (!found || found->name() != name) {
        add(id,
            QN_TEXT("checks", "%1 names \"%2\", which is no field of %3.")
                    .arg(entry)
                    .arg(name)
                    .arg(m_model.label()));
        return nullptr;
    }
    return found;
}

void AdminFindings::refuseRepeated(const QString &id, const QString &option,
                                   const QStringList &names)
{
    QSet<QString> seen;
    for (const QString &name : names) {
        if (seen.contains(name)) {
            add(id, QN_TEXT("checks", "%1 names \"%2\" more than once.").arg(option).arg(name));
            return;
        }
        seen.insert(name);
    }
}

void AdminFindings::refuseOwnTable(const QString &entry, const Field &field)
{
    if (!field.isManyToMany() || !field.throughModel()
        || field.throughModel()->options().autoCreated)
        return;
    add(u"admin.E013"_s,
        QN_TEXT("checks",
                "%1 names the many-to-many field \"%2\", whose rows are objects of a model of "
                "their own.")
                .arg(entry)
                .arg(field.name()),
        QN_TEXT("checks", "Edit them in an inline of that model."));
}

} // namespace Quintette
