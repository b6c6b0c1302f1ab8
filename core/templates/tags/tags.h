// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/parser.h"

namespace Quintette::Internal {

// The compiling functions of the built-in tags; each stands with its node in the file of its name.

std::unique_ptr<Node> compileAutoescape(Parser &parser, const Token &token);
std::unique_ptr<Node> compileBlock(Parser &parser, const Token &token);
std::unique_ptr<Node> compileComment(Parser &parser, const Token &token);
std::unique_ptr<Node> compileCsrfToken(Parser &parser, const Token &token);
std::unique_ptr<Node> compileCycle(Parser &parser, const Token &token);
std::unique_ptr<Node> compileDebug(Parser &parser, const Token &token);
std::unique_ptr<Node> compileExtends(Parser &parser, const Token &token);
std::unique_ptr<Node> compileFilter(Parser &parser, const Token &token);
std::unique_ptr<Node> compileFirstOf(Parser &parser, const Token &token);
std::unique_ptr<Node> compileFor(Parser &parser, const Token &token);
std::unique_ptr<Node> compileIf(Parser &parser, const Token &token);
std::unique_ptr<Node> compileIfChanged(Parser &parser, const Token &token);
std::unique_ptr<Node> compileInclude(Parser &parser, const Token &token);
std::unique_ptr<Node> compileLoad(Parser &parser, const Token &token);
std::unique_ptr<Node> compileLorem(Parser &parser, const Token &token);
std::unique_ptr<Node> compileNow(Parser &parser, const Token &token);
std::unique_ptr<Node> compilePartial(Parser &parser, const Token &token);
std::unique_ptr<Node> compilePartialDef(Parser &parser, const Token &token);
std::unique_ptr<Node> compileRegroup(Parser &parser, const Token &token);
std::unique_ptr<Node> compileResetCycle(Parser &parser, const Token &token);
std::unique_ptr<Node> compileSpaceless(Parser &parser, const Token &token);
std::unique_ptr<Node> compileTemplateTag(Parser &parser, const Token &token);
std::unique_ptr<Node> compileUrl(Parser &parser, const Token &token);
std::unique_ptr<Node> compileVerbatim(Parser &parser, const Token &token);
std::unique_ptr<Node> compileWidthRatio(Parser &parser, const Token &token);
std::unique_ptr<Node> compileWith(Parser &parser, const Token &token);
Value querystring(TagCall &call);

/// Says of each what it does, for documentTag().
void describeTags(Library &tags);

/// A tag that writes nothing, for tags whose work is done when the template is compiled.
class SilentNode : public Node
{
public:
    void render(Context &, Output &) const override { }
};

/// A tag between whose begin and end nodes stand.
class EnclosingNode : public Node
{
public:
    explicit EnclosingNode(NodeList nodes) : m_nodes(std::move(nodes)) { }

protected:
    NodeList m_nodes;
};

} // namespace Quintette::Internal
