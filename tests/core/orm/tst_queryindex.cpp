// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/meta/referencepage.h"

#include <QTest>

/// Keeps docs/reference/query-index.md true: every test it names is there, and every method of
/// query sets and class of functions and aggregates is named.
class TestQueryIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tests_thatAreNamed_areThere();
    void methods_areAllNamed();
    void classes_areAllNamed_data();
    void classes_areAllNamed();

private:
    const ReferencePage m_page{QStringLiteral("docs/reference/query-index.md"),
                               QStringLiteral("tests")};
};

void TestQueryIndex::tests_thatAreNamed_areThere()
{
    QCOMPARE(m_page.badRows(), QStringList());
    QVERIFY(m_page.rowCount() > 100);
}

void TestQueryIndex::methods_areAllNamed()
{
    // A method begins a line, whatever it returns.
    const QStringList methods = ReferencePage::namesIn(
            QStringLiteral("core/orm/queryset.h"),
            QStringLiteral("class QUINTETTE_CORE_EXPORT QuerySet\n"),
            QStringLiteral(
                    "^    (?!friend|explicit|QuerySet\\()[A-Z]?[\\w:<>, ]+[ &>](\\w+)\\([^;]*;"));
    QVERIFY(methods.size() > 50);
    QStringList missing = m_page.missing(methods);
    missing.removeAll(QStringLiteral("query")); // what the other files of the folder read
    QCOMPARE(missing, QStringList());
}

void TestQueryIndex::classes_areAllNamed_data()
{
    QTest::addColumn<QString>("header");
    QTest::newRow("aggregates") << QStringLiteral("core/orm/aggregates/aggregates.h");
    for (const char *name :
         {"comparison", "conditional", "datetime", "expressionlist", "lookupexpression", "math",
          "rawsql", "search", "sqltemplate", "subquery", "text", "trigram", "uuid", "window"})
        QTest::newRow(name)
                << QStringLiteral("core/orm/functions/%1.h").arg(QString::fromLatin1(name));
}

void TestQueryIndex::classes_areAllNamed()
{
    QFETCH(QString, header);
    QStringList classes = ReferencePage::classesIn(header);
    QVERIFY(!classes.isEmpty());
    classes.removeAll(QStringLiteral("Aggregate")); // what they all derive from
    QCOMPARE(m_page.missing(classes), QStringList());
}

QTEST_GUILESS_MAIN(TestQueryIndex)
#include "tst_queryindex.moc"
