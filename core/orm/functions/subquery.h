// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/queryset.h"

namespace Quintette {

/// The one value (one row, one column) of another query; OuterRef in it names columns of this one.
/// Django: Subquery.
class QUINTETTE_CORE_EXPORT Subquery : public Expression
{
public:
    explicit Subquery(const QuerySet &query);
    Subquery(const QuerySet &query, FieldKind output);
};

/// The values of all rows of another query, as a list, in its order. PostgreSQL only. Django:
/// ArraySubquery.
class QUINTETTE_CORE_EXPORT ArraySubquery : public Expression
{
public:
    explicit ArraySubquery(const QuerySet &query);
};

/// Whether another query has any row; a condition of its own: filter(Q(Exists(query))). Django:
/// Exists.
class QUINTETTE_CORE_EXPORT Exists : public Expression
{
public:
    explicit Exists(const QuerySet &query);
};

} // namespace Quintette
