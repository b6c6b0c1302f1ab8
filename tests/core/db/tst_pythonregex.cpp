// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/global.h"
#include "core/db/sqlite/pythonregex.h"

#include <QTest>

using namespace Quintette::Internal;

class TestPythonRegex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void search_findsWhatPythonFinds_data();
    void search_findsWhatPythonFinds();
    void error_saysWhatPythonRefuses_data();
    void error_saysWhatPythonRefuses();
};

void TestPythonRegex::search_findsWhatPythonFinds_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("dotted i without case") << "(?i)istanbul"
                                           << "İstanbul" << true;
    QTest::newRow("dotted i with case") << "istanbul"
                                        << "İstanbul" << false;
    QTest::newRow("at most") << "^o{,2}$"
                             << "oo" << true;
    QTest::newRow("bracket in a class") << "[[a]"
                                        << "[" << true;
    QTest::newRow("bracket first in a class") << "[]a]"
                                              << "]" << true;
    QTest::newRow("escape by code") << "\\u00e9"
                                    << "é" << true;
    QTest::newRow("very end") << "m\\Z"
                              << "m\n"
                              << false;
    QTest::newRow("end") << "m$"
                         << "m\n"
                         << true;
}

void TestPythonRegex::search_findsWhatPythonFinds()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    const PythonRegex expression(pattern);
    QCOMPARE(expression.error(), QString());
    QTEST(expression.search(text), "found");
}

void TestPythonRegex::error_saysWhatPythonRefuses_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char *pattern : {"(", "\\K", "a\\", "\\u12", "[a", "*"})
        QTest::newRow(pattern) << QString::fromLatin1(pattern);
}

void TestPythonRegex::error_saysWhatPythonRefuses()
{
    QFETCH(QString, pattern);
    QVERIFY(!PythonRegex(pattern).error().isEmpty());
}

QTEST_GUILESS_MAIN(TestPythonRegex)
#include "tst_pythonregex.moc"
