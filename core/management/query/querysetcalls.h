// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/query/parsedvalue.h"
#include "core/orm/modelregistry.h"

namespace Quintette::Internal {

/// Book.objects or lib.Book.objects: all objects of the model that the names before "objects" mean.
/// Throws FieldError where there is no such model, or more than one.
QuerySet managerOf(const ModelRegistry &models, const QStringList &names);

/// on.name(...): another query set, or a constant from one that runs the query: count(), first(),
/// aggregate() and so on. Only what reads; throws FieldError for the rest, TypeError for arguments
/// it does not take.
ParsedValue callQuerySet(const QuerySet &on, const QString &name, const ParsedArguments &arguments);

/// query[from:to], with Python's meaning of missing bounds.
QuerySet sliceOf(const QuerySet &query, std::optional<qint64> from, std::optional<qint64> to);
/// query[at]. Throws ValueError where it has fewer rows.
ParsedValue itemOf(const QuerySet &query, qint64 at);

} // namespace Quintette::Internal
