// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

namespace Quintette::Internal {

namespace {

class FilterNode : public EnclosingNode
{
public:
    FilterNode(FilterExpression expression, NodeList nodes)
        : EnclosingNode(std::move(nodes)), m_expression(std::move(expression))
    {
    }
    void render(Context &context, Output &out) const override
    {
        const QString content = m_nodes.toString(context);
        const Context::Scope scope(context);
        context.set(u"var"_s, Value::safe(content));
        out.append(m_expression.resolve(context).toString());
    }

private:
    FilterExpression m_expression;
};

} // namespace

std::unique_ptr<Node> compileFilter(Parser &parser, const Token &token)
{
    const QString filters = token.contents.mid(token.command().size()).trimmed();
    if (filters.isEmpty())
        throw TemplateSyntaxError(u"'filter' tag requires at least one filter"_s);
    FilterExpression expression = parser.compile(u"var|"_s + filters);
    for (const QString &name : {u"escape"_s, u"safe"_s}) {
        if (expression.uses(*parser.filter(name))) {
            throw TemplateSyntaxError(
                    u"\"filter %1\" is not permitted. Use the \"autoescape\" tag instead."_s.arg(
                            name));
        }
    }
    return std::make_unique<FilterNode>(std::move(expression), parser.parseThrough(u"endfilter"_s));
}

} // namespace Quintette::Internal
