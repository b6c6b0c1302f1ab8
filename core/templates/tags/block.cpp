// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/format/pythontext.h"
#include "core/templates/tags/blocknode.h"

namespace Quintette::Internal {

/// Names of the blocks met so far, nested ones that are not complete yet included.
struct BlockNames
{
    QSet<QString> names;
};

std::unique_ptr<Node> compileBlock(Parser &parser, const Token &token)
{
    const QStringList words = splitWords(token.contents);
    if (words.size() != 2)
        throw TemplateSyntaxError(u"'block' tag takes only one argument"_s);
    const QString &name = words[1];
    QSet<QString> &names = parser.shared<BlockNames>().names;
    if (names.contains(name))
        throw TemplateSyntaxError(u"'block' tag with name '%1' appears more than once"_s.arg(name));
    names.insert(name);
    NodeList nodes = parser.parse({u"endblock"_s});
    const Token end = parser.nextToken();
    if (end.contents != u"endblock" && end.contents != u"endblock "_s + name)
        parser.failUnexpected(end, {u"endblock"_s, u"endblock "_s + name});
    auto block = std::make_unique<BlockNode>(name, std::move(nodes));
    parser.addBlock(name, block.get());
    return block;
}

} // namespace Quintette::Internal
