// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/templates/filterexpression.h"
#include "core/templates/format/pythonnumber.h"
#include "core/templates/format/pythontext.h"
#include "core/templates/token.h"
#include "core/templates/valueattributes.h"

namespace Quintette {

/// The number that text is in a template, if it is one.
static std::optional<Value> numberLiteral(const QString &text)
{
    if (!text.contains(u'.') && !text.contains(u'e', Qt::CaseInsensitive))
        return integerFromText(text);
    if (text.endsWith(u'.'))
        return std::nullopt;
    const std::optional<double> number = floatFromText(text);
    return number ? std::optional<Value>(*number) : std::nullopt;
}

Variable::Variable(const QString &text) : m_text(text)
{
    if (const std::optional<Value> number = numberLiteral(text)) {
        m_constant = *number;
        return;
    }
    QString name = text;
    if (name.startsWith(u"_(") && name.endsWith(u')')) {
        m_translated = true;
        name = name.mid(2, name.size() - 3);
    }
    if (isQuoted(name)) {
        m_constant = Value::safe(unquoted(name));
        return;
    }
    if (name.contains(u"._") || name.startsWith(u'_')) {
        throw TemplateSyntaxError(
                u"Variables and attributes may not begin with underscores: '%1'"_s.arg(name));
    }
    for (const QString &part : name.split(u'.')) {
        const std::optional<Value> index = integerFromText(part);
        const bool usable = index && index->type() == Value::Type::Int;
        m_parts.push_back({part, usable ? index->integer() : -1});
    }
}

std::optional<Value> Variable::resolve(Context &context) const
{
    std::optional<Value> value =
            m_parts.empty() ? std::optional(m_constant) : resolveLookup(context);
    return m_translated && value ? translated(*value, context, {}) : value;
}

const Value *Variable::direct(const Context &context) const
{
    if (m_translated || m_parts.size() > 1)
        return nullptr;
    if (m_parts.empty())
        return &m_constant;
    const Value *found = context.find(m_parts.front().name);
    return found && found->type() != Value::Type::Object ? found : nullptr;
}

Value Variable::translated(const Value &value, const Context &context,
                           const QString &messageContext)
{
    if (!value.isText())
        throw TypeError(u"only text can be translated, not %1"_s.arg(value.toRepr()));
    QString message = value.toString();
    message.replace(u"%"_s, u"%%"_s);
    // The empty message is the header of a catalogue.
    const QString text = message.isEmpty()
            ? QString(u""_s)
            : context.localization().translate(message, messageContext);
    return value.isSafe() ? Value::safe(text) : Value(text);
}

/// A function in place of its result, unless a template may not call it.
static std::optional<Value> called(const Value &value)
{
    if (value.type() != Value::Type::Object)
        return value;
    const ValueObject *object = value.object();
    if (!object->isCallable() || object->doNotCall())
        return value;
    if (object->altersData())
        return std::nullopt;
    return object->call({});
}

std::optional<Value> Variable::resolveLookup(Context &context) const
{
    const QString &name = m_parts.front().name;
    std::optional<Value> value;
    if (const Value *found = context.find(name))
        value = called(*found);
    else if (name == u"True")
        value = true;
    else if (name == u"False")
        value = false;
    else if (name == u"None")
        value = Value();
    for (size_t i = 1; value && i < m_parts.size(); ++i)
        value = lookUp(*value, m_parts[i].name, m_parts[i].index);
    return value;
}

static std::optional<Value> characterAt(const QString &text, qint64 index)
{
    const QStringList points = toCodePoints(text);
    if (index < 0 || index >= points.size())
        return std::nullopt;
    return Value(points[index]);
}

std::optional<Value> lookUp(const Value &value, const QString &name, qint64 index)
{
    switch (value.type()) {
    case Value::Type::Dict:
        if (const Value *found = value.dict().find(name))
            return called(*found);
        break;
    case Value::Type::List:
    case Value::Type::Tuple:
        if (index >= 0)
            return index < value.list().size() ? called(value.list()[index]) : std::nullopt;
        break;
    case Value::Type::String:
    case Value::Type::SafeString:
    case Value::Type::Text:
        if (index >= 0)
            return characterAt(value.toString(), index);
        break;
    case Value::Type::Object: {
        std::optional<Value> found;
        try {
            found = value.object()->attribute(name);
            if (!found && index >= 0)
                found = value.object()->item(index);
            return found ? called(*found) : std::nullopt;
        } catch (const ObjectDoesNotExist &) {
            // Django: silent_variable_failure.
            return std::nullopt;
        }
    }
    default:
        break;
    }
    return Internal::plainAttribute(value, name);
}

} // namespace Quintette
