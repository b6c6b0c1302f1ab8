// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/rowcount.h"

#include "core/db/answermemory.h"
#include "core/db/databaseerror.h"
#include "core/db/rowestimate.h"
#include "core/i18n/localeformats.h"
#include "core/i18n/numberinput.h"
#include "core/orm/firstvalues.h"
#include "core/orm/modelregistry.h"
#include "core/orm/query.h"
#include "core/orm/rowsample.h"

namespace Quintette {

// Estimates from fewer rows of a sample than this are more wrong than right.
constexpr qint64 fewestInSample = 10;
// What counting may take where there are few: looking for such rows was no quick matter.
constexpr int countPatience = 10;
// Where nothing else tells, "at least so many" is enough to turn pages.
constexpr qint64 mostCounted = 10'000;
constexpr qint64 dearToCount = 100'000;
constexpr std::chrono::seconds estimateLife{60};

Connection &connectionFor(const QuerySet &query)
{
    return query.model().registry().databases().connection(query.database());
}

QString questionOf(const QString &kind, const QuerySet &query)
{
    const auto [sql, parameters] = query.toSqlWithParameters();
    return kind + u'\n' + sql + u'\n' + Value(parameters).toRepr();
}

bool isDoneInTime(Connection &connection, std::chrono::milliseconds time,
                  const std::function<void()> &work)
{
    if (time.count() <= 0)
        return false;
    try {
        connection.limited({.time = time}, [&] {
            // PostgreSQL ends a transaction with the statement, but not one around a savepoint.
            if (connection.inTransaction())
                connection.atomic(work);
            else
                work();
        });
        return true;
    } catch (const QueryCancelled &) {
        return false;
    }
}

static QString shownCount(const RowCount &count, const Text &pattern)
{
    const QString number =
            localizeNumber(QString::number(count.number), activeFormats(), Grouping::Thousands);
    return count.isEstimate ? pattern.arg(number).toString() : number;
}

QString rowCountText(const RowCount &count)
{
    return shownCount(count, QN_TEXT("admin", "about %1"));
}

QString shortRowCountText(const RowCount &count)
{
    return shownCount(count, QN_TEXT("admin", "≈ %1"));
}

static QuerySet withoutOrder(const QuerySet &query)
{
    return query.orderBy(QStringList());
}

static QString countQuestion(const QuerySet &query)
{
    return questionOf(u"count"_s, withoutOrder(query).values({u"pk"_s}));
}

/// Who has more time may get an exact answer.
static QString estimateQuestion(const QString &question, std::chrono::milliseconds time)
{
    return QString::number(time.count()) + u' ' + question;
}

static Value toAnswer(const RowCount &count)
{
    return ValueList{count.number, count.isEstimate};
}

static RowCount fromAnswer(const Value &answer)
{
    return {answer.list().at(0).integer(), answer.list().at(1).isTrue()};
}

/// Whether a query has all rows of its table.
static bool isWholeTable(const Query &query)
{
    return query.where.isEmpty() && !query.isNone && !query.isSliced() && !query.distinct
            && query.combined.isEmpty() && query.joins.isEmpty();
}

/// Without a sample: all of them if they are few or quickly found, else at least so many.
static RowCount countSome(const QuerySet &query, std::chrono::milliseconds time)
{
    qint64 found = 0;
    const bool isDone = isDoneInTime(connectionFor(query), countPatience * time,
                                     [&] { found = query.slice(0, mostCounted).count(); });
    return {found, !isDone || found == mostCounted};
}

static RowCount estimateRows(const QuerySet &query, std::chrono::milliseconds time)
{
    Connection &connection = connectionFor(query);
    if (isWholeTable(query.query())) {
        const std::optional<qint64> known = estimatedRows(connection, query.model().table());
        if (known)
            return {*known, true};
    }
    const std::optional<RowSample> sample = RowSample::of(query.model(), query.database());
    if (!sample)
        return countSome(query, time);
    const qint64 inSample = sample->rowsOf(query).count();
    if (inSample >= fewestInSample)
        return {sample->estimate(inSample), true};
    qint64 inStretches = 0;
    isDoneInTime(connection, 2 * time, [&] {
        for (const qint64 count : countEach(sample->stretchesOf(query)))
            inStretches += count;
    });
    if (inStretches >= fewestInSample)
        return {RowSample::estimateFromStretches(inStretches), true};
    RowCount result;
    if (isDoneInTime(connection, countPatience * time, [&] { result.number = query.count(); }))
        return result;
    return {sample->estimate(inSample), true};
}

/// Whether counting is tried before it is given up for an estimate.
enum class Attempt : quint8 { Worth, InVain };

static RowCount countOrEstimate(const QuerySet &query, std::chrono::milliseconds time,
                                Attempt attempt)
{
    // Where rows may come several times, their keys tell them apart.
    const QuerySet rows =
            query.query().distinct ? withoutOrder(query).values({u"pk"_s}) : withoutOrder(query);
    const QString question = countQuestion(query);
    Connection &connection = connectionFor(rows);
    const QString estimated = estimateQuestion(question, time);
    return fromAnswer(connection.remembered(question, [&]() -> Value {
        AnswerMemory *memory = connection.answers();
        if (const Value kept = memory ? memory->estimate(estimated) : Value(); !kept.isNone())
            return kept;
        // Where no answer is kept, not even the attempt to count a large table is for free.
        if (!memory && isWholeTable(rows.query())) {
            const std::optional<qint64> known = estimatedRows(connection, rows.model().table());
            if (known.value_or(0) > dearToCount)
                return toAnswer({*known, true});
        }
        RowCount counted;
        if (attempt == Attempt::InVain
            || !isDoneInTime(connection, time, [&] { counted.number = rows.count(); }))
            counted = estimateRows(rows, time);
        if (counted.isEstimate && memory)
            memory->insertEstimate(estimated, toAnswer(counted), estimateLife);
        return toAnswer(counted);
    }));
}

RowCount countRows(const QuerySet &query, std::chrono::milliseconds time)
{
    return countOrEstimate(query, time, Attempt::Worth);
}

QList<RowCount> countRowsOfEach(const QList<QuerySet> &queries, std::chrono::milliseconds time)
{
    Connection &connection = connectionFor(queries.first());
    AnswerMemory *memory = connection.answers();
    const bool isNew = std::none_of(queries.cbegin(), queries.cend(), [&](const QuerySet &query) {
        const QString question = countQuestion(query);
        return memory
                && (memory->contains(question)
                    || !memory->estimate(estimateQuestion(question, time)).isNone());
    });
    QList<RowCount> result;
    QList<qint64> counts;
    if (isNew && isDoneInTime(connection, time, [&] { counts = countEach(queries); })) {
        for (qsizetype i = 0; i < queries.size(); ++i) {
            result += RowCount{counts[i]};
            if (memory)
                memory->insert(countQuestion(queries[i]), toAnswer(result.back()));
        }
        return result;
    }
    // A whole table, which may be what took so long, is counted last, and without a memory better
    // estimated.
    const Attempt first = isNew && memory ? Attempt::InVain : Attempt::Worth;
    for (const QuerySet &query : queries)
        result += countOrEstimate(query, time, result.isEmpty() ? first : Attempt::Worth);
    return result;
}

} // namespace Quintette
