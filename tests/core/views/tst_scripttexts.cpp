// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/i18n/catalogues.h"
#include "core/i18n/language.h"
#include "core/testing/client.h"
#include "core/views/scripttexts.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Quintette;

/// Texts for scripts, read by a real JavaScript engine.
class TestScriptTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answer_isAScript();
    void script_translates_data();
    void script_translates();
    void plurals_haveTheFormsOfTheLanguage_data();
    void plurals_haveTheFormsOfTheLanguage();

private:
    static Response scriptIn(const QString &language);
    /// What the engine makes of an expression after the script.
    static QString evaluate(const QByteArray &script, const QString &expression);
};

static QString german(const char *, const char *source, const char *, int)
{
    if (activeLanguage() != u"de")
        return {};
    return qstrcmp(source, "Save") == 0 ? u"„Sichern“ </script>"_s : QString();
}

void TestScriptTexts::initTestCase()
{
    auto catalogues = std::make_unique<Catalogues>();
    catalogues->addFolder(u":/translations"_s);
    Catalogues::install(std::move(catalogues));
    Text::setTranslate(german);
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty())
        QSKIP("Node.js is not installed.");
}

Response TestScriptTexts::scriptIn(const QString &language)
{
    const View view =
            scriptTextsView({Text("shop", "Save"), Text("shop", "Open"),
                             Text("admin", "%n object(s)"), Text("shop", "%n shelf(ves)")});
    Client client([&](Request &request) {
        const LanguageScope scope(language);
        return view(request);
    });
    return client.get("/jsi18n/");
}

QString TestScriptTexts::evaluate(const QByteArray &script, const QString &expression)
{
    QProcess engine;
    engine.start(u"node"_s, {u"-"_s});
    engine.write(script + "process.stdout.write(String(" + expression.toUtf8() + "));\n");
    engine.closeWriteChannel();
    if (!engine.waitForFinished() || engine.exitCode() != 0)
        qWarning("%s", engine.readAllStandardError().constData());
    return QString::fromUtf8(engine.readAllStandardOutput());
}

void TestScriptTexts::answer_isAScript()
{
    const Response response = scriptIn(u"de"_s);
    QCOMPARE(response.header("Content-Type"), "text/javascript; charset=utf-8");
    QCOMPARE(response.header("Content-Language"), "de");
    QVERIFY(Client::content(response).contains("„Sichern“"));
    QVERIFY(!Client::content(response).contains("Open"));
}

void TestScriptTexts::script_translates_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("value");
    QTest::newRow("known") << u"gettext('Save')"_s << u"„Sichern“ </script>"_s;
    QTest::newRow("unknown") << u"gettext('Open')"_s << u"Open"_s;
    QTest::newRow("name of every object") << u"gettext('constructor')"_s << u"constructor"_s;
    QTest::newRow("one") << u"ngettext('%s book', '%s books', 1)"_s << u"%s book"_s;
    QTest::newRow("several") << u"ngettext('%s book', '%s books', 0)"_s << u"%s books"_s;
    QTest::newRow("context") << u"pgettext('month', 'May')"_s << u"May"_s;
    QTest::newRow("in order") << u"interpolate('%s of %s', [1, 2])"_s << u"1 of 2"_s;
    QTest::newRow("by name") << u"interpolate('%(a)s-%(b)s', {a: 'x', b: 'y'}, true)"_s << u"x-y"_s;
    QTest::newRow("format") << u"get_format('DECIMAL_SEPARATOR')"_s << u","_s;
    QTest::newRow("number") << u"get_format('FIRST_DAY_OF_WEEK') === 1"_s << u"true"_s;
    QTest::newRow("list") << u"get_format('DATE_INPUT_FORMATS')[0]"_s << u"%d.%m.%Y"_s;
    QTest::newRow("no format") << u"get_format('NOTHING')"_s << u"NOTHING"_s;
}

void TestScriptTexts::script_translates()
{
    QFETCH(QString, expression);
    QTEST(evaluate(Client::content(scriptIn(u"de"_s)), expression), "value");
}

void TestScriptTexts::plurals_haveTheFormsOfTheLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *language, int count, const QString &value) {
        QTest::addRow("%s %d", language, count) << QString::fromLatin1(language) << count << value;
    };
    row("en", 1, u"1 object"_s);
    row("en", 0, u"0 objects"_s);
    row("de", 1, u"1 Objekt"_s);
    row("de", 0, u"0 Objekte"_s);
    row("de", 101, u"101 Objekte"_s);
    row("ar", 0, u"لا عناصر"_s);
    row("ar", 1, u"عنصر واحد"_s);
    row("ar", 2, u"عنصران"_s);
    row("ar", 3, u"3 عناصر"_s);
    row("ar", 11, u"11 عنصرًا"_s);
    row("ar", 100, u"100 عنصر"_s);
    row("ar", 103, u"103 عناصر"_s);
    row("ar", 12345, u"12345 عنصرًا"_s);
    row("ar", 12301, u"12301 عنصر"_s);
    row("fr", 2, u"2 objects"_s); // nobody translated it
}

void TestScriptTexts::plurals_haveTheFormsOfTheLanguage()
{
    QFETCH(QString, language);
    QFETCH(int, count);
    const QByteArray script = Client::content(scriptIn(language));
    QTEST(evaluate(script,
                   u"interpolate(ngettext('%s object', '%s objects', %1), [%1])"_s.arg(count)),
          "value");
    // What is not known stays as the script says it, and what has no English plural says both.
    QCOMPARE(evaluate(script, u"ngettext('%s box', '%s boxes', %1)"_s.arg(count)),
             count == 1 ? u"%s box"_s : u"%s boxes"_s);
    QCOMPARE(evaluate(script, u"ngettext('%s shelf(ves)', 'x', %1)"_s.arg(count)),
             u"%s shelf(ves)"_s);
}

QTEST_GUILESS_MAIN(TestScriptTexts)
#include "tst_scripttexts.moc"
