// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/subquery.h"

#include "core/orm/query.h"
#include "core/orm/sql/subquerynode.h"

namespace Quintette {

using namespace Internal;

static NodePtr subquery(const QuerySet &query, SubqueryNode::Use use, const Field *output = nullptr)
{
    return std::make_shared<SubqueryNode>(std::make_shared<const Query>(query.query()), use,
                                          output);
}

Subquery::Subquery(const QuerySet &query) : Expression(subquery(query, SubqueryNode::Use::Rows)) { }

Subquery::Subquery(const QuerySet &query, FieldKind output)
    : Expression(subquery(query, SubqueryNode::Use::Rows, fieldOfKind(output)))
{
}

ArraySubquery::ArraySubquery(const QuerySet &query)
    : Expression(std::make_shared<SubqueryNode>(std::make_shared<const Query>(query.query()),
                                                SubqueryNode::Use::Array))
{
}

Exists::Exists(const QuerySet &query) : Expression(subquery(query, SubqueryNode::Use::Exists)) { }

} // namespace Quintette
