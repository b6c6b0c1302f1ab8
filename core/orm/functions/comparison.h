// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/functions/functionexpression.h"

namespace Quintette {

// Coalesce, NullIf and Cast are in conditional.h.

/// The largest. Where one is NULL, PostgreSQL leaves it out and SQLite gives NULL. Django:
/// Greatest.
class QUINTETTE_CORE_EXPORT Greatest : public FunctionExpression
{
public:
    explicit Greatest(const QList<Argument> &arguments);
};

/// The smallest; NULL as with Greatest. Django: Least.
class QUINTETTE_CORE_EXPORT Least : public FunctionExpression
{
public:
    explicit Least(const QList<Argument> &arguments);
};

/// The same text, compared and ordered by another collation ("nocase", "de-x-icu"). Throws
/// ValueError for what cannot be the name of one. Django: Collate.
class QUINTETTE_CORE_EXPORT Collate : public Expression
{
public:
    Collate(const Argument &text, const QString &collation);
};

/// {"key": value, ...}. Django: JSONObject.
class QUINTETTE_CORE_EXPORT JsonObject : public FunctionExpression
{
public:
    explicit JsonObject(const QList<QPair<QString, Argument>> &members);
};

/// [value, ...]. Django: JSONArray.
class QUINTETTE_CORE_EXPORT JsonArray : public FunctionExpression
{
public:
    explicit JsonArray(const QList<Argument> &items);
};

} // namespace Quintette
