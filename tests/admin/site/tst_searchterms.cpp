// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/searchterms.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Quintette;

/// How what is typed into a search becomes terms. What is expected is what Django 5.2 makes of it.
class TestSearchTerms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void terms_ofText_data();
    void terms_ofText();
    void terms_ofEndlessText_takeNoTime_data();
    void terms_ofEndlessText_takeNoTime();
};

void TestSearchTerms::terms_ofText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("terms");
    using List = QStringList;
    QTest::newRow("words") << u"  the  engine "_s << List{u"the"_s, u"engine"_s};
    QTest::newRow("phrase") << u"\"on engines\" x"_s << List{u"on engines"_s, u"x"_s};
    QTest::newRow("other quotes") << u"'\"red\" one'"_s << List{u"\"red\" one"_s};
    QTest::newRow("quotes in quotes") << uR"("a \"b\" c")"_s << List{u"a \"b\" c"_s};
    QTest::newRow("an apostrophe quoted") << uR"('a\'b c')"_s << List{u"a'b c"_s};
    QTest::newRow("lines") << u"\"a\nb\" c"_s << List{u"a\nb"_s, u"c"_s};
    QTest::newRow("within a word") << u"foo\"bar baz\" x"_s << List{u"foo\"bar baz\""_s, u"x"_s};
    QTest::newRow("a word goes on") << u"\"a b\"c d"_s << List{u"\"a b\"c"_s, u"d"_s};
    QTest::newRow("two in one") << u"'it''s'"_s << List{u"it''s"_s};
    QTest::newRow("never closed") << u"\"abc def"_s << List{u"\"abc"_s, u"def"_s};
    QTest::newRow("apostrophes") << u"O'Brien's d'x"_s << List{u"O'Brien's"_s, u"d'x"_s};
    QTest::newRow("begins later") << u"x 'y z"_s << List{u"x"_s, u"'y"_s, u"z"_s};
    // Django searches for nothing here, and so finds everything.
    QTest::newRow("one quote") << u"\""_s << List{u"\""_s};
    QTest::newRow("nothing in quotes") << u"\"\""_s << List{};
}

void TestSearchTerms::terms_ofText()
{
    QFETCH(QString, text);
    QTEST(searchTerms(text), "terms");
}

void TestSearchTerms::terms_ofEndlessText_takeNoTime_data()
{
    QTest::addColumn<QString>("text");
    constexpr int much = 50'000;
    QTest::newRow("quotes") << u"\"'"_s.repeated(much);
    QTest::newRow("an open quote") << u'"' + u"a\\"_s.repeated(much);
    QTest::newRow("a long phrase") << u'"' + u"ab "_s.repeated(much) + u'"';
    QTest::newRow("a long word") << u"a"_s.repeated(much);
}

void TestSearchTerms::terms_ofEndlessText_takeNoTime()
{
    QFETCH(QString, text);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!searchTerms(text).isEmpty());
    QVERIFY(timer.elapsed() < 2'000);
}

QTEST_GUILESS_MAIN(TestSearchTerms)
#include "tst_searchterms.moc"
