// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/lookuptarget.h"

#include "core/base/error.h"
#include "core/orm/lookups/jsonkey.h"
#include "core/orm/sql/columnnode.h"

namespace Quintette::Internal {

LookupTarget lookupTarget(const Query &query, const QString &path)
{
    LookupTarget target;
    try {
        const Names names = splitNames(path);
        NodePtr node;
        int used = 1;
        if (const Annotation *annotation = query.findAnnotation(names[0])) {
            node = annotation->node;
        } else {
            const ResolvedPath resolved = query.resolvePath(names, Query::Missing::IsLookup);
            used = resolved.used;
            node = std::make_shared<ColumnNode>(0, resolved.target, resolved.final,
                                                resolved.isRelation);
        }
        for (qsizetype i = used; i < names.size(); ++i) {
            const bool isLast = i + 1 == names.size();
            const auto *transform = nodeAs<TransformNode>(node.get());
            const Field *field = node->outputField();
            const bool isLookup = (transform && transform->ownLookup(names[i]))
                    || findLookup(names[i], field ? valueField(*field).kind() : FieldKind::Custom);
            if (isLast && isLookup) {
                target.lookup = names[i].toString();
                break;
            }
            node = makeTransform(node, names[i]);
            if (!node)
                return target;
        }
        target.isJsonKey = asJsonKey(node);
        if (const Field *field = node->outputField())
            target.field = &valueField(*field);
    } catch (const FieldError &) {
        // The query itself will say what is wrong with the path.
    }
    return target;
}

} // namespace Quintette::Internal
