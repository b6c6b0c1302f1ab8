// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/functions/search.h"
#include "core/orm/lookups/transforms.h"

namespace Quintette::Internal {

/// Columns as one text whose words are looked for: sources are the columns.
class SearchColumnsNode : public Node
{
public:
    SearchColumnsNode(NodeList columns, const SearchVectorOptions &options)
        : Node(Type::Function, std::move(columns)), m_options(options)
    {
    }
    const SearchVectorOptions &options() const { return m_options; }
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return nullptr; }

private:
    SearchVectorOptions m_options;
};

/// The words of a text; compared with a query by @@ instead of =.
class SearchVectorNode : public TransformNode
{
public:
    using TransformNode::TransformNode;

    const LookupKind *ownLookup(QStringView name) const override;
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override { return source()->compile(to); }
    const Field *outputField() const override { return nullptr; }
};

/// A text that is looked for.
class SearchQueryNode : public Node
{
public:
    SearchQueryNode(const QString &text, const SearchQueryOptions &options)
        : Node(Type::Function), m_text(text), m_options(options)
    {
    }
    const QString &text() const { return m_text; }
    const SearchQueryOptions &options() const { return m_options; }
    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return nullptr; }

private:
    QString m_text;
    SearchQueryOptions m_options;
};

/// Two vectors or queries as one, or the opposite of a query: sources are both, or null and it.
class SearchOperatorNode : public Node
{
public:
    enum class Operator { Together, And, Or, Not };

    SearchOperatorNode(NodePtr a, Operator op, NodePtr b)
        : Node(Type::Function, {std::move(a), std::move(b)}), m_op(op)
    {
    }
    Operator op() const { return m_op; }
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return nullptr; }

private:
    Operator m_op;
};

/// How well a vector matches: sources are vector and query.
class SearchRankNode : public Node
{
public:
    SearchRankNode(NodePtr vector, NodePtr query, const SearchRankOptions &options)
        : Node(Type::Function, {std::move(vector), std::move(query)}), m_options(options)
    {
    }
    const SearchRankOptions &options() const { return m_options; }
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return fieldOfKind(FieldKind::Float); }

private:
    SearchRankOptions m_options;
};

/// A text with what was found marked: sources are text and query.
class SearchHeadlineNode : public Node
{
public:
    SearchHeadlineNode(NodePtr text, NodePtr query, const SearchHeadlineOptions &options)
        : Node(Type::Function, {std::move(text), std::move(query)}), m_options(options)
    {
    }
    const SearchHeadlineOptions &options() const { return m_options; }
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return fieldOfKind(FieldKind::Text); }

private:
    SearchHeadlineOptions m_options;
};

/// How one kind of database spells these. Stateless.
class SearchSyntax
{
public:
    virtual ~SearchSyntax() = default;
    static const SearchSyntax &of(const Backend &backend);

    virtual Outcome writeColumns(Compiler &to, const SearchColumnsNode &columns) const = 0;
    virtual Outcome writeQuery(Compiler &to, const SearchQueryNode &query) const = 0;
    virtual Outcome writeMatch(Compiler &to, const NodePtr &vector, const NodePtr &query) const = 0;
    /// The words of a text in one column: by the index that its model declares over it, where there
    /// is one.
    virtual Outcome writeColumnMatch(Compiler &to, const NodePtr &column,
                                     const QString &text) const;
    virtual Outcome writeRank(Compiler &to, const SearchRankNode &rank) const = 0;
    virtual Outcome writeHeadline(Compiler &to, const SearchHeadlineNode &headline) const = 0;
};

// Each in the file of its back-end.
const SearchSyntax &sqliteSearchSyntax();
const SearchSyntax &postgreSqlSearchSyntax();

/// A lookup of texts by their words. Django: the lookup "search".
std::unique_ptr<LookupKind> makeSearchLookup();
/// What equality means for a stored vector: that the query is found in it.
std::unique_ptr<LookupKind> makeSearchVectorLookup();

} // namespace Quintette::Internal
