// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checkreport.h"

namespace Quintette {

CheckReport::CheckReport(const QList<CheckMessage> &messages, const QStringList &silencedIds)
{
    for (const CheckMessage &message : messages) {
        if (!message.isSerious() && silencedIds.contains(message.id))
            ++m_silenced;
        else
            m_messages += message;
    }
}

bool CheckReport::fails(CheckMessage::Level failLevel) const
{
    return std::any_of(
            m_messages.begin(), m_messages.end(),
            [failLevel](const CheckMessage &message) { return message.level >= failLevel; });
}

QString CheckReport::body() const
{
    if (m_messages.isEmpty())
        return {};
    struct Group
    {
        CheckMessage::Level level;
        QString title;
    };
    using Level = CheckMessage::Level;
    QString text = u"System check identified some issues:\n"_s;
    for (const auto &[level, title] :
         {Group{Level::Critical, u"CRITICALS"_s}, Group{Level::Error, u"ERRORS"_s},
          Group{Level::Warning, u"WARNINGS"_s}, Group{Level::Info, u"INFOS"_s},
          Group{Level::Debug, u"DEBUGS"_s}}) {
        QStringList lines;
        for (const CheckMessage &message : m_messages) {
            if (message.level == level)
                lines += message.toString();
        }
        if (lines.isEmpty())
            continue;
        lines.sort();
        text += u'\n' + title + u":\n"_s + lines.join(u'\n') + u'\n';
    }
    return text;
}

QString CheckReport::summary() const
{
    const QString count = m_messages.isEmpty() ? u"no issues"_s
            : m_messages.size() == 1           ? u"1 issue"_s
                                               : u"%1 issues"_s.arg(m_messages.size());
    return u"System check identified %1 (%2 silenced)."_s.arg(count).arg(m_silenced);
}

} // namespace Quintette
