// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/tags/condition.h"

namespace Quintette::Internal {

namespace {

struct Branch
{
    /// Null for else.
    std::unique_ptr<Condition> condition;
    NodeList nodes;
};

class IfNode : public Node
{
public:
    explicit IfNode(std::vector<Branch> branches) : m_branches(std::move(branches)) { }
    void render(Context &context, Output &out) const override
    {
        for (const Branch &branch : m_branches) {
            if (!branch.condition || branch.condition->isTrue(context)) {
                branch.nodes.render(context, out);
                return;
            }
        }
    }

private:
    std::vector<Branch> m_branches;
};

} // namespace

std::unique_ptr<Node> compileIf(Parser &parser, const Token &first)
{
    const QStringList ends{u"elif"_s, u"else"_s, u"endif"_s};
    std::vector<Branch> branches;
    Token token = first;
    do {
        std::unique_ptr<Condition> condition =
                Condition::compile(parser, token.splitContents().mid(1));
        NodeList nodes = parser.parse(ends);
        branches.push_back({std::move(condition), std::move(nodes)});
        token = parser.nextToken();
    } while (token.contents.startsWith(u"elif"));
    if (token.contents == u"else") {
        branches.push_back({nullptr, parser.parse({u"endif"_s})});
        token = parser.nextToken();
    }
    if (token.contents != u"endif") {
        throw TemplateSyntaxError(
                u"Malformed template tag at line %1: \"%2\""_s.arg(token.line).arg(token.contents));
    }
    return std::make_unique<IfNode>(std::move(branches));
}

} // namespace Quintette::Internal
