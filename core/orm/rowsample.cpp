// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/rowsample.h"

#include "core/db/answermemory.h"
#include "core/orm/firstvalues.h"
#include "core/orm/sql/queryconnection.h"

#include <QRandomGenerator>

#include <cmath>

namespace Quintette {

// An estimate of a tenth of the rows is then right to about 8 in 100.
constexpr qint64 sampleSize = 1500;
// With fewer rows the database counts them sooner than it reads a sample.
constexpr qint64 smallTable = 20'000;
// Where so few of the keys tried exist, they are no running numbers.
constexpr qint64 fewestFound = sampleSize / 20;
// The keys are cut into so many stretches, of each of which such a part is read.
constexpr qint64 stretches = 16;
constexpr qint64 partsPerStretch = 32;
// What is known of the keys is true enough for so long, whoever writes.
constexpr std::chrono::seconds keysLife{60};

/// The least and the greatest key, and how many keys of the sample there are; the last is None
/// where that is not known yet.
static ValueList knownKeys(AnswerMemory *memory, const QString &question, const QuerySet &keys)
{
    const Value kept = memory ? memory->estimate(question) : Value();
    if (!kept.isNone())
        return kept.list();
    return firstValues({keys.orderBy(QStringList{u"pk"_s}), keys.orderBy(QStringList{u"-pk"_s})})
            + ValueList{Value()};
}

/// Two digits that count.
static qint64 rounded(double rows)
{
    if (rows < 100)
        return std::llround(rows);
    const double unit = std::pow(10, std::floor(std::log10(rows)) - 1);
    return qint64(std::round(rows / unit) * unit);
}

std::optional<RowSample> RowSample::of(const ModelInfo &model, const QString &database)
{
    if (!model.primaryKey().isNumber() && !model.primaryKey().isAuto())
        return {};
    const QuerySet all = QuerySet(model, database);
    const QuerySet keys = all.values({u"pk"_s});
    AnswerMemory *memory = Internal::connectionOf(all.query()).answers();
    const QString question = u"keys of "_s + model.table();
    const ValueList ends = knownKeys(memory, question, keys);
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
    sample.m_first = ends[0].integer();
    sample.m_range = range;
    sample.m_scale = range / sampleSize;
    sample.m_found = ends[2].isNone() ? sample.rowsOf(all).count() : ends[2].integer();
    if (memory)
        memory->insertEstimate(question, ValueList{ends[0], ends[1], sample.m_found}, keysLife);
    if (sample.m_found < fewestFound)
        return {};
    return sample;
}

QuerySet RowSample::rowsOf(const QuerySet &query) const
{
    return query.filter(Q{{u"pk__in"_s, Value(m_keys)}});
}

QList<QuerySet> RowSample::stretchesOf(const QuerySet &query) const
{
    const double length = m_range / stretches;
    QList<QuerySet> result;
    for (qint64 i = 0; i < stretches; ++i) {
        const qint64 from = m_first + qint64(double(i) * length);
        result += query.filter(
                {{u"pk__gte"_s, from}, {u"pk__lt"_s, from + qint64(length / partsPerStretch)}});
    }
    return result;
}

qint64 RowSample::estimateFromStretches(qint64 inStretches)
{
    return rounded(double(inStretches) * partsPerStretch);
}

qint64 RowSample::estimate(qint64 inSample) const
{
    return rounded(double(inSample) * m_scale);
}

} // namespace Quintette
