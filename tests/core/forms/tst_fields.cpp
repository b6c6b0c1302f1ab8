// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/forms/fields/booleanfield.h"
#include "core/forms/fields/charfield.h"
#include "core/forms/fields/choicefield.h"
#include "core/forms/fields/identifierfield.h"
#include "core/forms/fields/jsonfield.h"
#include "core/forms/fields/numberfield.h"
#include "core/forms/fields/splitdatetimefield.h"
#include "core/forms/fields/temporalfield.h"
#include "core/forms/fields/urlfield.h"
#include "core/forms/formerrors.h"

#include <QProcess>
#include <QTest>

using namespace Quintette;

namespace {

std::unique_ptr<FormField> makeField(const QString &name, const Dict &options)
{
    FormFieldOptions common;
    common.required = !options.contains(u"required") || options.value(u"required").isTrue();
    CharFormFieldOptions text;
    if (const auto limit = options.value(u"max_length").toInt())
        text.maxLength = int(*limit);
    if (const auto limit = options.value(u"min_length").toInt())
        text.minLength = int(*limit);
    const NumberFormFieldOptions limits{
            options.value(u"max_value"), options.value(u"min_value"), {}};
    QList<Choice> choices;
    if (options.contains(u"choices")) {
        for (const Value &choice : options.value(u"choices").list())
            choices += {choice, choice.toString()};
    }
    if (name == u"CharField")
        return std::make_unique<CharFormField>(common, text);
    if (name == u"IntegerField")
        return std::make_unique<IntegerFormField>(common, limits);
    if (name == u"FloatField")
        return std::make_unique<FloatFormField>(common, limits);
    if (name == u"DecimalField")
        return std::make_unique<DecimalFormField>(
                common, int(options.value(u"max_digits").toInt().value_or(-1)),
                int(options.value(u"decimal_places").toInt().value_or(-1)), limits);
    if (name == u"BooleanField")
        return std::make_unique<BooleanFormField>(common);
    if (name == u"NullBooleanField")
        return std::make_unique<NullBooleanFormField>(common);
    if (name == u"DateField")
        return std::make_unique<DateFormField>(common);
    if (name == u"TimeField")
        return std::make_unique<TimeFormField>(common);
    if (name == u"DateTimeField")
        return std::make_unique<DateTimeFormField>(common);
    if (name == u"SplitDateTimeField")
        return std::make_unique<SplitDateTimeFormField>(common);
    if (name == u"DurationField")
        return std::make_unique<DurationFormField>(common);
    if (name == u"EmailField")
        return std::make_unique<EmailFormField>(common);
    if (name == u"URLField")
        return std::make_unique<UrlFormField>(common, CharFormFieldOptions(), u"http"_s);
    if (name == u"SlugField")
        return std::make_unique<SlugFormField>(common, options.value(u"allow_unicode").isTrue());
    if (name == u"UUIDField")
        return std::make_unique<UuidFormField>(common);
    if (name == u"GenericIPAddressField")
        return std::make_unique<IpAddressFormField>(
                common,
                options.contains(u"protocol") ? options.value(u"protocol").toString() : u"both"_s,
                options.value(u"unpack_ipv4").isTrue());
    if (name == u"JSONField")
        return std::make_unique<JsonFormField>(common);
    if (name == u"ChoiceField")
        return std::make_unique<ChoiceFormField>(choices, common);
    if (name == u"MultipleChoiceField")
        return std::make_unique<MultipleChoiceFormField>(choices, common);
    qFatal("no field %s", qPrintable(name));
}

} // namespace

/// The real Django says of every input whether it is accepted, what it means and what is wrong with
/// it.
class TestFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void clean_input_agreesWithDjango_data();
    void clean_input_agreesWithDjango();
    void charField_loneSurrogate_isRefused();
    void integerField_hugeNumber_isRefusedQuickly();

private:
    ValueList m_cases;
    ValueList m_answers;
};

void TestFields::initTestCase()
{
    QFile file(QStringLiteral(QUINTETTE_TEST_DATA "/forms/cases.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    const Result<Value> groups = Json::parse(json);
    QVERIFY2(bool(groups), groups ? "" : qPrintable(groups.error()));
    for (const Value &group : groups->list()) {
        for (const Value &input : group.list()[2].list())
            m_cases += Value(ValueList{group.list()[0], group.list()[1], input});
    }
    QProcess judge;
    judge.start(u"/usr/bin/python3"_s, {QStringLiteral(QUINTETTE_TEST_DATA "/forms/judge.py")});
    judge.write(Json::serialize(m_cases, Json::Style::Compact, true));
    judge.closeWriteChannel();
    QVERIFY(judge.waitForFinished(60'000));
    QVERIFY2(judge.exitCode() == 0, judge.readAllStandardError());
    m_answers = Json::parse(judge.readAllStandardOutput())->list();
    QCOMPARE(m_answers.size(), m_cases.size());
    QVERIFY(m_cases.size() > 200);
}

void TestFields::clean_input_agreesWithDjango_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(m_cases.size()); ++i) {
        const ValueList &row = m_cases[i].list();
        QTest::addRow("%d %s %s", i, qPrintable(row[0].toString()),
                      qPrintable(row[2].toRepr().left(60)))
                << i;
    }
}

void TestFields::clean_input_agreesWithDjango()
{
    QFETCH(int, index);
    const ValueList &row = m_cases[index].list();
    const std::unique_ptr<FormField> field = makeField(row[0].toString(), row[1].dict());
    Value ours;
    try {
        ours = ValueList{u"ok"_s, field->clean(row[2]).toString()};
    } catch (const ValidationError &error) {
        ValueList messages;
        for (const ValidationError::Item &item : allItems(error))
            messages += item.message.toString();
        ours = ValueList{u"error"_s, messages};
    }
    QCOMPARE(ours.toRepr(), m_answers[index].toRepr());
}

void TestFields::charField_loneSurrogate_isRefused()
{
    CharFormField field;
    QVERIFY_THROWS_EXCEPTION(ValidationError, field.clean(QString(QChar(0xd800)) + u'x'));
}

void TestFields::integerField_hugeNumber_isRefusedQuickly()
{
    IntegerFormField field;
    QElapsedTimer timer;
    timer.start();
    QVERIFY_THROWS_EXCEPTION(ValidationError, field.clean(QString(5'000'000, u'9')));
    QVERIFY(timer.elapsed() < 100);
}

QTEST_GUILESS_MAIN(TestFields)
#include "tst_fields.moc"
