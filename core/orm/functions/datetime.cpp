// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/datetime.h"

#include "core/base/error.h"
#include "core/orm/lookups/datetransforms.h"
#include "core/orm/sql/functionnode.h"

namespace Quintette {

using namespace Internal;

// The part is written into the statement as it is.
static const QString &checkedPart(const QString &part, const QStringList &known)
{
    if (!known.contains(part)) {
        throw ValueError(u"A date and time has no part '%1'. Choices are: %2"_s.arg(
                part, known.join(u", "_s)));
    }
    return part;
}

static const QString &extractPart(const QString &part)
{
    static const QStringList known{u"year"_s, u"iso_year"_s, u"quarter"_s,      u"month"_s,
                                   u"week"_s, u"week_day"_s, u"iso_week_day"_s, u"day"_s,
                                   u"hour"_s, u"minute"_s,   u"second"_s};
    return checkedPart(part, known);
}

static const QString &truncPart(const QString &part)
{
    static const QStringList known{u"year"_s, u"quarter"_s, u"month"_s,  u"week"_s,
                                   u"day"_s,  u"hour"_s,    u"minute"_s, u"second"_s};
    return checkedPart(part, known);
}

Extract::Extract(const Argument &moment, const QString &part, const QTimeZone &zone)
    : Expression(std::make_shared<ExtractNode>(moment.node(), extractPart(part), zone))
{
}

Trunc::Trunc(const Argument &moment, const QString &part, const QTimeZone &zone)
    : Expression(std::make_shared<TruncateNode>(moment.node(), truncPart(part), std::nullopt, zone))
{
}

Trunc::Trunc(const Argument &moment, const QString &part, FieldKind output, const QTimeZone &zone)
    : Expression(std::make_shared<TruncateNode>(moment.node(), truncPart(part), output, zone))
{
}

TruncDate::TruncDate(const Argument &moment, const QTimeZone &zone)
    : Expression(std::make_shared<DayPartNode>(moment.node(), FieldKind::Date, zone))
{
}

TruncTime::TruncTime(const Argument &moment, const QTimeZone &zone)
    : Expression(std::make_shared<DayPartNode>(moment.node(), FieldKind::Time, zone))
{
}

Now::Now()
    : Expression(std::make_shared<FunctionNode>(
            FunctionSpec{.name = u"NOW"_s, .output = FieldKind::DateTime}, NodeList{}))
{
}

TransactionNow::TransactionNow()
    : Expression(std::make_shared<FunctionNode>(
            FunctionSpec{.name = u"TRANSACTION_NOW"_s, .output = FieldKind::DateTime}, NodeList{}))
{
}

} // namespace Quintette
