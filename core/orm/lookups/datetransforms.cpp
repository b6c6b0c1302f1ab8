// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/datetransforms.h"

#include "core/base/error.h"
#include "core/orm/fields/parsing.h"
#include "core/orm/lookups/yearlookups.h"
#include "core/orm/modelregistry.h"
#include "core/orm/query.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

static FieldKind kindOf(const Node &node)
{
    const Field *field = node.outputField();
    return field ? valueField(*field).kind() : FieldKind::Custom;
}

/// The zone asked for, else the query's.
static QString zoneName(const QTimeZone &zone, const Compiler &to)
{
    return zone.isValid() ? QString::fromLatin1(zone.id()) : to.timeZone();
}

ExtractNode::ExtractNode(NodePtr source, const QString &part, const QTimeZone &zone)
    : TransformNode(std::move(source)), m_part(part), m_zone(zone)
{
}

const LookupKind *ExtractNode::ownLookup(QStringView name) const
{
    const FieldKind kind = kindOf(*source());
    const bool day = kind == FieldKind::Date || kind == FieldKind::DateTime;
    return day && (m_part == "year"_L1 || m_part == "iso_year"_L1) ? findYearLookup(name) : nullptr;
}

static bool isPartOfDay(const QString &part)
{
    return part == "hour"_L1 || part == "minute"_L1 || part == "second"_L1;
}

static bool isMoment(FieldKind kind)
{
    return kind == FieldKind::Date || kind == FieldKind::DateTime || kind == FieldKind::Time;
}

static void checkZone(const Node &source, const QTimeZone &zone)
{
    if (zone.isValid() && kindOf(source) != FieldKind::DateTime)
        throw ValueError(u"A time zone can only be used with a DateTimeField."_s);
}

/// Refuses the hour of a date and the year of a duration.
static void checkExtract(const Node &source, const QString &part)
{
    const Field *field = source.outputField();
    const FieldKind kind = kindOf(source);
    if (field && !isMoment(kind) && kind != FieldKind::Duration) {
        throw ValueError(u"Extract input expression must be DateField, DateTimeField, TimeField, "
                         u"or DurationField, not %1."_s.arg(field->internalType()));
    }
    const bool isDayOrLess = part == "day"_L1 || isPartOfDay(part);
    if ((kind == FieldKind::Date && isPartOfDay(part))
        || (kind == FieldKind::Time && !isPartOfDay(part))
        || (kind == FieldKind::Duration && !isDayOrLess)) {
        throw ValueError(u"Cannot extract '%1' of the %2 '%3'."_s.arg(
                part, valueField(*field).internalType(), field->name()));
    }
}

/// Refuses what is no moment, the hour of a date, the day of a time, and either as a moment.
static void checkTruncation(const Node &source, bool isTimeWanted, FieldKind result)
{
    const Field *field = source.outputField();
    const FieldKind kind = kindOf(source);
    if (field && !isMoment(kind)) {
        throw TypeError(u"'%1' isn't a DateField, TimeField, or DateTimeField."_s.arg(
                field->name().isEmpty() ? field->internalType() : field->name()));
    }
    if (!isMoment(result)) {
        throw ValueError(
                u"output_field must be either DateField, TimeField, or DateTimeField, not %1."_s
                        .arg(fieldOfKind(result)->internalType()));
    }
    if (kind == FieldKind::DateTime || !field)
        return;
    if (result == FieldKind::DateTime || isTimeWanted != (kind == FieldKind::Time)) {
        throw ValueError(u"Cannot truncate %1 '%2' to %3."_s.arg(
                valueField(*field).internalType(), field->name(),
                fieldOfKind(result == kind ? FieldKind::DateTime : result)->internalType()));
    }
}

NodePtr ExtractNode::resolve(Resolution &in) const
{
    NodePtr resolved = source()->resolve(in);
    checkExtract(*resolved, m_part);
    checkZone(*resolved, m_zone);
    return std::make_shared<ExtractNode>(std::move(resolved), m_part, m_zone);
}

NodePtr ExtractNode::withSources(NodeList sources) const
{
    return std::make_shared<ExtractNode>(sources.first(), m_part, m_zone);
}

Outcome ExtractNode::compile(Compiler &to) const
{
    return to.dialect().writeExtract(to, m_part, source(), kindOf(*source()), zoneName(m_zone, to));
}

NodePtr DayPartNode::resolve(Resolution &in) const
{
    NodePtr resolved = source()->resolve(in);
    checkTruncation(*resolved, m_result == FieldKind::Time, m_result);
    checkZone(*resolved, m_zone);
    return std::make_shared<DayPartNode>(std::move(resolved), m_result, m_zone);
}

NodePtr DayPartNode::withSources(NodeList sources) const
{
    return std::make_shared<DayPartNode>(sources.first(), m_result, m_zone);
}

Outcome DayPartNode::compile(Compiler &to) const
{
    const QString zone = zoneName(m_zone, to);
    return m_result == FieldKind::Date ? to.dialect().writeCastDate(to, source(), zone)
                                       : to.dialect().writeCastTime(to, source(), zone);
}

TruncateNode::TruncateNode(NodePtr source, const QString &part, std::optional<FieldKind> result,
                           const QTimeZone &zone)
    : TransformNode(std::move(source)), m_part(part), m_result(result), m_zone(zone)
{
}

NodePtr TruncateNode::resolve(Resolution &in) const
{
    const ModelRegistry &registry = in.query.model->registry();
    NodePtr resolved = source()->resolve(in);
    const FieldKind kind = kindOf(*resolved);
    checkTruncation(*resolved, isPartOfDay(m_part), m_result.value_or(kind));
    checkZone(*resolved, m_zone);
    const bool ofProject = kind == FieldKind::DateTime && registry.useTimeZone();
    return std::make_shared<TruncateNode>(std::move(resolved), m_part, m_result,
                                          ofProject && !m_zone.isValid() ? registry.timeZone()
                                                                         : m_zone);
}

Value TruncateNode::fromDatabase(const Value &raw, const Backend &backend) const
{
    const Value value = TransformNode::fromDatabase(raw, backend);
    if (value.type() != Value::Type::DateTime || !m_zone.isValid())
        return value;
    return fromZone(value.dateTime().withoutZone(), m_zone);
}

NodePtr TruncateNode::withSources(NodeList sources) const
{
    return std::make_shared<TruncateNode>(sources.first(), m_part, m_result, m_zone);
}

const Field *TruncateNode::outputField() const
{
    const Field *field = source()->outputField();
    return m_result && (!field || *m_result != valueField(*field).kind()) ? fieldOfKind(*m_result)
                                                                          : field;
}

Outcome TruncateNode::compile(Compiler &to) const
{
    return to.dialect().writeTruncate(to, m_part, source(), kindOf(*source()),
                                      outputField()->kind(), zoneName(m_zone, to));
}

QList<DateTransform> dateTransforms()
{
    static const QStringList dayParts{u"year"_s,     u"iso_year"_s,     u"month"_s, u"day"_s,
                                      u"week_day"_s, u"iso_week_day"_s, u"week"_s,  u"quarter"_s};
    static const QStringList timeParts{u"hour"_s, u"minute"_s, u"second"_s};
    QList<DateTransform> all;
    const auto add = [&all](const QStringList &parts, FieldKind kind) {
        for (const QString &part : parts) {
            all.append({part, kind, [part](const NodePtr &source) -> NodePtr {
                            return std::make_shared<ExtractNode>(source, part);
                        }});
        }
    };
    add(dayParts, FieldKind::Date);
    add(dayParts + timeParts, FieldKind::DateTime);
    add(timeParts, FieldKind::Time);
    for (const FieldKind result : {FieldKind::Date, FieldKind::Time}) {
        all.append({result == FieldKind::Date ? u"date"_s : u"time"_s, FieldKind::DateTime,
                    [result](const NodePtr &source) -> NodePtr {
                        return std::make_shared<DayPartNode>(source, result);
                    }});
    }
    return all;
}

} // namespace Quintette::Internal
