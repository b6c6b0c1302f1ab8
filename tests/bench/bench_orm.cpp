// SPDX-License-Identifier: GPL-3.0-or-later
// Times the ORM beside QtSql on the same SQLite file and prints the ratios.
#include "core/db/connection.h"
#include "core/orm/modelregistry.h"
#include "core/orm/queryset.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <cstdio>

using namespace Quintette;

namespace {

constexpr int rowCount = 100'000;
constexpr int getCount = 20'000;
constexpr int filterCount = 20'000;

void addModels(ModelRegistry &registry)
{
    const auto add = [&registry](const QString &name) -> ModelInfo & {
        return registry.add(std::make_unique<ModelInfo>(u"bench"_s, name));
    };
    ModelInfo &country = add(u"Country"_s);
    country.addField(makeField(FieldKind::BigAuto, u"id"_s, {.primaryKey = true}));
    country.addField(makeField(FieldKind::Char, u"name"_s, {.maxLength = 50}));
    ModelInfo &city = add(u"City"_s);
    city.addField(makeField(FieldKind::BigAuto, u"id"_s, {.primaryKey = true}));
    city.addField(makeField(FieldKind::ForeignKey, u"country"_s, {.to = u"bench.Country"_s}));
    ModelInfo &person = add(u"Person"_s);
    person.addField(makeField(FieldKind::BigAuto, u"id"_s, {.primaryKey = true}));
    person.addField(makeField(FieldKind::ForeignKey, u"city"_s, {.to = u"bench.City"_s}));
    ModelInfo &row = add(u"Row"_s);
    row.addField(makeField(FieldKind::BigAuto, u"id"_s, {.primaryKey = true}));
    row.addField(makeField(FieldKind::Char, u"name"_s, {.maxLength = 50}));
    row.addField(makeField(FieldKind::Text, u"body"_s, {}));
    row.addField(makeField(FieldKind::Integer, u"number"_s, {}));
    row.addField(makeField(FieldKind::Float, u"ratio"_s, {}));
    row.addField(makeField(FieldKind::Boolean, u"flag"_s, {}));
    row.addField(
            makeField(FieldKind::ForeignKey, u"owner"_s, {.null = true, .to = u"bench.Person"_s}));
}

const char *const schema =
        "CREATE TABLE bench_country (id integer PRIMARY KEY AUTOINCREMENT, name varchar(50));"
        "CREATE TABLE bench_city (id integer PRIMARY KEY AUTOINCREMENT, country_id bigint);"
        "CREATE TABLE bench_person (id integer PRIMARY KEY AUTOINCREMENT, city_id bigint);"
        "CREATE TABLE bench_row (id integer PRIMARY KEY AUTOINCREMENT, name varchar(50), body text,"
        " number integer, ratio real, flag bool, owner_id bigint);";

/// The best of three runs, in microseconds.
template <typename Work> double best(Work work)
{
    qint64 least = std::numeric_limits<qint64>::max();
    for (int i = 0; i < 3; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        least = std::min(least, timer.nsecsElapsed());
    }
    return double(least) / 1000;
}

void print(const char *what, double ours, double plain, double limit)
{
    std::printf("%-34s %10.0f us %10.0f us  ratio %.2f (limit %.1f)\n", what, ours, plain,
                ours / plain, limit);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    DatabaseSettings settings;
    settings.name = folder.filePath(u"bench.sqlite3"_s);
    settings.mustExist = false;
    Databases databases;
    databases.add(u"default"_s, settings);
    databases.connection().executeScript(QString::fromLatin1(schema));
    ModelRegistry registry(databases);
    addModels(registry);
    registry.resolve();
    const QuerySet rows(registry.get(u"bench.Row"_s));

    QSqlDatabase plain = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    plain.setDatabaseName(settings.name);
    plain.open();

    QList<Record> records;
    for (int i = 0; i < rowCount; ++i) {
        Record record(rows.model());
        record.setValue(u"name", u"name %1"_s.arg(i));
        record.setValue(u"body", u"some text that is a little longer %1"_s.arg(i));
        record.setValue(u"number", i % 1000);
        record.setValue(u"ratio", i / 7.0);
        record.setValue(u"flag", i % 2 == 0);
        records.append(record);
    }
    QElapsedTimer timer;
    timer.start();
    rows.bulkCreate(records);
    const double bulk = double(timer.nsecsElapsed()) / 1000;
    records.clear();
    QSqlQuery(plain).exec(u"CREATE TABLE plain_row AS SELECT * FROM bench_row WHERE 0"_s);
    timer.restart();
    plain.transaction();
    {
        QSqlQuery insert(plain);
        insert.prepare(
                u"INSERT INTO plain_row (name, body, number, ratio, flag, owner_id) VALUES (?, ?, ?, ?, ?, ?)"_s);
        for (int i = 0; i < rowCount; ++i) {
            insert.bindValue(0, u"name %1"_s.arg(i));
            insert.bindValue(1, u"some text that is a little longer %1"_s.arg(i));
            insert.bindValue(2, i % 1000);
            insert.bindValue(3, i / 7.0);
            insert.bindValue(4, i % 2 == 0);
            insert.bindValue(5, QVariant());
            insert.exec();
        }
    }
    plain.commit();
    print("bulk_create of 100,000", bulk, double(timer.nsecsElapsed()) / 1000, 1.5);

    qint64 sum = 0;
    QSqlQuery all(plain);
    all.setForwardOnly(true);
    all.prepare(u"SELECT id, name, body, number, ratio, flag, owner_id FROM bench_row"_s);
    const double plainAll = best([&] {
        all.exec();
        while (all.next()) {
            for (int i = 0; i < 7; ++i)
                sum += all.value(i).isNull();
        }
    });
    const double oursAll = best([&] {
        rows.forEach([&sum](const Record &record) {
            sum += record.values().size();
            return true;
        });
    });
    print("100,000 rows as Records", oursAll, plainAll, 1.6);

    QSqlQuery one(plain);
    one.setForwardOnly(true);
    one.prepare(
            u"SELECT id, name, body, number, ratio, flag, owner_id FROM bench_row WHERE id = ?"_s);
    const double plainGet = best([&] {
        for (int i = 1; i <= getCount; ++i) {
            one.bindValue(0, i * 5);
            one.exec();
            one.next();
            for (int column = 0; column < 7; ++column)
                sum += one.value(column).isNull();
            one.finish();
        }
    });
    const double oursGet = best([&] {
        for (int i = 1; i <= getCount; ++i)
            sum += rows.get({{u"pk"_s, i * 5}}).values().size();
    });
    print("get by primary key, 20,000 times", oursGet, plainGet, 1.4);

    const double filter = best([&] {
        for (int i = 0; i < filterCount; ++i)
            sum += rows.filter({{u"owner__city__country__name"_s, u"x"_s}}).toSql().size();
    });
    std::printf("%-34s %10.2f us each (limit 20)\n", "three-join filter built",
                filter / filterCount);
    return sum == 0;
}
