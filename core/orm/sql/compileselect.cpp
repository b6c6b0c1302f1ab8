// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/relatedcolumns.h"

#include "core/base/error.h"
#include "core/db/databaseerror.h"

namespace Quintette::Internal {

void Compiler::prepareSelect()
{
    const bool anyJoin = std::any_of(m_query.joins.cbegin(), m_query.joins.cend(),
                                     [](const Join &join) { return join.references > 0; });
    if (!anyJoin)
        m_query.baseJoin();
    if (m_query.defaultColumns) {
        addModelColumns();
    } else {
        for (const Selected &selected : std::as_const(m_query.select))
            m_layout.columns.append({selected.node, nullptr, selected.name});
    }
    m_layout.firstAnnotation = int(m_query.defaultColumns ? m_layout.columns.size() : 0);
    for (const Annotation &annotation : std::as_const(m_query.annotations)) {
        if (!annotation.selected)
            continue;
        if (annotation.node->type() != Node::Type::Tuple) {
            m_layout.columns.append({annotation.node, nullptr, annotation.name, 0, true});
            continue;
        }
        for (const NodePtr &part : annotation.node->sources()) // read as a tuple
            m_layout.columns.append({part, nullptr, annotation.name});
    }
    m_layout.visibleColumns = int(m_layout.columns.size());
}

void Compiler::addModelColumns()
{
    RelatedColumns related(m_query, m_layout);
    related.addAll();
}

void Compiler::splitConditions()
{
    for (const NodePtr &condition : std::as_const(m_query.where)) {
        const SplitCondition split = splitHaving(condition);
        if (split.where)
            m_where.append(split.where);
        if (split.having) {
            m_having.append(split.having);
            split.having->addGroupBy(m_havingGroup);
        }
        if (split.qualify)
            m_qualify.append(split.qualify);
    }
}

void Compiler::writeSelectList()
{
    write("SELECT "_L1);
    if (m_query.distinct) {
        write("DISTINCT "_L1);
        if (!m_query.distinctFields.isEmpty()) {
            write("ON ("_L1);
            bool first = true;
            for (const QString &name : std::as_const(m_query.distinctFields)) {
                write(first ? ""_L1 : ", "_L1);
                first = false;
                Resolution in{m_query};
                compile(m_query.reference(name, in));
            }
            write(") "_L1);
        }
    }
    bool first = true;
    for (const RowLayout::Column &column : std::as_const(m_layout.columns)) {
        if (!first)
            write(", "_L1);
        first = false;
        if (column.node) {
            compileValue(column.node);
            column.node->outputField(); // refuses mixed types, whether or not there is a row
        } else {
            writeColumn(0, column.join, *column.field);
        }
        if (column.isAnnotation || !m_qualify.isEmpty()) {
            write(" AS "_L1);
            writeQuoted(outputName(column));
        }
    }
    if (m_layout.columns.isEmpty())
        write(u'1');
}

void Compiler::writeFrom()
{
    write(" FROM "_L1);
    bool first = true;
    for (qsizetype i = 0; i < m_query.joins.size(); ++i) {
        const Join &join = m_query.joins.at(i);
        if (join.references <= 0)
            continue;
        if (!first)
            write(join.type == JoinType::Left ? " LEFT OUTER JOIN "_L1 : " INNER JOIN "_L1);
        writeQuoted(join.model->table());
        if (m_depth > 0 || join.alias != join.model->table()) {
            write(u' ');
            writeAlias(int(i));
        }
        // The first table may be a join whose parents were trimmed away: it has nothing to be
        // joined to.
        if (!first) {
            write(" ON ("_L1);
            writeJoinColumns(int(i));
            if (join.restriction) {
                const Mark before = mark();
                write(" AND "_L1);
                const Mark condition = mark();
                const Outcome outcome = compile(join.restriction);
                if (outcome == Outcome::Empty) {
                    rewind(condition);
                    write("0 = 1"_L1);
                } else if (outcome == Outcome::Full) {
                    rewind(before);
                }
            }
            write(u')');
        }
        first = false;
    }
}

void Compiler::writeJoinColumns(int at)
{
    const Join &join = m_query.joins.at(at);
    const Field &own = join.ownColumn();
    const Field &parents = join.parentColumn();
    // The key of any model is kept as text.
    const auto writeSide = [&](int side, const Field &column, const Field &other) {
        const bool isCast =
                join.generic && valueField(other).isText() && !valueField(column).isText();
        write(isCast ? "CAST("_L1 : ""_L1);
        writeColumn(0, side, column);
        if (!isCast)
            return;
        write(" AS "_L1);
        write(QStringView(m_dialect.castType(FieldKind::Text, {})));
        write(u')');
    };
    writeSide(join.parent, parents, own);
    write(" = "_L1);
    writeSide(at, own, parents);
}

Outcome Compiler::writeConditions(const NodeList &conditions, QLatin1StringView keyword)
{
    bool any = false;
    for (const NodePtr &condition : conditions) {
        const Mark before = mark();
        write(any ? " AND "_L1 : keyword);
        const Outcome outcome = compile(condition);
        if (outcome == Outcome::Empty)
            return outcome;
        if (outcome == Outcome::Full)
            rewind(before);
        else
            any = true;
    }
    return Outcome::Sql;
}

void Compiler::writeLimits()
{
    if (m_query.limit >= 0) {
        write(" LIMIT "_L1);
        write(QString::number(m_query.limit));
    }
    if (m_query.offset > 0) {
        if (m_query.limit < 0)
            write(m_dialect.limitAll());
        write(" OFFSET "_L1);
        write(QString::number(m_query.offset));
    }
}

Outcome Compiler::compileSelect()
{
    if (m_query.combinator != Combinator::None)
        return compileCombined();
    prepareSelect();
    prepareOrder();
    splitConditions();
    if (!m_qualify.isEmpty())
        return compileQualified();
    if (compileRows() == Outcome::Empty)
        return Outcome::Empty;
    writeOrderBy();
    writeLimits();
    writeRowLock();
    // Only now, so that a query that is wrong is refused whatever part of it is asked for.
    return m_query.limit == 0 ? Outcome::Empty : Outcome::Sql;
}

// SELECT ... HAVING: all but the order and the part of the rows.
Outcome Compiler::compileRows()
{
    writeSelectList();
    if (m_query.isNone)
        return Outcome::Empty;
    writeFrom();
    if (writeConditions(m_where, " WHERE "_L1) == Outcome::Empty)
        return Outcome::Empty;
    const bool isDistinctOn = m_query.distinct && !m_query.distinctFields.isEmpty();
    if (isDistinctOn && m_query.limit != 0 && !backend().supports(Backend::Feature::DistinctOn)) {
        throw NotSupportedError(u"DISTINCT ON fields is not supported by this database backend"_s);
    }
    writeGroupBy();
    return writeConditions(m_having, " HAVING "_L1);
}

void Compiler::writeRowLock()
{
    if (!m_query.forUpdate || !backend().supports(Backend::Feature::SelectForUpdate))
        return;
    const RowLock &lock = *m_query.forUpdate;
    write(lock.noKey ? " FOR NO KEY UPDATE"_L1 : " FOR UPDATE"_L1);
    bool first = true;
    for (const QString &name : lock.of) {
        write(first ? " OF "_L1 : ", "_L1);
        first = false;
        writeAlias(lockedJoin(name));
    }
    if (lock.noWait)
        write(" NOWAIT"_L1);
    else if (lock.skipLocked)
        write(" SKIP LOCKED"_L1);
}

/// The table of "self" or of an object that selectRelated() loads.
int Compiler::lockedJoin(const QString &name) const
{
    int object = 0;
    if (name != "self"_L1) {
        for (const QStringView step : splitNames(name)) {
            const int parent = object;
            object = -1;
            for (qsizetype i = 1; i < m_layout.objects.size() && object < 0; ++i) {
                const RowLayout::Object &one = m_layout.objects.at(i);
                if (one.parent == parent && one.name == step)
                    object = int(i);
            }
            if (object < 0)
                break;
        }
    }
    if (object < 0 || m_layout.objects.isEmpty()) {
        throw FieldError(
                u"Invalid field name given in select_for_update(of=(...)): '%1'. Only "
                "'self' and relations followed by select_related are allowed."_s.arg(name));
    }
    return m_layout.columns.at(m_layout.objects.at(object).firstColumn).join;
}

Outcome Compiler::compileExists()
{
    if (m_query.combinator != Combinator::None) {
        write("SELECT 1 FROM ("_L1);
        m_query.clearOrdering(true);
        const Outcome outcome = compileCombined();
        write(") AS \"combined\" LIMIT 1"_L1);
        return outcome;
    }
    // What is selected matters to DISTINCT and to the groups, else only that there is a row.
    if (!(m_query.distinct && m_query.isSliced())) {
        if (m_query.groupBy == GroupBy::Model && m_query.defaultColumns) {
            m_query.groupBy = GroupBy::List;
            m_query.groupByList = keyColumns(*m_query.model);
            m_query.baseJoin();
        }
        if (m_query.groupBy == GroupBy::List) {
            for (const Selected &selected : std::as_const(m_query.select))
                m_query.groupByList.append(selected.node);
        }
        m_query.clearSelect();
    }
    m_query.clearOrdering(false);
    if (m_query.limit < 0 || m_query.limit > 1)
        m_query.limit = 1;
    return compileSelect();
}

} // namespace Quintette::Internal
