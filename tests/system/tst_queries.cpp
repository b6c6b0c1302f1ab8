// SPDX-License-Identifier: GPL-3.0-or-later
// The same queries in this program and in the real Django: rows, and whether they are refused.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryFile>
#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString database = QStringLiteral(QUINTETTE_TEST_DATA) + u"/library.sqlite3"_s;
const QString folder = QStringLiteral(QUINTETTE_SYSTEM_TESTS);
const QString specification = folder + u"/queries.json"_s;

QJsonArray answersOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(180'000) || process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
    return QJsonDocument::fromJson(process.readAllStandardOutput()).array();
}

bool isSame(const QJsonValue &a, const QJsonValue &b)
{
    if (a.isDouble() && b.isDouble()) {
        const double difference = std::abs(a.toDouble() - b.toDouble());
        return difference <= 1e-9 * std::max(1.0, std::abs(a.toDouble()));
    }
    if (a.isArray() && b.isArray()) {
        const QJsonArray one = a.toArray();
        const QJsonArray two = b.toArray();
        if (one.size() != two.size())
            return false;
        for (qsizetype i = 0; i < one.size(); ++i) {
            if (!isSame(one.at(i), two.at(i)))
                return false;
        }
        return true;
    }
    if (a.isObject() && b.isObject()) {
        const QJsonObject one = a.toObject();
        const QJsonObject two = b.toObject();
        if (one.keys() != two.keys())
            return false;
        for (auto it = one.begin(); it != one.end(); ++it) {
            if (!isSame(it.value(), two.value(it.key())))
                return false;
        }
        return true;
    }
    return a == b;
}

} // namespace

class TestQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_areThoseOfDjango();
    void answers_areThoseOfNewerDjango_data();
    void answers_areThoseOfNewerDjango();
};

void TestQueries::answers_areThoseOfDjango()
{
    QFile file(specification);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray queries = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(queries.size() > 300);
    const QJsonArray theirs = answersOf(
            u"/usr/bin/python3"_s, {folder + u"/django_queries.py"_s, database, specification});
    if (theirs.isEmpty())
        QSKIP("Django is not installed here.");
    const QJsonArray ours =
            answersOf(QStringLiteral(QUINTETTE_BIN_DIR) + u"/quintette"_s,
                      {u"query"_s, u"--database"_s, database, u"--spec"_s, specification});
    QCOMPARE(ours.size(), queries.size());
    QCOMPARE(theirs.size(), queries.size());
    int different = 0;
    for (qsizetype i = 0; i < queries.size(); ++i) {
        const QJsonObject one = ours.at(i).toObject();
        const QJsonObject two = theirs.at(i).toObject();
        if (isSame(one.value(u"rows"), two.value(u"rows")))
            continue;
        ++different;
        qWarning("%s\n  here: %s\n  Django: %s",
                 QJsonDocument(queries.at(i).toObject()).toJson(QJsonDocument::Compact).constData(),
                 QJsonDocument(one).toJson(QJsonDocument::Compact).left(300).constData(),
                 QJsonDocument(two).toJson(QJsonDocument::Compact).left(300).constData());
    }
    QCOMPARE(different, 0);
}

// What Debian's Django does another way, or not at all: the answers are those Django 5.2 gave.
void TestQueries::answers_areThoseOfNewerDjango_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("by their parts") << folder + u"/newerqueries.json"_s;
    QTest::newRow("whole query sets") << folder + u"/querysets/known.json"_s;
}

void TestQueries::answers_areThoseOfNewerDjango()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray known = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(known.size() > 20);
    QJsonArray queries;
    for (const QJsonValue &one : known)
        queries.append(one.toObject().value(u"query"));
    QTemporaryFile specification;
    QVERIFY(specification.open());
    specification.write(QJsonDocument(queries).toJson());
    specification.close();
    const QJsonArray ours = answersOf(
            QStringLiteral(QUINTETTE_BIN_DIR) + u"/quintette"_s,
            {u"query"_s, u"--database"_s, database, u"--spec"_s, specification.fileName()});
    QCOMPARE(ours.size(), known.size());
    for (qsizetype i = 0; i < known.size(); ++i) {
        const QJsonObject expected = known.at(i).toObject().value(u"answer"_s).toObject();
        const QJsonObject answer = ours.at(i).toObject();
        const bool same = isSame(answer.value(u"rows"), expected.value(u"rows"))
                && answer.value(u"error") == expected.value(u"error");
        QVERIFY2(same, QJsonDocument(queries.at(i).toObject()).toJson(QJsonDocument::Compact));
    }
}

QTEST_GUILESS_MAIN(TestQueries)
#include "tst_queries.moc"
