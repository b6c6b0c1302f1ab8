// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checkregistry.h"
#include "core/checks/settingchecks.h"
#include "core/conf/project.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

class TestSettingChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checkSettings_ofDefaults_findsNothing();
    void checkSettings_findsMistakes_data();
    void checkSettings_findsMistakes();
    void checkSecurity_ofDefaults_warns();
    void checkSecurity_ofSafeSettings_findsNothing();
    void checkSettings_ofReadableKeyFile_warns();

private:
    static Result<Project> project(const QTemporaryDir &dir, const QByteArray &toml);
    static QStringList ids(const QList<CheckMessage> &messages);
};

Result<Project> TestSettingChecks::project(const QTemporaryDir &dir, const QByteArray &toml)
{
    QFile file(dir.filePath(Project::settingsFileName));
    if (!file.open(QIODevice::WriteOnly) || file.write(toml) != toml.size()
        || !QDir(dir.path()).mkpath(u"static"_s))
        return fail(file.errorString());
    file.close();
    return Project::open(dir.path(), {});
}

QStringList TestSettingChecks::ids(const QList<CheckMessage> &messages)
{
    QStringList ids;
    for (const CheckMessage &message : messages)
        ids += message.id;
    return ids;
}

void TestSettingChecks::checkSettings_ofDefaults_findsNothing()
{
    const QTemporaryDir dir;
    const Result<Project> defaults = project(dir, {});
    QVERIFY2(defaults, defaults ? "" : qPrintable(defaults.error()));
    QCOMPARE(ids(checkSettings(*defaults)), QStringList());
}

void TestSettingChecks::checkSettings_findsMistakes_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("language code") << QByteArray("[site]\nlanguage_code = \"d e\"\n")
                                   << QStringList{u"translation.E001"_s, u"translation.E004"_s};
    QTest::newRow("languages") << QByteArray("[site]\nlanguages = [\"en\", \"-\"]\n")
                               << QStringList{u"translation.E002"_s};
    QTest::newRow("language not offered")
            << QByteArray("[site]\nlanguage_code = \"fr\"\n") << QStringList{u"translation.E004"_s};
    QTest::newRow("variant of an offered language")
            << QByteArray("[site]\nlanguage_code = \"en-gb\"\n") << QStringList();
    QTest::newRow("time zone") << QByteArray("[site]\ntime_zone = \"Europe/Berln\"\n")
                               << QStringList{u"quintette.E001"_s};
    QTest::newRow("slashes") << QByteArray("[static]\nurl = \"/s\"\n[urls]\nadmin = \"/admin\"\n")
                             << QStringList{u"urls.E006"_s, u"urls.E006"_s, u"urls.W002"_s};
    QTest::newRow("prefix") << QByteArray("[urls]\nprefix = \"intranet\"\n")
                            << QStringList{u"quintette.E002"_s};
    QTest::newRow("prefix in order")
            << QByteArray("[urls]\nprefix = \"/intranet/\"\n") << QStringList();
    QTest::newRow("origin") << QByteArray("[csrf]\ntrusted_origins = [\"example.com\"]\n")
                            << QStringList{u"4_0.E001"_s};
    QTest::newRow("static") << QByteArray("[static]\nroot = \"static\"\n")
                            << QStringList{u"staticfiles.E002"_s};
    QTest::newRow("missing folder")
            << QByteArray("[static]\ndirs = [\"nowhere\"]\n") << QStringList{u"staticfiles.W004"_s};
}

void TestSettingChecks::checkSettings_findsMistakes()
{
    QFETCH(QByteArray, toml);
    const QTemporaryDir dir;
    const Result<Project> wrong = project(dir, toml);
    QVERIFY2(wrong, wrong ? "" : qPrintable(wrong.error()));
    QTEST(ids(checkSettings(*wrong)), "expected");
}

void TestSettingChecks::checkSecurity_ofDefaults_warns()
{
    const QTemporaryDir dir;
    const Result<Project> open =
            project(dir,
                    "[site]\ndebug = true\nsecret_key = \"short\"\n"
                    "[middleware]\ninstalled = [\"session\"]\n"
                    "[security]\nreferrer_policy = \"nonsense\"\nframe_options = \"SAMEORIGIN\"\n");
    QVERIFY(open);
    const QStringList found = ids(checkSecurity(*open));
    for (const char *id : {"W001", "W002", "W003", "W004", "W008", "W009", "W012", "W016", "W018",
                           "W019", "W020", "E023"})
        QVERIFY2(found.contains(u"security."_s + QString::fromLatin1(id)), id);
}

void TestSettingChecks::checkSecurity_ofSafeSettings_findsNothing()
{
    const QTemporaryDir dir;
    const Result<Project> safe =
            project(dir,
                    "[site]\nallowed_hosts = [\"example.com\"]\n[session]\ncookie_secure = true\n"
                    "[csrf]\ncookie_secure = true\n[security]\nhsts_seconds = 3600\n"
                    "hsts_include_subdomains = true\nhsts_preload = true\nssl_redirect = true\n");
    QVERIFY(safe);
    CheckRegistry registry;
    registerSettingChecks(registry, *safe);
    QCOMPARE(ids(registry.run({.deploy = true})), QStringList());
}

void TestSettingChecks::checkSettings_ofReadableKeyFile_warns()
{
    const QTemporaryDir dir;
    const Result<Project> shared = project(dir, {});
    QVERIFY(shared);
    QVERIFY(QFile::setPermissions(dir.filePath(u"secret.key"_s),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QCOMPARE(ids(checkSettings(*shared)), QStringList{u"quintette.W002"_s});
}

QTEST_GUILESS_MAIN(TestSettingChecks)
#include "tst_settingchecks.moc"
