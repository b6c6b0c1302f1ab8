// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checkregistry.h"

namespace Quintette {

void CheckRegistry::add(const Check &check, const QStringList &tags, When when)
{
    m_entries.push_back({check, tags, when});
}

QList<CheckMessage> CheckRegistry::run(const Selection &selection) const
{
    QList<CheckMessage> messages;
    for (const Entry &entry : m_entries) {
        const bool due = entry.when == When::Always
                || (entry.when == When::Deploy && selection.deploy)
                || (entry.when == When::Database && selection.database);
        const bool wanted = selection.tags.isEmpty()
                || std::any_of(entry.tags.begin(), entry.tags.end(),
                               [&selection](const QString &tag) {
                                   return selection.tags.contains(tag);
                               });
        if (due && wanted)
            messages += entry.check();
    }
    return messages;
}

QStringList CheckRegistry::tags() const
{
    QStringList tags;
    for (const Entry &entry : m_entries)
        tags += entry.tags;
    tags.removeDuplicates();
    tags.sort();
    return tags;
}

} // namespace Quintette
