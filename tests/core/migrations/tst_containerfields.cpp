// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/migrations/modelstates.h"
#include "core/orm/fields/arrayfield.h"
#include "core/orm/persistence.h"
#include "core/orm/validators/validators.h"
#include "tests/core/db/postgrescluster.h"
#include "tests/core/migrations/migrationproject.h"

#include <QTest>

using namespace Quintette;
using Testing::MigrationProject;

/// Arrays, hstore and ranges as declared: their columns by createTables() and by migrations, their
/// values, limits and rules. Expected messages are Django's.
class TestContainerFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { databases.closeThisThread(); }
    void columns_ofDeclaredFields_areMade();
    void values_areReadAsTheyWereSaved();
    void clean_ofBadInput_hasDjangosMessage_data();
    void clean_ofBadInput_hasDjangosMessage();
    void moments_withoutZone_areOfTheProject();
    void exclusion_refusesWhatOverlaps();
    void migrations_createAddAlterAndRemove();
    void migrations_onSqlite_sayWhatIsNeeded();

private:
    static void addModels(ModelRegistry &registry);

    std::unique_ptr<Testing::PostgresCluster> cluster;
    Databases databases;
    ModelRegistry registry{databases};
};

static std::shared_ptr<const Field> fieldOf(FieldKind kind, const FieldOptions &options = {})
{
    return makeField(kind, u"item"_s, options);
}

static Value range(const Value &lower, const Value &upper, const QString &bounds = u"[)"_s)
{
    return Value(Dict({{u"lower"_s, lower}, {u"upper"_s, upper}, {u"bounds"_s, bounds}}));
}

void TestContainerFields::addModels(ModelRegistry &registry)
{
    ModelInfo &stay = registry.add(std::make_unique<ModelInfo>(
            u"box"_s, u"Stay"_s,
            ModelOptions{.constraints = {{.name = u"one_guest_a_room"_s,
                                          .condition = Q{{u"cancelled"_s, false}},
                                          .exclusions = {{F(u"days"_s), u"&&"_s},
                                                         {F(u"room"_s), u"="_s}}}}}));
    const auto add = [&stay](FieldKind kind, const QString &name, const FieldOptions &options) {
        stay.addField(makeField(kind, name, options));
    };
    add(FieldKind::Integer, u"room"_s, {.defaultValue = defaultTo(1)});
    add(FieldKind::Boolean, u"cancelled"_s, {.defaultValue = defaultTo(false)});
    add(FieldKind::Array, u"tags"_s,
        {.blank = true,
         .defaultValue = defaultTo(Value(ValueList{})),
         .baseField = fieldOf(FieldKind::Char, {.maxLength = 6}),
         .size = 3});
    add(FieldKind::Array, u"board"_s,
        {.null = true,
         .blank = true,
         .baseField =
                 fieldOf(FieldKind::Array, {.baseField = fieldOf(FieldKind::Integer), .size = 2})});
    add(FieldKind::Array, u"dates"_s,
        {.null = true, .blank = true, .baseField = fieldOf(FieldKind::Date)});
    add(FieldKind::HStore, u"facts"_s,
        {.blank = true,
         .dbDefault = Value(Dict{{u"a"_s, u"1"_s}}),
         .validators = {Validators::keys({u"a"_s}, Validators::OtherKeys::Refused)}});
    add(FieldKind::IntegerRange, u"ages"_s,
        {.null = true,
         .blank = true,
         .validators = {Validators::rangeMinValue(0), Validators::rangeMaxValue(100)}});
    add(FieldKind::BigIntegerRange, u"ids"_s, {.null = true, .blank = true});
    add(FieldKind::DecimalRange, u"prices"_s, {.null = true, .blank = true});
    add(FieldKind::DateTimeRange, u"hours"_s,
        {.null = true, .blank = true, .defaultBounds = u"[]"_s});
    add(FieldKind::DateRange, u"days"_s, {.null = true, .blank = true});
}

void TestContainerFields::initTestCase()
{
    cluster = Testing::PostgresCluster::start();
    if (!cluster)
        QSKIP("PostgreSQL is not installed.");
    databases.add(u"default"_s, cluster->createDatabase(u"boxes"_s));
    databases.connection().executeScript(u"CREATE EXTENSION hstore; CREATE EXTENSION btree_gist"_s);
    addModels(registry);
    registry.resolve();
    createTables(registry, databases.connection());
}

void TestContainerFields::columns_ofDeclaredFields_areMade()
{
    const TableDefinition stay =
            databases.connection().backend().readTable(databases.connection(), u"box_stay"_s);
    const auto type = [&stay](const QString &name) { return stay.column(name)->type; };
    QCOMPARE(type(u"tags"_s), u"varchar(6)[]"_s);
    QCOMPARE(type(u"board"_s), u"integer[]"_s);
    QCOMPARE(type(u"dates"_s), u"date[]"_s);
    QCOMPARE(type(u"facts"_s), u"hstore"_s);
    QCOMPARE(type(u"ages"_s), u"int4range"_s);
    QCOMPARE(type(u"ids"_s), u"int8range"_s);
    QCOMPARE(type(u"prices"_s), u"numrange"_s);
    QCOMPARE(type(u"hours"_s), u"tstzrange"_s);
    QCOMPARE(type(u"days"_s), u"daterange"_s);
    QVERIFY(stay.column(u"facts"_s)->defaultSql.contains(u"a"_s));
    QCOMPARE(stay.exclusions.size(), 1);
}

void TestContainerFields::values_areReadAsTheyWereSaved()
{
    const ModelInfo &model = registry.get(u"box.Stay"_s);
    const QMap<QString, Value> given = {
            {u"room"_s, 100},
            {u"tags"_s, Value(ValueList{u"a,b"_s, u"it's"_s, u"\"{}\""_s})},
            {u"board"_s, Value(ValueList{Value(ValueList{1, 2}), Value(ValueList{3, Value()})})},
            {u"dates"_s, Value(ValueList{QDate(2024, 3, 5), QDate(1999, 12, 31)})},
            {u"facts"_s, Value(Dict{{u"a"_s, u"say \"x\\y\" => z"_s}, {u"b, c"_s, Value()}})},
            {u"ages"_s, range(1, 5)},
            {u"ids"_s, range(Value(), qint64(9'000'000'000'000), u"()"_s)},
            {u"prices"_s,
             range(*Decimal::fromString(u"1.50"), *Decimal::fromString(u"2"), u"(]"_s)},
            {u"hours"_s,
             range(*DateTime::fromString(u"2024-03-05 10:00:00+00:00"),
                   *DateTime::fromString(u"2024-03-05 11:30:00+00:00"), u"[]"_s)},
            {u"days"_s, range(QDate(2024, 3, 5), Value())}};
    Record record(model);
    for (auto entry = given.cbegin(); entry != given.cend(); ++entry)
        record.setValue(entry.key(), entry.value());
    save(record);
    const Record read = QuerySet(model).get({{u"pk"_s, record.pk()}});
    for (auto entry = given.cbegin(); entry != given.cend(); ++entry)
        QCOMPARE(read.value(entry.key()).toRepr(), entry.value().toRepr());
    QCOMPARE(QuerySet(model).filter({{u"board__0__1"_s, 2}}).count(), 1);
    const Record plain = QuerySet(model).create({{u"room"_s, 101}});
    QCOMPARE(QuerySet(model).get({{u"pk"_s, plain.pk()}}).value(u"facts").toRepr(),
             u"{'a': '1'}"_s);
}

void TestContainerFields::clean_ofBadInput_hasDjangosMessage_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QString &field, const Value &value,
                        const QString &message) {
        QTest::newRow(name) << field << value << message;
    };
    const auto list = [](const ValueList &items) { return Value(items); };
    row("good tags", u"tags"_s, list({u"a"_s, u"b"_s}), {});
    row("too many", u"tags"_s, list({u"a"_s, u"b"_s, u"c"_s, u"d"_s}),
        u"List contains 4 items, it should contain no more than 3."_s);
    row("item too long", u"tags"_s, list({u"a"_s, u"1234567"_s}),
        u"Item 2 in the array did not validate: Ensure this value has at most 6 characters (it has 7)."_s);
    row("item missing", u"tags"_s, list({Value()}),
        u"Item 1 in the array did not validate: This field cannot be null."_s);
    row("no JSON", u"tags"_s, u"a,b"_s, u"“a,b” is no list of values in JSON."_s);
    row("other lengths", u"board"_s, list({list({1}), list({1, 2})}),
        u"Nested arrays must have the same length."_s);
    row("no number", u"board"_s, list({list({u"x"_s, u"y"_s})}),
        u"“x” value must be an integer."_s);
    row("number too large", u"board"_s, list({list({qint64(3'000'000'000)})}),
        u"Item 1 in the array did not validate: Item 1 in the array did not validate: Ensure this value is less than or equal to 2147483647."_s);
    row("no text", u"facts"_s, Value(Dict{{u"a"_s, 1}}),
        u"The value of “a” is not a string or null."_s);
    row("no key", u"facts"_s, Value(Dict{{u"b"_s, u"1"_s}}), u"Some keys were missing: a"_s);
    row("more keys", u"facts"_s, Value(Dict{{u"a"_s, u"1"_s}, {u"b"_s, u"1"_s}}),
        u"Some unknown keys were provided: b"_s);
    row("below", u"ages"_s, range(-1, 5),
        u"Ensure that the lower bound of the range is not less than 0."_s);
    row("above", u"ages"_s, range(1, 101),
        u"Ensure that the upper bound of the range is not greater than 100."_s);
    row("open", u"ages"_s, range(1, Value()),
        u"Ensure that the upper bound of the range is not greater than 100."_s);
    row("backwards", u"ages"_s, range(5, 1),
        u"The start of the range must not exceed the end of the range."_s);
}

void TestContainerFields::clean_ofBadInput_hasDjangosMessage()
{
    QFETCH(QString, field);
    QFETCH(Value, value);
    QFETCH(QString, message);
    QString found;
    try {
        registry.get(u"box.Stay"_s).field(field).clean(value);
    } catch (const ValidationError &error) {
        found = error.errors().value(ValidationError::nonField).value(0).message.toString();
    }
    QCOMPARE(found, message);
}

void TestContainerFields::moments_withoutZone_areOfTheProject()
{
    ModelRegistry berlin(databases);
    berlin.setTimeZone(QTimeZone("Europe/Berlin"));
    addModels(berlin);
    berlin.resolve();
    const Value hours = berlin.get(u"box.Stay"_s)
                                .field(u"hours")
                                .toValue(Value(u"[\"2024-03-05 10:00\", null]"_s));
    QCOMPARE(hours.dict().value(u"lower").dateTime().toUtc(),
             *DateTime::fromString(u"2024-03-05 09:00:00+00:00"));
    QCOMPARE(hours.dict().value(u"bounds"), Value(u"[]"_s));
}

void TestContainerFields::exclusion_refusesWhatOverlaps()
{
    const ModelInfo &model = registry.get(u"box.Stay"_s);
    const auto stay = [&](int room, const QDate &from, const QDate &to, bool cancelled = false) {
        Record record(model);
        record.setValue(u"room", room);
        record.setValue(u"facts", Value(Dict{{u"a"_s, u"1"_s}}));
        record.setValue(u"days", range(from, to));
        record.setValue(u"cancelled", cancelled);
        return record;
    };
    Record first = stay(7, QDate(2024, 1, 1), QDate(2024, 1, 5));
    fullClean(first);
    save(first);
    Record clash = stay(7, QDate(2024, 1, 4), QDate(2024, 1, 9));
    QVERIFY_THROWS_EXCEPTION(ValidationError, fullClean(clash));
    QVERIFY_THROWS_EXCEPTION(IntegrityError, save(clash));
    Record after = stay(7, QDate(2024, 1, 5), QDate(2024, 1, 9));
    fullClean(after);
    save(after);
    Record elsewhere = stay(8, QDate(2024, 1, 4), QDate(2024, 1, 9));
    fullClean(elsewhere);
    save(elsewhere);
    Record cancelled = stay(7, QDate(2024, 1, 4), QDate(2024, 1, 9), true);
    fullClean(cancelled);
    save(cancelled);
}

static QByteArray containerMigration()
{
    return R"json({"operations": [
            {"op": "HStoreExtension"},
            {"op": "CreateModel", "name": "Box", "fields": [
                {"name": "id", "kind": "BigAutoField", "primary_key": true},
                {"name": "tags", "kind": "ArrayField", "base_field": {"kind": "CharField", "max_length": 5},
                 "db_default": ["x", "y"]},
                {"name": "ages", "kind": "IntegerRangeField", "null": true}]},
            {"op": "RunSql", "sql": "INSERT INTO box_box (ages) VALUES ('[1,3)')", "reverse_sql": ""},
            {"op": "AddField", "model_name": "box", "field": {"name": "facts", "kind": "HStoreField",
             "default": {"a": "1"}}},
            {"op": "AddField", "model_name": "box", "field": {"name": "board", "kind": "ArrayField",
             "size": 2, "base_field": {"kind": "ArrayField", "base_field": {"kind": "IntegerField"}},
             "default": [[1, 2], [3, 4]]}},
            {"op": "AddField", "model_name": "box", "field": {"name": "price", "kind": "DecimalRangeField",
             "default": {"lower": 1, "upper": 2, "bounds": "[]"}}},
            {"op": "AlterField", "model_name": "box", "field": {"name": "tags", "kind": "ArrayField",
             "base_field": {"kind": "CharField", "max_length": 50}, "null": true}},
            {"op": "RenameField", "model_name": "box", "old_name": "facts", "new_name": "notes"},
            {"op": "RemoveField", "model_name": "box", "name": "price"}]})json";
}

void TestContainerFields::migrations_createAddAlterAndRemove()
{
    MigrationProject project({u"box"_s}, cluster->createDatabase(u"boxsteps"_s));
    project.write(u"box"_s, u"0001_first"_s, containerMigration());
    project.executor().migrate({{u"box"_s, {}}});
    Connection &connection = project.connection();
    const TableDefinition box = connection.backend().readTable(connection, u"box_box"_s);
    QCOMPARE(box.column(u"tags"_s)->type, u"varchar(50)[]"_s);
    QVERIFY(box.column(u"tags"_s)->defaultSql.isEmpty() && box.column(u"tags"_s)->null);
    QCOMPARE(box.column(u"ages"_s)->type, u"int4range"_s);
    QCOMPARE(box.column(u"notes"_s)->type, u"hstore"_s);
    QVERIFY(box.column(u"notes"_s)->defaultSql.isEmpty()); // only for the rows that were there
    QVERIFY(!box.column(u"price"_s));
    const ValueList row =
            connection
                    .fetchAll(
                            u"SELECT tags::text, ages::text, notes::text, board::text FROM box_box"_s)
                    .first();
    QCOMPARE(Value(row).toRepr(), u"['{x,y}', '[1,3)', '\"a\"=>\"1\"', '{{1,2},{3,4}}']"_s);
    project.executor().migrate({{u"box"_s, u"zero"_s}});
    QVERIFY(!connection.backend().tableNames(connection).contains(u"box_box"_s));
}

void TestContainerFields::migrations_onSqlite_sayWhatIsNeeded()
{
    MigrationProject project({u"box"_s});
    project.write(u"box"_s, u"0001_first"_s, containerMigration());
    try {
        project.executor().migrate();
        QFAIL("SQLite has arrays");
    } catch (const NotSupportedError &error) {
        QVERIFY2(error.message().contains(u"tags"_s) && error.message().contains(u"PostgreSQL"_s),
                 qPrintable(error.message()));
    }
    QVERIFY(!project.connection().inTransaction());
}

QTEST_GUILESS_MAIN(TestContainerFields)
#include "tst_containerfields.moc"
