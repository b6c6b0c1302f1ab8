// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/migrations/migrationproject.h"

#include <QTest>

using namespace Quintette;
using Testing::MigrationProject;

class TestGraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plan_followsDependenciesAcrossApps();
    void plan_back_takesWhatNeedsIt();
    void files_badInSomeWay_areNamed_data();
    void files_badInSomeWay_areNamed();
    void leaves_two_areAConflict();
    void history_outOfOrder_isRefused();
    void name_shortened_isFound();

private:
    static QStringList names(const QList<MigrationExecutor::Step> &steps)
    {
        QStringList all;
        for (const MigrationExecutor::Step &step : steps)
            all += (step.backwards ? u"-"_s : QString()) + step.key.toString();
        return all;
    }
    static QByteArray needs(const char *dependencies)
    {
        return QByteArray("{\"dependencies\": [") + dependencies + "], \"operations\": []}";
    }
};

void TestGraph::plan_followsDependenciesAcrossApps()
{
    MigrationProject project({u"a"_s, u"b"_s});
    project.write(u"a"_s, u"0001_x"_s, needs(""));
    project.write(u"a"_s, u"0002_y"_s, needs("[\"a\", \"0001_x\"], [\"b\", \"__latest__\"]"));
    project.write(u"b"_s, u"0001_x"_s, needs("[\"a\", \"__first__\"]"));
    project.write(u"b"_s, u"0002_y"_s, needs("[\"b\", \"0001_x\"]"));
    QCOMPARE(names(project.executor().plan()),
             QStringList({u"a.0001_x"_s, u"b.0001_x"_s, u"b.0002_y"_s, u"a.0002_y"_s}));
    QCOMPARE(names(project.executor().plan({{u"b"_s, u"0001"_s}})),
             QStringList({u"a.0001_x"_s, u"b.0001_x"_s}));
}

void TestGraph::plan_back_takesWhatNeedsIt()
{
    MigrationProject project({u"a"_s, u"b"_s});
    project.write(u"a"_s, u"0001_x"_s, needs(""));
    project.write(u"a"_s, u"0002_y"_s, needs("[\"a\", \"0001_x\"]"));
    project.write(u"b"_s, u"0001_x"_s, needs("[\"a\", \"0002_y\"]"));
    project.executor().migrate();
    QCOMPARE(names(project.executor().plan()), QStringList());
    QCOMPARE(names(project.executor().plan({{u"a"_s, u"0001"_s}})),
             QStringList({u"-b.0001_x"_s, u"-a.0002_y"_s}));
    QCOMPARE(names(project.executor().plan({{u"a"_s, u"zero"_s}})),
             QStringList({u"-b.0001_x"_s, u"-a.0002_y"_s, u"-a.0001_x"_s}));
}

void TestGraph::files_badInSomeWay_areNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    QTest::newRow("no json") << QByteArray("{") << u"0001_x.json"_s;
    QTest::newRow("no object") << QByteArray("[]") << u"no JSON object"_s;
    QTest::newRow("unknown key") << QByteArray("{\"operation\": []}")
                                 << u"unknown key \"operation\""_s;
    QTest::newRow("no operations") << QByteArray("{}") << u"\"operations\""_s;
    QTest::newRow("unknown operation") << QByteArray("{\"operations\": [{\"op\": \"Explode\"}]}")
                                       << u"unknown operation \"Explode\""_s;
    QTest::newRow("operation without name")
            << QByteArray("{\"operations\": [{\"op\": \"CreateModel\"}]}")
            << u"needs the text \"name\""_s;
    QTest::newRow("relation without target") << QByteArray(
            "{\"operations\": [{\"op\": \"CreateModel\", \"name\": \"A\", \"fields\": "
            "[{\"name\": \"b\", \"kind\": \"ForeignKey\"}]}]}")
                                             << u"\"to\""_s;
    QTest::newRow("missing dependency")
            << needs("[\"a\", \"0009_gone\"]") << u"a.0009_gone, which does not exist"_s;
    QTest::newRow("missing app") << needs("[\"zoo\", \"__first__\"]")
                                 << u"zoo.__first__, which does not exist"_s;
    QTest::newRow("circle") << needs("[\"a\", \"0001_x\"]") << u"in a circle: a.0001_x"_s;
}

void TestGraph::files_badInSomeWay_areNamed()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, message);
    MigrationProject project({u"a"_s});
    project.write(u"a"_s, u"0001_x"_s, json);
    try {
        project.executor();
        QFAIL("it was accepted");
    } catch (const ImproperlyConfigured &error) {
        QVERIFY2(error.message().contains(message), qPrintable(error.message()));
    }
}

void TestGraph::leaves_two_areAConflict()
{
    MigrationProject project({u"a"_s});
    project.write(u"a"_s, u"0001_x"_s, needs(""));
    project.write(u"a"_s, u"0002_y"_s, needs("[\"a\", \"0001_x\"]"));
    project.write(u"a"_s, u"0002_z"_s, needs("[\"a\", \"0001_x\"]"));
    QVERIFY_THROWS_EXCEPTION(CommandError, project.executor().plan());
}

void TestGraph::history_outOfOrder_isRefused()
{
    MigrationProject project({u"a"_s});
    project.write(u"a"_s, u"0001_x"_s, needs(""));
    project.write(u"a"_s, u"0002_y"_s, needs("[\"a\", \"0001_x\"]"));
    project.executor().migrate();
    project.connection().execute(u"DELETE FROM django_migrations WHERE name = '0001_x'"_s);
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, project.executor().plan());
}

void TestGraph::name_shortened_isFound()
{
    MigrationProject project({u"a"_s});
    project.write(u"a"_s, u"0001_x"_s, needs(""));
    project.write(u"a"_s, u"0001_xy"_s, needs("[\"a\", \"0001_x\"]"));
    const MigrationExecutor executor = project.executor();
    QCOMPARE(executor.loader().find(u"a"_s, u"0001_x"_s).name, u"0001_x"_s);
    QVERIFY_THROWS_EXCEPTION(CommandError, executor.loader().find(u"a"_s, u"0001"_s));
    QVERIFY_THROWS_EXCEPTION(CommandError, executor.loader().find(u"a"_s, u"0002"_s));
    QVERIFY_THROWS_EXCEPTION(CommandError, executor.plan({{u"zoo"_s, {}}}));
}

QTEST_GUILESS_MAIN(TestGraph)
#include "tst_graph.moc"
