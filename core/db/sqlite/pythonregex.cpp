// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite/pythonregex.h"

namespace Quintette::Internal {

/// Python compares the Turkish dotted and dotless i with i when case does not matter; PCRE does
/// not.
static QString withPlainI(QString text)
{
    return text.replace(QChar(0x130), u'i').replace(QChar(0x131), u'i');
}

PythonRegex::PythonRegex(const QString &pattern) : m_ignoresCase(pattern.startsWith("(?i)"_L1))
{
    const QString translated = translate(m_ignoresCase ? withPlainI(pattern) : pattern);
    if (!m_error.isEmpty())
        return;
    m_expression.setPattern(translated);
    m_expression.setPatternOptions(QRegularExpression::UseUnicodePropertiesOption);
    if (!m_expression.isValid())
        m_error = m_expression.errorString();
}

bool PythonRegex::search(const QString &text) const
{
    return m_expression.match(m_ignoresCase ? withPlainI(text) : text).hasMatch();
}

// PCRE reads what Python reads, but for some escapes, "{,n}" and "[" in a class of characters.
QString PythonRegex::translate(const QString &pattern)
{
    QString translated;
    translated.reserve(pattern.size());
    qsizetype classStart = -1;
    for (qsizetype i = 0; i < pattern.size() && m_error.isEmpty(); ++i) {
        const QChar c = pattern[i];
        if (c == u'\\' && i + 1 < pattern.size()) {
            i = translateEscape(pattern, i + 1, translated);
            continue;
        }
        if (classStart >= 0) {
            const bool first =
                    i == classStart + 1 || (i == classStart + 2 && pattern[i - 1] == u'^');
            if (c == u']' && !first)
                classStart = -1;
            else if (c == u'[')
                translated += u'\\';
        } else if (c == u'[') {
            classStart = i;
        } else if (c == u'{' && i + 1 < pattern.size() && pattern[i + 1] == u',') {
            translated += u"{0";
            continue;
        }
        translated += c;
    }
    return translated;
}

qsizetype PythonRegex::translateEscape(const QString &pattern, qsizetype at, QString &to)
{
    const QChar c = pattern[at];
    const int digits = c == u'u' ? 4 : c == u'U' ? 8 : 0;
    if (digits > 0) {
        bool ok = false;
        const QString code = pattern.mid(at + 1, digits);
        code.toUInt(&ok, 16);
        if (!ok || code.size() != digits)
            m_error = u"incomplete escape \\%1"_s.arg(c);
        to += u"\\x{%1}"_s.arg(code);
        return at + digits;
    }
    if (c.unicode() < 128 && c.isLetter() && !u"AbBdDsSwWZafnrtvx"_s.contains(c))
        m_error = u"bad escape \\%1"_s.arg(c);
    to += u'\\';
    to += c == u'Z' ? u'z' : c;
    return at;
}

} // namespace Quintette::Internal
