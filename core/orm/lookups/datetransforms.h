// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/lookups/transforms.h"

namespace Quintette::Internal {

/// A part of a date or time as an integer: year, week_day, hour ... Django: Extract.
class ExtractNode : public TransformNode
{
public:
    ExtractNode(NodePtr source, const QString &part);

    const QString &part() const { return m_part; }
    const LookupKind *ownLookup(QStringView name) const override;
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return fieldOfKind(FieldKind::Integer); }

private:
    QString m_part;
};

/// The date or the time of a date and time. Django: TruncDate, TruncTime.
class DayPartNode : public TransformNode
{
public:
    DayPartNode(NodePtr source, FieldKind result)
        : TransformNode(std::move(source)), m_result(result)
    {
    }

    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return fieldOfKind(m_result); }

private:
    FieldKind m_result;
};

/// A date or time cut down to the start of its year, hour and so on. Django: Trunc.
class TruncateNode : public TransformNode
{
public:
    TruncateNode(NodePtr source, const QString &part, std::optional<FieldKind> result);

    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override;

private:
    QString m_part;
    std::optional<FieldKind> m_result;
};

struct DateTransform
{
    QString name;
    FieldKind kind;
    TransformFactory factory;
};
QList<DateTransform> dateTransforms();

} // namespace Quintette::Internal
