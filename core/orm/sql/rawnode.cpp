// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/rawnode.h"

#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

Outcome RawNode::compile(Compiler &to) const
{
    to.write(QStringView(m_sql));
    return Outcome::Sql;
}

} // namespace Quintette::Internal
