// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/value.h"

namespace Quintette {

// Below this size a scan is as fast as a hash and costs no memory.
constexpr qsizetype indexedFrom = 12;

Dict::Dict(std::initializer_list<Item> items)
{
    for (const Item &item : items)
        insert(item.key, item.value);
}

qsizetype Dict::indexOf(QStringView key) const
{
    if (!m_index.isEmpty())
        return m_index.value(key.toString(), -1);
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (m_items[i].key == key)
            return i;
    }
    return -1;
}

const Value *Dict::find(QStringView key) const
{
    const qsizetype index = indexOf(key);
    return index < 0 ? nullptr : &m_items[index].value;
}

Value Dict::value(QStringView key) const
{
    const Value *found = find(key);
    return found ? *found : Value();
}

void Dict::insert(const QString &key, const Value &value)
{
    const qsizetype index = indexOf(key);
    if (index >= 0) {
        m_items[index].value = value;
        return;
    }
    m_items.append({key, value});
    if (!m_index.isEmpty())
        m_index.insert(key, m_items.size() - 1);
    else if (m_items.size() >= indexedFrom) {
        for (qsizetype i = 0; i < m_items.size(); ++i)
            m_index.insert(m_items[i].key, i);
    }
}

bool Dict::remove(QStringView key)
{
    const qsizetype index = indexOf(key);
    if (index < 0)
        return false;
    m_items.removeAt(index);
    m_index.clear();
    if (m_items.size() >= indexedFrom) {
        for (qsizetype i = 0; i < m_items.size(); ++i)
            m_index.insert(m_items[i].key, i);
    }
    return true;
}

QStringList Dict::keys() const
{
    QStringList keys;
    for (const Item &item : m_items)
        keys += item.key;
    return keys;
}

bool operator==(const Dict &a, const Dict &b)
{
    if (a.size() != b.size())
        return false;
    return std::all_of(a.begin(), a.end(), [&b](const Dict::Item &item) {
        const Value *other = b.find(item.key);
        return other && *other == item.value;
    });
}

} // namespace Quintette
