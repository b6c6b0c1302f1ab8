// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/formdata.h"

namespace Quintette {

std::optional<QString> FormData::find(const QString &name) const
{
    const auto it = m_values.constFind(name);
    if (it == m_values.cend())
        return {};
    return it->isEmpty() ? QString() : it->constLast();
}

void FormData::append(const QString &name, const QString &value)
{
    auto it = m_values.find(name);
    if (it == m_values.end()) {
        m_names += name;
        m_values.insert(name, {value});
    } else {
        *it += value;
    }
}

void FormData::setList(const QString &name, const QStringList &values)
{
    if (!m_values.contains(name))
        m_names += name;
    m_values.insert(name, values);
}

void FormData::remove(const QString &name)
{
    if (m_values.remove(name))
        m_names.removeOne(name);
}

} // namespace Quintette
