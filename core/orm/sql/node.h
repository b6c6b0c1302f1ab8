// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

#include <memory>
#include <optional>

namespace Quintette {
struct Query;
}

namespace Quintette::Internal {

class ColumnNode;
class Compiler;
class Node;
using NodePtr = std::shared_ptr<const Node>;
using NodeList = QList<NodePtr>;

/// A set of joins of one query, by their position.
using JoinSet = quint64;

/// What compiling a condition came to: SQL, or that it can never be true, or always is.
enum class Outcome : quint8 { Sql, Empty, Full };

/// The query whose names an expression is being resolved against, and what it may do to it.
struct Resolution
{
    Query &query;
    bool allowJoins = true;
    JoinSet *reuse = nullptr; // which many-joins may be used again; null: all
    bool summarize = false; // for aggregate(): annotations are referred to by name
};

/// Finds what the names and columns of one query are that its expressions and subqueries speak of;
/// see Node::resolveOuter.
class OuterScope
{
public:
    virtual ~OuterScope();
    virtual NodePtr resolve(const QString &name, int level) = 0;
    /// What stands for a column of that query that was found before: itself, unless said otherwise.
    virtual NodePtr column(const ColumnNode &column);
};

/// One node of an expression. Immutable once made, so that queries share trees; before resolve() it
/// holds names, after it columns by join position. Django: BaseExpression.
class QUINTETTE_CORE_EXPORT Node : public std::enable_shared_from_this<Node>
{
public:
    enum class Type : quint8 {
        Name,
        OuterName,
        Column,
        Literal,
        Function,
        Aggregate,
        Combined,
        Case,
        Condition,
        Where,
        Lookup,
        Transform,
        Subquery,
        Reference,
        Ordering,
        Window,
        Star,
        Raw,
        Wrapper,
        List,
        Tuple
    };

    explicit Node(Type type, NodeList sources = {});
    virtual ~Node();
    Q_DISABLE_COPY_MOVE(Node)

    Type type() const { return m_type; }
    const NodeList &sources() const { return m_sources; }

    /// The node with its names bound to columns. Throws FieldError.
    virtual NodePtr resolve(Resolution &in) const;
    /// A copy with other children.
    virtual NodePtr withSources(NodeList sources) const = 0;
    /// A copy in which names of outer queries are bound; level is how many queries the node is
    /// below the outer one.
    virtual NodePtr resolveOuter(OuterScope &scope, int level) const;
    /// Writes SQL and parameters.
    virtual Outcome compile(Compiler &to) const = 0;

    /// The field that says how values of this are compared, bound and read; throws FieldError where
    /// types mix.
    virtual const Field *outputField() const;
    /// True for what can stand in WHERE by itself.
    virtual bool isCondition() const;
    bool containsAggregate() const { return m_containsAggregate; }
    bool containsWindow() const { return m_containsWindow; }
    /// What must be in GROUP BY for this to be selected.
    virtual void addGroupBy(NodeList &to) const;
    /// The typed value of what the driver read.
    virtual Value fromDatabase(const Value &raw, const Backend &backend) const;

protected:
    Type m_type;
    bool m_containsAggregate = false;
    bool m_containsWindow = false;
    NodeList m_sources;
};

template <typename T> const T *nodeAs(const Node *node)
{
    return node && node->type() == T::staticType ? static_cast<const T *>(node) : nullptr;
}

/// A nameless field of that kind, for values that are no column.
QUINTETTE_CORE_EXPORT const Field *fieldOfKind(FieldKind kind);
/// Follows foreign keys to the field that has the values.
QUINTETTE_CORE_EXPORT const Field &valueField(const Field &field);
/// Integer, SmallInteger, Auto and so on.
QUINTETTE_CORE_EXPORT bool isIntegerKind(FieldKind kind);
/// The field of values of that type ("Int" is an IntegerField), null for what has none.
QUINTETTE_CORE_EXPORT const Field *fieldOfValue(const Value &value);
/// Replaces each node for which the map has another one, top down.
QUINTETTE_CORE_EXPORT NodePtr
replaceNodes(const NodePtr &root, const std::function<NodePtr(const NodePtr &)> &replacement);

} // namespace Quintette::Internal
