// SPDX-License-Identifier: GPL-3.0-or-later
// Times the ORM beside QtSql on the same SQLite file:  bench_orm DATABASE
// Makes the file and prints a line for each measurement: its name, the microseconds of the ORM,
// those of QtSql ("-" where it has no counterpart). Last the mebibytes by which memory grew while
// an iterator ran over a million rows.
#include "tests/bench/orm/benchmodels.h"

#include "core/db/connection.h"
#include "core/orm/modelregistry.h"
#include "core/orm/typedqueryset.h"

#include <QCoreApplication>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <cstdio>
#include <limits>
#include <time.h>

using namespace Quintette;
using Bench::Row;

namespace {

constexpr int rowCount = 100'000;
constexpr int getCount = 20'000;
constexpr int filterCount = 20'000;
constexpr int runs = 5;

const char *const columns = "id, name, body, number, ratio, flag, owner_id";

/// Of the processor, not of the clock: what else the machine does must not decide.
double microseconds(const std::function<void()> &work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e6 + double(time.tv_nsec) / 1e3;
    };
    const double start = now();
    work();
    return now() - start;
}

struct Times
{
    double ours = std::numeric_limits<double>::max();
    double plain = std::numeric_limits<double>::max();
};

/// The best of some runs of each; they take turns, so that a busy moment of the machine meets both.
Times compare(const std::function<void()> &ours, const std::function<void()> &plain)
{
    Times times;
    for (int i = 0; i < runs; ++i) {
        times.plain = std::min(times.plain, microseconds(plain));
        times.ours = std::min(times.ours, microseconds(ours));
    }
    return times;
}

void print(const char *name, const Times &times, int count)
{
    std::printf("%s %.3f %.3f\n", name, times.ours / count, times.plain / count);
}

void check(bool isRight, const char *what)
{
    if (!isRight)
        qFatal("bench_orm: wrong answer: %s", what);
}

/// Resident memory of this process in MiB.
double memory()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1024 / 1024;
}

void bindRow(QSqlQuery &insert, const Row &row)
{
    insert.bindValue(0, row.name);
    insert.bindValue(1, row.body);
    insert.bindValue(2, row.number);
    insert.bindValue(3, row.ratio);
    insert.bindValue(4, row.flag);
    insert.bindValue(5, QVariant());
}

void measureBulkCreate(const QuerySet &rows, QSqlDatabase &plain, Connection &connection)
{
    QList<Row> objects;
    for (int i = 0; i < rowCount; ++i)
        objects += Bench::rowAt(i);
    const auto empty = [&connection] {
        connection.executeScript(
                u"DELETE FROM bench_row; DELETE FROM sqlite_sequence WHERE name = 'bench_row'"_s);
    };
    Times times;
    for (int run = 0; run < runs; ++run) {
        empty();
        const auto loop = [&] {
            plain.transaction();
            QSqlQuery insert(plain);
            insert.prepare(
                    u"INSERT INTO bench_row (name, body, number, ratio, flag, owner_id) VALUES (?, ?, ?, ?, ?, ?)"_s);
            for (const Row &row : std::as_const(objects)) {
                bindRow(insert, row);
                insert.exec();
            }
            plain.commit();
        };
        times.plain = std::min(times.plain, microseconds(loop));
        empty();
        QList<Record> records;
        for (const Row &row : std::as_const(objects))
            records += toRecord(row);
        times.ours = std::min(times.ours,
                              microseconds([&] { records = rows.bulkCreate(std::move(records)); }));
        check(records.last().pk() == Value(rowCount), "key of the last created object");
    }
    print("bulk_create", times, 1);
}

void measureReading(const QuerySet &rows, QSqlDatabase &plain)
{
    QSqlQuery all(plain);
    all.setForwardOnly(true);
    all.prepare(u"SELECT %1 FROM bench_row"_s.arg(QLatin1StringView(columns)));
    qint64 nulls = 0;
    const auto plainRows = [&] {
        all.exec();
        while (all.next()) {
            for (int i = 0; i < 7; ++i)
                nulls += all.value(i).isNull();
        }
    };
    const Times asRecords = compare(
            [&] {
                qint64 count = 0;
                rows.forEach([&count](const Record &record) {
                    count += record.values().size();
                    return true;
                });
                check(count == rowCount * 7, "values of all records");
            },
            plainRows);
    print("records", asRecords, 1);
    const Times asObjects = compare(
            [&] {
                qint64 count = 0;
                objects<Row>().forEach([&count](const Row &row) {
                    count += !row.name.isEmpty();
                    return true;
                });
                check(count == rowCount, "names of all objects");
            },
            plainRows);
    print("objects", asObjects, 1);
    check(nulls > 0, "owners of plain rows");
}

void measureGet(const QuerySet &rows, QSqlDatabase &plain)
{
    QSqlQuery one(plain);
    one.setForwardOnly(true);
    one.prepare(u"SELECT %1 FROM bench_row WHERE id = ?"_s.arg(QLatin1StringView(columns)));
    qint64 nulls = 0;
    const Times times = compare(
            [&] {
                qint64 count = 0;
                for (int i = 1; i <= getCount; ++i)
                    count += rows.get({{u"pk"_s, i * 5}}).values().size();
                check(count == getCount * 7, "values of fetched records");
            },
            [&] {
                for (int i = 1; i <= getCount; ++i) {
                    one.bindValue(0, i * 5);
                    one.exec();
                    one.next();
                    for (int column = 0; column < 7; ++column)
                        nulls += one.value(column).isNull();
                    one.finish();
                }
            });
    print("get", times, 1);
    check(nulls > 0, "owners of plain rows");
}

void measureFilter(const QuerySet &rows)
{
    double best = std::numeric_limits<double>::max();
    for (int run = 0; run < runs; ++run) {
        qint64 length = 0;
        best = std::min(best, microseconds([&] {
                            for (int i = 0; i < filterCount; ++i)
                                length += rows.filter({{u"owner__city__country__name"_s, u"x"_s}})
                                                  .toSql()
                                                  .size();
                        }));
        check(length > 0, "SQL of the filter");
    }
    std::printf("filter %.3f -\n", best / filterCount);
}

void measureMemory(const QuerySet &rows, Connection &connection)
{
    connection.executeScript(
            u"INSERT INTO bench_row (name, body, number, ratio, flag) WITH RECURSIVE n(i) AS "
            "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900000) "
            "SELECT 'name ' || i, 'some text that is a little longer ' || i, i, i / 7.0, i % 2 FROM n"_s);
    double before = 0;
    double most = 0;
    qint64 count = 0;
    rows.forEach([&](const Record &) {
        if (++count % 10'000 == 0)
            most = std::max(most, memory());
        // Only then the caches of SQLite are full.
        if (count == 100'000)
            before = most;
        return true;
    });
    check(count == 1'000'000, "a million rows");
    std::printf("memory %.1f -\n", most - before);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("usage: bench_orm DATABASE\n", stderr);
        return 2;
    }
    DatabaseSettings settings;
    settings.name = QString::fromLocal8Bit(argv[1]);
    settings.mustExist = false;
    Databases databases;
    databases.add(u"default"_s, settings);
    Connection &connection = databases.connection();
    connection.executeScript(QString::fromLatin1(Bench::schema));
    ModelRegistry registry(databases);
    Bench::addTo(registry);
    registry.resolve();
    const QuerySet rows(registry.get(u"bench.Row"_s));

    QSqlDatabase plain = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    plain.setDatabaseName(settings.name);
    plain.open();
    // As the ORM sets it with a write-ahead log.
    QSqlQuery(plain).exec(u"PRAGMA synchronous = NORMAL"_s);

    measureBulkCreate(rows, plain, connection);
    measureReading(rows, plain);
    measureGet(rows, plain);
    measureFilter(rows);
    if (qEnvironmentVariableIsEmpty("BENCH_SKIP_MEMORY"))
        measureMemory(rows, connection);
    return 0;
}
