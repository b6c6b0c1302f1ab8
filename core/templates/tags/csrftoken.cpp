// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

namespace Quintette::Internal {

namespace {

class CsrfTokenNode : public Node
{
public:
    void render(Context &context, Output &out) const override
    {
        const Value token = context.value(u"csrf_token");
        if (!token.isTrue() || token.toString() == u"NOTPROVIDED")
            return;
        out.append(u"<input type=\"hidden\" name=\"csrfmiddlewaretoken\" value=\"");
        out.appendEscaped(token.toString());
        out.append(u"\">");
    }
};

} // namespace

std::unique_ptr<Node> compileCsrfToken(Parser &, const Token &)
{
    return std::make_unique<CsrfTokenNode>();
}

} // namespace Quintette::Internal
