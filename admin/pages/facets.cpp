// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/facets.h"

#include "core/orm/aggregates/aggregates.h"
#include "core/orm/query.h"
#include "core/orm/rowsample.h"

namespace Quintette {

namespace {

// Where no sample can be had: longer than this and the choices go without counts.
constexpr int facetPatience = 10;

using Options = QList<ListFilter::Option>;

/// One pass that asks of every row which conditions hold for it.
QList<qint64> countByConditions(const QuerySet &query, const Options &options)
{
    // Rows that come several times are counted once; telling them apart costs, so only then.
    const AggregateOptions plain{.distinct = query.query().distinct};
    QList<QPair<QString, Expression>> counts;
    for (qsizetype i = 0; i < options.size(); ++i) {
        AggregateOptions counted = plain;
        if (!options[i].condition.isEmpty())
            counted.filter = options[i].condition;
        counts.append({u"facet"_s + QString::number(i), Count(u"pk", counted)});
    }
    const Dict found = query.aggregate(counts);
    QList<qint64> result;
    for (qsizetype i = 0; i < options.size(); ++i)
        result += found.value(QString(u"facet"_s + QString::number(i))).toInt().value_or(0);
    return result;
}

/// One pass over the values of a column, which an index may have by itself.
QList<qint64> countByValues(const QuerySet &query, const FieldPath &path, const QString &name,
                            const Options &options)
{
    QHash<QString, qint64> found;
    qint64 all = 0;
    const auto key = [&path](const Value &value) {
        return value.isNone() ? QString() : u'=' + path.last().toText(value);
    };
    const QString number = u"_facet_count"_s;
    query.values({name}).annotate(number, Count(u"*"_s)).forEachDict([&](const Dict &row) {
        const qint64 rows = row.value(number).integer();
        found.insert(key(row.value(name)), rows);
        all += rows;
        return true;
    });
    QList<qint64> result;
    for (const ListFilter::Option &option : options)
        result += option.value ? found.value(key(*option.value)) : all;
    return result;
}

/// Whether every choice is one value of a column, and every row comes once.
bool isByValues(const ListFilter &filter, const QuerySet &query, const Options &options)
{
    const FieldPath &path = filter.path();
    return path.isValid() && !path.mayRepeatRows && !query.query().distinct
            && std::all_of(options.cbegin(), options.cend(), [](const ListFilter::Option &option) {
                   return option.value || option.parameters.isEmpty();
               });
}

} // namespace

QList<RowCount> facetCounts(const QuerySet &query, const ListFilter &filter, const Options &options,
                            std::chrono::milliseconds time)
{
    const QuerySet rows = query.orderBy(QStringList());
    Connection &connection = connectionFor(rows);
    const auto countIn = [&](const QuerySet &counted) {
        return isByValues(filter, counted, options)
                ? countByValues(counted, filter.path(), filter.name, options)
                : countByConditions(counted, options);
    };
    QString question = questionOf(u"facets "_s + filter.name, rows.values({u"pk"_s}));
    for (const ListFilter::Option &option : options) {
        for (const auto &[name, value] : option.parameters)
            question += u'\n' + name + u'=' + value;
    }
    const Value answer = connection.remembered(question, [&]() -> Value {
        QList<qint64> counts;
        const bool isExact = isDoneInTime(connection, time, [&] { counts = countIn(rows); });
        std::optional<RowSample> sample;
        if (!isExact)
            sample = RowSample::of(rows.model(), rows.database());
        if (sample)
            counts = countIn(sample->rowsOf(rows));
        else if (!isExact)
            isDoneInTime(connection, facetPatience * time, [&] { counts = countIn(rows); });
        ValueList kept{sample.has_value()};
        for (const qint64 count : std::as_const(counts))
            kept += sample ? sample->estimate(count) : count;
        return kept;
    });
    const ValueList &kept = answer.list();
    QList<RowCount> result;
    for (qsizetype i = 1; i < kept.size(); ++i)
        result += RowCount{kept[i].integer(), kept[0].isTrue()};
    return result;
}

} // namespace Quintette
