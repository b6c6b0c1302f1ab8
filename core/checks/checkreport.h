// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checkmessage.h"

#include <QList>
#include <QStringList>

namespace Quintette {

/// What a run of the checks found, without the messages that the project silences by id. A serious
/// one cannot be silenced.
class QUINTETTE_CORE_EXPORT CheckReport
{
public:
    explicit CheckReport(const QList<CheckMessage> &messages, const QStringList &silencedIds = {});

    const QList<CheckMessage> &messages() const { return m_messages; }
    bool isClean() const { return m_messages.isEmpty(); }
    /// Whether a command must stop: a message of at least this level.
    bool fails(CheckMessage::Level failLevel = CheckMessage::Level::Error) const;
    /// The messages by severity as Django's check command prints them; empty when there are none.
    QString body() const;
    /// "System check identified 2 issues (1 silenced)."
    QString summary() const;

private:
    QList<CheckMessage> m_messages;
    qsizetype m_silenced = 0;
};

} // namespace Quintette
