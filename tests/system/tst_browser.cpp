// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

/// The web face in a real browser: every page free of what axe-core finds, in both themes and
/// directions, and the main workflows with and without scripts. npm brings what drives the browser.
class TestBrowser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void pages_inChromium_areAccessibleAndWork_data();
    void pages_inChromium_areAccessibleAndWork();

private:
    static bool run(const QString &program, const QStringList &arguments, int seconds,
                    QByteArray *output = nullptr, const QString &folder = {});

    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_chromium;
    QString m_modules;
    QString m_base;
    QString m_password;
};

bool TestBrowser::run(const QString &program, const QStringList &arguments, int seconds,
                      QByteArray *output, const QString &folder)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(program, arguments);
    const bool isFinished = process.waitForFinished(seconds * 1000);
    if (output)
        *output = process.readAll();
    return isFinished && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

void TestBrowser::initTestCase()
{
    m_chromium = QStandardPaths::findExecutable(QStringLiteral("chromium"));
    if (m_chromium.isEmpty())
        QSKIP("chromium is not installed, so no page is looked at in a browser");
    const QString npm = QStandardPaths::findExecutable(QStringLiteral("npm"));
    if (npm.isEmpty() || QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty())
        QSKIP("npm is not installed, so there is nothing to drive the browser with");
    // Beside the programs, so that the next run finds them.
    m_modules = QStringLiteral(QUINTETTE_BIN_DIR "/../browser-test");
    QVERIFY(QDir().mkpath(m_modules));
    if (!QFile::exists(m_modules + QStringLiteral("/node_modules/axe-core/axe.min.js"))
        && !run(npm,
                {QStringLiteral("install"), QStringLiteral("--no-save"), QStringLiteral("--prefix"),
                 QStringLiteral("."), QStringLiteral("axe-core@4"),
                 QStringLiteral("playwright-core@1")},
                180, nullptr, m_modules))
        QSKIP("npm could not fetch axe-core and playwright-core, so no page is looked at");

    const QString program = QStringLiteral(QUINTETTE_BIN_DIR "/quintette");
    const QString project = m_folder.filePath(QStringLiteral("site"));
    QByteArray output;
    QVERIFY2(run(program, {QStringLiteral("startproject"), project, QStringLiteral("--demo")}, 120,
                 &output),
             output);
    QFile login(project + QStringLiteral("/demo-login.txt"));
    QVERIFY(login.open(QIODevice::ReadOnly));
    m_password = QString::fromUtf8(login.readAll())
                         .section(QStringLiteral("password: "), 1)
                         .section(u'\n', 0, 0);
    m_server.start(program,
                   {QStringLiteral("-C"), project, QStringLiteral("runserver"),
                    QStringLiteral("127.0.0.1:0")});
    QVERIFY(m_server.waitForReadyRead(60'000));
    m_base = QString::fromUtf8(m_server.readLine()).trimmed();
    if (m_base.endsWith(u'/'))
        m_base.chop(1);
}

void TestBrowser::cleanupTestCase()
{
    m_server.terminate();
    m_server.waitForFinished(10'000);
}

void TestBrowser::pages_inChromium_areAccessibleAndWork_data()
{
    QTest::addColumn<QString>("script");
    for (const char *name : {"pages", "dialogs", "accounts"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestBrowser::pages_inChromium_areAccessibleAndWork()
{
    QFETCH(QString, script);
    constexpr int patience = 600; // of a slow machine with other work
    QByteArray output;
    const bool passed = run(QStringLiteral("node"),
                            {QStringLiteral(QUINTETTE_SYSTEM_TESTS "/browser/%1.mjs").arg(script),
                             m_modules, m_chromium, m_base, QStringLiteral("admin"), m_password},
                            patience, &output);
    QVERIFY2(passed, output);
}

QTEST_GUILESS_MAIN(TestBrowser)
#include "tst_browser.moc"
