// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/forloop.h"

namespace Quintette::Internal {

QString ForLoop::toString() const
{
    Dict all;
    for (const QString &name : {u"parentloop"_s, u"length"_s, u"counter0"_s, u"counter"_s,
                                u"revcounter"_s, u"revcounter0"_s, u"first"_s, u"last"_s})
        all.insert(name, attribute(name).value_or(Value()));
    return Value(all).toRepr();
}

std::optional<Value> ForLoop::attribute(const QString &name) const
{
    if (name == u"counter")
        return m_counter0 + 1;
    if (name == u"counter0")
        return m_counter0;
    if (name == u"first")
        return m_counter0 == 0;
    if (name == u"last")
        return m_counter0 == m_length - 1;
    if (name == u"length")
        return m_length;
    if (name == u"revcounter")
        return m_length - m_counter0;
    if (name == u"revcounter0")
        return m_length - m_counter0 - 1;
    if (name == u"parentloop")
        return m_parent;
    return std::nullopt;
}

} // namespace Quintette::Internal
