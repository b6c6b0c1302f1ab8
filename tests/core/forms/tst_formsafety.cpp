// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/boundfield.h"
#include "core/forms/fields/booleanfield.h"
#include "core/forms/fields/charfield.h"
#include "core/forms/fields/choicefield.h"
#include "core/forms/fields/splitdatetimefield.h"
#include "core/forms/formset.h"
#include "core/forms/html.h"
#include "core/forms/modelform.h"
#include "core/orm/modelregistry.h"
#include "core/orm/queryset.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Quintette;

namespace {

/// Elements of the form's HTML by what they are, with their attributes.
struct Page
{
    struct Element
    {
        QString name;
        QMap<QString, QString> attributes;
    };
    QList<Element> elements;
    QString problem;

    explicit Page(QString html)
    {
        static const QRegularExpression bareAttribute(
                u" (required|checked|selected|multiple|disabled)(?=[ >])"_s);
        static const QRegularExpression openElement(u"<(input|br|img|hr)([^>]*[^/])?>"_s);
        html.replace(bareAttribute, u" \\1=\"\""_s).replace(openElement, u"<\\1\\2/>"_s);
        QXmlStreamReader reader(u"<page>"_s + html + u"</page>"_s);
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            Element element{reader.name().toString(), {}};
            for (const QXmlStreamAttribute &attribute : reader.attributes())
                element.attributes.insert(attribute.name().toString(),
                                          attribute.value().toString());
            elements += element;
        }
        if (reader.hasError())
            problem = reader.errorString() + u" in "_s + html;
    }
    QStringList all(const QString &attribute) const
    {
        QStringList values;
        for (const Element &element : elements) {
            if (element.attributes.contains(attribute))
                values += element.attributes.value(attribute);
        }
        return values;
    }
};

/// One field of each kind that is drawn in a way of its own.
void fill(Form &form)
{
    const auto options = [](const QString &help) { return FormFieldOptions{.helpText = help}; };
    const QList<Choice> choices{{u"a"_s, QString(u"Apple"_s)}, {u"b"_s, QString(u"Banana"_s)}};
    form.add(u"text"_s, std::make_unique<CharFormField>(options(u"Some help"_s)));
    form.add(u"bare"_s, std::make_unique<CharFormField>(FormFieldOptions{.required = false}));
    form.add(u"tick"_s, std::make_unique<BooleanFormField>(options(u"Tick it"_s)));
    form.add(u"choice"_s, std::make_unique<ChoiceFormField>(choices, options(u"Choose"_s)));
    FormFieldOptions radio = options(u"One of these"_s);
    radio.widget = WidgetSpec(WidgetKind::Radio);
    form.add(u"radio"_s, std::make_unique<ChoiceFormField>(choices, radio));
    FormFieldOptions boxes = options(u"Some of these"_s);
    boxes.widget = WidgetSpec(WidgetKind::CheckboxMultiple);
    form.add(u"boxes"_s, std::make_unique<MultipleChoiceFormField>(choices, boxes));
    form.add(u"moment"_s, std::make_unique<SplitDateTimeFormField>(options(u"When"_s)));
}

} // namespace

/// What people with screen readers need, and what attackers send.
class TestFormSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void html_everyControl_hasALabel_data();
    void html_everyControl_hasALabel();
    void html_references_leadSomewhere_data() { html_everyControl_hasALabel_data(); }
    void html_references_leadSomewhere();
    void html_groups_areFieldsetsWithLegends();
    void html_invalidControls_sayWhy();
    void managementForm_forged_isRefused_data();
    void managementForm_forged_isRefused();
    void modelForm_fieldsNotOnTheForm_keepTheirValues();
};

void TestFormSafety::html_everyControl_hasALabel_data()
{
    QTest::addColumn<bool>("bound");
    QTest::newRow("empty") << false;
    QTest::newRow("with errors") << true;
}

void TestFormSafety::html_everyControl_hasALabel()
{
    QFETCH(bool, bound);
    Form form;
    fill(form);
    if (bound) {
        form.bind(FormData());
        QVERIFY(!form.isValid());
    }
    const Page page(Html::form(form));
    QVERIFY2(page.problem.isEmpty(), qPrintable(page.problem));
    const QStringList labelled = page.all(u"for"_s);
    int controls = 0;
    for (const Page::Element &element : page.elements) {
        if (element.name != u"input" && element.name != u"select" && element.name != u"textarea")
            continue;
        ++controls;
        const QString id = element.attributes.value(u"id"_s);
        // The two inputs of a moment stand in a fieldset, whose legend names them.
        const bool isNamed = labelled.contains(id) || element.attributes.contains(u"aria-label"_s)
                || element.attributes.value(u"name"_s).startsWith(u"moment_");
        QVERIFY2(isNamed, qPrintable(element.attributes.value(u"name"_s)));
    }
    QVERIFY(controls >= 10);
    const QStringList ids = page.all(u"id"_s);
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), ids.size());
}

void TestFormSafety::html_references_leadSomewhere()
{
    QFETCH(bool, bound);
    Form form;
    fill(form);
    if (bound) {
        form.bind(FormData());
        form.isValid();
    }
    const Page page(Html::form(form));
    const QStringList ids = page.all(u"id"_s);
    const QStringList described = page.all(u"aria-describedby"_s);
    QVERIFY(described.size() >= 6); // every field with a help text
    for (const QString &reference : described) {
        for (const QString &id : reference.split(u' '))
            QVERIFY2(ids.contains(id), qPrintable(id));
    }
    for (const QString &id : page.all(u"for"_s))
        QVERIFY2(ids.contains(id), qPrintable(id));
}

void TestFormSafety::html_groups_areFieldsetsWithLegends()
{
    Form form;
    fill(form);
    const Page page(Html::form(form));
    qsizetype fieldsets = 0;
    qsizetype legends = 0;
    for (const Page::Element &element : page.elements) {
        fieldsets += element.name == u"fieldset";
        legends += element.name == u"legend";
    }
    QCOMPARE(fieldsets, 3); // radio buttons, boxes, date with time
    QCOMPARE(legends, fieldsets);
}

void TestFormSafety::html_invalidControls_sayWhy()
{
    Form form;
    fill(form);
    form.bind(FormData());
    QVERIFY(!form.isValid());
    const Page page(Html::form(form));
    for (const QString &name : {u"text"_s, u"tick"_s, u"choice"_s}) {
        const auto control = std::find_if(page.elements.cbegin(), page.elements.cend(),
                                          [&name](const Page::Element &element) {
                                              return element.attributes.value(u"name"_s) == name;
                                          });
        QVERIFY(control != page.elements.cend());
        QCOMPARE(control->attributes.value(u"aria-invalid"_s), u"true"_s);
        QVERIFY(control->attributes.value(u"aria-describedby"_s)
                        .contains(u"id_%1_error"_s.arg(name)));
    }
    const auto bare = std::find_if(page.elements.cbegin(), page.elements.cend(),
                                   [](const Page::Element &element) {
                                       return element.attributes.value(u"name"_s) == u"bare";
                                   });
    QVERIFY(!bare->attributes.contains(u"aria-invalid"_s));
}

void TestFormSafety::managementForm_forged_isRefused_data()
{
    QTest::addColumn<QString>("total");
    QTest::addColumn<QString>("initial");
    const auto row = [](const char *name, const QString &total, const QString &initial) {
        QTest::newRow(name) << total << initial;
    };
    row("missing", {}, {});
    row("no total", {}, u"0"_s);
    row("no number", u"many"_s, u"0"_s);
    row("negative", u"-1"_s, u"0"_s);
    row("negative initial", u"1"_s, u"-1"_s);
    row("fraction", u"1.5"_s, u"0"_s);
    row("null character", u"1\0"_s, u"0"_s);
    row("beyond an int", u"99999999999999999999"_s, u"0"_s);
    row("a million digits", QString(1'000'000, u'9'), u"0"_s);
    row("too many", u"2000000000"_s, u"0"_s);
    row("all of them initial", u"2000000000"_s, u"2000000000"_s);
}

void TestFormSafety::managementForm_forged_isRefused()
{
    QFETCH(QString, total);
    QFETCH(QString, initial);
    FormSet set({.prefix = u"rows"_s, .maxNum = 5, .validateMax = true}, 0, [](int) {
        auto form = std::make_shared<Form>();
        form->add(u"name"_s, std::make_unique<CharFormField>());
        return form;
    });
    FormData data;
    if (!total.isNull())
        data.setList(u"rows-TOTAL_FORMS"_s, {total});
    if (!initial.isNull())
        data.setList(u"rows-INITIAL_FORMS"_s, {initial});
    QElapsedTimer timer;
    timer.start();
    set.bind(data);
    QVERIFY(!set.isValid());
    QVERIFY(set.forms().size() <= 1005);
    QVERIFY(timer.elapsed() < 2000);
}

void TestFormSafety::modelForm_fieldsNotOnTheForm_keepTheirValues()
{
    Databases databases;
    databases.add(u"default"_s, {.name = u":memory:"_s});
    ModelRegistry models(databases);
    auto description = std::make_unique<ModelInfo>(u"people"_s, u"Person"_s);
    description->addField(makeField(FieldKind::BigAuto, u"id"_s, {.primaryKey = true}));
    description->addField(makeField(FieldKind::Char, u"name"_s, {.maxLength = 50}));
    description->addField(makeField(FieldKind::Boolean, u"is_superuser"_s, {}));
    description->addField(
            makeField(FieldKind::Char, u"token"_s, {.editable = false, .maxLength = 50}));
    const ModelInfo &model = models.add(std::move(description));
    models.resolve();

    Record person(model);
    person.setValue(u"name", u"Ada"_s);
    person.setValue(u"is_superuser", false);
    person.setValue(u"token", u"secret"_s);
    ModelForm form(person, {.fields = QStringList{u"name"_s}});
    FormData data;
    for (const QString &name : {u"name"_s, u"is_superuser"_s, u"token"_s, u"id"_s, u"pk"_s,
                                u"instance"_s, u"__class__"_s, u"name__x"_s})
        data.setList(name, {u"1"_s});
    form.bind(data);
    QVERIFY(form.isValid());
    QCOMPARE(form.instance().value(u"name"), Value(u"1"_s));
    QCOMPARE(form.instance().value(u"is_superuser"), Value(false));
    QCOMPARE(form.instance().value(u"token"), Value(u"secret"_s));
    QVERIFY(form.instance().pk().isNone());
    QCOMPARE(form.cleanedData().keys(), QStringList{u"name"_s});
    QVERIFY_THROWS_EXCEPTION(FieldError, ModelForm(person, {.fields = QStringList{u"token"_s}}));
    databases.closeThisThread();
}

QTEST_GUILESS_MAIN(TestFormSafety)
#include "tst_formsafety.moc"
