// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filterexpression.h"

#include "core/templates/engine.h"
#include "core/templates/expressionparser.h"
#include "core/templates/format/localize.h"
#include "core/templates/parser.h"
#include "core/templates/token.h"

namespace Quintette {

namespace {

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c.isMark() || c.isSurrogate();
}

} // namespace

ExpressionParser::ExpressionParser(const QString &source, const Parser &parser)
    : m_source(source), m_parser(parser)
{
}

FilterExpression ExpressionParser::run()
{
    FilterExpression expression;
    expression.m_source = m_source;
    const qsizetype end = endOfOperand(0);
    if (end < 0) {
        throw TemplateSyntaxError(u"Could not find variable at start of %1."_s.arg(m_source));
    }
    expression.m_variable.emplace(m_source.left(end));
    m_at = end;
    while (m_at < m_source.size()) {
        expression.m_filters.push_back(nextFilter());
        expression.m_keepsTimeZone |= expression.m_filters.back().filter->keepsTimeZone;
    }
    return expression;
}

qsizetype ExpressionParser::endOfLiteral(qsizetype from) const
{
    const bool translated = QStringView(m_source).mid(from).startsWith(u"_(");
    qsizetype i = translated ? from + 2 : from;
    if (i >= m_source.size() || (m_source[i] != u'"' && m_source[i] != u'\''))
        return -1;
    const QChar quote = m_source[i];
    for (++i; i < m_source.size() && m_source[i] != quote; ++i) {
        if (m_source[i] == u'\\')
            ++i;
    }
    if (i >= m_source.size())
        return -1;
    ++i;
    if (!translated)
        return i;
    return i < m_source.size() && m_source[i] == u')' ? i + 1 : -1;
}

qsizetype ExpressionParser::endOfOperand(qsizetype from) const
{
    const qsizetype literal = endOfLiteral(from);
    if (literal >= 0)
        return literal;
    qsizetype i = from;
    while (i < m_source.size() && (isWordCharacter(m_source[i]) || m_source[i] == u'.'))
        ++i;
    if (i > from)
        return i;
    // A number with a sign: [-+.]?\d[\d.e]*
    if (i < m_source.size() && (m_source[i] == u'-' || m_source[i] == u'+'))
        ++i;
    if (i >= m_source.size() || !m_source[i].isDigit())
        return -1;
    while (i < m_source.size()
           && (m_source[i].isDigit() || m_source[i] == u'.' || m_source[i] == u'e'))
        ++i;
    return i;
}

FilterExpression::Step ExpressionParser::nextFilter()
{
    const qsizetype start = m_at;
    while (m_at < m_source.size() && m_source[m_at].isSpace())
        ++m_at;
    const bool separated = m_at < m_source.size() && m_source[m_at] == u'|';
    ++m_at;
    while (separated && m_at < m_source.size() && m_source[m_at].isSpace())
        ++m_at;
    const qsizetype nameStart = m_at;
    while (m_at < m_source.size() && isWordCharacter(m_source[m_at]))
        ++m_at;
    if (!separated || m_at == nameStart) {
        throw TemplateSyntaxError(u"Could not parse the remainder: '%1' from '%2'"_s.arg(
                m_source.mid(start), m_source));
    }
    FilterExpression::Step step;
    const QString name = m_source.mid(nameStart, m_at - nameStart);
    step.filter = m_parser.filter(name);
    if (m_at < m_source.size() && m_source[m_at] == u':') {
        const qsizetype end = endOfOperand(m_at + 1);
        if (end >= 0) {
            step.argument.emplace(m_source.mid(m_at + 1, end - m_at - 1));
            m_at = end;
        }
    }
    const bool given = step.argument.has_value();
    if (given && step.filter->argument == Filter::Argument::None)
        throw TemplateSyntaxError(u"%1 requires 1 arguments, 2 provided"_s.arg(name));
    if (!given && step.filter->argument == Filter::Argument::Required)
        throw TemplateSyntaxError(u"%1 requires 2 arguments, 1 provided"_s.arg(name));
    return step;
}

static Value invalidValue(const QString &pattern, const QString &name)
{
    QString shown = pattern;
    return shown.replace(u"%s"_s, name);
}

Value FilterExpression::resolve(Context &context, Missing missing) const
{
    if (const Value *direct = m_variable->direct(context))
        return m_filters.empty() ? *direct : filtered(*direct, context);
    std::optional<Value> found = m_variable->resolve(context);
    if (!found) {
        if (missing == Missing::None) {
            found = Value();
        } else {
            const QString &invalid = context.engine().options().stringIfInvalid;
            if (!invalid.isEmpty())
                return invalidValue(invalid, m_variable->text());
            found = Value(QString(u""_s));
        }
    }
    return m_filters.empty() ? std::move(*found) : filtered(*found, context);
}

Value FilterExpression::resolveTranslated(Context &context, const QString &messageContext) const
{
    const Value found = m_variable->resolve(context).value_or(QString(u""_s));
    const Value text = Variable::translated(found, context, messageContext);
    return m_filters.empty() ? text : filtered(text, context);
}

Value FilterExpression::filtered(const Value &value, Context &context) const
{
    Value result = m_filters.front().apply(value, context, false);
    bool keepsTimeZone = m_filters.front().filter->keepsTimeZone;
    for (size_t i = 1; i < m_filters.size(); ++i) {
        result = m_filters[i].apply(result, context, keepsTimeZone);
        keepsTimeZone = keepsTimeZone || m_filters[i].filter->keepsTimeZone;
    }
    return result;
}

void FilterExpression::render(Context &context, Output &out) const
{
    if (m_filters.empty()) {
        if (const Value *direct = m_variable->direct(context)) {
            renderValue(*direct, context, out);
            return;
        }
    }
    const Value value = resolve(context);
    if (!m_keepsTimeZone || !context.useTimeZone()) {
        renderValue(value, context, out);
        return;
    }
    context.setUseTimeZone(false);
    renderValue(value, context, out);
    context.setUseTimeZone(true);
}

bool FilterExpression::uses(const Filter &filter) const
{
    return std::any_of(m_filters.begin(), m_filters.end(),
                       [&filter](const Step &step) { return step.filter.get() == &filter; });
}

Value FilterExpression::Step::apply(const Value &input, Context &context, bool keepsTimeZone) const
{
    std::optional<Value> computed;
    const Value *given = argument ? argument->direct(context) : nullptr;
    if (argument && !given) {
        computed = argument->resolve(context);
        if (!computed)
            throw VariableDoesNotExist(
                    u"there is no variable \"%1\" for a filter's argument"_s.arg(argument->text()));
        given = &*computed;
    }
    const bool wasSafe = input.isSafe();
    Value result;
    if (filter->expectsLocalTime && !keepsTimeZone)
        result = filter->function(localTime(input, context), given, context);
    else if (filter->takesString && !input.isString())
        result = filter->function(wasSafe ? Value::safe(input.toString()) : Value(input.toString()),
                                  given, context);
    else
        result = filter->function(input, given, context);
    if (filter->isSafe && wasSafe && !result.isSafe())
        return Value::safe(result.toString());
    return result;
}

void renderValue(const Value &value, Context &context, Output &out)
{
    switch (value.type()) {
    case Value::Type::SafeString:
        out.append(value.string());
        return;
    case Value::Type::String:
        if (context.autoescape())
            out.appendEscaped(value.string());
        else
            out.append(value.string());
        return;
    case Value::Type::Int:
        if (!context.localization().numbers().groupAlways || !context.useLocalization()) {
            out.appendNumber(value.integer());
            return;
        }
        [[fallthrough]];
    default:
        const Value text = localized(localTime(value, context), context);
        if (context.autoescape() && !text.isSafe())
            out.appendEscaped(text.toString());
        else
            out.append(text.toString());
    }
}

Value renderedValue(const Value &value, const Context &context)
{
    const Value text = localized(localTime(value, context), context);
    if (text.isSafe())
        return Value::safe(text.toString());
    if (context.autoescape())
        return Value::safe(escapeHtml(text.toString()));
    return text.isString() ? text : Value(text.toString());
}

} // namespace Quintette
