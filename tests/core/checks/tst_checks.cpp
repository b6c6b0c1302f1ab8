// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checkregistry.h"
#include "core/checks/checkreport.h"

#include <QTest>

using namespace Quintette;

class TestChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void run_selectsByTagAndOccasion();
    void report_isGroupedBySeverity();
    void report_silencesWarningsOnly();
    void report_ofNothing_isClean();
};

static QStringList ids(const QList<CheckMessage> &messages)
{
    QStringList ids;
    for (const CheckMessage &message : messages)
        ids += message.id;
    return ids;
}

void TestChecks::run_selectsByTagAndOccasion()
{
    const auto say = [](const QString &id) {
        return [id] { return QList<CheckMessage>{CheckMessage::warning(id, id)}; };
    };
    CheckRegistry registry;
    registry.add(say(u"a.W001"_s), {u"models"_s});
    registry.add(say(u"a.W002"_s), {u"security"_s}, CheckRegistry::When::Deploy);
    registry.add(say(u"a.W003"_s), {u"models"_s, u"database"_s}, CheckRegistry::When::Database);
    registry.add(say(u"a.W004"_s));
    QCOMPARE(ids(registry.run({})), (QStringList{u"a.W001"_s, u"a.W004"_s}));
    QCOMPARE(ids(registry.run({.deploy = true})),
             (QStringList{u"a.W001"_s, u"a.W002"_s, u"a.W004"_s}));
    QCOMPARE(ids(registry.run({.tags = {u"models"_s}, .database = true})),
             (QStringList{u"a.W001"_s, u"a.W003"_s}));
    QCOMPARE(ids(registry.run({.tags = {u"security"_s}})), QStringList());
    QCOMPARE(registry.tags(), (QStringList{u"database"_s, u"models"_s, u"security"_s}));
}

void TestChecks::report_isGroupedBySeverity()
{
    const CheckReport report({CheckMessage::warning(u"b.W001"_s, u"second"_s, u"do this"_s),
                              CheckMessage::error(u"b.E001"_s, u"bad"_s, {}, u"blog.Article"_s),
                              CheckMessage::warning(u"a.W001"_s, u"first"_s)});
    QCOMPARE(report.body(),
             u"System check identified some issues:\n"
             "\nERRORS:\nblog.Article: (b.E001) bad\n"
             "\nWARNINGS:\n?: (a.W001) first\n?: (b.W001) second\n\tHINT: do this\n"_s);
    QCOMPARE(report.summary(), u"System check identified 3 issues (0 silenced)."_s);
    QVERIFY(report.fails());
    QVERIFY(!report.fails(CheckMessage::Level::Critical));
}

void TestChecks::report_silencesWarningsOnly()
{
    const CheckReport report(
            {CheckMessage::warning(u"a.W001"_s, u"x"_s), CheckMessage::error(u"a.E001"_s, u"y"_s)},
            {u"a.W001"_s, u"a.E001"_s});
    QCOMPARE(ids(report.messages()), QStringList{u"a.E001"_s});
    QCOMPARE(report.summary(), u"System check identified 1 issue (1 silenced)."_s);
}

void TestChecks::report_ofNothing_isClean()
{
    const CheckReport report({});
    QVERIFY(report.isClean() && !report.fails(CheckMessage::Level::Debug));
    QCOMPARE(report.body(), QString());
    QCOMPARE(report.summary(), u"System check identified no issues (0 silenced)."_s);
}

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
