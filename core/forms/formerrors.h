// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace Quintette {

/// What is wrong with a form, by field, in the order of its fields; data, not HTML. Django:
/// ErrorDict.
class QUINTETTE_CORE_EXPORT FormErrors
{
public:
    using Items = QList<ValidationError::Item>;
    struct Entry
    {
        QString field; // ValidationError::nonField for the form as a whole
        Items items;
    };

    bool isEmpty() const { return m_entries.isEmpty(); }
    bool contains(QStringView field) const { return find(field); }
    Items value(QStringView field) const;
    /// The number of messages.
    qsizetype count() const;
    void add(const QString &field, const Items &items);
    auto begin() const { return m_entries.cbegin(); }
    auto end() const { return m_entries.cend(); }

private:
    const Entry *find(QStringView field) const;

    QList<Entry> m_entries;
};

/// All messages of an exception, whatever field they are of.
QUINTETTE_CORE_EXPORT FormErrors::Items allItems(const ValidationError &error);

} // namespace Quintette
