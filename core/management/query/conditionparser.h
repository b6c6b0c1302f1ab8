// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/aggregates/aggregates.h"
#include "core/orm/filteredrelation.h"
#include "core/orm/modelregistry.h"
#include "core/orm/q.h"

namespace Quintette::Internal {

/// Reads a condition as Python writes it: "Q(a=1) | ~Q(b__gt=F('c') + 2)". Throws ValueError saying
/// where it fails. models: those that "Book.objects" in it can mean.
Q parseCondition(const QString &text, const ModelRegistry &models);

/// An annotation or aggregate with its alias: "n=Count(authors, distinct=True,
/// filter=Q(age__gt=3))".
struct NamedExpression
{
    QString alias; // Django's default where none is said; may be empty
    Expression expression;
    std::optional<FilteredRelation> relation = {}; // instead of the expression
};
NamedExpression parseNamedExpression(const QString &text, const ModelRegistry &models);

/// A whole query set: "Book.objects.filter(pages__gt=F('id')).order_by('title')[:5]". Throws
/// TypeError for what is none.
QuerySet parseQuerySet(const QString &text, const ModelRegistry &models);
/// The rows of a query set; of a call that runs a query (count(), aggregate(...)) one row, with its
/// result as "result".
QList<Dict> runQuerySet(const QString &text, const ModelRegistry &models);

} // namespace Quintette::Internal
