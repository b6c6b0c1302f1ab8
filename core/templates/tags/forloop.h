// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/context.h"

namespace Quintette::Internal {

/// The variable forloop of one run of a loop: where the loop is, and what {% ifchanged %} remembers
/// in it.
class ForLoop : public ValueObject
{
public:
    ForLoop(qint64 length, const Value &parent) : m_length(length), m_parent(parent) { }

    void setRound(qint64 counter0) const { m_counter0 = counter0; }
    RenderState &state() const { return m_state; }

    QString toString() const override;
    std::optional<Value> attribute(const QString &name) const override;
    std::optional<qint64> length() const override { return 8; }

private:
    // Moved on by the one thread that renders the loop.
    mutable qint64 m_counter0 = 0;
    mutable RenderState m_state;
    qint64 m_length;
    Value m_parent;
};

} // namespace Quintette::Internal
