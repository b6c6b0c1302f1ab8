// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filters/filters.h"

#include "core/templates/filters/arguments.h"
#include "core/templates/format/pythoncontainer.h"
#include "core/templates/format/pythontext.h"
#include "core/templates/valueattributes.h"

namespace Quintette::Internal {

namespace {

/// Python raises an error for which the filter gives an empty text.
struct NotSortable
{
};

/// element[index] with a number.
Value itemAt(const Value &element, const Value &index)
{
    if (element.type() == Value::Type::Dict) {
        const Value *found = index.isText() ? element.dict().find(index.toString()) : nullptr;
        if (!found)
            throw LookupError(u"there is no key %1 to sort by"_s.arg(index.toRepr()));
        return *found;
    }
    const bool indexed =
            element.isText() || element.isList() || element.type() == Value::Type::Object;
    if (index.type() != Value::Type::Int || !indexed)
        throw NotSortable();
    const std::optional<ValueList> elements = elementsOf(element);
    if (!elements)
        throw NotSortable();
    const qint64 position =
            index.integer() < 0 ? index.integer() + elements->size() : index.integer();
    if (position < 0 || position >= elements->size())
        throw LookupError(u"there is no element %1 to sort by"_s.arg(index.integer()));
    return elements->at(position);
}

Value partOf(const Value &element, const QString &name)
{
    if (element.type() == Value::Type::Dict) {
        if (const Value *found = element.dict().find(name))
            return *found;
    }
    const std::optional<Value> part = element.type() == Value::Type::Object
            ? element.object()->attribute(name)
            : plainAttribute(element, name);
    if (!part)
        throw NotSortable();
    return *part;
}

class Key
{
public:
    explicit Key(const Value &argument) : m_index(argument)
    {
        if (argument.isNumber() || (argument.isText() && toPythonFloat(argument)))
            return;
        const QString path = argument.isText() ? argument.toString() : QString();
        if (path.isEmpty() || path.startsWith(u'_') || path.contains(u"._"))
            throw NotSortable();
        m_parts = path.split(u'.');
    }

    Value of(const Value &element) const
    {
        if (m_parts.isEmpty())
            return itemAt(element, m_index);
        Value value = element;
        for (const QString &part : m_parts)
            value = partOf(value, part);
        return value;
    }

private:
    Value m_index;
    QStringList m_parts;
};

ValueList sorted(const Value &value, const Value &argument, bool descending)
{
    const Key key(argument);
    const std::optional<ValueList> elements = elementsOf(value);
    if (!elements)
        throw NotSortable();
    struct Keyed
    {
        Value key;
        Value element;
    };
    std::vector<Keyed> keyed;
    for (const Value &element : *elements)
        keyed.push_back({key.of(element), element});
    std::stable_sort(keyed.begin(), keyed.end(), [descending](const Keyed &a, const Keyed &b) {
        const std::optional<int> order = Value::compare(a.key, b.key);
        if (!order)
            throw NotSortable();
        return descending ? *order > 0 : *order < 0;
    });
    ValueList result;
    for (const Keyed &each : keyed)
        result += each.element;
    return result;
}

Value sortedOrEmpty(const Value &value, const Value &argument, bool descending)
{
    try {
        return sorted(value, argument, descending);
    } catch (const NotSortable &) {
        return QString(u""_s);
    }
}

} // namespace

void addSortFilters(Library &filters)
{
    filters.filter(u"dictsort"_s,
                   [](const Value &v, const Value &key) { return sortedOrEmpty(v, key, false); });
    filters.filter(u"dictsortreversed"_s,
                   [](const Value &v, const Value &key) { return sortedOrEmpty(v, key, true); });
}

} // namespace Quintette::Internal
