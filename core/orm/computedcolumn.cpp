// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/computedcolumn.h"

#include "core/orm/record.h"
#include "core/orm/sql/schemasql.h"

namespace Quintette::Internal {

QString generatedSql(const Field &field, const Backend &backend)
{
    const FieldOptions &options = field.options();
    return options.generatedFrom.isNull()
            ? options.expression
            : expressionSql(options.generatedFrom, field.model(), backend);
}

QString databaseDefaultSql(const Field &field, const Backend &backend)
{
    const Expression &computed = field.options().dbDefaultExpression;
    return computed.isNull() ? QString() : expressionSql(computed, field.model(), backend);
}

bool isMadeByDatabase(const Record &record, const Field &field)
{
    const bool isNone = record.value(field.index()).isNone();
    const bool isLeft =
            field.isFilledByDatabase() && (record.isDeferred(field.index()) || !field.isNull());
    return field.kind() == FieldKind::Generated || (isNone && (field.isAuto() || isLeft));
}

} // namespace Quintette::Internal
