// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/operatorlookup.h"

#include "core/orm/fields/postgresqlonly.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

const Field &OperatorLookup::rightField(const Field &left, const Value &) const
{
    return left;
}

Outcome OperatorLookup::compile(const LookupNode &lookup, Compiler &to) const
{
    const Field &left = valueField(*lookup.left()->outputField());
    requirePostgreSql(to.backend(), left);
    to.compileValue(lookup.left());
    to.write(m_op);
    if (const NodePtr right = lookup.rightNode()) {
        to.compileValue(right);
        return Outcome::Sql;
    }
    const Field &field = rightField(left, lookup.right());
    to.bindTyped(lookup.right(), &field);
    to.write("::"_L1);
    to.write(QStringView(field.columnType(to.backend())));
    return Outcome::Sql;
}

} // namespace Quintette::Internal
