// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filters/filters.h"

#include "core/templates/filters/arguments.h"
#include "core/templates/format/pythoncontainer.h"
#include "core/templates/format/pythontext.h"
#include "core/templates/output.h"

#include <QRandomGenerator>

namespace Quintette::Internal {

namespace {

/// value[index] of Python for index 0 or -1; an empty text where there is none.
Value edge(const Value &value, bool last)
{
    const bool indexed = value.isText() || value.isList() || value.type() == Value::Type::Object
            || value.type() == Value::Type::Bytes;
    const std::optional<ValueList> elements = indexed ? elementsOf(value) : std::nullopt;
    if (!elements)
        throw TypeError(u"'%1' object has no first element"_s.arg(value.typeName()));
    if (elements->isEmpty())
        return QString(u""_s);
    return last ? elements->last() : elements->first();
}

Value randomElement(const Value &value)
{
    const std::optional<ValueList> elements = elementsOf(value);
    if (!elements)
        throw TypeError(u"'%1' object has no elements"_s.arg(value.typeName()));
    if (elements->isEmpty())
        return QString(u""_s);
    return elements->at(QRandomGenerator::global()->bounded(elements->size()));
}

QString escapedText(const Value &value, const Context &context)
{
    const QString text = value.toString();
    return context.autoescape() && !value.isSafe() ? escapeHtml(text) : text;
}

Value join(const Value &value, const Value &separator, const Context &context)
{
    const std::optional<ValueList> elements = elementsOf(value);
    if (!elements)
        return value;
    QStringList texts;
    for (const Value &element : *elements) {
        // Only escaping makes texts of elements that are none.
        if (!context.autoescape() && !element.isText())
            return value;
        texts += escapedText(element, context);
    }
    if (!context.autoescape() && !separator.isText())
        throw TypeError(u"join needs text between the elements, not %1"_s.arg(separator.toRepr()));
    return Value::safe(texts.join(escapedText(separator, context)));
}

struct Slice
{
    std::optional<qint64> start;
    std::optional<qint64> stop;
    qint64 step = 1;

    /// The positions that Python's slice picks from so many elements.
    QList<qsizetype> positions(qint64 size) const
    {
        const auto bounded = [size, this](std::optional<qint64> given, qint64 fallback) {
            if (!given)
                return fallback;
            const qint64 position = *given < 0 ? *given + size : *given;
            return std::clamp<qint64>(position, step < 0 ? -1 : 0, step < 0 ? size - 1 : size);
        };
        const qint64 from = bounded(start, step < 0 ? size - 1 : 0);
        const qint64 to = bounded(stop, step < 0 ? -1 : size);
        QList<qsizetype> picked;
        for (qint64 i = from; step < 0 ? i > to : i < to; i += step)
            picked += i;
        return picked;
    }
};

std::optional<Slice> sliceOf(const QString &text)
{
    const QStringList words = text.split(u':');
    if (words.size() > 3)
        return std::nullopt;
    QList<std::optional<qint64>> bounds;
    for (const QString &word : words) {
        const std::optional<qint64> bound = word.isEmpty() ? std::nullopt : toPythonIndex(word);
        if (!bound && !word.isEmpty())
            return std::nullopt;
        bounds += bound;
    }
    // One bound alone is where the slice stops.
    if (bounds.size() == 1)
        return Slice{std::nullopt, bounds[0], 1};
    Slice slice{bounds[0], bounds[1], bounds.value(2).value_or(1)};
    return slice.step == 0 ? std::nullopt : std::optional(slice);
}

Value sliced(const Value &value, const Value &argument)
{
    const std::optional<Slice> slice = sliceOf(argument.toString());
    const bool indexed = value.isText() || value.isList() || value.type() == Value::Type::Object;
    const std::optional<ValueList> elements = slice && indexed ? elementsOf(value) : std::nullopt;
    if (!elements)
        return value;
    ValueList picked;
    QString text;
    for (const qsizetype position : slice->positions(elements->size())) {
        if (value.isText())
            text += elements->at(position).string();
        else
            picked += elements->at(position);
    }
    if (value.isText())
        return text.isNull() ? QString(u""_s) : text;
    return value.type() == Value::Type::Tuple ? Value::tuple(picked) : Value(picked);
}

QString listItems(const ValueList &items, int depth, const Context &context)
{
    constexpr int depthLimit = 200;
    if (depth > depthLimit)
        throw TemplateLimitError(
                u"unordered_list: lists stand more than %1 deep in each other"_s.arg(depthLimit));
    const QString indent(depth, u'\t');
    QStringList lines;
    for (qsizetype i = 0; i < items.size(); ++i) {
        QString sublist;
        const bool hasSublist = i + 1 < items.size() && items[i + 1].isList();
        if (hasSublist && !items[i + 1].list().isEmpty()) {
            sublist = u'\n' + indent + u"<ul>\n"_s
                    + listItems(items[i + 1].list(), depth + 1, context) + u'\n' + indent
                    + u"</ul>\n"_s + indent;
        }
        lines += indent + u"<li>"_s + escapedText(items[i], context) + sublist + u"</li>"_s;
        i += hasSublist ? 1 : 0;
    }
    return lines.join(u'\n');
}

Value unorderedList(const Value &value, const Context &context)
{
    const std::optional<ValueList> elements = elementsOf(value);
    if (!elements)
        throw TypeError(u"'%1' object is not iterable"_s.arg(value.typeName()));
    return Value::safe(listItems(*elements, 1, context));
}

} // namespace

void addListFilters(Library &filters)
{
    filters.filter(u"first"_s, [](const Value &v) { return edge(v, false); });
    filters.filter(u"last"_s, [](const Value &v) { return edge(v, true); }, {.isSafe = true});
    filters.filter(u"join"_s, join, {.isSafe = true});
    filters.filter(u"length"_s, [](const Value &v) { return lengthOf(v).value_or(0); });
    filters.filter(u"random"_s, randomElement, {.isSafe = true});
    filters.filter(u"slice"_s, sliced, {.isSafe = true});
    filters.filter(u"unordered_list"_s, unorderedList, {.isSafe = true});
}

} // namespace Quintette::Internal
