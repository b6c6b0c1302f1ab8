// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/orm/fieldkind.h"

#include <memory>

namespace Quintette {

namespace Internal {
class Node;
using NodePtr = std::shared_ptr<const Node>;
} // namespace Internal

/// Something the database computes: a column, a constant, a function, an aggregate, or arithmetic
/// of these. An implicitly shared value without a model; names are resolved when a query uses it.
/// Django: Expression.
class QUINTETTE_CORE_EXPORT Expression
{
public:
    Expression() = default;
    explicit Expression(Internal::NodePtr node) : m_node(std::move(node)) { }

    bool isNull() const { return !m_node; }
    const Internal::NodePtr &node() const { return m_node; }

    friend QUINTETTE_CORE_EXPORT Expression operator+(const Expression &a, const Expression &b);
    friend QUINTETTE_CORE_EXPORT Expression operator-(const Expression &a, const Expression &b);
    friend QUINTETTE_CORE_EXPORT Expression operator*(const Expression &a, const Expression &b);
    friend QUINTETTE_CORE_EXPORT Expression operator/(const Expression &a, const Expression &b);
    friend QUINTETTE_CORE_EXPORT Expression operator%(const Expression &a, const Expression &b);
    /// Django: F() ** b.
    Expression power(const Expression &b) const;
    Expression bitAnd(const Expression &b) const;
    Expression bitOr(const Expression &b) const;
    Expression bitXor(const Expression &b) const;
    Expression bitLeftShift(const Expression &b) const;
    Expression bitRightShift(const Expression &b) const;

    enum class Nulls { Default, First, Last };
    /// For orderBy().
    Expression ascending(Nulls nulls = Nulls::Default) const;
    Expression descending(Nulls nulls = Nulls::Default) const;

private:
    Internal::NodePtr m_node;
};

/// A constant, bound as a parameter. Django: Value(). The kind is guessed from the value unless
/// given.
class QUINTETTE_CORE_EXPORT Literal : public Expression
{
public:
    explicit Literal(const Value &value);
    Literal(const Value &value, FieldKind kind);
};

/// What functions and aggregates take: an expression, or the path of a column ("author__age").
class QUINTETTE_CORE_EXPORT Argument : public Expression
{
public:
    Argument(const Expression &expression) : Expression(expression) { }
    Argument(const QString &path);
    Argument(const char16_t *path) : Argument(QStringView(path).toString()) { }
    Argument(const char *path) : Argument(QString::fromUtf8(path)) { }
};

/// A column or annotation by name: F("pages"); by members: F<&Book::author, &Author::age>()
/// (typedpath.h). Django: F.
template <auto... Path> class F;

template <> class QUINTETTE_CORE_EXPORT F<> : public Expression
{
public:
    explicit F(const QString &path);
    explicit F(const char *path) : F(QString::fromUtf8(path)) { }
};
F(const QString &)->F<>;
F(const char *)->F<>;

/// A column of the query around a Subquery. Nested once more it reaches one query further out.
/// Django: OuterRef.
class QUINTETTE_CORE_EXPORT OuterRef : public Expression
{
public:
    explicit OuterRef(const QString &path);
    explicit OuterRef(const OuterRef &inner, int levels);
};

} // namespace Quintette
