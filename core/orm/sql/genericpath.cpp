// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/genericpath.h"

#include "core/orm/lookups/lookupnode.h"
#include "core/orm/modelregistry.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/subquerynode.h"

namespace Quintette::Internal {

QString genericTypeName(const Field &relation)
{
    return relation.options().throughFields.value(0, u"content_type"_s);
}

QString genericKeyName(const Field &relation)
{
    return relation.options().throughFields.value(1, u"object_id"_s);
}

const Field *genericByQueryName(const ModelInfo &to, QStringView name)
{
    for (const ModelInfo *model : to.registry().models()) {
        for (const Field *field : model->genericRelations()) {
            if (field->relatedModel() == &to && !field->isInherited()
                && name == field->options().relatedQueryName)
                return field;
        }
    }
    return nullptr;
}

NodePtr genericRestriction(const Field &relation, int join)
{
    const Field &type = relation.relatedModel()->field(genericTypeName(relation));
    const ModelInfo &owner = relation.model();
    const QuerySet types =
            QuerySet(*type.relatedModel())
                    .filter({{u"app_label"_s, owner.appLabel()}, {u"model"_s, owner.modelName()}})
                    .values({u"pk"_s});
    const NodePtr number = std::make_shared<SubqueryNode>(
            std::make_shared<const Query>(types.query()), SubqueryNode::Use::Rows);
    return makeExact(std::make_shared<ColumnNode>(join, &type), number);
}

QuerySet genericallyRelated(const Field &relation, const QuerySet &all, const ValueList &keys)
{
    const Field &key = relation.relatedModel()->field(genericKeyName(relation));
    const QString type = genericTypeName(relation);
    ValueList stored;
    for (const Value &one : keys)
        stored.append(key.toValue(one));
    return all.filter({{type + u"__app_label"_s, relation.model().appLabel()},
                       {type + u"__model"_s, relation.model().modelName()},
                       {key.name() + u"__in"_s, Value(stored)}});
}

QList<Record> genericallyRelated(const Field &relation, const QString &database,
                                 const ValueList &keys)
{
    // Below what any back-end binds at once.
    constexpr qsizetype batchSize = 5000;
    const QuerySet all(*relation.relatedModel(), database);
    QList<Record> found;
    for (qsizetype from = 0; from < keys.size(); from += batchSize) {
        found += genericallyRelated(relation, all,
                                    keys.sliced(from, std::min(batchSize, keys.size() - from)))
                         .toList();
    }
    return found;
}

} // namespace Quintette::Internal
