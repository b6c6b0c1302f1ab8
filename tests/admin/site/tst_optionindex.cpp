// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/meta/referencepage.h"

#include <QTest>

/// Keeps docs/reference/admin-options.md true: every test it names is there, and every option and
/// hook of the headers is named.
class TestOptionIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tests_thatAreNamed_areThere();
    void options_areAllNamed_data();
    void options_areAllNamed();

private:
    const ReferencePage m_page{QStringLiteral("docs/reference/admin-options.md"),
                               QStringLiteral("tests/admin")};
};

void TestOptionIndex::tests_thatAreNamed_areThere()
{
    QCOMPARE(m_page.badRows(), QStringList());
    QVERIFY(m_page.rowCount() > 100);
}

void TestOptionIndex::options_areAllNamed_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("pattern");
    const QString options = QStringLiteral("admin/site/modeladminoptions.h");
    // A member of one line, or the name that stands on the last line of a longer one.
    const QString member = QStringLiteral("^[ ]{4,12}[^/\\n()]*?\\b(\\w+) = [^;\\n]*;");
    QTest::newRow("options of a model")
            << options << QStringLiteral("struct ModelAdminOptions") << member;
    QTest::newRow("options of an inline")
            << options << QStringLiteral("struct InlineOptions") << member;
    QTest::newRow("hooks of a model")
            << QStringLiteral("admin/site/modeladmin.h")
            << QStringLiteral("class [A-Z_ ]*ModelAdmin\n")
            << QStringLiteral("virtual\\s[^;({]*?\\b(?!ModelAdmin\\b)(\\w+)\\(");
}

void TestOptionIndex::options_areAllNamed()
{
    QFETCH(QString, header);
    QFETCH(QString, from);
    QFETCH(QString, pattern);
    const QStringList names = ReferencePage::namesIn(header, from, pattern);
    QVERIFY(names.size() > 10);
    QCOMPARE(m_page.missing(names), QStringList());
}

QTEST_GUILESS_MAIN(TestOptionIndex)
#include "tst_optionindex.moc"
