// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/yearlookups.h"

#include "core/base/error.h"
#include "core/orm/fields/parsing.h"
#include "core/orm/lookups/datetransforms.h"
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/modelregistry.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

namespace {

// The Monday of the first ISO week of a year is the one of the week with 4 January.
QDate isoYearStart(int year)
{
    const QDate fourth(year, 1, 4);
    return fourth.addDays(1 - fourth.dayOfWeek());
}

QTimeZone zoneOf(const ExtractNode &extract, const Compiler &to)
{
    if (extract.zone().isValid())
        return extract.zone();
    const ModelRegistry &registry = to.query().model->registry();
    return registry.useTimeZone() ? registry.timeZone() : QTimeZone();
}

class YearLookup : public LookupKind
{
public:
    enum class Bounds { Both, First, Last };

    YearLookup(const QString &name, QLatin1StringView op, Bounds bounds)
        : LookupKind(name), m_op(op), m_bounds(bounds)
    {
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        if (const NodePtr right = lookup.rightNode()) {
            to.compileValue(lookup.left());
            to.write(m_op);
            to.compileValue(right);
            return Outcome::Sql;
        }
        const auto &extract = static_cast<const ExtractNode &>(*lookup.left());
        const std::optional<qint64> year = lookup.right().toInt();
        if (!year || *year < 1 || *year > 9999)
            throw ValueError(u"year %1 is out of range"_s.arg(lookup.right().toString()));
        const bool iso = extract.part() == "iso_year"_L1;
        // The end of an ISO year is known by the start of the next one.
        if (iso && *year == 9999)
            throw ValueError(u"Year is out of range: 10000"_s);
        const QDate first = iso ? isoYearStart(int(*year)) : QDate(int(*year), 1, 1);
        const QDate last =
                iso ? isoYearStart(int(*year) + 1).addDays(-1) : QDate(int(*year), 12, 31);
        const bool isDate = valueField(*extract.source()->outputField()).kind() == FieldKind::Date;

        to.compileValue(extract.source());
        const QTimeZone zone = zoneOf(extract, to);
        const auto bindMoment = [&](const QDate &date, const Time &time) {
            const DateTime wall(date, time);
            const Value moment(zone.isValid() ? fromZone(wall, zone) : wall);
            to.bind(to.backend().adapt(isDate ? Value(date) : moment));
        };
        const auto bindFirst = [&] { bindMoment(first, {}); };
        const auto bindLast = [&] { bindMoment(last, Time(23, 59, 59, 999'999)); };
        switch (m_bounds) {
        case Bounds::Both:
            to.write(" BETWEEN "_L1);
            bindFirst();
            to.write(" AND "_L1);
            bindLast();
            break;
        case Bounds::First:
            to.write(m_op);
            bindFirst();
            break;
        case Bounds::Last:
            to.write(m_op);
            bindLast();
            break;
        }
        return Outcome::Sql;
    }

private:
    QLatin1StringView m_op;
    Bounds m_bounds;
};

} // namespace

const LookupKind *findYearLookup(QStringView name)
{
    using Bounds = YearLookup::Bounds;
    static const YearLookup lookups[] = {
            {u"exact"_s, " = "_L1, Bounds::Both}, {u"gt"_s, " > "_L1, Bounds::Last},
            {u"gte"_s, " >= "_L1, Bounds::First}, {u"lt"_s, " < "_L1, Bounds::First},
            {u"lte"_s, " <= "_L1, Bounds::Last},
    };
    for (const YearLookup &lookup : lookups) {
        if (lookup.name() == name)
            return &lookup;
    }
    return nullptr;
}

} // namespace Quintette::Internal
