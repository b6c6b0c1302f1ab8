// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/node.h"

namespace Quintette {

Node::~Node() = default;

void NodeList::render(Context &context, Output &out) const
{
    const Context::Nesting nesting(context);
    for (const std::unique_ptr<Node> &node : m_nodes) {
        try {
            node->render(context, out);
        } catch (...) {
            context.noteFailure(*node);
            throw;
        }
    }
}

QString NodeList::toString(Context &context) const
{
    Output out;
    render(context, out);
    return out.toString();
}

} // namespace Quintette
