// SPDX-License-Identifier: GPL-3.0-or-later
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

private:
    QByteArray m_script;
};

static QString german(const char *, const char *source, const char *, int)
{
    if (activeLanguage() != u"de")
        return {};
    return qstrcmp(source, "Save") == 0 ? u"„Sichern“ </script>"_s : QString();
}

void TestScriptTexts::initTestCase()
{
    Text::setTranslate(german);
    const View view = scriptTextsView({Text("shop", "Save"), Text("shop", "Open")});
    Client client([&view](Request &request) {
        const LanguageScope scope(u"de"_s);
        return view(request);
    });
    const Response response = client.get("/jsi18n/");
    QCOMPARE(response.header("Content-Type"), "text/javascript; charset=utf-8");
    QCOMPARE(response.header("Content-Language"), "de");
    m_script = Client::content(response);
}

void TestScriptTexts::answer_isAScript()
{
    QVERIFY(m_script.contains("„Sichern“"));
    QVERIFY(!m_script.contains("Open"));
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
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    if (node.isEmpty())
        QSKIP("Node.js is not installed.");
    QProcess engine;
    engine.start(node, {u"-"_s});
    engine.write(m_script + "process.stdout.write(String(" + expression.toUtf8() + "));\n");
    engine.closeWriteChannel();
    QVERIFY2(engine.waitForFinished() && engine.exitCode() == 0, engine.readAllStandardError());
    QTEST(QString::fromUtf8(engine.readAllStandardOutput()), "value");
}

QTEST_GUILESS_MAIN(TestScriptTexts)
#include "tst_scripttexts.moc"
