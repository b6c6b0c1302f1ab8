// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearestname.h"
#include "core/conf/settingkeys.h"
#include "core/conf/settings.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Quintette;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromToml_ofEmptyText_givesDefaults();
    void fromToml_readsEveryKind();
    void fromToml_ofBadInput_namesThePlace_data();
    void fromToml_ofBadInput_namesThePlace();
    void environment_overridesTheFile();
    void environment_ofBadValue_isRefused_data();
    void environment_ofBadValue_isRefused();
    void keys_areUniqueAndDefaultsReadBack();
    void reference_isUpToDate();
    void nearestName_ofFarText_isEmpty();
};

void TestSettings::fromToml_ofEmptyText_givesDefaults()
{
    const Result<Settings> settings = Settings::fromToml("", u"quintette.toml"_s);
    QVERIFY(settings);
    QCOMPARE(settings->database.url, u"db.sqlite3"_s);
    QCOMPARE(settings->session.cookieAge, 1209600);
    QVERIFY(!settings->site.debug);
}

void TestSettings::fromToml_readsEveryKind()
{
    const Result<Settings> settings = Settings::fromToml(R"(
[site]
name = "Büro"
debug = true
allowed_hosts = ["example.com", ".example.org"]
[server]
port = 9000
max_body_size = 5_000_000_000
[database]
timeout = 2
)",
                                                         u"quintette.toml"_s);
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error()));
    QCOMPARE(settings->site.name, u"Büro"_s);
    QCOMPARE(settings->site.allowedHosts, (QStringList{u"example.com"_s, u".example.org"_s}));
    QVERIFY(settings->site.debug);
    QCOMPARE(settings->server.port, 9000);
    QCOMPARE(settings->server.maxBodySize, 5'000'000'000);
    QCOMPARE(settings->database.timeout, 2.0);
}

void TestSettings::fromToml_ofBadInput_namesThePlace_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QString>("message");
    QTest::newRow("section")
            << QByteArray("\n[databse]\nurl = \"x\"\n")
            << u"quintette.toml:2: unknown key \"databse\"; did you mean \"database\"?"_s;
    QTest::newRow("key") << QByteArray("[server]\nprot = 1\n")
                         << u"quintette.toml:2: unknown key \"prot\"; did you mean \"port\"?"_s;
    QTest::newRow("other section")
            << QByteArray("[site]\nhsts_seconds = 1\n")
            << u"quintette.toml:2: unknown key \"hsts_seconds\" here; it belongs below [security]"_s;
    QTest::newRow("no section")
            << QByteArray("debug = true\n")
            << u"quintette.toml:1: unknown key \"debug\" here; it belongs below [site]"_s;
    QTest::newRow("type") << QByteArray("[site]\ndebug = \"yes\"\n")
                          << u"quintette.toml:2: \"debug\" must be true or false"_s;
    QTest::newRow("list") << QByteArray("[site]\n\nlanguages = [1]\n")
                          << u"quintette.toml:3: \"languages\" must be a list of strings"_s;
    QTest::newRow("float for integer") << QByteArray("[server]\nport = 80.5\n")
                                       << u"quintette.toml:2: \"port\" must be an integer"_s;
    QTest::newRow("range") << QByteArray("[server]\nport = 70000\n")
                           << u"quintette.toml:2: \"port\" must be between 0 and 65535"_s;
    QTest::newRow("not finite") << QByteArray("[database]\ntimeout = nan\n")
                                << u"quintette.toml:2: \"timeout\" must be between 0 and 3600"_s;
    QTest::newRow("choice")
            << QByteArray("[session]\ncookie_samesite = \"lax\"\n")
            << u"quintette.toml:2: \"cookie_samesite\" cannot be \"lax\"; choose one of: Lax, Strict, None"_s;
    QTest::newRow("section as value")
            << QByteArray("database = \"x\"\n")
            << u"quintette.toml:1: \"database\" is a section; write [database] and its keys below it"_s;
}

void TestSettings::fromToml_ofBadInput_namesThePlace()
{
    QFETCH(QByteArray, toml);
    QFETCH(QString, message);
    const Result<Settings> settings = Settings::fromToml(toml, u"quintette.toml"_s);
    QVERIFY(!settings);
    QCOMPARE(settings.error(), message);
    const Result<Settings> broken = Settings::fromToml("[site]\nname = \n", u"quintette.toml"_s);
    QVERIFY(broken.error().startsWith(u"quintette.toml:2: this is not valid TOML"_s));
    QVERIFY(!Settings::fromToml(QByteArray("a = ") + QByteArray(100'000, '['),
                                u"quintette.toml"_s));
}

void TestSettings::environment_overridesTheFile()
{
    QProcessEnvironment environment;
    environment.insert(u"QUINTETTE_SITE_DEBUG"_s, u"1"_s);
    environment.insert(u"QUINTETTE_SERVER_PORT"_s, u"81"_s);
    environment.insert(u"QUINTETTE_SITE_ALLOWED_HOSTS"_s, u"a.example, b.example"_s);
    environment.insert(u"QUINTETTE_SUPERUSER_PASSWORD"_s, u"not a setting"_s);
    const auto settings =
            Settings::fromToml("[server]\nport = 80\n", u"quintette.toml"_s, environment);
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error()));
    QVERIFY(settings->site.debug);
    QCOMPARE(settings->server.port, 81);
    QCOMPARE(settings->site.allowedHosts, (QStringList{u"a.example"_s, u"b.example"_s}));
}

void TestSettings::environment_ofBadValue_isRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("message");
    QTest::newRow("type") << u"QUINTETTE_SERVER_PORT"_s << u"http"_s
                          << u"QUINTETTE_SERVER_PORT: \"port\" must be an integer"_s;
    QTest::newRow("name") << u"QUINTETTE_SERVER_PROT"_s << u"1"_s
                          << u"environment: unknown key \"QUINTETTE_SERVER_PROT\"; did you mean "
                             "\"QUINTETTE_SERVER_PORT\"?"_s;
}

void TestSettings::environment_ofBadValue_isRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, message);
    QProcessEnvironment environment;
    environment.insert(name, value);
    const auto settings = Settings::fromToml("", u"quintette.toml"_s, environment);
    QVERIFY(!settings);
    QCOMPARE(settings.error(), message);
}

void TestSettings::keys_areUniqueAndDefaultsReadBack()
{
    QSet<QString> seen;
    QSet<const void *> places;
    Settings settings;
    for (const SettingKey &key : settingKeys()) {
        QVERIFY2(!seen.contains(key.environmentName()), qPrintable(key.environmentName()));
        seen.insert(key.environmentName());
        const auto *place = std::visit([](auto *member) -> const void * { return member; },
                                       key.target(settings));
        QVERIFY2(!places.contains(place), qPrintable(key.environmentName()));
        places.insert(place);
        const QString toml = u"[%1]\n%2 = %3\n"_s.arg(key.section, key.name, key.toToml(settings));
        const Result<Settings> read = Settings::fromToml(toml.toUtf8(), key.name);
        QVERIFY2(read, read ? "" : qPrintable(read.error()));
        QCOMPARE(key.toToml(*read), key.toToml(settings));
    }
}

void TestSettings::reference_isUpToDate()
{
    QFile file(QStringLiteral(QUINTETTE_SOURCE_DIR "/docs/reference/settings.md"));
    if (qEnvironmentVariableIsSet("QUINTETTE_UPDATE_REFERENCE")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(settingsReference().toUtf8());
        file.close();
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY2(file.readAll() == settingsReference().toUtf8(),
             "docs/reference/settings.md is old; run this test with QUINTETTE_UPDATE_REFERENCE=1");
}

void TestSettings::nearestName_ofFarText_isEmpty()
{
    QCOMPARE(nearestName(u"port"_s, {u"address"_s}), QString());
    QCOMPARE(nearestName(u"Adress"_s, {u"port"_s, u"address"_s}), u"address"_s);
    QCOMPARE(nearestName(QString(100'000, u'a'), {u"a"_s}), QString());
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
