// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/keyedcasenode.h"

#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

KeyedCaseNode::KeyedCaseNode(const Field *field, QList<Row> rows)
    : Node(staticType), m_field(field), m_rows(std::move(rows))
{
}

static void writeKey(Compiler &to, const Value &key)
{
    const QList<const Field *> &parts = to.query().model->keyFields();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i > 0)
            to.write(" AND "_L1);
        to.writeColumn(0, 0, *parts.at(i));
        to.write(" = "_L1);
        to.bindTyped(parts.size() == 1 ? key : key.list().at(i), parts.at(i));
    }
}

Outcome KeyedCaseNode::compile(Compiler &to) const
{
    // A CASE of nothing but parameters has no type of its own where types are strict.
    const bool casts = to.dialect().castsUpdates();
    to.write(casts ? "CAST(CASE"_L1 : "CASE"_L1);
    for (const Row &row : m_rows) {
        to.write(" WHEN ("_L1);
        writeKey(to, row.key);
        to.write(") THEN "_L1);
        if (row.bound.isNone())
            to.write("NULL"_L1);
        else
            to.bind(row.bound);
    }
    to.write(" ELSE NULL END"_L1);
    if (casts) {
        to.write(" AS "_L1);
        to.write(m_field->columnType(to.backend()));
        to.write(u')');
    }
    return Outcome::Sql;
}

} // namespace Quintette::Internal
