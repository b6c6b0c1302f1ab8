// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <atomic>

namespace Quintette {

static std::atomic<Text::Translate> s_translate = nullptr;

void Text::setTranslate(Translate translate)
{
    s_translate = translate;
}

QString Text::source() const
{
    return withArguments(m_source, false);
}

QString Text::toString() const
{
    if (m_context) {
        if (const Translate translate = s_translate) {
            const QString translated = translate(m_context, m_key, m_disambiguation, int(m_number));
            if (!translated.isNull())
                return withArguments(translated, true);
        }
    }
    return withArguments(m_source, true);
}

Text Text::arg(const Text &value) const
{
    Text copy = *this;
    copy.m_arguments += value;
    return copy;
}

Text Text::plural(qint64 n) const
{
    Text copy = *this;
    copy.m_number = n;
    return copy;
}

QString Text::withArguments(QString pattern, bool translated) const
{
    if (m_number >= 0)
        pattern.replace(u"%n"_s, QString::number(m_number));
    if (m_arguments.isEmpty())
        return pattern;
    // In one pass, so that a % in an argument is never taken for a place marker.
    QString result;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool marker = pattern[i] == u'%' && i + 1 < pattern.size() && pattern[i + 1] >= u'1'
                && pattern[i + 1] <= u'9';
        const qsizetype index = marker ? pattern[i + 1].unicode() - u'1' : -1;
        if (index >= 0 && index < m_arguments.size()) {
            const Text &argument = m_arguments[index];
            result += translated ? argument.toString() : argument.source();
            ++i;
        } else {
            result += pattern[i];
        }
    }
    return result;
}

} // namespace Quintette
