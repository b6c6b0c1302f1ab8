// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/lookups/jsonkey.h"

namespace Quintette::Internal {

/// A JSON key as text: what patterns look at. Its source is a JsonKeyNode. Django:
/// KeyTextTransform.
class KeyTextNode : public TransformNode
{
public:
    explicit KeyTextNode(NodePtr key) : TransformNode(std::move(key)) { }
    NodePtr withSources(NodeList sources) const override
    {
        return std::make_shared<KeyTextNode>(sources.first());
    }
    const Field *outputField() const override { return fieldOfKind(FieldKind::Text); }
    Outcome compile(Compiler &to) const override
    {
        return asJsonKey(source())->compileAs(to, SqlDialect::JsonResult::Text);
    }
};

} // namespace Quintette::Internal
