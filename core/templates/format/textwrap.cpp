// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/textwrap.h"

#include "core/templates/format/pythontext.h"

namespace Quintette {

namespace {

QString withoutTabs(const QString &line)
{
    if (!line.contains(u'\t'))
        return line;
    QString out;
    qsizetype column = 0;
    for (const QString &letter : toCodePoints(line)) {
        if (letter == u"\t") {
            const qsizetype spaces = 8 - column % 8;
            out += QString(spaces, u' ');
            column += spaces;
        } else {
            out += letter;
            ++column;
        }
    }
    return out;
}

bool separates(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r');
}

/// Words and the white space between them, in turn.
QStringList chunksOf(const QString &line)
{
    QStringList chunks;
    qsizetype from = 0;
    for (qsizetype i = 1; i <= line.size(); ++i) {
        if (i < line.size() && separates(line[i]) == separates(line[from]))
            continue;
        chunks += line.mid(from, i - from);
        from = i;
    }
    return chunks;
}

bool isBlank(const QString &chunk)
{
    return std::all_of(chunk.begin(), chunk.end(), isPythonSpace);
}

QStringList wrapLine(const QString &line, qint64 width)
{
    const QStringList chunks = line.isEmpty() ? QStringList() : chunksOf(withoutTabs(line));
    QStringList lines;
    qsizetype at = 0;
    while (at < chunks.size()) {
        if (isBlank(chunks[at]) && !lines.isEmpty())
            ++at;
        QStringList current;
        qsizetype length = 0;
        while (at < chunks.size() && length + codePointCount(chunks[at]) <= width) {
            length += codePointCount(chunks[at]);
            current += chunks[at++];
        }
        if (at < chunks.size() && current.isEmpty() && codePointCount(chunks[at]) > width)
            current += chunks[at++];
        if (!current.isEmpty() && isBlank(current.last()))
            current.removeLast();
        if (!current.isEmpty())
            lines += current.join(QString());
    }
    return lines;
}

} // namespace

QString wrapText(const QString &text, qint64 width)
{
    QStringList result;
    for (const QString &line : splitLines(text)) {
        const QStringList wrapped = wrapLine(line, width);
        if (wrapped.isEmpty())
            result += line;
        else
            result += wrapped;
    }
    if (text.endsWith(u'\n'))
        result += QString();
    return result.join(u'\n');
}

} // namespace Quintette
