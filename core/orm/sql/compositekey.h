// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/query.h"

namespace Quintette::Internal {

/// Paths of the fields of a composite primary key, where names lead to one: "pk" is "tenant" and
/// "number". Empty elsewhere, and where more names follow than one lookup.
QStringList compositePaths(const Names &names, const ResolvedPath &path);

/// What a lookup of a composite primary key asks of its fields; kind: "exact", "in" and so on. Of
/// expressions it takes ExpressionList: tuples whose items are some. Throws FieldError for a lookup
/// that tuples have not, ValueError for a value that is no such tuple. Django: TupleLookupMixin.
Q compositeCondition(const QStringList &paths, const Field &key, QStringView kind,
                     const Lookup &lookup);

/// (a, b) IN (SELECT a, b ...).
class TupleInNode : public Node
{
public:
    TupleInNode(NodeList columns, const NodePtr &subquery);

    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return fieldOfKind(FieldKind::Boolean); }
    bool isCondition() const override { return true; }
};

} // namespace Quintette::Internal
