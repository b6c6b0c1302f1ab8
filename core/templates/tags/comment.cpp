// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

namespace Quintette::Internal {

std::unique_ptr<Node> compileComment(Parser &parser, const Token &)
{
    parser.skipPast(u"endcomment"_s);
    return std::make_unique<SilentNode>();
}

} // namespace Quintette::Internal
