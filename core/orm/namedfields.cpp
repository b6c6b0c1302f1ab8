// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/namedfields.h"

#include "core/orm/modelinfo.h"
#include "core/orm/qnode.h"
#include "core/orm/query.h"
#include "core/orm/sql/basicnodes.h"

namespace Quintette::Internal {

static void addName(QStringList &names, const QString &path, const ModelInfo &model)
{
    const Field *field = model.findField(splitNames(path)[0]);
    if (!field)
        return;
    if (field->isCompositeKey())
        names += model.options().compositeKey;
    else
        names += field->name();
}

static void collect(QStringList &names, const Node *node, const ModelInfo &model);

static void collect(QStringList &names, const Q::Node &node, const ModelInfo &model)
{
    for (const Q::Node::Child &child : node.children) {
        if (const auto *nested = std::get_if<std::shared_ptr<const Q::Node>>(&child)) {
            collect(names, **nested, model);
        } else if (const auto *expression = std::get_if<Expression>(&child)) {
            collect(names, expression->node().get(), model);
        } else {
            const auto &lookup = std::get<Lookup>(child);
            addName(names, lookup.path, model);
            if (lookup.expression)
                collect(names, lookup.expression->node().get(), model);
        }
    }
}

static void collect(QStringList &names, const Node *node, const ModelInfo &model)
{
    if (!node)
        return;
    if (const auto *name = nodeAs<NameNode>(node))
        addName(names, name->name(), model);
    if (const auto *condition = nodeAs<ConditionNode>(node);
        condition && condition->condition().node())
        collect(names, *condition->condition().node(), model);
    for (const NodePtr &source : node->sources())
        collect(names, source.get(), model);
}

QStringList namedFields(const Q &condition, const ModelInfo &model)
{
    QStringList names;
    if (condition.node())
        collect(names, *condition.node(), model);
    return names;
}

QStringList namedFields(const Expression &expression, const ModelInfo &model)
{
    QStringList names;
    collect(names, expression.node().get(), model);
    return names;
}

} // namespace Quintette::Internal
