// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/global.h"
#include "tests/system/servedproject.h"

#include <QDir>
#include <QStandardPaths>
#include <QTest>

using namespace Quintette;

/// The web face in a real browser: every page free of what axe-core finds, in both themes and
/// directions, and every workflow, with and without scripts where that is promised. npm brings what
/// drives the browser.
class TestBrowser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pages_inChromium_areAccessibleAndWork_data();
    void pages_inChromium_areAccessibleAndWork();

private:
    void findBrowser();
    void serveDemonstration();
    void servePressroom();

    ServedProject m_demonstration;
    ServedProject m_pressroom;
    QString m_chromium;
    QString m_modules;
    QString m_password; // of the demonstration's administrator
};

void TestBrowser::findBrowser()
{
    m_chromium = QStandardPaths::findExecutable(u"chromium"_s);
    if (m_chromium.isEmpty())
        QSKIP("chromium is not installed, so no page is looked at in a browser");
    const QString npm = QStandardPaths::findExecutable(u"npm"_s);
    if (npm.isEmpty() || QStandardPaths::findExecutable(u"node"_s).isEmpty())
        QSKIP("npm is not installed, so there is nothing to drive the browser with");
    // Beside the programs, so that the next run finds them.
    const QString modules = QStringLiteral(QUINTETTE_BIN_DIR "/../browser-test");
    QVERIFY(QDir().mkpath(modules));
    if (!QFile::exists(modules + u"/node_modules/axe-core/axe.min.js"_s)) {
        QProcess install;
        install.setWorkingDirectory(modules);
        install.start(npm,
                      {u"install"_s, u"--no-save"_s, u"--prefix"_s, u"."_s, u"axe-core@4"_s,
                       u"playwright-core@1"_s});
        if (!install.waitForFinished(180'000) || install.exitCode() != 0)
            QSKIP("npm could not fetch axe-core and playwright-core, so no page is looked at");
    }
    m_modules = modules;
}

void TestBrowser::serveDemonstration()
{
    QByteArray output;
    const QString project = m_demonstration.folder();
    QVERIFY2(m_demonstration.command({u"startproject"_s, project, u"--demo"_s}, &output), output);
    QFile login(project + u"/demo-login.txt"_s);
    QVERIFY(login.open(QIODevice::ReadOnly));
    m_password =
            QString::fromUtf8(login.readAll()).section(u"password: "_s, 1).section(u'\n', 0, 0);
    QVERIFY(m_demonstration.serve());
}

void TestBrowser::servePressroom()
{
    const QString database = m_pressroom.filePath(u"db.sqlite3"_s);
    QVERIFY(QFile::copy(QStringLiteral(QUINTETTE_TEST_DATA "/django-site.sqlite3"), database));
    QFile::setPermissions(database, QFile::ReadOwner | QFile::WriteOwner);
    QByteArray output;
    const QString project = m_pressroom.folder();
    QVERIFY2(m_pressroom.command({u"startproject"_s, project, u"--from-database"_s, database},
                                 &output),
             output);
    QVERIFY(QDir().mkpath(project + u"/plugins"_s));
    QVERIFY(QFile::copy(QStringLiteral(QUINTETTE_TEST_PLUGINS "/quintette_pressroom.so"),
                        project + u"/plugins/quintette_pressroom.so"_s));
    QFile settings(project + u"/quintette.toml"_s);
    QVERIFY(settings.open(QIODevice::Append));
    settings.write("[plugins]\ninstalled = [\"pressroom\", \"sites\", \"flatpages\", "
                   "\"redirects\", \"admindocs\"]\n");
    settings.close();
    QVERIFY2(m_pressroom.command({u"-C"_s, project, u"migrate"_s}, &output), output);
    QVERIFY(m_pressroom.serve());
}

void TestBrowser::initTestCase()
{
    findBrowser();
    if (m_modules.isEmpty())
        return;
    serveDemonstration();
    servePressroom();
}

void TestBrowser::pages_inChromium_areAccessibleAndWork_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("isDemonstration");
    for (const char *name : {"pages", "dialogs", "accounts"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name : {"entrance", "frame", "list", "actions", "cells", "form", "widgets",
                             "rows", "versions", "deletion", "keyboard", "narrow"})
        QTest::newRow(name) << QString::fromLatin1(name) << false;
}

void TestBrowser::pages_inChromium_areAccessibleAndWork()
{
    QFETCH(QString, script);
    QFETCH(bool, isDemonstration);
    const ServedProject &project = isDemonstration ? m_demonstration : m_pressroom;
    constexpr int patience = 600'000; // of a slow machine with other work
    QProcess node;
    node.setProcessChannelMode(QProcess::MergedChannels);
    node.start(u"node"_s,
               {QStringLiteral(QUINTETTE_SYSTEM_TESTS "/browser/%1.mjs").arg(script), m_modules,
                m_chromium, project.address(), u"admin"_s,
                isDemonstration ? m_password : u"admin-pass-1"_s});
    QVERIFY2(node.waitForFinished(patience) && node.exitStatus() == QProcess::NormalExit
                     && node.exitCode() == 0,
             node.readAll());
}

QTEST_GUILESS_MAIN(TestBrowser)
#include "tst_browser.moc"
