// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"

#include <optional>

namespace Quintette {

/// SQL as it is written, in parentheses, with "?" for each parameter:
/// RawSql(u"SELECT max(x) FROM t WHERE y = ?"_s, {3}, FieldKind::Integer). Never put text of
/// strangers into the SQL: give it as a parameter. Throws ValueError where there are more or fewer
/// "?" than parameters. Django: RawSQL.
class QUINTETTE_CORE_EXPORT RawSql : public Expression
{
public:
    explicit RawSql(const QString &sql, const ValueList &parameters = {},
                    const std::optional<FieldKind> &output = {});
};

} // namespace Quintette
