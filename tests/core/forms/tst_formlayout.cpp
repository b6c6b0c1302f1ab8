// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/charfield.h"
#include "core/forms/fields/splitdatetimefield.h"
#include "core/forms/form.h"
#include "core/forms/formrenderer.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

namespace {

class VisitForm final : public Form
{
public:
    VisitForm()
    {
        FormFieldOptions name;
        name.helpText = Text(u"Full & short"_s);
        add(u"name"_s, std::make_unique<CharFormField>(name));
        FormFieldOptions token;
        token.widget = WidgetKind::Hidden;
        add(u"token"_s, std::make_unique<CharFormField>(token));
        FormFieldOptions when;
        when.required = false;
        add(u"when"_s, std::make_unique<SplitDateTimeFormField>(when));
    }

protected:
    void clean() override { throw ValidationError(Text(u"Nothing fits."_s)); }
};

std::shared_ptr<VisitForm> wrongForm()
{
    auto form = std::make_shared<VisitForm>();
    FormData data;
    for (const char16_t *name : {u"name", u"token", u"when_1"})
        data.append(QStringView(name).toString(), QString());
    data.append(u"when_0"_s, u"x"_s);
    form->bind(data);
    form->isValid();
    return form;
}

/// Elements and text alone: attributes are our own, and so is the span around several inputs.
QString bare(QString html)
{
    html.replace(QRegularExpression(u"<span class=\"several\">(.*?)</span>"_s), u"\\1"_s);
    html.replace(QRegularExpression(u"<(\\w+)[^>]*>"_s), u"<\\1>"_s);
    html.replace(QRegularExpression(u"\\s*(<[^>]+>)\\s*"_s), u"\\1"_s);
    return html;
}

} // namespace

/// Forms as HTML; what is expected was printed by Django 5.2, without the colon after labels.
class TestFormLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void form_inEachLayout_isDjangos_data();
    void form_inEachLayout_isDjangos();
    void form_ofHiddenFieldsOnly_hasNothingElse();
    void media_ofSeveralFields_comesOnce();
    void renderer_ownTemplates_areUsed();
    void renderer_withoutTemplates_changesNothing();
};

void TestFormLayout::form_inEachLayout_isDjangos_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    const QString errors = u"<ul><li>Nothing fits.</li>"
                           "<li>(Hidden field token) This field is required.</li></ul>"_s;
    QTest::newRow("div") << u"as_div"_s
                         << errors
                    + u"<div><label>Name</label><div>Full &amp; short</div>"
                      "<ul><li>This field is required.</li></ul><input></div>"
                      "<div><fieldset><legend>When</legend><ul><li>Enter a valid date.</li></ul>"
                      "<input><input></fieldset><input></div>"_s;
    QTest::newRow("p") << u"as_p"_s
                       << errors
                    + u"<ul><li>This field is required.</li></ul>"
                      "<p><label>Name</label><input><span>Full &amp; short</span></p>"
                      "<ul><li>Enter a valid date.</li></ul>"
                      "<p><label>When</label><input><input><input></p>"_s;
    QTest::newRow("ul") << u"as_ul"_s
                        << u"<li>"_s + errors
                    + u"</li><li><ul><li>This field is required.</li></ul>"
                      "<label>Name</label><input><span>Full &amp; short</span></li>"
                      "<li><ul><li>Enter a valid date.</li></ul>"
                      "<label>When</label><input><input><input></li>"_s;
    QTest::newRow("table") << u"as_table"_s
                           << u"<tr><td>"_s + errors
                    + u"</td></tr><tr><th><label>Name</label></th>"
                      "<td><ul><li>This field is required.</li></ul><input><br>"
                      "<span>Full &amp; short</span></td></tr>"
                      "<tr><th><label>When</label></th>"
                      "<td><ul><li>Enter a valid date.</li></ul><input><input><input></td></tr>"_s;
}

void TestFormLayout::form_inEachLayout_isDjangos()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    const Engine engine;
    const auto page = engine.fromString(u"{{ form."_s + name + u" }}"_s);
    Context context({{u"form"_s, toValue(wrongForm())}});
    QCOMPARE(bare(QString::fromUtf8(page->render(context))), expected);
}

void TestFormLayout::form_ofHiddenFieldsOnly_hasNothingElse()
{
    Form form;
    FormFieldOptions token;
    token.widget = WidgetKind::Hidden;
    form.add(u"token"_s, std::make_unique<CharFormField>(token));
    for (const Html::Layout layout :
         {Html::Layout::Div, Html::Layout::Paragraphs, Html::Layout::List, Html::Layout::Table})
        QCOMPARE(bare(Html::form(form, layout)), u"<input>"_s);
}

void TestFormLayout::media_ofSeveralFields_comesOnce()
{
    Form form;
    for (const char16_t *name : {u"a", u"b"}) {
        FormFieldOptions options;
        options.widget = WidgetKind::Text;
        options.widget->styles = {u"map/map.css"_s};
        options.widget->scripts = {u"map/map.js"_s, u"https://example.com/\"x\".js"_s};
        form.add(QStringView(name).toString(), std::make_unique<CharFormField>(options));
    }
    QCOMPARE(Html::media(form, u"/static/"_s),
             u"<link href=\"/static/map/map.css\" media=\"all\" rel=\"stylesheet\">\n"
             "<script src=\"/static/map/map.js\"></script>\n"
             "<script src=\"https://example.com/&quot;x&quot;.js\"></script>"_s);
}

void TestFormLayout::renderer_ownTemplates_areUsed()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"django/forms/widgets"_s));
    const auto write = [&folder](const QString &name, const QByteArray &source) {
        QFile file(folder.filePath(u"django/forms/"_s + name));
        return file.open(QIODevice::WriteOnly) && file.write(source) == source.size();
    };
    QVERIFY(write(u"field.html"_s, "[{{ field.label }}: {{ field }}]"));
    QVERIFY(write(u"widgets/text.html"_s,
                  "<my-input name={{ widget.name }} value='{{ widget.value }}'>"));
    QVERIFY(write(
            u"widgets/select.html"_s,
            "{% for group, options, index in widget.optgroups %}{% for option in options %}"
            "{{ option.label }}{% if option.selected %}*{% endif %} {% endfor %}{% endfor %}"));
    EngineOptions options;
    options.directories = {folder.path()};
    const Engine engine(std::move(options));
    Form form;
    form.setRenderer(std::make_shared<TemplateFormRenderer>(engine));
    form.add(u"name"_s, std::make_unique<CharFormField>());
    FormFieldOptions size;
    size.widget = WidgetKind::Select;
    size.widget->choices = {{u"s"_s, Text(u"Small"_s)}, {u"l"_s, Text(u"Large"_s)}};
    form.add(u"size"_s, std::make_unique<CharFormField>(size));
    form.setInitial({{u"name"_s, u"<b>"_s}, {u"size"_s, u"l"_s}});
    QCOMPARE(Html::form(form),
             u"<div>[Name: <my-input name=name value='&lt;b&gt;'>]</div>"
             "<div>[Size: Small Large* ]</div>"_s);
}

void TestFormLayout::renderer_withoutTemplates_changesNothing()
{
    const Engine engine;
    const auto form = wrongForm();
    const QString before = Html::form(*form);
    form->setRenderer(std::make_shared<TemplateFormRenderer>(engine));
    QCOMPARE(Html::form(*form), before);
}

QTEST_GUILESS_MAIN(TestFormLayout)
#include "tst_formlayout.moc"
