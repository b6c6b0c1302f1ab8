// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/lookups/transforms.h"

#include <QTimeZone>

namespace Quintette::Internal {

/// A part of a date or time as an integer: year, week_day, hour ... Django: Extract.
class ExtractNode : public TransformNode
{
public:
    /// zone: instead of the project's.
    ExtractNode(NodePtr source, const QString &part, const QTimeZone &zone = {});

    const QString &part() const { return m_part; }
    const QTimeZone &zone() const { return m_zone; }
    const LookupKind *ownLookup(QStringView name) const override;
    NodePtr resolve(Resolution &in) const override;
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return fieldOfKind(FieldKind::Integer); }

private:
    QString m_part;
    QTimeZone m_zone;
};

/// The date or the time of a date and time. Django: TruncDate, TruncTime.
class DayPartNode : public TransformNode
{
public:
    DayPartNode(NodePtr source, FieldKind result, const QTimeZone &zone = {})
        : TransformNode(std::move(source)), m_result(result), m_zone(zone)
    {
    }

    NodePtr resolve(Resolution &in) const override;
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return fieldOfKind(m_result); }

private:
    FieldKind m_result;
    QTimeZone m_zone;
};

/// A date or time cut down to the start of its year, hour and so on. Django: Trunc.
class TruncateNode : public TransformNode
{
public:
    TruncateNode(NodePtr source, const QString &part, std::optional<FieldKind> result,
                 const QTimeZone &zone = {});

    NodePtr resolve(Resolution &in) const override;
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override;
    /// The database gives the wall clock of the zone.
    Value fromDatabase(const Value &raw, const Backend &backend) const override;

private:
    QString m_part;
    std::optional<FieldKind> m_result;
    QTimeZone m_zone; // the project's from resolve() on; invalid without time zones
};

struct DateTransform
{
    QString name;
    FieldKind kind;
    TransformFactory factory;
};
QList<DateTransform> dateTransforms();

} // namespace Quintette::Internal
