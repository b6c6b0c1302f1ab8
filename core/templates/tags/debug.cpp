// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/engine.h"

namespace Quintette::Internal {

namespace {

/// The variables there are, in development only.
class DebugNode : public Node
{
public:
    void render(Context &context, Output &out) const override
    {
        if (!context.engine().options().debug)
            return;
        const Dict values = context.flatten();
        for (const Dict::Item &item : values)
            out.appendEscaped(item.key + u": "_s + item.value.toRepr() + u'\n');
    }
};

} // namespace

std::unique_ptr<Node> compileDebug(Parser &, const Token &)
{
    return std::make_unique<DebugNode>();
}

} // namespace Quintette::Internal
