// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/keytext.h"

#include "core/base/error.h"
#include "core/orm/lookups/jsonkeytext.h"

namespace Quintette {

using namespace Internal;

namespace {

/// Becomes a KeyTextNode once it is known what the path leads to.
class PendingKeyTextNode : public Node
{
public:
    PendingKeyTextNode(NodeList sources, const QString &path)
        : Node(Type::Raw, std::move(sources)), m_path(path)
    {
    }

    NodePtr resolve(Resolution &in) const override
    {
        const NodePtr key = Node::resolve(in)->sources().first();
        if (!asJsonKey(key))
            throw ValueError(u"KeyText(\"%1\") must name a key of a JSON field."_s.arg(m_path));
        return std::make_shared<KeyTextNode>(key);
    }
    NodePtr withSources(NodeList sources) const override
    {
        return std::make_shared<PendingKeyTextNode>(std::move(sources), m_path);
    }
    Outcome compile(Compiler &) const override
    {
        throw FieldError(u"\"%1\" has not been resolved against a model."_s.arg(m_path));
    }
    const Field *outputField() const override { return fieldOfKind(FieldKind::Text); }

private:
    QString m_path;
};

} // namespace

KeyText::KeyText(const QString &path)
    : Expression(std::make_shared<PendingKeyTextNode>(NodeList{Expression(F(path)).node()}, path))
{
}

} // namespace Quintette
