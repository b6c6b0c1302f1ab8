// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"

namespace Quintette {

/// A lookup whose left side is computed: a condition for filter(Q(...)) and When, or a boolean for
/// annotate(). LookupExpression(Lower(u"title"), u"startswith"_s, Value(u"a"_s)); transforms may
/// stand before the lookup (u"year__gte"_s). Throws FieldError for an unknown one when a query uses
/// it. Django: the classes of django.db.models.lookups, such as GreaterThan.
class QUINTETTE_CORE_EXPORT LookupExpression : public Expression
{
public:
    LookupExpression(const Argument &left, const QString &lookup, const Value &right);
    LookupExpression(const Argument &left, const QString &lookup, const Expression &right);
};

} // namespace Quintette
