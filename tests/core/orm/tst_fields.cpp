// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/orm/modelregistry.h"

#include <QTest>

using namespace Quintette;

/// Each field kind's accepted and refused inputs, as Django's to_python and validators have them.
class TestFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toValue_ofGoodInput_isTyped_data();
    void toValue_ofGoodInput_isTyped();
    void clean_ofBadInput_hasDjangosMessage_data();
    void clean_ofBadInput_hasDjangosMessage();
    void database_onSqlite_isDjangos_data();
    void database_onSqlite_isDjangos();
    void dateTime_withoutTimeZones_isNaive();
    void prepare_ofNoNumber_isValueError();
};

namespace {

const QMap<QString, QPair<FieldKind, FieldOptions>> &kinds()
{
    static const QMap<QString, QPair<FieldKind, FieldOptions>> all{
            {u"int"_s, {FieldKind::Integer, {}}},
            {u"positive"_s, {FieldKind::PositiveInteger, {}}},
            {u"float"_s, {FieldKind::Float, {}}},
            {u"bool"_s, {FieldKind::Boolean, {}}},
            {u"nullbool"_s, {FieldKind::Boolean, {.null = true, .blank = true}}},
            {u"char"_s, {FieldKind::Char, {.maxLength = 3}}},
            {u"choice"_s, {FieldKind::Char, {.maxLength = 3, .choices = {{u"a"_s, Text(u"A"_s)}}}}},
            {u"email"_s, {FieldKind::Email, {}}},
            {u"slug"_s, {FieldKind::Slug, {}}},
            {u"url"_s, {FieldKind::Url, {}}},
            {u"ip"_s, {FieldKind::GenericIPAddress, {}}},
            {u"date"_s, {FieldKind::Date, {}}},
            {u"datetime"_s, {FieldKind::DateTime, {}}},
            {u"time"_s, {FieldKind::Time, {}}},
            {u"duration"_s, {FieldKind::Duration, {}}},
            {u"decimal"_s, {FieldKind::Decimal, {.maxDigits = 5, .decimalPlaces = 2}}},
            {u"uuid"_s, {FieldKind::Uuid, {}}},
            {u"json"_s, {FieldKind::Json, {}}},
            {u"binary"_s, {FieldKind::Binary, {}}},
    };
    return all;
}

struct Fixture
{
    Databases databases;
    ModelRegistry registry{databases};
    const ModelInfo *model;
    Fixture()
    {
        auto info = std::make_unique<ModelInfo>(u"test"_s, u"All"_s);
        for (auto it = kinds().cbegin(); it != kinds().cend(); ++it)
            info->addField(makeField(it->first, it.key(), it->second));
        model = &registry.add(std::move(info));
        registry.resolve();
    }
    const Field &field(const QString &name) const { return model->field(name); }
};

} // namespace

void TestFields::toValue_ofGoodInput_isTyped_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("repr");
    const auto row = [](const char *field, const QString &input, const QString &repr) {
        QTest::newRow(qPrintable(QLatin1String(field) + u": "_s + input))
                << QString::fromLatin1(field) << input << repr;
    };
    row("int", u" 12 "_s, u"12"_s);
    row("int", u"1_000"_s, u"1000"_s);
    row("int", u"٣"_s, u"3"_s);
    row("int", u"-9223372036854775808"_s, u"-9223372036854775808"_s);
    row("float", u"1e3"_s, u"1000.0"_s);
    row("bool", u"t"_s, u"True"_s);
    row("bool", u"0"_s, u"False"_s);
    row("nullbool", u""_s, u"None"_s);
    row("date", u"2024-2-9"_s, u"datetime.date(2024, 2, 9)"_s);
    row("datetime", u"2024-03-05T14:07:09.123456Z"_s,
        u"datetime.datetime(2024, 3, 5, 14, 7, 9, 123456, tzinfo=datetime.timezone.utc)"_s);
    row("time", u"14:07"_s, u"datetime.time(14, 7)"_s);
    row("duration", u"1 00:00:01"_s, u"datetime.timedelta(days=1, seconds=1)"_s);
    row("decimal", u" 1.50 "_s, u"Decimal('1.50')"_s);
    row("uuid", u"{12345678-1234-5678-1234-567812345678}"_s,
        u"UUID('12345678-1234-5678-1234-567812345678')"_s);
    row("ip", u"2001:0DB8::0001"_s, u"'2001:db8::1'"_s);
    row("ip", u"::ffff:1.2.3.4"_s, u"'::ffff:1.2.3.4'"_s);
    row("binary", u"AAE="_s, u"b'\\x00\\x01'"_s);
}

void TestFields::toValue_ofGoodInput_isTyped()
{
    QFETCH(QString, field);
    QFETCH(QString, input);
    QFETCH(QString, repr);
    Fixture f;
    QCOMPARE(f.field(field).clean(input).toRepr(), repr);
}

void TestFields::clean_ofBadInput_hasDjangosMessage_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *field, const QString &input, const QString &message,
                        const char *code = "invalid") {
        QTest::newRow(qPrintable(QLatin1String(field) + u": "_s + input))
                << QString::fromLatin1(field) << input << message << QString::fromLatin1(code);
    };
    row("int", u"1.5"_s, u"“1.5” value must be an integer."_s);
    row("int", u"1__0"_s, u"“1__0” value must be an integer."_s);
    row("int", u""_s, u"“” value must be an integer."_s);
    row("int", u"9223372036854775808"_s,
        u"Ensure this value is less than or equal to 9223372036854775807."_s, "max_value");
    row("positive", u"-1"_s, u"Ensure this value is greater than or equal to 0."_s, "min_value");
    row("float", u"x"_s, u"“x” value must be a float."_s);
    row("bool", u"yes"_s, u"“yes” value must be either True or False."_s);
    row("nullbool", u"2"_s, u"“2” value must be either True, False, or None."_s,
        "invalid_nullable");
    row("char", u""_s, u"This field cannot be blank."_s, "blank");
    row("char", u"four"_s, u"Ensure this value has at most 3 characters (it has 4)."_s,
        "max_length");
    row("choice", u"b"_s, u"Value 'b' is not a valid choice."_s, "invalid_choice");
    row("email", u"a@b"_s, u"Enter a valid email address."_s);
    row("email", u"a..b@example.com"_s, u"Enter a valid email address."_s);
    row("slug", u"a b"_s,
        u"Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."_s);
    row("url", u"javascript:alert(1)"_s, u"Enter a valid URL."_s);
    row("url", u"http://a b/"_s, u"Enter a valid URL."_s);
    row("ip", u"1.2.3.256"_s, u"Enter a valid IPv4 or IPv6 address."_s);
    row("ip", u"1::2::3"_s, u"Enter a valid IPv4 or IPv6 address."_s);
    row("date", u"2024-02-30"_s,
        u"“2024-02-30” value has the correct format (YYYY-MM-DD) but it is an invalid date."_s,
        "invalid_date");
    row("date", u"5.3.2024"_s,
        u"“5.3.2024” value has an invalid date format. It must be in YYYY-MM-DD format."_s);
    row("datetime", u"2024-03-05 25:00"_s,
        u"“2024-03-05 25:00” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but "
        u"it is "
        "an invalid date/time."_s,
        "invalid_datetime");
    row("datetime", u"now"_s,
        u"“now” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format."_s);
    row("time", u"24:00"_s,
        u"“24:00” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time."_s,
        "invalid_time");
    row("duration", u"soon"_s,
        u"“soon” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format."_s);
    row("decimal", u"1,5"_s, u"“1,5” value must be a decimal number."_s);
    row("decimal", u"NaN"_s, u"“NaN” value must be a decimal number."_s);
    row("decimal", u"1.555"_s, u"Ensure that there are no more than 2 decimal places."_s,
        "max_decimal_places");
    row("decimal", u"123456"_s, u"Ensure that there are no more than 5 digits in total."_s,
        "max_digits");
    row("decimal", u"1234"_s,
        u"Ensure that there are no more than 3 digits before the decimal point."_s,
        "max_whole_digits");
    row("uuid", u"123"_s, u"“123” is not a valid UUID."_s);
}

void TestFields::clean_ofBadInput_hasDjangosMessage()
{
    QFETCH(QString, field);
    QFETCH(QString, input);
    QFETCH(QString, message);
    QFETCH(QString, code);
    Fixture f;
    try {
        const Value value = f.field(field).clean(input);
        QFAIL(qPrintable(u"accepted as "_s + value.toRepr()));
    } catch (const ValidationError &error) {
        const ValidationError::Item item = error.errors().value(ValidationError::nonField).value(0);
        QCOMPARE(item.message.toString(), message);
        QCOMPARE(item.code, code);
    }
}

void TestFields::database_onSqlite_isDjangos_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("stored");
    const auto row = [](const char *field, const QString &input, const QString &stored) {
        QTest::newRow(qPrintable(QLatin1String(field) + u": "_s + input))
                << QString::fromLatin1(field) << input << stored;
    };
    row("datetime", u"2024-03-05T14:07:09.123456+02:00"_s, u"'2024-03-05 12:07:09.123456'"_s);
    row("datetime", u"2024-03-05T14:07:09Z"_s, u"'2024-03-05 14:07:09'"_s);
    row("date", u"2024-03-05"_s, u"'2024-03-05'"_s);
    row("time", u"14:07"_s, u"'14:07:00'"_s);
    row("decimal", u"1.5"_s, u"'1.5'"_s);
    row("duration", u"1.5"_s, u"1500000"_s);
    row("uuid", u"12345678-1234-5678-1234-567812345678"_s, u"'12345678123456781234567812345678'"_s);
    row("json", u"é"_s, u"'\"\\\\u00e9\"'"_s);
}

void TestFields::database_onSqlite_isDjangos()
{
    QFETCH(QString, field);
    QFETCH(QString, input);
    QFETCH(QString, stored);
    Fixture f;
    const Backend &backend = Backend::of(DatabaseSettings::Engine::Sqlite);
    const Field &tested = f.field(field);
    const Value value = tested.toValue(input);
    const Value raw = tested.toDatabase(value, backend);
    QCOMPARE(raw.toRepr(), stored);
    QCOMPARE(tested.fromDatabase(raw, backend), value);
}

void TestFields::dateTime_withoutTimeZones_isNaive()
{
    Fixture f;
    f.registry.setUseTimeZone(false);
    const Backend &backend = Backend::of(DatabaseSettings::Engine::Sqlite);
    const Field &field = f.field(u"datetime"_s);
    const Value read = field.fromDatabase(u"2024-03-05 14:07:09.000001"_s, backend);
    QCOMPARE(read.toRepr(), u"datetime.datetime(2024, 3, 5, 14, 7, 9, 1)"_s);
    QCOMPARE(field.toDatabase(read, backend), Value(u"2024-03-05 14:07:09.000001"_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, (void)field.toDatabase(DateTime::now(), backend));
}

void TestFields::prepare_ofNoNumber_isValueError()
{
    Fixture f;
    try {
        (void)f.field(u"int"_s).prepare(u"abc"_s);
        QFAIL("no error");
    } catch (const ValueError &error) {
        QCOMPARE(error.message(), u"Field 'int' expected a number but got 'abc'."_s);
    }
}

QTEST_GUILESS_MAIN(TestFields)
#include "tst_fields.moc"
