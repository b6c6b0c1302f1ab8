// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/libraries/libraries.h"

#include "core/templates/filters/arguments.h"
#include "core/templates/format/localize.h"
#include "core/templates/format/pythontext.h"
#include "core/templates/tags/tags.h"

namespace Quintette::Internal {

namespace {

class LocalTimeNode : public EnclosingNode
{
public:
    LocalTimeNode(bool on, NodeList nodes) : EnclosingNode(std::move(nodes)), m_on(on) { }
    void render(Context &context, Output &out) const override
    {
        const bool before = context.useTimeZone();
        context.setUseTimeZone(m_on);
        m_nodes.render(context, out);
        context.setUseTimeZone(before);
    }

private:
    bool m_on;
};

QTimeZone zoneNamed(const QString &name)
{
    const QTimeZone zone(name.toUtf8());
    if (!zone.isValid())
        throw ValueError(u"there is no time zone \"%1\""_s.arg(name));
    return zone;
}

class TimeZoneNode : public EnclosingNode
{
public:
    TimeZoneNode(FilterExpression zone, NodeList nodes)
        : EnclosingNode(std::move(nodes)), m_zone(std::move(zone))
    {
    }
    void render(Context &context, Output &out) const override
    {
        const Value name = m_zone.resolve(context);
        const QTimeZone before = context.timeZone();
        if (!name.isNone())
            context.setTimeZone(zoneNamed(name.toString()));
        m_nodes.render(context, out);
        context.setTimeZone(before);
    }

private:
    FilterExpression m_zone;
};

class CurrentTimeZoneNode : public Node
{
public:
    explicit CurrentTimeZoneNode(const QString &target) : m_target(target) { }
    void render(Context &context, Output &) const override
    {
        context.set(m_target, QString::fromUtf8(context.timeZone().id()));
    }

private:
    QString m_target;
};

std::unique_ptr<Node> compileLocalTime(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    const bool isValid =
            words.size() == 1 || (words.size() == 2 && (words[1] == u"on" || words[1] == u"off"));
    if (!isValid)
        throw TemplateSyntaxError(u"'localtime' argument should be 'on' or 'off'"_s);
    return std::make_unique<LocalTimeNode>(words.value(1) != u"off",
                                           parser.parseThrough(u"endlocaltime"_s));
}

std::unique_ptr<Node> compileTimeZone(Parser &parser, const Token &token)
{
    const QStringList words = token.splitContents();
    if (words.size() != 2)
        throw TemplateSyntaxError(u"'timezone' takes one argument (timezone)"_s);
    FilterExpression zone = parser.compile(words[1]);
    return std::make_unique<TimeZoneNode>(std::move(zone), parser.parseThrough(u"endtimezone"_s));
}

std::unique_ptr<Node> compileCurrentTimeZone(Parser &, const Token &token)
{
    const QStringList words = splitWords(token.contents);
    if (words.size() != 3 || words[1] != u"as") {
        throw TemplateSyntaxError(u"'get_current_timezone' requires 'as variable' (got [%1])"_s.arg(
                words.join(u", "_s)));
    }
    return std::make_unique<CurrentTimeZoneNode>(words[2]);
}

/// The time in that zone; a naive one is taken to be in the current zone. What is no time gives an
/// empty text.
Value inZoneOf(const Value &value, const QTimeZone &zone, const Context &context)
{
    if (value.type() != Value::Type::DateTime)
        return QString(u""_s);
    DateTime moment = value.dateTime();
    if (!moment.isAware()) {
        const QDateTime wall = moment.withOffset(0).toQDateTime();
        const QDateTime local(wall.date(), wall.time(), context.timeZone());
        moment = moment.withOffset(local.offsetFromUtc());
    }
    return inZone(moment, zone);
}

Value inZoneNamed(const Value &value, const Value &name, const Context &context)
{
    const QTimeZone zone(name.toString().toUtf8());
    return zone.isValid() ? inZoneOf(value, zone, context) : Value(QString(u""_s));
}

} // namespace

std::shared_ptr<const Library> tzLibrary()
{
    static const std::shared_ptr<const Library> shared = [] {
        const FilterOptions keeps{.keepsTimeZone = true};
        auto library = std::make_shared<Library>();
        library->tag(u"localtime"_s, compileLocalTime);
        library->tag(u"timezone"_s, compileTimeZone);
        library->tag(u"get_current_timezone"_s, compileCurrentTimeZone);
        library->filter(
                u"localtime"_s,
                [](const Value &v, const Context &context) {
                    return inZoneOf(v, context.timeZone(), context);
                },
                keeps);
        library->filter(
                u"utc"_s,
                [](const Value &v, const Context &context) {
                    return inZoneOf(v, QTimeZone::utc(), context);
                },
                keeps);
        library->filter(u"timezone"_s, inZoneNamed, keeps);
        library->documentTag(
                u"localtime"_s,
                u"localtime [on|off] ... endlocaltime: says whether times inside are shown "
                u"in the current time zone."_s);
        library->documentTag(
                u"timezone"_s,
                u"timezone name ... endtimezone: makes another time zone the current one "
                u"inside; None keeps it."_s);
        library->documentTag(
                u"get_current_timezone"_s,
                u"get_current_timezone as variable: the name of the current time zone."_s);
        library->documentFilter(u"localtime"_s, u"The time in the current time zone."_s);
        library->documentFilter(u"utc"_s, u"The time in UTC."_s);
        library->documentFilter(u"timezone"_s, u"The time in the zone that the argument names."_s);
        return library;
    }();
    return shared;
}

} // namespace Quintette::Internal
