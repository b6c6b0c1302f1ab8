// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/format/pythontext.h"

namespace Quintette::Internal {

namespace {

/// Drops white space between > and <. Django: strip_spaces_between_tags.
QString withoutSpaceBetweenTags(const QString &html)
{
    QString out;
    out.reserve(html.size());
    for (qsizetype i = 0; i < html.size(); ++i) {
        out += html[i];
        if (html[i] != u'>')
            continue;
        qsizetype next = i + 1;
        while (next < html.size() && isPythonSpace(html[next]))
            ++next;
        if (next < html.size() && html[next] == u'<')
            i = next - 1;
    }
    return out;
}

class SpacelessNode : public EnclosingNode
{
public:
    using EnclosingNode::EnclosingNode;
    void render(Context &context, Output &out) const override
    {
        out.append(withoutSpaceBetweenTags(m_nodes.toString(context).trimmed()));
    }
};

} // namespace

std::unique_ptr<Node> compileSpaceless(Parser &parser, const Token &)
{
    return std::make_unique<SpacelessNode>(parser.parseThrough(u"endspaceless"_s));
}

} // namespace Quintette::Internal
