// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filters/filters.h"

#include "core/base/json.h"
#include "core/templates/filters/arguments.h"
#include "core/templates/format/pythoncontainer.h"
#include "core/templates/format/striptags.h"
#include "core/templates/output.h"

#include <QRegularExpression>

namespace Quintette::Internal {

namespace {

Value escaped(const Value &value)
{
    return Value::safe(value.isSafe() ? value.toString() : escapeHtml(value.toString()));
}

ValueList eachOf(const Value &value, Value (*change)(const Value &))
{
    const std::optional<ValueList> elements = elementsOf(value);
    if (!elements)
        throw TypeError(u"'%1' object is not iterable"_s.arg(value.typeName()));
    ValueList changed;
    for (const Value &element : *elements)
        changed += change(element);
    return changed;
}

QString withUnixLineEnds(const QString &text)
{
    QString out = text;
    return out.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
}

Value lineBreaks(const Value &value, const Context &context)
{
    static const QRegularExpression gap(u"\n{2,}"_s);
    const bool escapes = context.autoescape() && !value.isSafe();
    QStringList paragraphs = withUnixLineEnds(value.string()).split(gap);
    for (QString &paragraph : paragraphs) {
        const QString text = escapes ? escapeHtml(paragraph) : paragraph;
        paragraph = u"<p>"_s + QString(text).replace(u"\n"_s, u"<br>"_s) + u"</p>"_s;
    }
    return Value::safe(paragraphs.join(u"\n\n"_s));
}

Value lineBreaksBr(const Value &value, const Context &context)
{
    QString text = withUnixLineEnds(value.string());
    if (context.autoescape() && !value.isSafe())
        text = escapeHtml(text);
    return Value::safe(text.replace(u"\n"_s, u"<br>"_s));
}

Value escapeJavaScript(const Value &value)
{
    constexpr QStringView special = u"\\'\"<>&=-;`\u2028\u2029";
    QString out;
    for (const QChar c : value.string()) {
        const bool isControl = c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0);
        if (isControl || special.contains(c))
            out += u"\\u"_s + QString::number(c.unicode(), 16).toUpper().rightJustified(4, u'0');
        else
            out += c;
    }
    return Value::safe(out);
}

Value jsonScript(const Value &value, const std::optional<Value> &elementId)
{
    QString json = QString::fromLatin1(Json::serialize(value, Json::Style::Python, true));
    json.replace(u'>', u"\\u003E"_s).replace(u'<', u"\\u003C"_s).replace(u'&', u"\\u0026"_s);
    QString html = u"<script"_s;
    if (elementId && elementId->isTrue())
        html += u" id=\""_s + escaped(*elementId).string() + u'"';
    return Value::safe(html + u" type=\"application/json\">"_s + json + u"</script>"_s);
}

} // namespace

void addMarkupFilters(Library &filters)
{
    const FilterOptions safeText{.isSafe = true, .takesString = true};
    filters.filter(u"escape"_s, escaped, safeText);
    filters.filter(u"escapejs"_s, escapeJavaScript, {.takesString = true});
    filters.filter(u"escapeseq"_s, [](const Value &v) { return eachOf(v, escaped); },
                   {.isSafe = true});
    filters.filter(
            u"force_escape"_s, [](const Value &v) { return Value::safe(escapeHtml(v.string())); },
            safeText);
    filters.filter(u"json_script"_s, jsonScript, {.isSafe = true});
    filters.filter(u"linebreaks"_s, lineBreaks, safeText);
    filters.filter(u"linebreaksbr"_s, lineBreaksBr, safeText);
    filters.filter(
            u"safe"_s, [](const Value &v) { return Value::safe(v.string()); }, safeText);
    filters.filter(u"safeseq"_s,
                   [](const Value &v) {
                       return eachOf(
                               v, [](const Value &each) { return Value::safe(each.toString()); });
                   },
                   {.isSafe = true});
    filters.filter(
            u"striptags"_s, [](const Value &v) { return stripTags(v.string()); }, safeText);
}

} // namespace Quintette::Internal
