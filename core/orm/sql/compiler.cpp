// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/compiler.h"

#include "core/base/error.h"
#include "core/orm/modelregistry.h"

namespace Quintette::Internal {

/// Subqueries in subqueries; far beyond what a database would run.
static constexpr int subqueryLimit = 16;

Compiler::Compiler(const Query &query, const SqlDialect &dialect, Statement &out,
                   const Compiler *outer)
    : m_query(query), m_dialect(dialect), m_out(out), m_outer(outer),
      m_depth(outer ? outer->m_depth + 1 : 0)
{
    if (m_depth > subqueryLimit)
        throw FieldError(u"More than %1 subqueries stand in each other."_s.arg(subqueryLimit));
}

QString Compiler::timeZone() const
{
    const ModelRegistry &registry = m_query.model->registry();
    return registry.useTimeZone() ? QString::fromLatin1(registry.timeZone().id()) : QString();
}

void Compiler::writeQuoted(const QString &name)
{
    if (Q_UNLIKELY(name.contains(u'"'))) {
        QString doubled = name;
        m_out.sql += u'"' + doubled.replace(u'"', u"\"\""_s) + u'"';
        return;
    }
    m_out.sql += u'"';
    m_out.sql += name;
    m_out.sql += u'"';
}

// Tables of subqueries are called U0, U1 ... one level down, V0 ... two down, so that no name hides
// an outer one.
void Compiler::writeAlias(int join)
{
    if (m_depth == 0) {
        writeQuoted(alias(join));
        return;
    }
    m_out.sql += QChar(u'U' + (m_depth - 1) % 6);
    if (m_depth > 6)
        m_out.sql += QString::number(m_depth / 6) + u'_';
    m_out.sql += QString::number(join);
}

void Compiler::writeColumn(int level, int join, const Field &field)
{
    const Compiler *owner = this;
    for (int i = 0; i < level && owner->m_outer; ++i)
        owner = owner->m_outer;
    if (!m_unqualified || owner != this) {
        if (owner->m_depth == 0) {
            writeQuoted(owner->alias(join));
        } else {
            Compiler &mutableOwner =
                    const_cast<Compiler &>(*owner); // writes to the statement all share
            mutableOwner.writeAlias(join);
        }
        m_out.sql += u'.';
    }
    writeQuoted(field.column());
}

void Compiler::bindTyped(const Value &value, const Field *field)
{
    if (value.isNone()) {
        write("NULL"_L1);
        return;
    }
    bind(field ? valueField(*field).toDatabase(value, backend()) : backend().adapt(value));
}

void Compiler::compileValue(const NodePtr &node)
{
    const Mark before = mark();
    const Outcome outcome = compile(node);
    if (outcome == Outcome::Sql)
        return;
    rewind(before);
    if (node->type() == Node::Type::Subquery && !node->isCondition())
        write("NULL"_L1);
    else if (m_dialect.hasBooleans())
        write(outcome == Outcome::Full ? "TRUE"_L1 : "FALSE"_L1);
    else
        write(outcome == Outcome::Full ? u'1' : u'0');
}

Outcome Compiler::compileSubquery(const Query &query, bool exists)
{
    Compiler inner(query, m_dialect, m_out, this);
    return exists ? inner.compileExists() : inner.compileSelect();
}

Outcome Compiler::compileWhere()
{
    splitConditions();
    return m_query.isNone ? Outcome::Empty : writeConditions(m_where, " WHERE "_L1);
}

} // namespace Quintette::Internal
