// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/formerrors.h"

namespace Quintette {

const FormErrors::Entry *FormErrors::find(QStringView field) const
{
    const auto it = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                 [field](const Entry &entry) { return entry.field == field; });
    return it == m_entries.cend() ? nullptr : &*it;
}

FormErrors::Items FormErrors::value(QStringView field) const
{
    const Entry *entry = find(field);
    return entry ? entry->items : Items();
}

qsizetype FormErrors::count() const
{
    qsizetype total = 0;
    for (const Entry &entry : m_entries)
        total += entry.items.size();
    return total;
}

void FormErrors::add(const QString &field, const Items &items)
{
    if (items.isEmpty())
        return;
    for (Entry &entry : m_entries) {
        if (entry.field == field) {
            entry.items += items;
            return;
        }
    }
    m_entries += Entry{field, items};
}

FormErrors::Items allItems(const ValidationError &error)
{
    FormErrors::Items items;
    for (const QList<ValidationError::Item> &list : error.errors())
        items += list;
    return items;
}

} // namespace Quintette
