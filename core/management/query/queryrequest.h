// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/aggregates/aggregates.h"
#include "core/orm/modelregistry.h"
#include "core/orm/queryset.h"

namespace Quintette::Internal {

/// One question of the query command, from its options or from an item of --spec. Applied in the
/// order of the members.
struct QUINTETTE_CORE_EXPORT QueryRequest
{
    QString model; // "lib.Book"
    QStringList filter; // one filter()
    QList<QStringList> filters; // chained
    QString filterExpression; // Q(...) as Python writes it
    QStringList exclude;
    QList<QStringList> excludes;
    QStringList groupBy; // values() before annotate()
    QStringList annotate; // "n=Count(x)"
    QStringList having;
    QStringList havingExclude;
    bool distinct = false;
    QStringList orderBy;
    QStringList values;
    qint64 offset = 0;
    qint64 limit = -1;
    QStringList aggregate;
    QString querySet; // Book.objects.filter(...) as Python writes it, instead of all the others

    /// Throws ValueError for a key or a type that is not known.
    static QueryRequest fromDict(const Dict &item);

    QuerySet toQuerySet(const ModelRegistry &registry) const;
    /// The rows as plain data (texts, numbers, lists) for output.
    QList<Dict> run(const ModelRegistry &registry) const;
};

} // namespace Quintette::Internal
