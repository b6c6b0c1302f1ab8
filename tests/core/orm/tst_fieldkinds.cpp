// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/orm/persistence.h"
#include "core/orm/typedqueryset.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

namespace {

enum class Mood { Calm = 1, Wild = 7 };

struct Diary
{
    qint64 id = 0;
    Mood mood = Mood::Calm;
    std::optional<Mood> before;

    static void describe(ModelBuilder<Diary> &m)
    {
        m.field<&Diary::id>("id");
        m.field<&Diary::mood>("mood",
                              {.choices = {{int(Mood::Calm), Text(u"calm"_s)},
                                           {int(Mood::Wild), Text(u"wild"_s), Text(u"loud"_s)},
                                           {Value(), Text(u"not said"_s)}}});
        m.field<&Diary::before>("before", {.blank = true});
    }
};

/// A model of one field for each kind that both databases have.
const QMap<QString, QPair<FieldKind, FieldOptions>> &kinds()
{
    static const QMap<QString, QPair<FieldKind, FieldOptions>> all{
            {u"big"_s, {FieldKind::BigInteger, {}}},
            {u"binary"_s, {FieldKind::Binary, {}}},
            {u"boolean"_s, {FieldKind::Boolean, {}}},
            {u"char"_s, {FieldKind::Char, {.maxLength = 5}}},
            {u"date"_s, {FieldKind::Date, {}}},
            {u"datetime"_s, {FieldKind::DateTime, {}}},
            {u"decimal"_s, {FieldKind::Decimal, {.maxDigits = 5, .decimalPlaces = 2}}},
            {u"duration"_s, {FieldKind::Duration, {}}},
            {u"email"_s, {FieldKind::Email, {.maxLength = 20}}},
            {u"file"_s, {FieldKind::File, {.maxLength = 20}}},
            {u"filepath"_s, {FieldKind::FilePath, {.maxLength = 20}}},
            {u"float"_s, {FieldKind::Float, {}}},
            {u"image"_s, {FieldKind::Image, {.maxLength = 20}}},
            {u"integer"_s, {FieldKind::Integer, {}}},
            {u"ip"_s, {FieldKind::GenericIPAddress, {}}},
            {u"json"_s, {FieldKind::Json, {}}},
            {u"pbig"_s, {FieldKind::PositiveBigInteger, {}}},
            {u"pinteger"_s, {FieldKind::PositiveInteger, {}}},
            {u"psmall"_s, {FieldKind::PositiveSmallInteger, {}}},
            {u"slug"_s, {FieldKind::Slug, {.maxLength = 10}}},
            {u"small"_s, {FieldKind::SmallInteger, {}}},
            {u"text"_s, {FieldKind::Text, {}}},
            {u"time"_s, {FieldKind::Time, {}}},
            {u"url"_s, {FieldKind::Url, {.maxLength = 20}}},
            {u"uuid"_s, {FieldKind::Uuid, {}}},
    };
    return all;
}

void addModels(ModelRegistry &registry)
{
    ModelInfo &all = registry.add(std::make_unique<ModelInfo>(u"blog"_s, u"Kinds"_s));
    for (auto it = kinds().cbegin(); it != kinds().cend(); ++it) {
        FieldOptions options = it->second;
        options.null = true;
        options.blank = true;
        all.addField(makeField(it->first, it.key(), options));
    }
    all.addField(makeField(
            FieldKind::Generated, u"day"_s,
            {.null = true, .generatedFrom = F(u"date"_s), .outputKind = FieldKind::Date}));
    for (const auto &[name, kind] :
         {std::pair{u"Small"_s, FieldKind::SmallAuto}, std::pair{u"Plain"_s, FieldKind::Auto},
          std::pair{u"Big"_s, FieldKind::BigAuto}}) {
        ModelInfo &keyed = registry.add(std::make_unique<ModelInfo>(u"blog"_s, name));
        keyed.addField(makeField(kind, u"id"_s, {.primaryKey = true}));
        keyed.addField(makeField(FieldKind::ForeignKey, u"loose"_s,
                                 {.null = true,
                                  .to = u"blog.Kinds"_s,
                                  .relatedName = u"+"_s,
                                  .dbConstraint = false}));
    }
    registry.add<Diary>(u"blog"_s, u"Diary"_s);
}

} // namespace

/// Every kind of field on both databases: what it stores comes back, what it cannot hold is refused
/// by name, and the connection goes on.
class TestFieldKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void value_comesBack_data();
    void value_comesBack();
    void value_badForItsKind_isRefusedByName_data();
    void value_badForItsKind_isRefusedByName();
    void keys_countByThemselves();
    void key_tooLarge_isRefused();
    void generated_hasTheLookupsOfItsKind();
    void json_ofNothing_isNoSqlNull();
    void enumeration_isStoredAsItsNumber();
    void choice_ofNothing_hasItsLabel();
    void foreignKey_withoutConstraint_mayPointNowhere();
    void cleanupTestCase() { db.reset(); }

private:
    QuerySet all() const { return db->all(u"Kinds"_s); }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

// One database for each back-end serves all rows.
void TestFieldKinds::init()
{
    QFETCH_GLOBAL(bool, postgreSql);
    if (db && db->isPostgreSql() == postgreSql)
        return;
    db = Testing::BlogDatabase::make(cluster, addModels);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
}

void TestFieldKinds::value_comesBack_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Value>("value");
    const auto row = [](const QString &field, const Value &value) {
        QTest::addRow("%s %s", qPrintable(field), qPrintable(value.toRepr().left(30)))
                << field << value;
    };
    constexpr qint64 big = std::numeric_limits<qint64>::max();
    row(u"big"_s, big);
    row(u"big"_s, -big - 1);
    row(u"binary"_s, QByteArray("\0\xff'", 3));
    row(u"boolean"_s, false);
    row(u"char"_s, u"ä'\"\U0001F600x"_s);
    row(u"date"_s, QDate(1, 1, 1));
    row(u"date"_s, QDate(9999, 12, 31));
    row(u"datetime"_s, *DateTime::fromString(u"2024-03-05 14:07:09.123456+00:00"));
    row(u"decimal"_s, *Decimal::fromString(u"-999.99"));
    row(u"duration"_s, Duration(-90'061'500'001));
    row(u"email"_s, u"a@b.org"_s);
    row(u"file"_s, u"papers/a.txt"_s);
    row(u"filepath"_s, u"/srv/a"_s);
    row(u"float"_s, 1e308);
    row(u"float"_s, -0.1);
    row(u"image"_s, u"a.png"_s);
    row(u"integer"_s, std::numeric_limits<qint32>::min());
    row(u"integer"_s, std::numeric_limits<qint32>::max());
    row(u"ip"_s, u"2001:db8::1"_s);
    row(u"json"_s, Value(Dict({{u"a"_s, ValueList{1, 2.5, Value(), u"ß"_s}}})));
    row(u"pbig"_s, big);
    row(u"pinteger"_s, 0);
    row(u"pinteger"_s, std::numeric_limits<qint32>::max());
    row(u"psmall"_s, 32767);
    row(u"slug"_s, u"a-b_c"_s);
    row(u"small"_s, -32768);
    row(u"text"_s, u"line\nline"_s.repeated(10'000));
    row(u"time"_s, Time::fromMicroseconds(86'399'999'999));
    row(u"url"_s, u"https://x.org/"_s);
    row(u"uuid"_s, QUuid(u"12345678-1234-5678-1234-567812345678"_s));
}

void TestFieldKinds::value_comesBack()
{
    QFETCH(QString, field);
    QFETCH(Value, value);
    const Record made = all().create({{field, value}});
    const Record read = all().get({{u"pk"_s, made.pk()}});
    QCOMPARE(read.value(field), value);
    QCOMPARE(read.value(field).type(), value.type());
    // Nothing stays nothing in all the others.
    for (auto it = kinds().cbegin(); it != kinds().cend(); ++it)
        QVERIFY2(it.key() == field || read.value(it.key()).isNone(), qPrintable(it.key()));
    if (field != u"json"_s && field != u"binary"_s)
        QVERIFY(all().filter(Q(Lookup(field, value))).filter({{u"pk"_s, made.pk()}}).exists());
}

void TestFieldKinds::value_badForItsKind_isRefusedByName_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("shown");
    const auto row = [](const QString &field, const Value &value, const QString &shown = {}) {
        QTest::addRow("%s %s", qPrintable(field), qPrintable(value.toRepr().left(30)))
                << field << value << (shown.isEmpty() ? value.toString() : shown);
    };
    const Value huge = Value::integer(*Decimal::fromString(u"9223372036854775808"));
    row(u"big"_s, huge);
    row(u"big"_s, u"many"_s);
    row(u"boolean"_s, u"maybe"_s);
    row(u"char"_s, u"sixsix"_s);
    row(u"date"_s, u"2024-02-30"_s);
    row(u"date"_s, u"soon"_s);
    row(u"datetime"_s, u"2024-01-01 25:00"_s);
    row(u"decimal"_s, *Decimal::fromString(u"1000.00"));
    row(u"decimal"_s, u"much"_s);
    row(u"duration"_s, u"long"_s);
    row(u"email"_s, u"x"_s.repeated(21));
    row(u"file"_s, u"x"_s.repeated(21));
    row(u"filepath"_s, u"x"_s.repeated(21));
    row(u"float"_s, u"half"_s);
    row(u"image"_s, u"x"_s.repeated(21));
    row(u"ip"_s, u"no address"_s);
    row(u"ip"_s, u"1::2::3"_s);
    row(u"integer"_s, qint64(std::numeric_limits<qint32>::max()) + 1);
    row(u"integer"_s, huge);
    row(u"integer"_s, 1.5e300, u"150000"_s);
    row(u"pbig"_s, huge);
    row(u"pinteger"_s, -1);
    row(u"psmall"_s, 32768);
    row(u"slug"_s, u"x"_s.repeated(11));
    row(u"small"_s, -32769);
    row(u"time"_s, u"24:00"_s);
    row(u"url"_s, u"x"_s.repeated(21));
    row(u"uuid"_s, u"no uuid"_s);
}

void TestFieldKinds::value_badForItsKind_isRefusedByName()
{
    QFETCH(QString, field);
    QFETCH(Value, value);
    QFETCH(QString, shown);
    QFETCH_GLOBAL(bool, postgreSql);
    const bool isNarrow = field == u"integer" || field.endsWith(u"small");
    if (!postgreSql && isNarrow && value.type() == Value::Type::Int)
        QSKIP("Every whole number of SQLite has 64 bits, in Django too.");
    if (!postgreSql && field == u"ip")
        QSKIP("An address is a text in SQLite, in Django too.");
    const qint64 before = all().count();
    const auto said = [](const std::function<void()> &work) {
        try {
            work();
        } catch (const ValidationError &error) {
            return error.message();
        } catch (const Error &error) {
            return error.name() + u": "_s + error.message();
        }
        return u"(no error)"_s;
    };
    QString message;
    db->connection().setLogger({});
    message = said([&] {
        db->connection().atomic([&] {
            all().create({{u"text"_s, u"goes with it"_s}});
            all().create({{field, value}});
        });
    });
    QVERIFY2(message.contains(field) && message.contains(shown), qPrintable(message));
    QVERIFY2(message.contains(u"blog.Kinds") || message.contains(u"blog_kinds"),
             qPrintable(message));
    QVERIFY(!db->connection().inTransaction());
    QCOMPARE(all().count(), before);
    message = said([&] { all().update(QList<QPair<QString, Value>>{{field, value}}); });
    if (before > 0)
        QVERIFY2(message.contains(field) && message != u"(no error)"_s, qPrintable(message));
    all().create({{u"text"_s, u"usable"_s}});
    QCOMPARE(all().count(), before + 1);
}

void TestFieldKinds::keys_countByThemselves()
{
    for (const QString &model : {u"Small"_s, u"Plain"_s, u"Big"_s}) {
        const qint64 first = db->all(model).create({}).pk().integer();
        QCOMPARE(db->all(model).create({}).pk(), Value(first + 1));
        QCOMPARE(db->all(model).create({{u"id"_s, 1000}}).pk(), Value(1000));
    }
}

void TestFieldKinds::key_tooLarge_isRefused()
{
    if (!db->isPostgreSql())
        QSKIP("Every whole number of SQLite has 64 bits, in Django too.");
    QVERIFY_THROWS_EXCEPTION(DataError, db->all(u"Small"_s).create({{u"id"_s, 40000}}));
    const qint64 large = 3'000'000'000;
    QVERIFY_THROWS_EXCEPTION(DataError, db->all(u"Plain"_s).create({{u"id"_s, large}}));
    QCOMPARE(db->all(u"Big"_s).create({{u"id"_s, large}}).pk(), Value(large));
}

void TestFieldKinds::generated_hasTheLookupsOfItsKind()
{
    const Record made = all().create({{u"date"_s, QDate(2023, 5, 17)}});
    const QuerySet mine = all().filter({{u"pk"_s, made.pk()}});
    QCOMPARE(mine.get().value(u"day"), Value(QDate(2023, 5, 17)));
    for (const auto &[lookup, value] :
         {std::pair{u"day"_s, Value(QDate(2023, 5, 17))}, std::pair{u"day__year"_s, Value(2023)},
          std::pair{u"day__month__gte"_s, Value(5)}, std::pair{u"day__week_day"_s, Value(4)},
          std::pair{u"day__lt"_s, Value(u"2023-06-01"_s)},
          std::pair{u"day__in"_s, Value(ValueList{QDate(2023, 5, 17)})}})
        QVERIFY2(mine.filter(Q(Lookup(lookup, value))).exists(), qPrintable(lookup));
    QVERIFY(!mine.filter({{u"day__year"_s, 2022}}).exists());
    QVERIFY_THROWS_EXCEPTION(FieldError, mine.filter({{u"day__hour"_s, 1}}).count());
}

void TestFieldKinds::json_ofNothing_isNoSqlNull()
{
    const Record record = all().create({});
    const QuerySet one = all().filter({{u"pk"_s, record.pk()}});
    QVERIFY(one.filter({{u"json__isnull"_s, true}}).exists());
    one.update(QList<QPair<QString, Expression>>{{u"json"_s, Literal(Value(), FieldKind::Json)}});
    QVERIFY(one.filter({{u"json__isnull"_s, false}}).exists());
    QVERIFY(one.filter({{u"json"_s, Value()}}).exists());
    QVERIFY(one.get().value(u"json").isNone());
    one.update(QList<QPair<QString, Value>>{{u"json"_s, Value()}});
    QVERIFY(one.filter({{u"json__isnull"_s, true}}).exists());
    QVERIFY(!one.filter({{u"json"_s, Value()}}).exists());
}

void TestFieldKinds::enumeration_isStoredAsItsNumber()
{
    Diary diary;
    diary.mood = Mood::Wild;
    save(diary);
    const Record record = db->all(u"Diary"_s).get({{u"pk"_s, diary.id}});
    QCOMPARE(record.value(u"mood"), Value(7));
    QCOMPARE(record.display(u"mood"), u"wild"_s);
    QVERIFY(record.value(u"before").isNone());
    const Diary read = fromRecord<Diary>(record);
    QVERIFY(read.mood == Mood::Wild && !read.before);
    Record odd = record;
    odd.setValue(u"mood", 3);
    QVERIFY_THROWS_EXCEPTION(ValidationError, fullClean(odd));
}

void TestFieldKinds::choice_ofNothing_hasItsLabel()
{
    Record diary(db->model(u"Diary"_s));
    diary.setValue(u"mood", Value());
    QCOMPARE(diary.display(u"mood"), u"not said"_s);
}

void TestFieldKinds::foreignKey_withoutConstraint_mayPointNowhere()
{
    const Record loose = db->all(u"Big"_s).create({{u"loose_id"_s, 987654}});
    QCOMPARE(db->all(u"Big"_s).get({{u"pk"_s, loose.pk()}}).value(u"loose_id"), Value(987654));
    QVERIFY(!related(loose, loose.model().field(u"loose")));
}

QTEST_GUILESS_MAIN(TestFieldKinds)
#include "tst_fieldkinds.moc"
