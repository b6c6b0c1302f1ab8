// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// f(x) OVER (PARTITION BY ... ORDER BY ... frame): sources are the function, the partition, then
/// the ordering. Django: Window.
class WindowNode : public Node
{
public:
    static constexpr Type staticType = Type::Window;

    /// frame: "ROWS BETWEEN ... AND ..." or empty.
    WindowNode(NodePtr function, const NodeList &partition, const NodeList &ordering,
               const QString &frame);

    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return m_sources.first()->outputField(); }
    void addGroupBy(NodeList &to) const override;

private:
    int m_partition;
    QString m_frame;
};

} // namespace Quintette::Internal
