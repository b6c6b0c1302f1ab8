// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

namespace Quintette::Internal {

namespace {

class VerbatimNode : public EnclosingNode
{
public:
    using EnclosingNode::EnclosingNode;
    void render(Context &context, Output &out) const override { m_nodes.render(context, out); }
};

} // namespace

std::unique_ptr<Node> compileVerbatim(Parser &parser, const Token &)
{
    // The lexer made plain text of everything up to the end.
    return std::make_unique<VerbatimNode>(parser.parseThrough(u"endverbatim"_s));
}

} // namespace Quintette::Internal
