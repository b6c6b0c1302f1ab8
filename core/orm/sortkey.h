// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"

namespace Quintette {

class QuerySet;

/// One of the things that rows are sorted by, where paths and expressions may stand side by side: a
/// path as QuerySet::orderBy() takes it ("-title", "author__name", "?"), or an expression with or
/// without a direction (Lower("title"), F("price").descending(Expression::Nulls::Last)).
struct QUINTETTE_CORE_EXPORT SortKey
{
    SortKey() = default;
    SortKey(const QString &sortPath) : path(sortPath) { }
    SortKey(const char16_t *sortPath) : path(QStringView(sortPath).toString()) { }
    SortKey(const Expression &sortExpression) : expression(sortExpression) { }

    QString path;
    Expression expression; // instead of a path

    bool isEmpty() const { return path.isEmpty() && expression.isNull(); }
    bool isDescending() const;
    SortKey reversed() const;
    /// Whether both sort by the same thing, in whichever direction.
    bool isLike(const SortKey &other) const;
    /// The path without its sign, also of F("path"); empty for what is computed.
    QString column() const;
};

/// The query in that order, instead of the one it had. Throws FieldError for a bad path.
QUINTETTE_CORE_EXPORT QuerySet sortedBy(const QuerySet &query, const QList<SortKey> &order);

} // namespace Quintette
