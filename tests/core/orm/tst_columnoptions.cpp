// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/migrations/fieldstates.h"
#include "core/migrations/modelstates.h"
#include "core/orm/functions/conditional.h"
#include "core/orm/functions/datetime.h"
#include "core/orm/functions/text.h"
#include "core/orm/persistence.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

namespace {

/// A class of one's own: an amount of money, kept as text with its currency.
class MoneyField : public Field
{
public:
    MoneyField(const QString &name, const FieldOptions &options)
        : Field(FieldKind::Custom, name, options)
    {
    }
    QString internalType() const override { return u"MoneyField"_s; }
    QString columnType(const Backend &) const override { return u"varchar(12)"_s; }
    Value toDatabase(const Value &value, const Backend &) const override
    {
        return value.isNone() ? value : Value(u"EUR "_s + value.toString());
    }
    Value fromDatabase(const Value &raw, const Backend &) const override
    {
        return raw.isNone() ? raw : Value(raw.toString().mid(4));
    }
};

QList<Choice> s_colors;

void add(ModelInfo &model, FieldKind kind, const QString &name, const FieldOptions &options = {})
{
    model.addField(makeField(kind, name, options));
}

void addModels(ModelRegistry &registry)
{
    const auto addModel = [&registry](const QString &name,
                                      const ModelOptions &options = {}) -> ModelInfo & {
        return registry.add(std::make_unique<ModelInfo>(u"col"_s, name, options));
    };
    ModelInfo &order = addModel(u"Order"_s);
    add(order, FieldKind::Char, u"code"_s, {.maxLength = 10, .dbDefault = Value(u"it's"_s)});
    add(order, FieldKind::Integer, u"count"_s, {.dbDefaultExpression = Literal(2) + Literal(3)});
    add(order, FieldKind::DateTime, u"made"_s, {.dbDefaultExpression = Now()});
    add(order, FieldKind::Char, u"note"_s,
        {.null = true, .maxLength = 10, .dbDefaultExpression = Upper(Literal(u"none"_s))});
    add(order, FieldKind::Integer, u"price"_s, {.defaultValue = defaultTo(4)});
    add(order, FieldKind::Generated, u"total"_s,
        {.generatedFrom = F(u"price"_s) * F(u"count"_s), .outputKind = FieldKind::Integer});
    add(order, FieldKind::Generated, u"label"_s,
        {.maxLength = 10, .generatedFrom = Lower(u"code"), .outputKind = FieldKind::Char});
    order.addField(
            std::make_unique<MoneyField>(u"fee"_s, FieldOptions{.null = true, .blank = true}));

    ModelInfo &paint =
            addModel(u"Paint"_s,
                     {.constraints = {{.name = u"tone_now"_s,
                                       .unique = {u"tone"_s},
                                       .deferrable = ModelOptions::Deferrable::Immediate}}});
    add(paint, FieldKind::Char, u"color"_s,
        {.maxLength = 10, .choicesFrom = [] { return s_colors; }});
    add(paint, FieldKind::Integer, u"tone"_s,
        {.dbIndex = true, .column = u"how_dark"_s, .dbComment = u"0 is black"_s});
    add(paint, FieldKind::Char, u"maker"_s,
        {.maxLength = 10,
         .dbCollation = registry.databases().settings(u"default"_s).engine
                         == DatabaseSettings::Engine::Sqlite
                 ? u"NOCASE"_s
                 : u"C"_s});
    add(paint, FieldKind::ForeignKey, u"order"_s,
        {.null = true, .dbIndex = false, .to = u"col.Order"_s, .limitChoicesFrom = [] {
             return Q{{u"code"_s, s_colors.isEmpty() ? u"a"_s : u"b"_s}};
         }});
    add(paint, FieldKind::Slug, u"slug"_s, {.blank = true, .dbIndex = false, .allowUnicode = true});
    add(paint, FieldKind::Date, u"sold"_s, {.null = true});
    add(paint, FieldKind::Char, u"daily"_s,
        {.blank = true, .maxLength = 9, .uniqueForDate = u"sold"_s});
    add(paint, FieldKind::Char, u"monthly"_s,
        {.blank = true, .maxLength = 9, .uniqueForMonth = u"sold"_s});
    add(paint, FieldKind::Char, u"yearly"_s,
        {.blank = true, .maxLength = 9, .uniqueForYear = u"sold"_s});
    add(paint, FieldKind::GenericIPAddress, u"address"_s,
        {.null = true, .blank = true, .unpackIpv4 = true});
    add(paint, FieldKind::GenericIPAddress, u"old_address"_s,
        {.null = true, .blank = true, .protocol = u"IPv4"_s});

    addModel(u"Covering"_s, {.requiredDbFeatures = {u"supports_covering_indexes"_s}});
    addModel(u"Plain"_s, {.requiredDbFeatures = {u"supports_json_field"_s}});
}

} // namespace

/// Options of fields that are a matter of columns; on SQLite and on a PostgreSQL server.
class TestColumnOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void dbDefault_ofAnExpression_isComputedByTheDatabase();
    void dbDefault_ofAGivenValue_isNotUsed();
    void dbDefault_inManyRows_isUsedWhereNothingIsGiven();
    void dbDefault_isNoMatterOfValidation();
    void generated_isComputedAnew();
    void generated_cannotBeWritten();
    void generated_notStored_isRefusedWhereItIsUnknown();
    void customField_hasItsOwnColumn();
    void choices_ofAFunction_areAskedEachTime();
    void limitChoices_ofAFunction_areAskedEachTime();
    void index_isMadeUnlessDeclined();
    void collation_comment_andColumn_areAsDeclared();
    void deferrable_immediate_canBePutOff();
    void uniqueForDate_isPerDayMonthAndYear();
    void addresses_areUnpackedAndOfOneProtocol();
    void slug_mayBeOfAnyLanguage();
    void requiredFeatures_decideWhetherThereIsATable();

private:
    const ModelInfo &model(const QString &name) const { return db->registry.get(u"col."_s + name); }
    TableDefinition table(const QString &name) const
    {
        return db->connection().backend().readTable(db->connection(), name);
    }
    static QString messageOf(Record record, const QString &field)
    {
        try {
            fullClean(record);
        } catch (const ValidationError &error) {
            const auto items = error.errors().value(field);
            return items.isEmpty() ? QString() : items.first().message.toString();
        }
        return {};
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestColumnOptions::init()
{
    s_colors = {{u"red"_s, Text(u"Red"_s)}};
    db = Testing::BlogDatabase::make(cluster, addModels);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
}

void TestColumnOptions::dbDefault_ofAnExpression_isComputedByTheDatabase()
{
    Record order(model(u"Order"_s));
    QVERIFY(order.value(u"count").isNone());
    save(order);
    QCOMPARE(order.value(u"code"), Value(u"it's"_s));
    QCOMPARE(order.value(u"count"), Value(5));
    QCOMPARE(order.value(u"note"), Value(u"NONE"_s));
    QCOMPARE(order.value(u"made").type(), Value::Type::DateTime);
    QVERIFY(qAbs(order.value(u"made").dateTime().epochMicroseconds()
                 - DateTime::now().epochMicroseconds())
            < 60'000'000);
    // Also for a program that knows nothing of the model.
    db->connection().execute(u"INSERT INTO col_order (price) VALUES (1)"_s);
    const Record other = *QuerySet(model(u"Order"_s)).orderBy(QStringList{u"-id"_s}).first();
    QCOMPARE(other.value(u"count"), Value(5));
    QCOMPARE(other.value(u"code"), Value(u"it's"_s));
    QCOMPARE(other.value(u"total"), Value(5));
}

void TestColumnOptions::dbDefault_ofAGivenValue_isNotUsed()
{
    Record order(model(u"Order"_s));
    order.setValue(u"count", 7);
    order.setValue(u"note", Value());
    save(order);
    const Record read = QuerySet(model(u"Order"_s)).get({{u"pk"_s, order.pk()}});
    QCOMPARE(read.value(u"count"), Value(7));
    QVERIFY(read.value(u"note").isNone());
}

void TestColumnOptions::dbDefault_inManyRows_isUsedWhereNothingIsGiven()
{
    QList<Record> orders(3, Record(model(u"Order"_s)));
    orders[1].setValue(u"count", 1);
    orders[2].setValue(u"note", u"x"_s);
    const QList<Record> made = QuerySet(model(u"Order"_s)).bulkCreate(orders);
    QCOMPARE(made.at(0).value(u"count"), Value(5));
    QCOMPARE(made.at(1).value(u"count"), Value(1));
    QCOMPARE(made.at(1).value(u"note"), Value(u"NONE"_s));
    QCOMPARE(made.at(2).value(u"note"), Value(u"x"_s));
    QCOMPARE(made.at(2).value(u"count"), Value(5));
    for (const Record &one : made)
        QCOMPARE(QuerySet(model(u"Order"_s)).get({{u"pk"_s, one.pk()}}).values(), one.values());
}

void TestColumnOptions::dbDefault_isNoMatterOfValidation()
{
    Record order(model(u"Order"_s));
    fullClean(order);
    order.setValue(u"count", Value());
    QCOMPARE(messageOf(order, u"count"_s), u"This field cannot be null."_s);
}

void TestColumnOptions::generated_isComputedAnew()
{
    Record order(model(u"Order"_s));
    order.setValue(u"code", u"ABC"_s);
    save(order);
    QCOMPARE(order.value(u"total"), Value(20));
    QCOMPARE(order.value(u"label"), Value(u"abc"_s));
    order.setValue(u"price", 100);
    save(order);
    refresh(order);
    QCOMPARE(order.value(u"total"), Value(500));
    QCOMPARE(QuerySet(model(u"Order"_s)).filter({{u"total__gt"_s, 400}}).count(), 1);
}

void TestColumnOptions::generated_cannotBeWritten()
{
    QuerySet(model(u"Order"_s)).create({});
    const auto update = [&] { db->connection().execute(u"UPDATE col_order SET total = 1"_s); };
    QVERIFY_THROWS_EXCEPTION(DatabaseError, update());
    QVERIFY(!model(u"Order"_s).field(u"total").isEditable());
}

void TestColumnOptions::generated_notStored_isRefusedWhereItIsUnknown()
{
    ModelRegistry registry(db->databases);
    ModelInfo &sum = registry.add(std::make_unique<ModelInfo>(u"col"_s, u"Sum"_s));
    add(sum, FieldKind::Integer, u"a"_s);
    add(sum, FieldKind::Generated, u"twice"_s,
        {.generatedFrom = F(u"a"_s) * Literal(2),
         .outputKind = FieldKind::Integer,
         .dbPersist = false});
    registry.resolve();
    if (db->isPostgreSql()) {
        QVERIFY_THROWS_EXCEPTION(NotSupportedError, createTables(registry, db->connection()));
        return;
    }
    createTables(registry, db->connection());
    QCOMPARE(QuerySet(sum).create({{u"a"_s, 4}}).value(u"twice"), Value(8));
    QVERIFY(!table(u"col_sum"_s).column(u"twice"_s)->generatedStored);
}

void TestColumnOptions::customField_hasItsOwnColumn()
{
    QCOMPARE(table(u"col_order"_s).column(u"fee"_s)->type, u"varchar(12)"_s);
    const Record order = QuerySet(model(u"Order"_s)).create({{u"fee"_s, u"1.50"_s}});
    QCOMPARE(db->scalar(u"SELECT fee FROM col_order"_s), Value(u"EUR 1.50"_s));
    QCOMPARE(QuerySet(model(u"Order"_s)).get({{u"fee"_s, u"1.50"_s}}).value(u"fee"),
             Value(u"1.50"_s));
    // Migrations keep the type, so that the class is not needed when they run.
    const FieldState state = stateOf(model(u"Order"_s).field(u"fee"), db->connection().backend());
    QCOMPARE(state.text(u"db_type"), u"varchar(12)"_s);
}

void TestColumnOptions::choices_ofAFunction_areAskedEachTime()
{
    const Field &color = model(u"Paint"_s).field(u"color");
    QVERIFY(color.hasChoices());
    QCOMPARE(color.clean(u"red"_s), Value(u"red"_s));
    QVERIFY_THROWS_EXCEPTION(ValidationError, color.clean(u"blue"_s));
    s_colors += Choice{u"blue"_s, Text(u"Blue"_s), Text(u"cold"_s)};
    QCOMPARE(color.clean(u"blue"_s), Value(u"blue"_s));
    QCOMPARE(color.display(u"blue"_s), u"Blue"_s);
    QCOMPARE(color.choices().size(), 2);
}

void TestColumnOptions::limitChoices_ofAFunction_areAskedEachTime()
{
    Record paint(model(u"Paint"_s));
    paint.setValue(u"order", QuerySet(model(u"Order"_s)).create({{u"code"_s, u"a"_s}}).pk());
    QCOMPARE(messageOf(paint, u"order"_s), u"order instance with id 1 is not a valid choice."_s);
    s_colors.clear();
    QVERIFY(messageOf(paint, u"order"_s).isEmpty());
}

void TestColumnOptions::index_isMadeUnlessDeclined()
{
    QStringList indexed;
    const TableDefinition paint = table(u"col_paint"_s);
    for (const IndexDefinition &index : paint.indexes)
        indexed += index.columns.join(u'+');
    indexed.removeDuplicates();
    QVERIFY2(indexed.contains(u"how_dark"_s), qPrintable(indexed.join(u' ')));
    QVERIFY(!indexed.contains(u"order_id"_s) && !indexed.contains(u"slug"_s));
}

void TestColumnOptions::collation_comment_andColumn_areAsDeclared()
{
    const TableDefinition paint = table(u"col_paint"_s);
    const ColumnDefinition *maker = paint.column(u"maker"_s);
    QCOMPARE(maker->collation, db->isPostgreSql() ? u"C"_s : u"NOCASE"_s);
    QCOMPARE(paint.column(u"how_dark"_s)->comment,
             db->isPostgreSql() ? u"0 is black"_s : QString());
    QuerySet(model(u"Paint"_s)).create({{u"maker"_s, u"ACME"_s}, {u"tone"_s, 1}});
    QCOMPARE(QuerySet(model(u"Paint"_s)).filter({{u"maker"_s, u"acme"_s}}).count(),
             db->isPostgreSql() ? 0 : 1);
}

void TestColumnOptions::deferrable_immediate_canBePutOff()
{
    const QuerySet paints(model(u"Paint"_s));
    const Record one = paints.create({{u"tone"_s, 1}});
    const Record two = paints.create({{u"tone"_s, 2}});
    if (!db->isPostgreSql()) {
        paints.create({{u"tone"_s, 1}}); // left out there, as Django leaves it
        return;
    }
    QVERIFY_THROWS_EXCEPTION(IntegrityError, paints.create({{u"tone"_s, 1}}));
    db->connection().atomic([&] {
        db->connection().execute(u"SET CONSTRAINTS tone_now DEFERRED"_s);
        paints.filter({{u"pk"_s, one.pk()}}).update({{u"tone"_s, Value(2)}});
        paints.filter({{u"pk"_s, two.pk()}}).update({{u"tone"_s, Value(1)}});
    });
    QCOMPARE(paints.get({{u"pk"_s, one.pk()}}).value(u"tone"), Value(2));
}

void TestColumnOptions::uniqueForDate_isPerDayMonthAndYear()
{
    const auto paint = [&](const QDate &sold) {
        Record record(model(u"Paint"_s));
        record.setValue(u"tone", int(sold.toJulianDay()));
        record.setValue(u"color", u"red"_s);
        record.setValue(u"maker", u"m"_s);
        record.setValue(u"sold", sold);
        for (const QString &name : {u"daily"_s, u"monthly"_s, u"yearly"_s})
            record.setValue(name, u"x"_s);
        return record;
    };
    Record first = paint(QDate(2024, 3, 5));
    save(first);
    const auto messages = [&](const QDate &sold) {
        const Record record = paint(sold);
        return QStringList{messageOf(record, u"daily"_s), messageOf(record, u"monthly"_s),
                           messageOf(record, u"yearly"_s)};
    };
    const QString daily = u"Daily must be unique for Sold date."_s;
    const QString monthly = u"Monthly must be unique for Sold month."_s;
    const QString yearly = u"Yearly must be unique for Sold year."_s;
    QCOMPARE(messages(QDate(2024, 3, 5)), QStringList({daily, monthly, yearly}));
    QCOMPARE(messages(QDate(2024, 3, 6)), QStringList({QString(), monthly, yearly}));
    QCOMPARE(messages(QDate(2024, 4, 5)), QStringList({QString(), QString(), yearly}));
    // The month of another year is the same month, as Django compares it.
    QCOMPARE(messages(QDate(2025, 3, 5)), QStringList({QString(), monthly, QString()}));
    QVERIFY(messageOf(first, u"daily"_s).isEmpty());
}

void TestColumnOptions::addresses_areUnpackedAndOfOneProtocol()
{
    const Field &any = model(u"Paint"_s).field(u"address");
    QCOMPARE(any.clean(u"::ffff:192.0.2.1"_s), Value(u"192.0.2.1"_s));
    QCOMPARE(any.clean(u"2001:0::0:01"_s), Value(u"2001::1"_s));
    const Field &old = model(u"Paint"_s).field(u"old_address");
    QCOMPARE(old.clean(u"192.0.2.1"_s), Value(u"192.0.2.1"_s));
    QVERIFY_THROWS_EXCEPTION(ValidationError, old.clean(u"2001::1"_s));
    const Record paint =
            QuerySet(model(u"Paint"_s)).create({{u"tone"_s, 1}, {u"address"_s, u"2001::1"_s}});
    QCOMPARE(QuerySet(model(u"Paint"_s)).get({{u"address"_s, u"2001::1"_s}}).pk(), paint.pk());
}

void TestColumnOptions::slug_mayBeOfAnyLanguage()
{
    QCOMPARE(model(u"Paint"_s).field(u"slug").clean(u"grün-и-2"_s), Value(u"grün-и-2"_s));
    QVERIFY_THROWS_EXCEPTION(ValidationError, model(u"Paint"_s).field(u"slug").clean(u"a b"_s));
}

void TestColumnOptions::requiredFeatures_decideWhetherThereIsATable()
{
    const QStringList tables = db->connection().backend().tableNames(db->connection());
    QCOMPARE(tables.contains(u"col_covering"_s), db->isPostgreSql());
    QVERIFY(tables.contains(u"col_plain"_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, db->connection().backend().hasFeature(u"magic"_s));
}

QTEST_GUILESS_MAIN(TestColumnOptions)
#include "tst_columnoptions.moc"
