// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/tags.h"

#include "core/templates/format/pythoncontainer.h"
#include "core/templates/format/urlquote.h"

namespace Quintette::Internal {

namespace {

/// Parameters in the order in which they came in, each with all its values.
class Parameters
{
public:
    void set(const QString &name, const Value &value)
    {
        if (value.isNone()) {
            m_items.removeIf([&name](const Item &item) { return item.name == name; });
            return;
        }
        QStringList texts;
        const std::optional<ValueList> several = value.isText() ? std::nullopt : elementsOf(value);
        for (const Value &each : several.value_or(ValueList{value})) {
            if (!several || !each.isNone())
                texts += each.toString();
        }
        const auto found = std::find_if(m_items.begin(), m_items.end(),
                                        [&name](const Item &item) { return item.name == name; });
        if (found == m_items.end())
            m_items.append({name, texts});
        else
            found->values = texts;
    }

    QString toString() const
    {
        QStringList pairs;
        for (const Item &item : m_items) {
            for (const QString &value : item.values)
                pairs += quotePlus(item.name) + u'=' + quotePlus(value);
        }
        return pairs.join(u'&');
    }

private:
    struct Item
    {
        QString name;
        QStringList values;
    };

    QList<Item> m_items;
};

void addPairs(Parameters &parameters, const ValueList &pairs)
{
    for (const Value &pair : pairs) {
        if (pair.isList() && pair.list().size() == 2)
            parameters.set(pair.list()[0].toString(), pair.list()[1]);
    }
}

void addMapping(Parameters &parameters, const Value &mapping)
{
    if (mapping.type() == Value::Type::Dict) {
        for (const Dict::Item &item : mapping.dict())
            parameters.set(item.key, item.value);
        return;
    }
    // A request's parameters give all values of a name by lists(), other mappings one by items().
    for (const QString &method : {u"lists"_s, u"items"_s}) {
        const std::optional<Value> pairs =
                mapping.type() == Value::Type::Object ? lookUp(mapping, method) : std::nullopt;
        if (const std::optional<ValueList> list = pairs ? elementsOf(*pairs) : std::nullopt) {
            addPairs(parameters, *list);
            return;
        }
    }
    throw TemplateSyntaxError(
            u"querystring requires mappings for positional arguments (got %1 instead)."_s.arg(
                    mapping.toRepr()));
}

} // namespace

Value querystring(TagCall &call)
{
    ValueList mappings = call.arguments;
    if (mappings.isEmpty()) {
        const Value request = call.context.request().isNone() ? call.context.value(u"request")
                                                              : call.context.request();
        const std::optional<Value> get = lookUp(request, u"GET"_s);
        if (!get)
            throw LookupError(
                    u"{% querystring %} without a mapping needs the request in the context"_s);
        mappings += *get;
    }
    mappings += Value(call.keywords);
    Parameters parameters;
    for (const Value &mapping : std::as_const(mappings))
        addMapping(parameters, mapping);
    return u'?' + parameters.toString();
}

} // namespace Quintette::Internal
