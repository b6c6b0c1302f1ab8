// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/tags/forloop.h"

namespace Quintette::Internal {

namespace {

class IfChangedNode : public Node
{
public:
    IfChangedNode(std::vector<FilterExpression> watched, NodeList changed, NodeList same)
        : m_watched(std::move(watched)), m_changed(std::move(changed)), m_same(std::move(same))
    {
    }

    void render(Context &context, Output &out) const override
    {
        const qsizetype before = out.size();
        Value present;
        if (m_watched.empty()) {
            m_changed.render(context, out);
            present = QString::fromUtf8(out.bytes().sliced(before));
        } else {
            ValueList values;
            for (const FilterExpression &expression : m_watched)
                values += expression.resolve(context, FilterExpression::Missing::None);
            present = values;
        }
        Value &last = stateIn(context).of<Seen>(this).value;
        const bool changed = !(present == last);
        if (changed)
            last = present;
        else
            out.truncate(before);
        if (!changed)
            m_same.render(context, out);
        else if (out.size() == before)
            m_changed.render(context, out);
    }

private:
    struct Seen : NodeState
    {
        Value value;
    };

    /// What is remembered ends with the innermost loop, or outside of loops with the page.
    static RenderState &stateIn(Context &context)
    {
        const Value *loop = context.find(u"forloop");
        const ForLoop *object = loop ? loop->objectAs<ForLoop>() : nullptr;
        return object ? object->state() : context.renderState();
    }

    std::vector<FilterExpression> m_watched;
    NodeList m_changed;
    NodeList m_same;
};

} // namespace

std::unique_ptr<Node> compileIfChanged(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    NodeList changed = parser.parse({u"else"_s, u"endifchanged"_s});
    NodeList same;
    if (parser.nextToken().contents == u"else")
        same = parser.parseThrough(u"endifchanged"_s);
    std::vector<FilterExpression> watched;
    for (const QString &word : words.mid(1))
        watched.push_back(parser.compile(word));
    return std::make_unique<IfChangedNode>(std::move(watched), std::move(changed), std::move(same));
}

} // namespace Quintette::Internal
