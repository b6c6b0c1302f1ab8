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

/// Refuses the hour of a date and, to cut down to, the day of a time.
static void checkPart(const Node &source, const QString &part, QLatin1StringView what)
{
    const Field *field = source.outputField();
    const FieldKind kind = kindOf(source);
    if ((kind == FieldKind::Date && isPartOfDay(part))
        || (kind == FieldKind::Time && !isPartOfDay(part))) {
        throw ValueError(u"Cannot %1 '%2' of the %3 '%4'."_s.arg(
                what, part, valueField(*field).internalType(), field->name()));
    }
}

static bool isMoment(const Field *field)
{
    const FieldKind kind = field ? valueField(*field).kind() : FieldKind::Custom;
    return !field || kind == FieldKind::Date || kind == FieldKind::DateTime
            || kind == FieldKind::Time;
}

NodePtr ExtractNode::resolve(Resolution &in) const
{
    NodePtr resolved = source()->resolve(in);
    const Field *field = resolved->outputField();
    if (!isMoment(field) && valueField(*field).kind() != FieldKind::Duration) {
        throw ValueError(u"Extract input expression must be DateField, DateTimeField, TimeField, "
                         u"or DurationField, not %1."_s.arg(field->internalType()));
    }
    checkPart(*resolved, m_part, "extract"_L1);
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
    const bool ofProject = !m_zone.isValid() && registry.useTimeZone();
    NodePtr resolved = source()->resolve(in);
    if (const Field *field = resolved->outputField(); !isMoment(field)) {
        throw TypeError(u"'%1' isn't a DateField, TimeField, or DateTimeField."_s.arg(
                field->name().isEmpty() ? field->internalType() : field->name()));
    }
    checkPart(*resolved, m_part, "truncate to"_L1);
    return std::make_shared<TruncateNode>(std::move(resolved), m_part, m_result,
                                          ofProject ? registry.timeZone() : m_zone);
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
