// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/searchvectorfield.h"

#include "core/orm/fields/postgresqlonly.h"

namespace Quintette {

SearchVectorField::SearchVectorField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
}

Value SearchVectorField::toValue(const Value &input) const
{
    return input.isNone() ? input : Value(input.toString());
}

QString SearchVectorField::columnType(const Backend &backend) const
{
    Internal::requirePostgreSql(backend, *this);
    return u"tsvector"_s;
}

} // namespace Quintette
