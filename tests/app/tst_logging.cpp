// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/logging.h"

#include "core/management/command.h"

#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

/// What the section [logging] of the settings does.
class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setUpLogging({}, {}); }

    void level_leavesOutWhatIsLess_data();
    void level_leavesOutWhatIsLess();
    void rules_countMoreThanTheLevel();
    void file_thatCannotBeWritten_isNamed();
};

static QByteArray written(const LoggingSettings &settings, const QString &folder)
{
    setUpLogging(settings, folder);
    const QLoggingCategory category("quintette.logtest");
    qCDebug(category, "a debug message");
    qCInfo(category, "an info");
    qCWarning(category, "a warning");
    qCCritical(category, "a critical message");
    QFile file(folder + u'/' + settings.file);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestLogging::level_leavesOutWhatIsLess_data()
{
    QTest::addColumn<QString>("level");
    QTest::addColumn<int>("lines");
    QTest::newRow("debug") << u"debug"_s << 4;
    QTest::newRow("info") << u"info"_s << 3;
    QTest::newRow("warning") << u"warning"_s << 2;
    QTest::newRow("critical") << u"critical"_s << 1;
}

void TestLogging::level_leavesOutWhatIsLess()
{
    QFETCH(QString, level);
    QFETCH(int, lines);
    QTemporaryDir folder;
    const QByteArray log = written({.level = level, .file = u"site.log"_s}, folder.path());
    QCOMPARE(log.count('\n'), lines);
    QVERIFY2(log.contains("quintette.logtest: a critical message"), log);
}

void TestLogging::rules_countMoreThanTheLevel()
{
    QTemporaryDir folder;
    const QByteArray log = written({.level = u"critical"_s,
                                    .file = u"site.log"_s,
                                    .rules = {u"quintette.logtest.info=true"_s}},
                                   folder.path());
    QCOMPARE(log.count('\n'), 2);
    QVERIFY2(log.contains("an info"), log);
}

void TestLogging::file_thatCannotBeWritten_isNamed()
{
    QTemporaryDir folder;
    try {
        setUpLogging({.file = u"no/such/folder/site.log"_s}, folder.path());
        QFAIL("nothing was thrown");
    } catch (const CommandError &error) {
        QVERIFY2(error.message().contains(u"no/such/folder/site.log"), qPrintable(error.message()));
    }
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
