// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/filevalue.h"
#include "core/orm/validators/validators.h"
#include "tests/core/forms/fieldjudge.h"

#include <cmath>

using namespace Quintette;

namespace {

/// What {"$repeat": ...} and the like of hostile.json stand for; judge.py does the same.
Value plain(const Value &value)
{
    if (value.isList()) {
        ValueList items;
        for (const Value &item : value.list())
            items += plain(item);
        return items;
    }
    if (value.type() != Value::Type::Dict || value.dict().size() != 1)
        return value;
    const Dict::Item &only = *value.dict().begin();
    if (only.key == u"$repeat")
        return only.value.list()[0].toString().repeated(*only.value.list()[1].toInt());
    if (only.key == u"$float")
        return only.value.toString() == u"nan" ? std::nan("") : only.value.toString().toDouble();
    QString text;
    if (only.key == u"$join") {
        for (const Value &part : only.value.list())
            text += plain(part).toString();
        return text;
    }
    if (only.key == u"$codes") {
        for (const Value &code : only.value.list())
            text += QChar(char16_t(*code.toInt()));
        return text;
    }
    if (only.key == u"$file") {
        const UploadedFile file(plain(only.value.list()[0]).toString(), "text/plain",
                                QByteArray(*only.value.list()[1].toInt(), 'x'));
        return file.name().isEmpty() ? Value() : Value(new FileValue(file));
    }
    return value;
}

Validator makeValidator(const QString &name, const Dict &options)
{
    const int limit = int(options.value(u"limit_value").toInt().value_or(0));
    if (name == u"validate_email")
        return Validators::email();
    if (name == u"URLValidator")
        return Validators::url();
    if (name == u"validate_slug" || name == u"validate_unicode_slug")
        return Validators::slug(name == u"validate_unicode_slug");
    if (name == u"validate_ipv4_address")
        return Validators::ipAddress(u"IPv4"_s);
    if (name == u"validate_ipv6_address")
        return Validators::ipAddress(u"IPv6"_s);
    if (name == u"validate_ipv46_address")
        return Validators::ipAddress();
    if (name == u"validate_comma_separated_integer_list")
        return Validators::integerList(u","_s, Validators::Negative::Refused,
                                       QN_TEXT("orm", "Enter only digits separated by commas."));
    if (name == u"int_list_validator")
        return Validators::integerList(options.value(u"sep").toString(),
                                       Validators::Negative::Allowed);
    if (name == u"MaxLengthValidator")
        return Validators::maxLength(limit);
    if (name == u"MinLengthValidator")
        return Validators::minLength(limit);
    if (name == u"ProhibitNullCharactersValidator")
        return Validators::noNullCharacters();
    if (name == u"RegexValidator")
        return Validators::regex(QRegularExpression(options.value(u"regex").toString()));
    qFatal("no validator %s", qPrintable(name));
}

template <typename Check> Value outcome(const Check &check)
{
    try {
        return ValueList{u"ok"_s, check()};
    } catch (const ValidationError &error) {
        ValueList messages;
        for (const ValidationError::Item &item : allItems(error))
            messages += item.message.toString();
        return ValueList{u"error"_s, messages};
    }
}

QString rowName(const Value &row)
{
    return row.list()[0].toString() + u' '
            + QString::fromUtf8(Json::serialize(row.list()[1], Json::Style::Compact, true));
}

/// Where Django stops with a server error, or would keep what is no text, all that we owe is a
/// refusal.
bool needsOnlyRefusal(const Value &input, const Value &theirs)
{
    return theirs.list()[0] == Value(u"crash")
            || (input.isString() && !input.string().isValidUtf16());
}

} // namespace

/// Every kind of field and every validator is given every hostile input, and so is Debian's Django.
class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void clean_hostileInput_agreesWithDjango_data() { addRows(u"fields"_s); }
    void clean_hostileInput_agreesWithDjango();
    void validator_hostileInput_agreesWithDjango_data() { addRows(u"validators"_s); }
    void validator_hostileInput_agreesWithDjango();

private:
    void addRows(const QString &kind);
    void compare(const std::function<Value(const Value &)> &ours);

    ValueList inputsOf(const QString &name) const;

    Dict m_table;
    QHash<QString, ValueList> m_answers; // by the name of the row
};

void TestHostile::initTestCase()
{
    QFile file(QStringLiteral(QUINTETTE_TEST_DATA "/forms/hostile.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<Value> table = Json::parse(file.readAll());
    QVERIFY2(bool(table), table ? "" : qPrintable(table.error()));
    m_table = table->dict();

    ValueList cases;
    QStringList rows;
    for (const QString &kind : {u"fields"_s, u"validators"_s}) {
        for (const Value &row : m_table.value(kind).list()) {
            const QString name = row.list()[0].toString();
            for (const Value &input : inputsOf(name)) {
                cases += Value(ValueList{name, row.list()[1], input});
                rows += rowName(row);
            }
        }
    }
    const ValueList answers = askDjango(cases);
    QCOMPARE(answers.size(), cases.size());
    for (qsizetype i = 0; i < answers.size(); ++i)
        m_answers[rows[i]].append(answers[i]);
}

ValueList TestHostile::inputsOf(const QString &name) const
{
    ValueList inputs = m_table.value(u"inputs").list();
    if (name == u"FileField")
        inputs += m_table.value(u"files").list();
    if (!name.endsWith(u"Field")) // a validator's caller has made text of the input
        inputs.removeIf([](const Value &input) { return !plain(input).isString(); });
    return inputs;
}

void TestHostile::addRows(const QString &kind)
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("options");
    for (const Value &row : m_table.value(kind).list()) {
        QTest::newRow(qPrintable(rowName(row)))
                << row.list()[0].toString() << Json::serialize(row.list()[1]);
    }
}

void TestHostile::compare(const std::function<Value(const Value &)> &ours)
{
    QFETCH(QString, name);
    const ValueList inputs = inputsOf(name);
    // Beyond what we store or are willing to compute: longer numbers, deeper JSON, longer
    // durations.
    const ValueList limits = m_table.value(u"limits").list();
    const ValueList theirs = m_answers.value(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(theirs.size(), inputs.size());
    QStringList differences;
    for (qsizetype i = 0; i < inputs.size(); ++i) {
        QElapsedTimer timer;
        timer.start();
        const Value given = plain(inputs[i]);
        const Value mine = ours(given);
        const bool isRefused = mine.list()[0] == Value(u"error");
        const bool agrees = mine.toRepr() == theirs[i].toRepr()
                || (isRefused
                    && (needsOnlyRefusal(given, theirs[i]) || limits.contains(inputs[i])));
        const QString input = inputs[i].toRepr().left(100);
        if (!agrees)
            differences += u"%1\n    ours   %2\n    Django %3"_s.arg(input, mine.toRepr().left(200),
                                                                     theirs[i].toRepr().left(200));
        constexpr int patience = 5000; // milliseconds, of a debug build on a busy machine
        if (timer.elapsed() > patience)
            differences += u"%1\n    took %2 ms"_s.arg(input).arg(timer.elapsed());
    }
    for (const QString &difference : std::as_const(differences))
        qWarning("%s", qPrintable(difference));
    QCOMPARE(differences.size(), 0);
}

void TestHostile::clean_hostileInput_agreesWithDjango()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, options);
    const std::unique_ptr<FormField> field = makeField(name, Json::parse(options)->dict());
    compare([&field](const Value &input) {
        return outcome([&] { return field->clean(input).toString(); });
    });
}

void TestHostile::validator_hostileInput_agreesWithDjango()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, options);
    const Validator check = makeValidator(name, Json::parse(options)->dict());
    compare([&check](const Value &input) {
        return outcome([&] {
            check(input);
            return u"accepted"_s;
        });
    });
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
