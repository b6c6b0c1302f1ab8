// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apps/application.h"
#include "core/apps/appplugin.h"
#include "core/base/error.h"
#include "core/testing/client.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

namespace {

/// One page that writes a row and then fails, one that only writes, into a table of its own.
class WritingApp final : public AppPlugin
{
public:
    QString label() const override { return u"writing"_s; }
    UrlPatterns urls(const Application &application) override
    {
        const auto page = [&application](bool fails) {
            return View([&application, fails](Request &) {
                Connection &connection = application.databases().connection();
                connection.execute(u"INSERT INTO written VALUES (1)"_s);
                if (fails)
                    throw ValueError(u"on purpose"_s);
                return Response::text(connection.inTransaction() ? u"inside"_s : u"outside"_s);
            });
        };
        return {path(u"write/"_s, page(false)), path(u"fail/"_s, page(true))};
    }
};

} // namespace

/// What the settings say of databases, as requests feel it.
class TestRequestDatabases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void view_withAtomicRequests_isUndoneByAnError_data();
    void view_withAtomicRequests_isUndoneByAnError();
    void others_areOpenedByAlias();
    void others_withoutAlias_areRefused();

private:
    static Result<std::unique_ptr<Application>> open(const QTemporaryDir &folder,
                                                     const QByteArray &database)
    {
        QFile settings(folder.filePath(Project::settingsFileName));
        if (!settings.open(QIODevice::WriteOnly)
            || settings.write("[site]\nallowed_hosts = [\"*\"]\n[plugins]\ninstalled = []\n"
                              "[middleware]\ninstalled = [\"common\"]\n[database]\n"
                              + database)
                    < 0)
            return fail(settings.errorString());
        settings.close();
        const Result<Project> project = Project::open(folder.path());
        if (!project)
            return project.failure();
        Application::Options options;
        options.inferModels = false;
        options.apps.push_back(std::make_unique<WritingApp>());
        return Application::open(*project, std::move(options));
    }
};

void TestRequestDatabases::view_withAtomicRequests_isUndoneByAnError_data()
{
    QTest::addColumn<bool>("atomic");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<int>("left");
    QTest::newRow("on") << true << QByteArray("inside") << 0;
    QTest::newRow("off") << false << QByteArray("outside") << 1;
}

void TestRequestDatabases::view_withAtomicRequests_isUndoneByAnError()
{
    QFETCH(bool, atomic);
    QFETCH(int, left);
    const QTemporaryDir folder;
    const Result<std::unique_ptr<Application>> application =
            open(folder, atomic ? "atomic_requests = true\n" : "");
    QVERIFY2(application, qPrintable(application ? QString() : application.error()));
    Connection &connection = (*application)->databases().connection();
    connection.executeScript(u"CREATE TABLE written (n integer)"_s);
    Client client((*application)->handler(), (*application)->requestSettings());
    QCOMPARE(client.get("/fail/").status(), 500);
    const auto rows = [&] { return connection.fetchAll(u"SELECT n FROM written"_s).size(); };
    QCOMPARE(rows(), left);
    QTEST(Client::content(client.get("/write/")), "place");
    QCOMPARE(rows(), left + 1);
    QVERIFY(!connection.inTransaction());
}

void TestRequestDatabases::others_areOpenedByAlias()
{
    const QTemporaryDir folder;
    const Result<std::unique_ptr<Application>> application =
            open(folder, "others = [\"copy=sqlite:///copy.sqlite3?transaction_mode=deferred\"]\n");
    QVERIFY2(application, qPrintable(application ? QString() : application.error()));
    const Databases &databases = (*application)->databases();
    QCOMPARE(databases.aliases(), QStringList({u"copy"_s, u"default"_s}));
    QCOMPARE(databases.settings(u"copy"_s).name, folder.filePath(u"copy.sqlite3"_s));
    QCOMPARE(databases.settings(u"copy"_s).options.value(u"transaction_mode"_s), u"deferred"_s);
    databases.connection(u"copy"_s).executeScript(u"CREATE TABLE here (n integer)"_s);
    QVERIFY(QFile::exists(folder.filePath(u"copy.sqlite3"_s)));
}

void TestRequestDatabases::others_withoutAlias_areRefused()
{
    const QTemporaryDir folder;
    for (const QByteArray &wrong : {QByteArray("copy.sqlite3"), QByteArray("default=x.sqlite3")}) {
        const Result<std::unique_ptr<Application>> application =
                open(folder, "others = [\"" + wrong + "\"]\n");
        QVERIFY(!application);
        QVERIFY2(application.error().contains(QString::fromLatin1(wrong)),
                 qPrintable(application.error()));
    }
}

QTEST_GUILESS_MAIN(TestRequestDatabases)
#include "tst_requestdatabases.moc"
