// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/format/pythontext.h"

namespace Quintette::Internal {

namespace {

class AutoescapeNode : public EnclosingNode
{
public:
    AutoescapeNode(bool on, NodeList nodes) : EnclosingNode(std::move(nodes)), m_on(on) { }
    void render(Context &context, Output &out) const override
    {
        const bool before = context.autoescape();
        context.setAutoescape(m_on);
        m_nodes.render(context, out);
        context.setAutoescape(before);
    }

private:
    bool m_on;
};

} // namespace

std::unique_ptr<Node> compileAutoescape(Parser &parser, const Token &token)
{
    const QStringList words = splitWords(token.contents);
    if (words.size() != 2)
        throw TemplateSyntaxError(u"'autoescape' tag requires exactly one argument."_s);
    if (words[1] != u"on" && words[1] != u"off")
        throw TemplateSyntaxError(u"'autoescape' argument should be 'on' or 'off'"_s);
    return std::make_unique<AutoescapeNode>(words[1] == u"on",
                                            parser.parseThrough(u"endautoescape"_s));
}

} // namespace Quintette::Internal
