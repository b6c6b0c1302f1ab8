// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/rowsample.h"

#include "core/orm/firstvalues.h"

#include <QRandomGenerator>

#include <cmath>

namespace Quintette {

// An estimate of a tenth of the rows is then right to about 8 in 100.
constexpr qint64 sampleSize = 1500;
// With fewer rows the database counts them sooner than it reads a sample.
constexpr qint64 smallTable = 20'000;
// Where so few of the keys tried exist, they are no running numbers.
constexpr qint64 fewestFound = sampleSize / 20;

std::optional<RowSample> RowSample::of(const ModelInfo &model, const QString &database)
{
    if (!model.primaryKey().isNumber() && !model.primaryKey().isAuto())
        return {};
    const QuerySet all = QuerySet(model, database);
    const QuerySet keys = all.values({u"pk"_s});
    const ValueList ends =
            firstValues({keys.orderBy(QStringList{u"pk"_s}), keys.orderBy(QStringList{u"-pk"_s})});
    if (ends[0].type() != Value::Type::Int || ends[1].type() != Value::Type::Int)
        return {};
    const double range = double(ends[1].integer()) - double(ends[0].integer()) + 1;
    if (range < double(smallTable))
        return {};
    RowSample sample;
    // One by chance in each of as many parts: even steps would meet the same of what comes in
    // turns. The same keys each time, so that a page says the same when it is loaded again.
    QRandomGenerator chance(1);
    for (qint64 i = 0; i < sampleSize; ++i)
        sample.m_keys += ends[0].integer()
                + qint64((double(i) + chance.generateDouble()) * range / sampleSize);
    sample.m_scale = range / sampleSize;
    sample.m_found = sample.rowsOf(all).count();
    if (sample.m_found < fewestFound)
        return {};
    return sample;
}

QuerySet RowSample::rowsOf(const QuerySet &query) const
{
    return query.filter(Q{{u"pk__in"_s, Value(m_keys)}});
}

qint64 RowSample::estimate(qint64 inSample) const
{
    const double rows = double(inSample) * m_scale;
    if (rows < 100)
        return std::llround(rows);
    const double unit = std::pow(10, std::floor(std::log10(rows)) - 1);
    return qint64(std::round(rows / unit) * unit);
}

} // namespace Quintette
