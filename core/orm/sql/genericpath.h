// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/query.h"
#include "core/orm/queryset.h"

namespace Quintette::Internal {

/// The fields of the related model in which a GenericRelation is stored.
QString genericTypeName(const Field &relation);
QString genericKeyName(const Field &relation);
/// The GenericRelation to that model whose related_query_name this is; null for none.
const Field *genericByQueryName(const ModelInfo &to, QStringView name);
/// That the content type in the rows of a join is that of the relation's own model. The row of the
/// content type is looked for by its name, so no one needs to know its number.
NodePtr genericRestriction(const Field &relation, int join);
/// The objects that point to those of these keys of the relation's own model.
QList<Record> genericallyRelated(const Field &relation, const QString &database,
                                 const ValueList &keys);
QuerySet genericallyRelated(const Field &relation, const QuerySet &all, const ValueList &keys);

} // namespace Quintette::Internal
