// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/limitparameters.h"

#include "core/orm/qnode.h"

namespace Quintette {
namespace {

using Parameters = QList<QPair<QString, QString>>;

QString text(const Value &value)
{
    if (value.type() == Value::Type::Bool)
        return value.isTrue() ? u"1"_s : u"0"_s;
    if (!value.isList())
        return value.toString();
    QStringList parts;
    for (const Value &part : value.list())
        parts += text(part);
    return parts.join(u',');
}

/// Whether all of the tree could be said.
bool append(Parameters &parameters, const Q::Node &node)
{
    if (node.negated || (node.connector != Q::Connector::And && node.children.size() > 1))
        return false;
    return std::all_of(node.children.cbegin(), node.children.cend(), [&](const auto &child) {
        if (const auto *lookup = std::get_if<Lookup>(&child)) {
            parameters.append({lookup->path, text(lookup->value)});
            return !lookup->expression;
        }
        const auto *inner = std::get_if<std::shared_ptr<const Q::Node>>(&child);
        return inner && append(parameters, **inner);
    });
}

} // namespace

QList<QPair<QString, QString>> limitParameters(const Q &limit)
{
    Parameters parameters;
    if (!limit.node() || !append(parameters, *limit.node()))
        return {};
    return parameters;
}

} // namespace Quintette
