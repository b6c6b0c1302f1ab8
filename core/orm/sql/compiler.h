// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/query.h"
#include "core/orm/sql/rowlayout.h"
#include "core/orm/sql/sqldialect.h"

namespace Quintette::Internal {

/// SQL with "?" and what is bound to them, in that order.
struct Statement
{
    QString sql;
    ValueList parameters;
};

/// Turns one query into SQL. Works on its own copy of the query, since ordering and related objects
/// add joins. Django: SQLCompiler.
class Compiler
{
public:
    Compiler(const Query &query, const SqlDialect &dialect, Statement &out,
             const Compiler *outer = nullptr);

    /// SELECT ...; Empty means that no row can match, and nothing usable was written.
    Outcome compileSelect();
    /// SELECT 1 ... LIMIT 1, for EXISTS and exists().
    Outcome compileExists();
    /// WHERE ... of a statement over the base table alone (UPDATE, DELETE).
    Outcome compileWhere();
    const RowLayout &layout() const { return m_layout; }

    // For nodes.
    const Query &query() const { return m_query; }
    /// The database that the whole statement is for.
    const QString &database() const { return m_outer ? m_outer->database() : m_query.database; }
    const SqlDialect &dialect() const { return m_dialect; }
    const Backend &backend() const { return m_dialect.backend(); }
    /// The name of the zone in whose clock dates and times are read; empty without time zones.
    QString timeZone() const;
    Outcome compile(const NodePtr &node) { return node->compile(*this); }
    /// As compile(), but a condition that is always or never true is written out too.
    void compileValue(const NodePtr &node);
    void write(QLatin1StringView text) { m_out.sql.append(text); }
    void write(QChar text) { m_out.sql.append(text); }
    void write(QStringView text) { m_out.sql.append(text); }
    void writeQuoted(const QString &name);
    void writeColumn(int level, int join, const Field &field);
    void writeAlias(int join);
    void bind(const Value &value)
    {
        m_out.sql.append(u'?');
        m_out.parameters.append(value);
    }
    void bindTyped(const Value &value, const Field *field);
    Outcome compileSubquery(const Query &query, bool exists);
    /// Columns are written without their table: for UPDATE.
    void setUnqualified(bool unqualified) { m_unqualified = unqualified; }

    struct Mark
    {
        qsizetype sql;
        qsizetype parameters;
    };
    Mark mark() const { return {m_out.sql.size(), m_out.parameters.size()}; }
    void rewind(const Mark &mark)
    {
        m_out.sql.truncate(mark.sql);
        m_out.parameters.resize(mark.parameters);
    }

private:
    struct Order
    {
        NodePtr node; // an OrderingNode
        bool isReference = false;
        bool isExtra = false; // had to be selected for DISTINCT
    };

    void prepareSelect();
    void addModelColumns();
    void prepareOrder();
    void addOrder(NodePtr node, bool reversed);
    void addModelOrder(const ModelInfo &model, const QString &prefix, bool reversed, int depth);
    void addOrderByName(const QString &name, const ModelInfo &model, const QString &prefix,
                        bool reversed, int depth);
    void splitConditions();
    void writeSelectList();
    void writeFrom();
    void writeJoinColumns(int join);
    Outcome compileRows();
    Outcome compileQualified();
    QString outputName(const RowLayout::Column &column) const;
    void writeRowLock();
    int lockedJoin(const QString &name) const;
    Outcome writeConditions(const NodeList &conditions, QLatin1StringView keyword);
    void writeGroupBy();
    void writeOrderBy();
    void writeLimits();
    Outcome compileCombined();
    int combinedColumn(const QString &name) const;
    void writeCombinedOrder();
    const QString &alias(int join) const { return m_query.joins.at(join).alias; }

    Query m_query;
    const SqlDialect &m_dialect;
    Statement &m_out;
    const Compiler *m_outer;
    int m_depth;
    bool m_unqualified = false;
    RowLayout m_layout;
    QList<Order> m_order;
    NodeList m_where;
    NodeList m_having;
    NodeList m_havingGroup;
    NodeList m_qualify;
};

/// Nodes of a condition that belong in WHERE, those that need HAVING because they hold an
/// aggregate, and those about windows, which only a query around can ask for.
struct SplitCondition
{
    NodePtr where = {};
    NodePtr having = {};
    NodePtr qualify = {};
};
SplitCondition splitHaving(const NodePtr &node, bool negated = false);

} // namespace Quintette::Internal
