// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

#include <initializer_list>
#include <memory>

namespace Quintette {

class Expression;
class QuerySet;

/// One condition: a lookup path ("author__name__icontains") and what it is compared with.
struct QUINTETTE_CORE_EXPORT Lookup
{
    Lookup(const QString &path, const Value &value);
    /// Compared with an expression: {"updated__gt", F("created")}.
    Lookup(const QString &path, const Expression &expression);
    /// Compared with the rows of another query: {"author__in", objects(authors)}.
    Lookup(const QString &path, const QuerySet &query);

    QString path;
    Value value;
    std::shared_ptr<const Expression> expression; // set instead of value
};

/// A tree of conditions joined by AND, OR, XOR and NOT; an implicitly shared value. Django: Q.
/// A name is only resolved, and only then refused with FieldError, when a query uses it.
class QUINTETTE_CORE_EXPORT Q
{
public:
    enum class Connector : quint8 { And, Or, Xor };

    Q() = default;
    /// All of the lookups, as the keyword arguments of one Q().
    Q(std::initializer_list<Lookup> lookups);
    explicit Q(const Lookup &lookup);
    explicit Q(const QList<Lookup> &lookups);
    /// A boolean expression such as Exists().
    explicit Q(const Expression &condition);

    bool isEmpty() const;
    friend QUINTETTE_CORE_EXPORT Q operator&(const Q &a, const Q &b);
    friend QUINTETTE_CORE_EXPORT Q operator|(const Q &a, const Q &b);
    friend QUINTETTE_CORE_EXPORT Q operator^(const Q &a, const Q &b);
    Q operator~() const;

    struct Node;
    const Node *node() const { return m_node.get(); }
    static Q fromNode(std::shared_ptr<const Node> node);

private:
    static Q combine(const Q &a, const Q &b, Connector connector);

    std::shared_ptr<const Node> m_node;
};

} // namespace Quintette
