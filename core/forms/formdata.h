// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace Quintette {

/// What a person submitted: names to texts, in order, a name may have several. The web fills it
/// from a POST, the desktop from its editors. Django: request.POST as a form reads it.
class QUINTETTE_CORE_EXPORT FormData
{
public:
    bool isEmpty() const { return m_names.isEmpty(); }
    bool contains(const QString &name) const { return m_values.contains(name); }
    /// The last text of that name, nothing when it was not submitted.
    std::optional<QString> find(const QString &name) const;
    QString value(const QString &name) const { return find(name).value_or(QString()); }
    /// All texts of that name. Django: getlist.
    QStringList values(const QString &name) const { return m_values.value(name); }
    /// In the order in which they came.
    const QStringList &names() const { return m_names; }

    void append(const QString &name, const QString &value);
    void set(const QString &name, const QString &value) { setList(name, {value}); }
    void setList(const QString &name, const QStringList &values);
    void remove(const QString &name);

private:
    QStringList m_names;
    QHash<QString, QStringList> m_values;
};

} // namespace Quintette
