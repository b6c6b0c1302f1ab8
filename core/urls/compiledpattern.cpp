// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/urls/compiledpattern.h"

#include "core/base/error.h"

namespace Quintette::Internal {

CompiledPattern::CompiledPattern(const UrlPattern &source, const UrlConverters &converters)
    : m_source(&source)
{
    if (source.view && !source.included.isEmpty())
        throw ImproperlyConfigured(
                u"URL pattern \"%1\" has both a view and included patterns"_s.arg(source.pattern));
    if (source.kind == UrlPattern::Kind::Route)
        compileRoute(converters);
    else
        compileRegex();
    for (const UrlPattern &child : source.included)
        m_children.emplace_back(child, converters);
}

const UrlConverter &CompiledPattern::converterNamed(const QString &name,
                                                    const UrlConverters &converters) const
{
    if (const UrlConverter *converter = converters.find(name))
        return *converter;
    throw ImproperlyConfigured(
            u"URL route \"%1\" uses the unknown converter \"%2\"; there are: %3"_s.arg(
                    m_source->pattern, name, converters.names().join(u", "_s)));
}

void CompiledPattern::compileRoute(const UrlConverters &converters)
{
    static const QRegularExpression parameter(u"<(?:([^>:]+):)?([^>]+)>"_s);
    static const QRegularExpression identifier(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    const QString &route = m_source->pattern;
    QString matching;
    qsizetype position = 0;
    for (auto it = parameter.globalMatch(route); it.hasNext();) {
        const QRegularExpressionMatch hit = it.next();
        const QString name = hit.captured(2);
        const QString literal = route.mid(position, hit.capturedStart() - position);
        position = hit.capturedEnd();
        if (!identifier.match(name).hasMatch()) {
            throw ImproperlyConfigured(
                    u"URL route \"%1\": \"%2\" cannot be the name of a parameter; use letters, "
                    "digits and underscores"_s.arg(route, name));
        }
        if (m_converters.contains(name))
            throw ImproperlyConfigured(
                    u"URL route \"%1\" uses the parameter \"%2\" twice"_s.arg(route, name));
        const QString kind = hit.captured(1);
        const UrlConverter &converter =
                converterNamed(kind.isEmpty() ? u"str"_s : kind, converters);
        if (m_converters.isEmpty())
            m_literalStart = literal;
        m_converters.insert(name, converter);
        m_groups += name;
        m_template.parts += {literal, false};
        m_template.parts += {name, true};
        const QString escaped = QRegularExpression::escape(literal);
        m_expression += escaped + u"(?:"_s + converter.regex + u')';
        matching += escaped + u"(?<g%1>"_s.arg(m_groups.size()) + converter.regex + u')';
    }
    const QString rest = route.mid(position);
    m_template.parts += {rest, false};
    m_expression += QRegularExpression::escape(rest);
    m_isLiteral = m_converters.isEmpty();
    if (m_isLiteral) {
        m_literalStart = route;
    } else {
        const QString end = isEndpoint() ? u"\\z"_s : QString();
        m_regex.setPattern(u"\\A"_s + matching + QRegularExpression::escape(rest) + end);
    }
    if (isEndpoint())
        m_expression += u"\\z"_s;
    if (!m_regex.isValid()) {
        throw ImproperlyConfigured(u"URL route \"%1\" makes no valid expression: %2"_s.arg(
                route, m_regex.errorString()));
    }
}

void CompiledPattern::compileRegex()
{
    m_regex.setPattern(m_source->pattern);
    m_regex.setPatternOptions(QRegularExpression::UseUnicodePropertiesOption);
    // A prefix may use the same group names, which one expression may not hold twice.
    static const QRegularExpression namedGroup(u"\\(\\?P?<[A-Za-z_]\\w*>"_s);
    m_expression = m_source->pattern;
    m_expression.replace(namedGroup, u"(?:"_s);
    if (m_expression.startsWith(u'^'))
        m_expression.remove(0, 1);
    if (!m_regex.isValid()) {
        throw ImproperlyConfigured(
                u"URL pattern \"%1\" is no valid regular expression: %2 at position %3"_s.arg(
                        m_source->pattern, m_regex.errorString(),
                        QString::number(m_regex.patternErrorOffset())));
    }
}

std::optional<CompiledPattern::Hit> CompiledPattern::match(const QString &path) const
{
    if (!m_literalStart.isEmpty() && !path.startsWith(m_literalStart))
        return std::nullopt;
    if (m_isLiteral) {
        if (isEndpoint() && path.size() != m_literalStart.size())
            return std::nullopt;
        return Hit{m_literalStart.size(), {}, {}};
    }
    const QRegularExpressionMatch match = m_regex.match(path);
    if (!match.hasMatch())
        return std::nullopt;
    Hit hit{match.capturedEnd(), {}, {}};
    if (m_source->kind == UrlPattern::Kind::Route) {
        for (qsizetype i = 0; i < m_groups.size(); ++i) {
            const auto value =
                    m_converters[m_groups[i]].toValue(match.captured(u"g%1"_s.arg(i + 1)));
            if (!value)
                return std::nullopt;
            hit.kwargs.insert(m_groups[i], *value);
        }
        return hit;
    }
    const QStringList names = m_regex.namedCaptureGroups();
    for (qsizetype i = 1; i < names.size(); ++i) {
        const QString text = match.captured(int(i));
        if (!names[i].isEmpty() && !text.isNull())
            hit.kwargs.insert(names[i], Value(text));
        else if (names[i].isEmpty())
            hit.args += text.isNull() ? Value() : Value(text);
    }
    if (!hit.kwargs.isEmpty())
        hit.args.clear();
    return hit;
}

QList<UrlTemplate> CompiledPattern::templates(int firstUnnamed) const
{
    if (m_source->kind == UrlPattern::Kind::Route)
        return {m_template};
    return templatesOfRegex(m_source->pattern, firstUnnamed);
}

} // namespace Quintette::Internal
