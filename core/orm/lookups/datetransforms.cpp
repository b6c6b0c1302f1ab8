// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/datetransforms.h"

#include "core/orm/lookups/yearlookups.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

static FieldKind kindOf(const Node &node)
{
    const Field *field = node.outputField();
    return field ? valueField(*field).kind() : FieldKind::Custom;
}

ExtractNode::ExtractNode(NodePtr source, const QString &part)
    : TransformNode(std::move(source)), m_part(part)
{
}

const LookupKind *ExtractNode::ownLookup(QStringView name) const
{
    const FieldKind kind = kindOf(*source());
    const bool day = kind == FieldKind::Date || kind == FieldKind::DateTime;
    return day && (m_part == "year"_L1 || m_part == "iso_year"_L1) ? findYearLookup(name) : nullptr;
}

NodePtr ExtractNode::withSources(NodeList sources) const
{
    return std::make_shared<ExtractNode>(sources.first(), m_part);
}

Outcome ExtractNode::compile(Compiler &to) const
{
    return to.dialect().writeExtract(to, m_part, source(), kindOf(*source()));
}

NodePtr DayPartNode::withSources(NodeList sources) const
{
    return std::make_shared<DayPartNode>(sources.first(), m_result);
}

Outcome DayPartNode::compile(Compiler &to) const
{
    return m_result == FieldKind::Date ? to.dialect().writeCastDate(to, source())
                                       : to.dialect().writeCastTime(to, source());
}

TruncateNode::TruncateNode(NodePtr source, const QString &part, std::optional<FieldKind> result)
    : TransformNode(std::move(source)), m_part(part), m_result(result)
{
}

NodePtr TruncateNode::withSources(NodeList sources) const
{
    return std::make_shared<TruncateNode>(sources.first(), m_part, m_result);
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
                                      outputField()->kind());
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
