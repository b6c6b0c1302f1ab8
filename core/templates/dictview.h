// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette::Internal {

/// What items(), keys() and values() of a dict give in Python: can be iterated and counted, has no
/// indexes, and prints as dict_items([...]).
class DictView : public ValueObject
{
public:
    DictView(const QString &kind, const ValueList &items) : m_kind(kind), m_items(items) { }

    QString toString() const override
    {
        return u"dict_"_s + m_kind + u'(' + Value(m_items).toRepr() + u')';
    }
    std::optional<Value> item(qint64) const override { return std::nullopt; }
    std::optional<ValueList> toList() const override { return m_items; }

private:
    QString m_kind;
    ValueList m_items;
};

} // namespace Quintette::Internal
