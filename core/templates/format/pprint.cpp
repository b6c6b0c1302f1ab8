// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/pprint.h"

#include "core/templates/format/pythontext.h"

namespace Quintette {

namespace {

constexpr qsizetype pageWidth = 80;

/// A dict's items in the order of their keys, by code point.
QList<Dict::Item> sortedItems(const Dict &dict)
{
    QList<Dict::Item> items(dict.begin(), dict.end());
    std::stable_sort(items.begin(), items.end(), [](const Dict::Item &a, const Dict::Item &b) {
        return Value::compare(a.key, b.key).value_or(0) < 0;
    });
    return items;
}

/// repr() with dicts sorted, on one line.
QString flatRepr(const Value &value)
{
    QStringList parts;
    switch (value.type()) {
    case Value::Type::Dict:
        for (const Dict::Item &item : sortedItems(value.dict()))
            parts += stringToRepr(item.key) + u": "_s + flatRepr(item.value);
        return u'{' + parts.join(u", "_s) + u'}';
    case Value::Type::List:
    case Value::Type::Tuple:
        for (const Value &each : value.list())
            parts += flatRepr(each);
        if (value.type() == Value::Type::List)
            return u'[' + parts.join(u", "_s) + u']';
        return u'(' + parts.join(u", "_s) + (parts.size() == 1 ? u",)"_s : u")"_s);
    default:
        return value.toRepr();
    }
}

class Printer
{
public:
    /// indent: the column where value begins; allowance: what must fit behind it on its last line.
    void print(const Value &value, qsizetype indent, qsizetype allowance, int level)
    {
        const QString flat = flatRepr(value);
        if (codePointCount(flat) <= pageWidth - indent - allowance) {
            out += flat;
            return;
        }
        switch (value.type()) {
        case Value::Type::Dict:
            printDict(value.dict(), indent, allowance, level + 1);
            break;
        case Value::Type::List:
            printElements(value.list(), u"["_s, u"]"_s, indent, allowance, level + 1);
            break;
        case Value::Type::Tuple:
            printElements(value.list(), u"("_s, value.list().size() == 1 ? u",)"_s : u")"_s, indent,
                          allowance, level + 1);
            break;
        case Value::Type::String:
            printString(value.string(), indent, allowance, level + 1);
            break;
        default:
            out += flat;
        }
    }

    QString out;

private:
    void newLine(qsizetype indent) { out += u'\n' + QString(indent, u' '); }

    void printDict(const Dict &dict, qsizetype indent, qsizetype allowance, int level)
    {
        const QList<Dict::Item> items = sortedItems(dict);
        out += u'{';
        for (qsizetype i = 0; i < items.size(); ++i) {
            const QString key = stringToRepr(items[i].key) + u": "_s;
            const bool last = i + 1 == items.size();
            if (i > 0) {
                out += u',';
                newLine(indent + 1);
            }
            out += key;
            print(items[i].value, indent + 1 + codePointCount(key), last ? allowance + 1 : 1,
                  level);
        }
        out += u'}';
    }

    void printElements(const ValueList &items, const QString &open, const QString &close,
                       qsizetype indent, qsizetype allowance, int level)
    {
        out += open;
        for (qsizetype i = 0; i < items.size(); ++i) {
            const bool last = i + 1 == items.size();
            if (i > 0) {
                out += u',';
                newLine(indent + 1);
            }
            print(items[i], indent + 1, last ? allowance + close.size() : 1, level);
        }
        out += close;
    }

    void printString(const QString &text, qsizetype indent, qsizetype allowance, int level)
    {
        const bool outermost = level == 1;
        if (outermost) {
            ++indent;
            ++allowance;
        }
        const QStringList chunks = chunksOf(text, pageWidth - indent, allowance);
        if (chunks.size() == 1) {
            out += chunks.first();
            return;
        }
        if (outermost)
            out += u'(';
        for (qsizetype i = 0; i < chunks.size(); ++i) {
            if (i > 0)
                newLine(indent);
            out += chunks[i];
        }
        if (outermost)
            out += u')';
    }

    /// The reprs of the lines of text, or where one is too wide, of as many of its words as fit.
    static QStringList chunksOf(const QString &text, qsizetype width, qsizetype allowance)
    {
        QStringList chunks;
        const QStringList lines = linesWithEnds(text);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const bool lastLine = i + 1 == lines.size();
            const QString repr = stringToRepr(lines[i]);
            if (codePointCount(repr) <= width - (lastLine ? allowance : 0)) {
                chunks += repr;
                continue;
            }
            const QStringList words = wordsWithSpace(lines[i]);
            QString current;
            for (qsizetype j = 0; j < words.size(); ++j) {
                const bool last = lastLine && j + 1 == words.size();
                const QString candidate = current + words[j];
                if (codePointCount(stringToRepr(candidate)) <= width - (last ? allowance : 0)) {
                    current = candidate;
                    continue;
                }
                if (!current.isEmpty())
                    chunks += stringToRepr(current);
                current = words[j];
            }
            if (!current.isEmpty())
                chunks += stringToRepr(current);
        }
        return chunks;
    }

    static QStringList linesWithEnds(const QString &text)
    {
        QStringList lines;
        qsizetype from = 0;
        for (const QString &line : splitLines(text)) {
            qsizetype to = from + line.size();
            const bool pair = to + 1 < text.size() && text[to] == u'\r' && text[to + 1] == u'\n';
            to = std::min(text.size(), to + (pair ? 2 : 1));
            lines += text.mid(from, to - from);
            from = to;
        }
        return lines;
    }

    static QStringList wordsWithSpace(const QString &line)
    {
        QStringList words;
        qsizetype from = 0;
        for (qsizetype i = 1; i <= line.size(); ++i) {
            const bool wordBegins =
                    i == line.size() || (!isPythonSpace(line[i]) && isPythonSpace(line[i - 1]));
            if (!wordBegins)
                continue;
            words += line.mid(from, i - from);
            from = i;
        }
        return words;
    }
};

} // namespace

QString prettyRepr(const Value &value)
{
    Printer printer;
    printer.print(value, 0, 0, 0);
    return printer.out;
}

} // namespace Quintette
