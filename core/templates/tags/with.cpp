// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

namespace Quintette::Internal {

namespace {

class WithNode : public EnclosingNode
{
public:
    WithNode(std::vector<std::pair<QString, FilterExpression>> assignments, NodeList nodes)
        : EnclosingNode(std::move(nodes)), m_assignments(std::move(assignments))
    {
    }
    void render(Context &context, Output &out) const override
    {
        ValueList values;
        for (const auto &[name, expression] : m_assignments)
            values += expression.resolve(context);
        const Context::Scope scope(context);
        for (size_t i = 0; i < m_assignments.size(); ++i)
            context.set(m_assignments[i].first, values[qsizetype(i)]);
        m_nodes.render(context, out);
    }

private:
    std::vector<std::pair<QString, FilterExpression>> m_assignments;
};

} // namespace

std::unique_ptr<Node> compileWith(Parser &parser, const Token &token)
{
    QStringList words = token.splitContents().mid(1);
    auto assignments = parser.takeKeywords(words, true);
    if (assignments.empty())
        throw TemplateSyntaxError(u"'with' expected at least one variable assignment"_s);
    if (!words.isEmpty())
        throw TemplateSyntaxError(u"'with' received an invalid token: '%1'"_s.arg(words.first()));
    return std::make_unique<WithNode>(std::move(assignments), parser.parseThrough(u"endwith"_s));
}

} // namespace Quintette::Internal
