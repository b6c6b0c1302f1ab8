// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/jsonkey.h"

#include "core/base/json.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

JsonKeyNode::JsonKeyNode(NodePtr source, const QString &key)
    : TransformNode(std::move(source)), m_key(key)
{
}

const JsonKeyNode *asJsonKey(const NodePtr &node)
{
    return dynamic_cast<const JsonKeyNode *>(node.get());
}

NodePtr JsonKeyNode::root() const
{
    const JsonKeyNode *inner = asJsonKey(source());
    return inner ? inner->root() : source();
}

QStringList JsonKeyNode::path() const
{
    const JsonKeyNode *inner = asJsonKey(source());
    return (inner ? inner->path() : QStringList()) << m_key;
}

const LookupKind *JsonKeyNode::ownLookup(QStringView name) const
{
    return findJsonKeyLookup(name);
}

NodePtr JsonKeyNode::ownTransform(QStringView name) const
{
    return std::make_shared<JsonKeyNode>(shared_from_this(), name.toString());
}

NodePtr JsonKeyNode::withSources(NodeList sources) const
{
    return std::make_shared<JsonKeyNode>(sources.first(), m_key);
}

Outcome JsonKeyNode::compile(Compiler &to) const
{
    return compileAs(to, SqlDialect::JsonResult::Json);
}

Outcome JsonKeyNode::compileAs(Compiler &to, SqlDialect::JsonResult result) const
{
    return to.dialect().writeJsonKey(to, root(), path(), result);
}

// A database without a JSON type gives numbers as such and the rest as text: JSON, or the text
// itself.
Value JsonKeyNode::fromDatabase(const Value &raw, const Backend &) const
{
    if (!raw.isString())
        return raw;
    const Result<Value> parsed = Json::parse(raw.string().toUtf8());
    return parsed ? *parsed : raw;
}

QString jsonText(const Value &value)
{
    return QString::fromUtf8(Json::serialize(value, Json::Style::Python, true));
}

} // namespace Quintette::Internal
