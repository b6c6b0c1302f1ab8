// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/i18n/catalogues.h"
#include "core/i18n/language.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Quintette;

class TestCatalogues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lupdate_findsEveryKindOfText();
    void templates_giveTheirTexts();
    void text_followsTheLanguageOfTheThread();
    void text_inSeveralThreads_staysApart();
    void text_withoutTranslation_isTheSource();
    void text_unfinished_isTheSource();
    void plural_hasTheFormsOfTheLanguage_data();
    void plural_hasTheFormsOfTheLanguage();
    void laterFile_isAskedFirst();
    void addFile_ofGarbage_isRefused();
    void ownCatalogues_areEmbedded();

private:
    static void run(const QString &program, const QStringList &arguments);
    static void write(const QString &path, const QByteArray &content);
    QString compile(const QString &name, const QByteArray &language,
                    const QByteArray &messages) const;

    QTemporaryDir m_dir;
};

void TestCatalogues::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    QVERIFY2(process.waitForFinished(), qPrintable(program));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
}

void TestCatalogues::write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QString TestCatalogues::compile(const QString &name, const QByteArray &language,
                                const QByteArray &messages) const
{
    const QString ts = m_dir.filePath(name + u".ts"_s);
    const QString qm = m_dir.filePath(name + u".qm"_s);
    write(ts,
          "<?xml version=\"1.0\"?><!DOCTYPE TS><TS version=\"2.1\" language=\"" + language
                  + "\"><context><name>test</name>" + messages + "</context></TS>");
    run(QStringLiteral(LRELEASE_PATH), {u"-silent"_s, u"-nounfinished"_s, ts, u"-qm"_s, qm});
    return qm;
}

static QByteArray message(const QByteArray &source, const QByteArray &translation,
                          const QByteArray &state = {})
{
    return "<message><source>" + source + "</source><translation"
            + (state.isEmpty() ? "" : " type=\"" + state + '"') + ">" + translation
            + "</translation></message>";
}

static QByteArray plural(const QList<QByteArray> &forms)
{
    QByteArray xml = "<message numerus=\"yes\"><source>%n row(s)</source><translation>";
    for (const QByteArray &form : forms)
        xml += "<numerusform>" + form + "</numerusform>";
    return xml + "</translation></message>";
}

void TestCatalogues::initTestCase()
{
    auto catalogues = std::make_unique<Catalogues>();
    QVERIFY(catalogues->addFile(compile(u"t_de"_s, "de",
                                        message("Save", "Sichern")
                                                + message("Draft", "Entwurf", "unfinished")
                                                + plural({"%n Zeile", "%n Zeilen"}))));
    QVERIFY(catalogues->addFile(
            compile(u"t_ar"_s, "ar",
                    message("Save", "\xd8\xad\xd9\x81\xd8\xb8")
                            + plural({"0:%n", "1:%n", "2:%n", "few:%n", "many:%n", "other:%n"}))));
    QVERIFY(catalogues->addFile(compile(u"t_en"_s, "en", plural({"%n row", "%n rows"}))));
    QCOMPARE(catalogues->languages(), (QStringList{u"ar"_s, u"de"_s, u"en"_s}));
    Catalogues::install(std::move(catalogues));
}

void TestCatalogues::lupdate_findsEveryKindOfText()
{
    const QString source = m_dir.filePath(u"source.cpp"_s);
    // Put together here, so that lupdate does not find these in this very file.
    const QByteArray text = "QN_"
                            "TEXT";
    write(source,
          text + "(\"a\", \"plain \" \"joined\"); " + text + "(\"a\", \"Save\", \"verb\");\n" + text
                  + "(\"b\", \"outer %1\").arg(" + text
                  + "(\"b\", \"inner\")); QN_"
                    "PLURAL(\"b\", \"%n row(s)\");");
    const QString ts = m_dir.filePath(u"found.ts"_s);
    run(QStringLiteral(LUPDATE_PATH),
        {u"-silent"_s, u"-tr-function-alias"_s,
         u"translate+=QN_TEXT,QT_TRANSLATE_N_NOOP+=QN_PLURAL"_s, source, u"-ts"_s, ts});
    QFile file(ts);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray found = file.readAll();
    for (const char *each :
         {"<name>a</name>", "<name>b</name>", "<source>plain joined</source>",
          "<comment>verb</comment>", "<source>outer %1</source>", "<source>inner</source>"})
        QVERIFY2(found.contains(each), each);
    QVERIFY(found.contains("numerus=\"yes\""));

    // The build passes the same aliases.
    QFile build(QStringLiteral(QUINTETTE_SOURCE_DIR "/translations/CMakeLists.txt"));
    QVERIFY(build.open(QIODevice::ReadOnly));
    QVERIFY(build.readAll().contains("translate+=QN_TEXT,QT_TRANSLATE_N_NOOP+=QN_PLURAL"));
}

void TestCatalogues::templates_giveTheirTexts()
{
    QVERIFY(QDir(m_dir.path()).mkpath(u"site/templates"_s));
    write(m_dir.filePath(u"site/templates/page.html"_s),
          "{# {% translate 'not this' %} #}\n{% translate \"Say \\\"hi\\\"\" %}{% trans 'May' "
          "context 'month' %}\n"
          "{{ _('Inline') }}{% translate variable %}\n"
          "{% blocktranslate trimmed count n=rows|length %}\n  {{ n }} row of\n  100% {{ total "
          "}}\n{% plural %}x"
          "{% endblocktranslate %}{% blocktranslate with a=b %}A {{ a }}{% endblocktranslate %}");
    QProcess process;
    process.start(u"python3"_s,
                  {QStringLiteral(QUINTETTE_SOURCE_DIR "/translations/extract_templates.py"),
                   m_dir.filePath(u"site"_s)});
    QVERIFY(process.waitForFinished());
    const QString found = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY(found.contains(uR"(QT_TRANSLATE_NOOP("templates", "January");)"_s));
    const qsizetype first = found.indexOf(u"page.html:"_s);
    QVERIFY(first > 0);
    QStringList own =
            found.mid(found.lastIndexOf(u"//:"_s, first)).split(u'\n', Qt::SkipEmptyParts);
    own.erase(std::remove_if(own.begin(), own.end(),
                             [](const QString &line) { return line.startsWith("//:"_L1); }),
              own.end());
    QCOMPARE(own,
             (QStringList{uR"(QT_TRANSLATE_NOOP("templates", "Inline");)"_s,
                          uR"(QT_TRANSLATE_NOOP("templates", "Say \"hi\"");)"_s,
                          uR"(QT_TRANSLATE_NOOP3("templates", "May", "month");)"_s,
                          uR"(QT_TRANSLATE_N_NOOP("templates", "%(n)s row of 100%% %(total)s");)"_s,
                          uR"(QT_TRANSLATE_NOOP("templates", "A %(a)s");)"_s}));
    QVERIFY(found.contains(u"page.html:4\nQT_TRANSLATE_N_NOOP"_s));
}

void TestCatalogues::text_followsTheLanguageOfTheThread()
{
    const Text save("test", "Save");
    QCOMPARE(save.toString(), u"Save"_s);
    {
        const LanguageScope german(u"de-AT"_s);
        QCOMPARE(save.toString(), u"Sichern"_s);
        QCOMPARE(save.source(), u"Save"_s);
        {
            const LanguageScope none{QString()};
            QCOMPARE(save.toString(), u"Save"_s);
        }
        QCOMPARE(save.toString(), u"Sichern"_s);
    }
    QCOMPARE(save.toString(), u"Save"_s);
    setDefaultLanguage(u"de"_s);
    QCOMPARE(save.toString(), u"Sichern"_s);
    setDefaultLanguage(u"en"_s);
}

void TestCatalogues::text_inSeveralThreads_staysApart()
{
    std::atomic<int> wrong = 0;
    const auto speak = [&wrong](const QString &language, const QString &expected) {
        for (int i = 0; i < 5000; ++i) {
            const LanguageScope scope(language);
            if (Text("test", "Save").toString() != expected)
                ++wrong;
        }
    };
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 2; ++i) {
        threads.emplace_back(QThread::create(speak, u"de"_s, u"Sichern"_s));
        threads.emplace_back(QThread::create(speak, u"ar"_s, u"حفظ"_s));
        threads.emplace_back(QThread::create(speak, u"fr"_s, u"Save"_s));
    }
    for (const auto &thread : threads)
        thread->start();
    for (const auto &thread : threads)
        QVERIFY(thread->wait(60'000));
    QCOMPARE(wrong.load(), 0);
}

void TestCatalogues::text_withoutTranslation_isTheSource()
{
    const LanguageScope german(u"de"_s);
    QCOMPARE(Text("test", "Unknown %1").arg(u"x"_s).toString(), u"Unknown x"_s);
    QCOMPARE(Text("other", "Save").toString(), u"Save"_s);
}

void TestCatalogues::text_unfinished_isTheSource()
{
    const LanguageScope german(u"de"_s);
    QCOMPARE(Text("test", "Draft").toString(), u"Draft"_s);
}

void TestCatalogues::plural_hasTheFormsOfTheLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("n");
    QTest::addColumn<QString>("expected");
    QTest::newRow("en 1") << u"en"_s << 1 << u"1 row"_s;
    QTest::newRow("en 0") << u"en-us"_s << 0 << u"0 rows"_s;
    QTest::newRow("de 1") << u"de"_s << 1 << u"1 Zeile"_s;
    QTest::newRow("de 5") << u"de"_s << 5 << u"5 Zeilen"_s;
    QTest::newRow("ar 0") << u"ar"_s << 0 << u"0:0"_s;
    QTest::newRow("ar 2") << u"ar"_s << 2 << u"2:2"_s;
    QTest::newRow("ar 3") << u"ar"_s << 3 << u"few:3"_s;
    QTest::newRow("ar 11") << u"ar"_s << 11 << u"many:11"_s;
    QTest::newRow("ar 100") << u"ar"_s << 100 << u"other:100"_s;
    QTest::newRow("untranslated language") << u"fr"_s << 1 << u"1 row"_s;
}

void TestCatalogues::plural_hasTheFormsOfTheLanguage()
{
    QFETCH(QString, language);
    QFETCH(int, n);
    QFETCH(QString, expected);
    const LanguageScope scope(language);
    QCOMPARE(Text("test", "%n row(s)").plural(n).toString(), expected);
}

void TestCatalogues::laterFile_isAskedFirst()
{
    Catalogues catalogues;
    QVERIFY(catalogues.addFile(m_dir.filePath(u"t_de.qm"_s)));
    QVERIFY(catalogues.addFile(compile(u"project_de"_s, "de", message("Save", "Speichern"))));
    QCOMPARE(catalogues.translate(u"de"_s, "test", "Save"), u"Speichern"_s);
    QCOMPARE(catalogues.translate(u"de"_s, "test", "%n row(s)", nullptr, 2), u"%n Zeilen"_s);
}

void TestCatalogues::addFile_ofGarbage_isRefused()
{
    Catalogues catalogues;
    write(m_dir.filePath(u"bad_de.qm"_s), "not a catalogue");
    QVERIFY(!catalogues.addFile(m_dir.filePath(u"bad_de.qm"_s)));
    QVERIFY(!catalogues.addFile(m_dir.filePath(u"missing.qm"_s)));
    catalogues.addFolder(m_dir.filePath(u"no-such-folder"_s));
    QVERIFY(catalogues.languages().isEmpty());
}

void TestCatalogues::ownCatalogues_areEmbedded()
{
    for (const QString &language : {u"ar"_s, u"de"_s, u"en"_s})
        QVERIFY2(QFile::exists(u":/translations/quintette_%1.qm"_s.arg(language)),
                 qPrintable(language));
}

QTEST_GUILESS_MAIN(TestCatalogues)
#include "tst_catalogues.moc"
