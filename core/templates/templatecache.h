// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/template.h"

#include <mutex>
#include <shared_mutex>

namespace Quintette {

/// Compiled templates by name. Readers do not wait for each other.
class TemplateCache
{
public:
    struct Entry
    {
        std::shared_ptr<const Template> compiled;
        /// What the loaders said when it was compiled, to notice a change.
        quint64 stamp = 0;
    };

    std::optional<Entry> find(const QString &name) const
    {
        const std::shared_lock lock(m_mutex);
        const auto it = m_entries.constFind(name);
        return it == m_entries.constEnd() ? std::nullopt : std::optional(*it);
    }
    void insert(const QString &name, const Entry &entry)
    {
        const std::unique_lock lock(m_mutex);
        m_entries.insert(name, entry);
    }
    void clear()
    {
        const std::unique_lock lock(m_mutex);
        m_entries.clear();
    }

private:
    mutable std::shared_mutex m_mutex;
    QHash<QString, Entry> m_entries;
};

} // namespace Quintette
