// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/orm/persistence.h"
#include "tests/core/orm/blogdatabase.h"
#include "tests/core/orm/constraintmodels.h"

#include <QFile>
#include <QTest>

using namespace Quintette;

/// What full_clean() says of constraints, case by case as Django 5.2 said it
/// (tests/data/orm/constraints.json).
class TestConstraints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void fullClean_ofEachCase_agreesWithDjango();
    void fullClean_withoutConstraints_leavesThem();
    void exclusion_onPostgreSql_isJudged();

private:
    const ModelInfo &model(const QString &name) const
    {
        return db->registry.get(u"rules."_s + name);
    }
    static void fill(Record &record, const Dict &values)
    {
        for (const Dict::Item &item : values)
            record.setValue(item.key, item.value);
    }
    /// Field to messages and codes.
    static Dict errorsOf(Record record, const QStringList &exclude, bool constraints = true);

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestConstraints::init()
{
    db = Testing::BlogDatabase::make(cluster, Rules::addTo);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
}

Dict TestConstraints::errorsOf(Record record, const QStringList &exclude, bool constraints)
{
    Dict result;
    try {
        fullClean(record, exclude, true, constraints);
    } catch (const ValidationError &error) {
        for (auto it = error.errors().cbegin(); it != error.errors().cend(); ++it) {
            ValueList items;
            for (const ValidationError::Item &item : it.value())
                items.append(Value(ValueList{item.message.toString(), item.code}));
            result.insert(it.key(), items);
        }
    }
    return result;
}

void TestConstraints::fullClean_ofEachCase_agreesWithDjango()
{
    QFile file(QStringLiteral(QUINTETTE_TEST_DATA) + u"/orm/constraints.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<Value> cases = Json::parse(file.readAll());
    QVERIFY(cases && cases->list().size() > 100);
    int number = 0;
    for (const Value &item : cases->list()) {
        const Dict &one = item.dict();
        const ModelInfo &of = model(one.value(u"model").toString());
        for (const ModelInfo *each : db->registry.models())
            QuerySet(*each).remove();
        QList<Record> existing;
        for (const Value &values : one.value(u"existing").list()) {
            Record record(of);
            fill(record, values.dict());
            for (const Field *field : of.fields()) { // "2024-03-05" becomes a date
                const Value &value = record.value(field->index());
                record.setValue(field->index(), value.isNone() ? value : field->toValue(value));
            }
            save(record);
            existing += record;
        }
        const std::optional<qint64> change = one.value(u"change").toInt();
        Record record = change ? existing.at(*change) : Record(of);
        fill(record, one.value(u"given").dict());
        QStringList exclude;
        for (const Value &name : one.value(u"exclude").list())
            exclude += name.toString();
        const QString expected = Value(one.value(u"errors")).toRepr();
        const Dict errors = errorsOf(record, exclude);
        Dict ordered; // in the order of the file
        for (const Dict::Item &error : one.value(u"errors").dict()) {
            if (errors.contains(error.key))
                ordered.insert(error.key, errors.value(error.key));
        }
        const bool same = ordered.size() == errors.size() && Value(ordered).toRepr() == expected;
        QVERIFY2(same,
                 qPrintable(u"case %1: %2\nDjango: %3\nhere:   %4"_s.arg(QString::number(number),
                                                                         item.toRepr(), expected,
                                                                         Value(errors).toRepr())));
        ++number;
    }
}

void TestConstraints::fullClean_withoutConstraints_leavesThem()
{
    Record record(model(u"Priced"_s));
    fill(record, {{u"price"_s, 5}, {u"discounted"_s, 10}});
    QCOMPARE(errorsOf(record, {}).size(), 1);
    QVERIFY(errorsOf(record, {}, false).isEmpty());
}

void TestConstraints::exclusion_onPostgreSql_isJudged()
{
    ModelRegistry registry(db->databases);
    ModelInfo &stay = Rules::addModel(
            registry, u"Stay"_s,
            {.constraints = {{.name = u"one_at_a_time"_s,
                              .exclusions = {{F(u"room"_s), u"="_s}, {F(u"floor"_s), u"<>"_s}}}}});
    for (const QString &name : {u"room"_s, u"floor"_s})
        stay.addField(makeField(FieldKind::Integer, name, {}));
    registry.resolve();
    db->connection().execute(u"CREATE TABLE rules_stay (id %1, room integer, floor integer)"_s.arg(
            db->isPostgreSql() ? u"bigserial PRIMARY KEY"_s
                               : u"integer PRIMARY KEY AUTOINCREMENT"_s));
    Record first(stay);
    fill(first, {{u"room"_s, 1}, {u"floor"_s, 2}});
    save(first);
    QVERIFY(errorsOf(first, {}).isEmpty()); // itself is no other
    Record same(stay);
    fill(same, {{u"room"_s, 1}, {u"floor"_s, 2}});
    QVERIFY(errorsOf(same, {}).isEmpty());
    Record clash(stay);
    fill(clash, {{u"room"_s, 1}, {u"floor"_s, 3}});
    // SQLite has no such constraint, so there is nothing to keep.
    QCOMPARE(errorsOf(clash, {}).value(ValidationError::nonField).toRepr(),
             db->isPostgreSql() ? u"[['Constraint “one_at_a_time” is violated.', '']]"_s
                                : u"None"_s);
    QVERIFY(errorsOf(clash, {u"floor"_s}).isEmpty());
}

QTEST_GUILESS_MAIN(TestConstraints)
#include "tst_constraints.moc"
