// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/transforms.h"

#include "core/base/error.h"
#include "core/orm/fields/rangefield.h"
#include "core/orm/lookups/containertransforms.h"
#include "core/orm/lookups/datetransforms.h"
#include "core/orm/lookups/jsonkey.h"
#include "core/orm/sql/columnnode.h"

namespace Quintette::Internal {

const LookupKind *TransformNode::ownLookup(QStringView) const
{
    return nullptr;
}

NodePtr TransformNode::ownTransform(QStringView) const
{
    return nullptr;
}

namespace {

struct Entry
{
    QString name;
    FieldKind kind;
    TransformFactory factory;
};

QList<Entry> &transformTable()
{
    static QList<Entry> all = [] {
        QList<Entry> entries;
        for (const DateTransform &transform : dateTransforms())
            entries.append({transform.name, transform.kind, transform.factory});
        return entries;
    }();
    return all;
}

} // namespace

void registerTransform(const QString &name, FieldKind kind, TransformFactory factory)
{
    transformTable().prepend({name, kind, std::move(factory)});
}

NodePtr makeTransform(const NodePtr &node, QStringView name)
{
    if (const auto *transform = nodeAs<TransformNode>(node.get())) {
        if (NodePtr own = transform->ownTransform(name))
            return own;
    }
    const auto *column = nodeAs<ColumnNode>(node.get());
    const Field *field = column && column->isRelation() ? nullptr : node->outputField();
    if (!field)
        return nullptr;
    const FieldKind kind = valueField(*field).kind();
    for (const Entry &entry : std::as_const(transformTable())) {
        if (entry.kind == kind && entry.name == name)
            return entry.factory(node);
    }
    if (kind == FieldKind::Json)
        return std::make_shared<JsonKeyNode>(node, name.toString());
    if (kind == FieldKind::Array)
        return arrayTransform(node, name);
    if (kind == FieldKind::HStore)
        return hstoreTransform(node, name);
    return isRangeKind(kind) ? rangeTransform(node, name) : nullptr;
}

static QString suggestion(QStringView name, FieldKind kind)
{
    QStringList near;
    for (const QString &known : lookupNames(kind)) {
        if (known.contains(name) || name.contains(known)
            || (name.size() > 2 && known.startsWith(name.first(2))))
            near += known;
    }
    return near.isEmpty() ? u"."_s : u", perhaps you meant %1?"_s.arg(near.join(u" or "_s));
}

NodePtr requireTransform(const NodePtr &node, QStringView name)
{
    if (NodePtr made = makeTransform(node, name))
        return made;
    const Field *field = node->outputField();
    const FieldKind kind = field ? valueField(*field).kind() : FieldKind::Custom;
    throw FieldError(u"Unsupported lookup '%1' for %2 or join on the field not permitted%3"_s.arg(
            name, field ? field->internalType() : u"expression"_s, suggestion(name, kind)));
}

} // namespace Quintette::Internal
