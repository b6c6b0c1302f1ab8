// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/boundfield.h"
#include "core/forms/fields/booleanfield.h"
#include "core/forms/fields/charfield.h"
#include "core/forms/fields/choicefield.h"
#include "core/forms/fields/filefield.h"
#include "core/forms/fields/numberfield.h"
#include "core/forms/filevalue.h"
#include "core/forms/formset.h"
#include "core/forms/html.h"

#include <QTest>

using namespace Quintette;

namespace {

class PersonForm final : public Form
{
public:
    PersonForm()
    {
        add(u"name"_s,
            std::make_unique<CharFormField>(
                    FormFieldOptions{.helpText = QString(u"As in the <passport>"_s)},
                    CharFormFieldOptions{.maxLength = 10}));
        add(u"age"_s,
            std::make_unique<IntegerFormField>(FormFieldOptions{.required = false, .initial = 18}));
        add(u"agrees"_s, std::make_unique<BooleanFormField>(FormFieldOptions{.required = false}));
    }

protected:
    Value cleanField(const QString &name, const Value &value) override
    {
        if (name == u"name" && value == Value(u"Nobody"_s))
            throw ValidationError(QString(u"Somebody, please."_s), u"nobody"_s);
        return value;
    }
    void clean() override
    {
        if (cleanedData().value(u"name") == Value(u"Child"_s)
            && cleanedData().value(u"age").toInt() > 17)
            throw ValidationError(QString(u"Too old for that name."_s));
    }
};

FormData dataOf(std::initializer_list<std::pair<QString, QString>> pairs)
{
    FormData data;
    for (const auto &[name, value] : pairs)
        data.append(name, value);
    return data;
}

std::unique_ptr<FormSet> makePeople(FormSetOptions options = {}, int initial = 0)
{
    options.prefix = u"people"_s;
    return std::make_unique<FormSet>(options, initial,
                                     [](int) { return std::make_shared<PersonForm>(); });
}

} // namespace

class TestForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isValid_unbound_isFalseWithoutErrors();
    void isValid_goodData_givesTypedValues();
    void isValid_unknownNames_areNotInCleanedData();
    void isValid_badField_keepsTheOthers();
    void isValid_cleanThrows_isNonFieldError();
    void cleanField_throws_dropsTheValue();
    void changedData_comparesTypedValues();
    void prefix_separatesFormsOfOnePage();
    void disabled_submittedValue_isIgnored();
    void emptyPermitted_unchanged_isValid();
    void html_hostileText_isEscaped();
    void html_errors_areConnectedToTheField();
    void fileField_clearAndFile_isContradiction();
    void imageField_textFile_isRefused();
    void formSet_missingManagementForm_isAnError();
    void formSet_forgedCount_buildsFewForms();
    void formSet_deletedForm_needNotBeValid();
    void formSet_emptyExtra_isIgnored();
};

void TestForm::isValid_unbound_isFalseWithoutErrors()
{
    PersonForm form;
    QVERIFY(!form.isValid());
    QVERIFY(form.errors().isEmpty());
}

void TestForm::isValid_goodData_givesTypedValues()
{
    PersonForm form;
    form.bind(dataOf({{u"name"_s, u" Ada "_s}, {u"age"_s, u"36"_s}, {u"agrees"_s, u"on"_s}}));
    QVERIFY(form.isValid());
    QCOMPARE(form.cleanedData().value(u"name"), Value(u"Ada"_s));
    QCOMPARE(form.cleanedData().value(u"age"), Value(36));
    QCOMPARE(form.cleanedData().value(u"agrees"), Value(true));
}

void TestForm::isValid_unknownNames_areNotInCleanedData()
{
    PersonForm form;
    form.bind(dataOf({{u"name"_s, u"Ada"_s}, {u"is_superuser"_s, u"on"_s}}));
    QVERIFY(form.isValid());
    QCOMPARE(form.cleanedData().keys(), QStringList({u"name"_s, u"age"_s, u"agrees"_s}));
}

void TestForm::isValid_badField_keepsTheOthers()
{
    PersonForm form;
    form.bind(dataOf({{u"name"_s, u"Ada Lovelace King"_s}, {u"age"_s, u"x"_s}}));
    QVERIFY(!form.isValid());
    QCOMPARE(form.errors().count(), 2);
    QCOMPARE(form.errors().value(u"name").first().code, u"max_length"_s);
    QCOMPARE(form.cleanedData().keys(), QStringList({u"agrees"_s}));
}

void TestForm::isValid_cleanThrows_isNonFieldError()
{
    PersonForm form;
    form.bind(dataOf({{u"name"_s, u"Child"_s}, {u"age"_s, u"40"_s}}));
    QVERIFY(!form.isValid());
    QCOMPARE(form.errors().value(ValidationError::nonField).first().message.toString(),
             u"Too old for that name."_s);
}

void TestForm::cleanField_throws_dropsTheValue()
{
    PersonForm form;
    form.bind(dataOf({{u"name"_s, u"Nobody"_s}}));
    QVERIFY(!form.isValid());
    QCOMPARE(form.errors().value(u"name").first().code, u"nobody"_s);
    QVERIFY(!form.cleanedData().contains(u"name"));
}

void TestForm::changedData_comparesTypedValues()
{
    PersonForm form;
    form.setInitial({{u"name"_s, u"Ada"_s}, {u"age"_s, 36}});
    form.bind(dataOf({{u"name"_s, u"Ada"_s}, {u"age"_s, u" 36 "_s}, {u"agrees"_s, u"on"_s}}));
    QCOMPARE(form.changedData(), QStringList({u"agrees"_s}));
}

void TestForm::prefix_separatesFormsOfOnePage()
{
    PersonForm form;
    form.setPrefix(u"a"_s);
    form.bind(dataOf({{u"name"_s, u"Wrong"_s}, {u"a-name"_s, u"Right"_s}}));
    QVERIFY(form.isValid());
    QCOMPARE(form.cleanedData().value(u"name"), Value(u"Right"_s));
    QCOMPARE(form.bound(u"name"_s).id(), u"id_a-name"_s);
}

void TestForm::disabled_submittedValue_isIgnored()
{
    PersonForm form;
    form.setInitial(u"name"_s, u"Ada"_s);
    form.field(u"name")->setDisabled(true);
    form.bind(dataOf({{u"name"_s, u"Mallory"_s}}));
    QVERIFY(form.isValid());
    QCOMPARE(form.cleanedData().value(u"name"), Value(u"Ada"_s));
    QVERIFY(!form.changedData().contains(u"name"_s));
}

void TestForm::emptyPermitted_unchanged_isValid()
{
    PersonForm form;
    form.setEmptyPermitted(true);
    form.bind(dataOf({{u"name"_s, u""_s}, {u"age"_s, u"18"_s}}));
    QVERIFY(form.isValid());
}

void TestForm::html_hostileText_isEscaped()
{
    PersonForm form;
    form.bind(dataOf({{u"name"_s, u"\"><script>alert(1)</script>"_s}}));
    form.isValid();
    const QString html = Html::form(form);
    QVERIFY(!html.contains(u"<script>"_s));
    QVERIFY(!html.contains(u"<passport>"_s));
    QVERIFY(html.contains(u"&lt;script&gt;"_s));
}

void TestForm::html_errors_areConnectedToTheField()
{
    PersonForm form;
    form.bind(dataOf({{u"name"_s, u""_s}}));
    form.isValid();
    const QString input = form.bound(u"name"_s).widgetHtml();
    QVERIFY(input.contains(u"aria-invalid=\"true\""_s));
    QVERIFY(input.contains(u"aria-describedby=\"id_name_helptext id_name_error\""_s));
    QVERIFY(form.bound(u"name"_s).errorsHtml().contains(u"id=\"id_name_error\""_s));
    QVERIFY(form.bound(u"name"_s).labelHtml().contains(u"for=\"id_name\""_s));
}

void TestForm::fileField_clearAndFile_isContradiction()
{
    Form form;
    form.add(u"cover"_s, std::make_unique<FileFormField>(FormFieldOptions{.required = false}));
    UploadedFiles files;
    files.append(u"cover"_s, UploadedFile(u"a.txt"_s, "text/plain", "x"));
    form.bind(dataOf({{u"cover-clear"_s, u"on"_s}}), files);
    QVERIFY(!form.isValid());
    QCOMPARE(form.errors().value(u"cover").first().code, u"contradiction"_s);
}

void TestForm::imageField_textFile_isRefused()
{
    const QByteArray png = QByteArray::fromHex(
            "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c"
            "636000000002000148afa4710000000049454e44ae426082");
    ImageFormField field;
    const Value text(new FileValue(UploadedFile(u"a.png"_s, "image/png", QByteArray(100, 'x'))));
    QVERIFY_THROWS_EXCEPTION(ValidationError, field.clean(text));
    const Value image(new FileValue(UploadedFile(u"a.png"_s, "image/png", png)));
    QVERIFY(field.clean(image).objectAs<FileValue>());
}

void TestForm::formSet_missingManagementForm_isAnError()
{
    const auto set = makePeople();
    set->bind(dataOf({{u"people-0-name"_s, u"Ada"_s}}));
    QVERIFY(!set->isValid());
    QCOMPARE(set->nonFormErrors().first().code, u"missing_management_form"_s);
}

void TestForm::formSet_forgedCount_buildsFewForms()
{
    const auto set = makePeople({.maxNum = 3});
    set->bind(dataOf(
            {{u"people-TOTAL_FORMS"_s, u"2000000000"_s}, {u"people-INITIAL_FORMS"_s, u"0"_s}}));
    QVERIFY(!set->isValid());
    QCOMPARE(set->forms().size(), 1003);
}

void TestForm::formSet_deletedForm_needNotBeValid()
{
    const auto set = makePeople({.extra = 0, .canDelete = true}, 1);
    set->bind(dataOf({{u"people-TOTAL_FORMS"_s, u"1"_s},
                      {u"people-INITIAL_FORMS"_s, u"1"_s},
                      {u"people-0-name"_s, u""_s},
                      {u"people-0-DELETE"_s, u"on"_s}}));
    QVERIFY(set->isValid());
    QVERIFY(set->isDeleted(*set->forms().first()));
}

void TestForm::formSet_emptyExtra_isIgnored()
{
    const auto set = makePeople({.extra = 2});
    set->bind(dataOf({{u"people-TOTAL_FORMS"_s, u"2"_s},
                      {u"people-INITIAL_FORMS"_s, u"0"_s},
                      {u"people-0-name"_s, u"Ada"_s},
                      {u"people-1-name"_s, u""_s},
                      {u"people-1-age"_s, u"18"_s}}));
    QVERIFY(set->isValid());
    QVERIFY(set->forms()[0]->hasChanged());
    QVERIFY(!set->forms()[1]->hasChanged());
}

QTEST_GUILESS_MAIN(TestForm)
#include "tst_form.moc"
