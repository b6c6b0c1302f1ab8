// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/lookups/transforms.h"

namespace Quintette::Internal {

/// A transform that is its source between pieces of SQL: {"UPPER(", ")"}. With more pieces the
/// source stands in every gap.
class TemplateTransform : public TransformNode
{
public:
    TemplateTransform(NodePtr source, const QStringList &pieces, const Field *output)
        : TransformNode(std::move(source)), m_pieces(pieces), m_output(output)
    {
    }

    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return m_output; }

private:
    QStringList m_pieces;
    const Field *m_output;
};

} // namespace Quintette::Internal
