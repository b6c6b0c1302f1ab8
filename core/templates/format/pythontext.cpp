// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/pythontext.h"

namespace Quintette {

QString titleCase(const QString &text)
{
    QString out;
    out.reserve(text.size());
    bool insideWord = false;
    for (const QString &letter : toCodePoints(text)) {
        const QString upper = letter.toUpper();
        if (insideWord)
            out += letter.toLower();
        else if (upper.size() > letter.size())
            out += upper.left(1) + upper.mid(1).toLower(); // one letter that becomes two: Ss
        else
            out += letter.size() == 1 ? QString(letter[0].toTitleCase()) : upper;
        const char32_t code = letter.size() == 2 ? QChar::surrogateToUcs4(letter[0], letter[1])
                                                 : letter[0].unicode();
        insideWord = QChar::isUpper(code) || QChar::isLower(code) || QChar::isTitleCase(code);
    }
    return out;
}

QString toPythonLower(const QString &text)
{
    QString lower = text.toLower();
    if (lower.size() != text.size())
        return lower;
    for (qsizetype i = text.indexOf(QChar(0x3a3)); i >= 0; i = text.indexOf(QChar(0x3a3), i + 1)) {
        const bool behindLetter = i > 0 && text[i - 1].isLetter();
        const bool beforeLetter = i + 1 < text.size() && text[i + 1].isLetter();
        if (behindLetter && !beforeLetter)
            lower[i] = QChar(0x3c2);
    }
    return lower;
}

static bool endsLine(QChar c)
{
    switch (c.unicode()) {
    case u'\n':
    case u'\r':
    case 0x0b:
    case 0x0c:
    case 0x1c:
    case 0x1d:
    case 0x1e:
    case 0x85:
    case 0x2028:
    case 0x2029:
        return true;
    default:
        return false;
    }
}

QStringList splitLines(const QString &text)
{
    QStringList lines;
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!endsLine(text[i]))
            continue;
        lines += text.mid(from, i - from);
        if (text[i] == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            ++i;
        from = i + 1;
    }
    if (from < text.size())
        lines += text.mid(from);
    return lines;
}

bool isPythonSpace(QChar c)
{
    return c.isSpace() || (c.unicode() >= 0x1c && c.unicode() <= 0x1f);
}

QStringList splitWords(const QString &text)
{
    QStringList words;
    qsizetype i = 0;
    while (i < text.size()) {
        if (isPythonSpace(text[i])) {
            ++i;
            continue;
        }
        const qsizetype from = i;
        while (i < text.size() && !isPythonSpace(text[i]))
            ++i;
        words += text.mid(from, i - from);
    }
    return words;
}

qsizetype codePointCount(QStringView text)
{
    qsizetype pairs = 0;
    for (qsizetype i = 1; i < text.size(); ++i)
        pairs += text[i].isLowSurrogate() && text[i - 1].isHighSurrogate() ? 1 : 0;
    return text.size() - pairs;
}

QString leftCodePoints(const QString &text, qsizetype count)
{
    qsizetype i = 0;
    for (; i < text.size() && count > 0; ++i, --count) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
    }
    return text.left(i);
}

QStringList toCodePoints(const QString &text)
{
    QStringList points;
    points.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair =
                text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        points += text.mid(i, pair ? 2 : 1);
        i += pair ? 1 : 0;
    }
    return points;
}

} // namespace Quintette
