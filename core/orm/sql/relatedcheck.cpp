// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/relatedcheck.h"

#include "core/base/error.h"
#include "core/orm/record.h"
#include "core/orm/sql/subquerynode.h"

namespace Quintette::Internal {

static bool areKin(const ModelInfo &a, const ModelInfo &b)
{
    return a.isKindOf(b) || b.isKindOf(a);
}

// A primary key that is itself a relation may be meant as the object that has it.
static bool leadsTo(const ResolvedPath &relation, const ModelInfo &model)
{
    const Field &field = *relation.final;
    const bool isForward = !relation.steps.isEmpty() && relation.steps.last().forward;
    return areKin(model, *relation.model)
            || (isForward && field.isPrimaryKey() && areKin(model, field.model()));
}

static void checkObject(const ResolvedPath &relation, const Value &value)
{
    const Record *record = recordOf(value);
    if (record && !leadsTo(relation, record->model())) {
        throw ValueError(u"Cannot query \"%1\": Must be \"%2\" instance."_s.arg(
                record->toString(), relation.model->name()));
    }
}

void checkRelated(const ResolvedPath &relation, const Value &value, const NodePtr &right)
{
    const auto *subquery = nodeAs<SubqueryNode>(right.get());
    if (subquery && subquery->use() == SubqueryNode::Use::Right) {
        const Query &query = subquery->query();
        if (query.defaultColumns && !leadsTo(relation, *query.model)) {
            throw ValueError(u"Cannot use QuerySet for \"%1\": Use a QuerySet for \"%2\"."_s.arg(
                    query.model->name(), relation.model->name()));
        }
    } else if (value.isList()) {
        for (const Value &item : value.list())
            checkObject(relation, item);
    } else if (value.type() == Value::Type::Object) {
        checkObject(relation, value);
    }
}

} // namespace Quintette::Internal
