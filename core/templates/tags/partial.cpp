// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/template.h"

namespace Quintette::Internal {

namespace {

class PartialDefNode : public EnclosingNode
{
public:
    PartialDefNode(bool isInline, NodeList nodes)
        : EnclosingNode(std::move(nodes)), m_inline(isInline)
    {
    }
    void render(Context &context, Output &out) const override
    {
        if (m_inline)
            m_nodes.render(context, out);
    }
    const NodeList &nodes() const { return m_nodes; }

private:
    bool m_inline;
};

class PartialNode : public Node
{
public:
    PartialNode(const Template &owner, const QString &name) : m_owner(owner), m_name(name) { }
    void render(Context &context, Output &out) const override
    {
        const NodeList *nodes = m_owner.partial(m_name);
        if (!nodes)
            throw TemplateSyntaxError(
                    u"Partial '%1' is not defined in the current template."_s.arg(m_name));
        const Rendering rendering(context, m_owner, Rendering::State::Isolated);
        nodes->render(context, out);
    }

private:
    const Template &m_owner;
    QString m_name;
};

struct PartialNames
{
    QSet<QString> names;
};

} // namespace

std::unique_ptr<Node> compilePartial(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    if (words.size() != 2)
        throw TemplateSyntaxError(u"'partial' tag requires a single argument"_s);
    return std::make_unique<PartialNode>(parser.target(), words[1]);
}

std::unique_ptr<Node> compilePartialDef(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    if (words.size() < 2)
        throw TemplateSyntaxError(u"'partialdef' tag requires a name"_s);
    if (words.size() > 3)
        throw TemplateSyntaxError(u"'partialdef' tag takes at most 2 arguments"_s);
    const bool isInline = words.size() == 3;
    if (isInline && words[2] != u"inline") {
        throw TemplateSyntaxError(
                u"The 'inline' argument does not have any parameters; either use 'inline' or remove it completely."_s);
    }
    const QString &name = words[1];
    const QString named = u"endpartialdef "_s + name;
    NodeList nodes = parser.parse({u"endpartialdef"_s, named});
    const Token end = parser.nextToken();
    if (end.contents != u"endpartialdef" && end.contents != named)
        parser.failUnexpected(end, {u"endpartialdef"_s, named});
    QSet<QString> &names = parser.shared<PartialNames>().names;
    if (names.contains(name)) {
        throw TemplateSyntaxError(u"Partial '%1' is already defined in the '%2' template."_s.arg(
                name, parser.target().name()));
    }
    names.insert(name);
    auto node = std::make_unique<PartialDefNode>(isInline, std::move(nodes));
    parser.addPartial(name, &node->nodes());
    return node;
}

} // namespace Quintette::Internal
