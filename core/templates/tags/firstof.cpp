// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

namespace Quintette::Internal {

namespace {

class FirstOfNode : public Node
{
public:
    FirstOfNode(std::vector<FilterExpression> choices, const QString &target)
        : m_choices(std::move(choices)), m_target(target)
    {
    }
    void render(Context &context, Output &out) const override
    {
        Value first = QString(u""_s);
        for (const FilterExpression &choice : m_choices) {
            const Value value = choice.resolve(context, FilterExpression::Missing::None);
            if (value.isTrue()) {
                first = renderedValue(value, context);
                break;
            }
        }
        if (m_target.isNull())
            out.append(first.toString());
        else
            context.set(m_target, first);
    }

private:
    std::vector<FilterExpression> m_choices;
    QString m_target;
};

} // namespace

std::unique_ptr<Node> compileFirstOf(Parser &parser, const Token &token)
{
    QStringList words = token.splitContents().mid(1);
    if (words.isEmpty())
        throw TemplateSyntaxError(u"'firstof' statement requires at least one argument"_s);
    QString target;
    if (words.size() >= 2 && words[words.size() - 2] == u"as") {
        target = words.last();
        words = words.mid(0, words.size() - 2);
    }
    std::vector<FilterExpression> choices;
    for (const QString &word : std::as_const(words))
        choices.push_back(parser.compile(word));
    return std::make_unique<FirstOfNode>(std::move(choices), target);
}

} // namespace Quintette::Internal
