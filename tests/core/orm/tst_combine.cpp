// SPDX-License-Identifier: GPL-3.0-or-later
// Two queries as one. The numbers are what Django finds in the same database: how many objects, and
// the sum of their keys.
#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/orm/aggregates/aggregates.h"
#include "core/orm/expression.h"
#include "core/orm/functions/expressionlist.h"
#include "core/orm/functions/subquery.h"
#include "core/orm/inference.h"
#include "core/orm/queryset.h"

#include <QTest>

using namespace Quintette;

/// What is found: how many, and the sum of the keys.
using Found = QPair<qint64, qint64>;

class TestCombine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void operators_joinConditions_data();
    void operators_joinConditions();
    void operators_withSlices_takeItsRows();
    void operators_withSubqueries_keepTheirOuterColumns();
    void operators_ofNone_giveTheOther();
    void operators_takeColumnsAndOrder();
    void operators_thatDoNotGoTogether_refuse_data();
    void operators_thatDoNotGoTogether_refuse();
    void combined_inCombined_staysTogether();
    void combined_refusesWhatItCannot();
    void outerRef_reachesTwoQueriesOut();
    void lists_mayHoldExpressions();
    void explain_ofSqlite_knowsNoFormats();

private:
    QuerySet all(const QString &name) const { return QuerySet(m_registry.get(u"lib."_s + name)); }
    static Found found(const QuerySet &query)
    {
        Found found;
        for (const Value &key : query.toValues(u"id"_s)) {
            ++found.first;
            found.second += key.integer();
        }
        return found;
    }
    static QString messageOf(const std::function<void()> &run)
    {
        try {
            run();
        } catch (const Error &error) {
            return error.name() + u": "_s + error.message();
        }
        return {};
    }

    Databases m_databases;
    ModelRegistry m_registry{m_databases};
};

void TestCombine::initTestCase()
{
    DatabaseSettings settings;
    settings.name = QStringLiteral(QUINTETTE_TEST_DATA "/library.sqlite3");
    m_databases.add(u"default"_s, settings);
    m_registry.setUseTimeZone(false);
    inferModels(m_registry, m_databases.connection());
    m_registry.resolve();
}

void TestCombine::operators_joinConditions_data()
{
    QTest::addColumn<QuerySet>("a");
    QTest::addColumn<QuerySet>("b");
    QTest::addColumn<Found>("both");
    QTest::addColumn<Found>("any");
    QTest::addColumn<Found>("one");
    const QuerySet books = all(u"Book"_s);
    const QuerySet authors = all(u"Author"_s);
    const QuerySet categories = all(u"Category"_s);
    QTest::newRow("two authors of a book")
            << books.filter({{u"authors__name"_s, u"Ann Lee"_s}})
            << books.filter({{u"authors__age__gt"_s, 40}}) << Found(18, 3461) << Found(191, 29545)
            << Found(191, 29545);
    QTest::newRow("none or some") << books.filter({{u"review__score__gt"_s, 3}})
                                  << books.filter({{u"review__isnull"_s, true}}) << Found(0, 0)
                                  << Found(709, 105059) << Found(694, 100664);
    QTest::newRow("excluded") << books.exclude({{u"authors__age__lt"_s, 30}})
                              << books.filter({{u"publisher__country"_s, u"US"_s}})
                              << Found(14, 2384) << Found(179, 26751) << Found(165, 24367);
    QTest::newRow("two relations") << authors.filter({{u"book__publisher__country"_s, u"US"_s}})
                                   << authors.filter({{u"review__score"_s, 0}}) << Found(136, 2922)
                                   << Found(3119, 65959) << Found(2967, 62416);
    QTest::newRow("nullable key") << categories.filter({{u"parent__name"_s, u"Root"_s}})
                                  << categories.filter({{u"parent__parent__name"_s, u"Root"_s}})
                                  << Found(0, 0) << Found(12, 113) << Found(12, 113);
    QTest::newRow("both excluded") << books.exclude({{u"review__score__lt"_s, 3}})
                                   << books.exclude({{u"review__score__gt"_s, 1}})
                                   << Found(15, 4395) << Found(60, 10320) << Found(45, 5925);
    QTest::newRow("everything") << books << books.filter({{u"pages__gt"_s, 500}})
                                << Found(75, 11056) << Found(300, 45150) << Found(225, 34094);
    QTest::newRow("groups") << authors.annotate(u"n"_s, Count(u"book"_s)).filter({{u"n__gt"_s, 3}})
                            << authors.filter({{u"age__gt"_s, 30}}) << Found(24, 467)
                            << Found(37, 706) << Found(13, 239);
}

void TestCombine::operators_joinConditions()
{
    QFETCH(QuerySet, a);
    QFETCH(QuerySet, b);
    QTEST(found(a & b), "both");
    QTEST(found(a | b), "any");
    QTEST(found(a ^ b), "one");
}

void TestCombine::operators_withSlices_takeItsRows()
{
    const QuerySet first = all(u"Book"_s).orderBy(QStringList{u"id"_s}).slice(0, 10);
    const QuerySet thick = all(u"Book"_s).filter({{u"pages__gt"_s, 900}});
    QCOMPARE(found(first | thick), Found(62, 7433));
    QCOMPARE(found(thick | first), Found(62, 7433));
    QCOMPARE(found(first ^ thick), Found(60, 7420));
}

void TestCombine::operators_withSubqueries_keepTheirOuterColumns()
{
    const QuerySet books = all(u"Book"_s);
    const QuerySet liked =
            all(u"Review"_s).filter({{u"book"_s, OuterRef(u"pk"_s)}, {u"score__gt"_s, 4}});
    const QuerySet praised = books.filter(Q(Exists(liked)));
    const QuerySet prolific = books.filter(
            {{u"authors__in"_s, all(u"Author"_s).filter({{u"book__pages__gt"_s, 900}})}});
    QCOMPARE(found(prolific | praised), Found(580, 86398));
    QCOMPARE(found(praised & books.filter({{u"authors__age"_s, 18}})), Found(64, 9592));
}

void TestCombine::operators_ofNone_giveTheOther()
{
    const QuerySet two = all(u"Book"_s).filter({{u"id__lt"_s, 3}});
    const QuerySet none = all(u"Book"_s).none();
    QCOMPARE(found(two & none), Found(0, 0));
    QCOMPARE(found(none | two), Found(2, 3));
    QCOMPARE(found(two ^ none), Found(2, 3));
}

void TestCombine::operators_takeColumnsAndOrder()
{
    const QuerySet books = all(u"Book"_s);
    const QuerySet few = books.filter({{u"id__lt"_s, 3}}).values({u"id"_s});
    const QuerySet one = books.filter({{u"id"_s, 7}}).values({u"id"_s});
    const QList<Dict> rows = (few | one.orderBy(QStringList{u"-id"_s})).toDicts();
    QCOMPARE(rows, (QList<Dict>{{{u"id"_s, 7}}, {{u"id"_s, 2}}, {{u"id"_s, 1}}}));
}

void TestCombine::operators_thatDoNotGoTogether_refuse_data()
{
    QTest::addColumn<QuerySet>("a");
    QTest::addColumn<QuerySet>("b");
    QTest::addColumn<QString>("message");
    const QuerySet books = all(u"Book"_s);
    QTest::newRow("models") << books << all(u"Author"_s)
                            << u"Cannot combine queries on two different base models."_s;
    QTest::newRow("slice") << books.slice(0, 5) << books
                           << u"Cannot combine queries once a slice has been taken."_s;
    QTest::newRow("distinct") << books.distinct() << books
                              << u"Cannot combine a unique query with a non-unique query."_s;
    QTest::newRow("distinct fields") << books.distinct({u"title"_s}) << books.distinct({u"pages"_s})
                                     << u"Cannot combine queries with different distinct fields."_s;
    QTest::newRow("values") << books.values({u"id"_s}) << books.values({u"title"_s})
                            << u"Merging 'QuerySet' classes must involve the same values in each "
                               u"case."_s;
    QTest::newRow("union") << books.unionWith({books}) << books
                           << u"Cannot use & operator with combined queryset."_s;
}

void TestCombine::operators_thatDoNotGoTogether_refuse()
{
    QFETCH(QuerySet, a);
    QFETCH(QuerySet, b);
    QFETCH(QString, message);
    QCOMPARE(messageOf([&] { a &b; }), u"TypeError: "_s + message);
}

void TestCombine::combined_inCombined_staysTogether()
{
    const QuerySet books = all(u"Book"_s);
    const auto below = [&](int key) { return books.filter({{u"id__lt"_s, key}}); };
    const QuerySet four = books.filter({{u"id"_s, 4}});
    const QuerySet left = below(6).difference({below(3).unionWith({four})});
    QCOMPARE(left.orderBy(QStringList{u"-id"_s}).toValues(u"id"_s), (ValueList{5, 3}));
    const QuerySet nine = books.filter({{u"id__in"_s, ValueList{2, 9}}})
                                  .intersection({books.filter({{u"id__gt"_s, 5}})});
    QCOMPARE(found(below(3).unionWith({nine})), Found(3, 12));
}

void TestCombine::combined_refusesWhatItCannot()
{
    const QuerySet books = all(u"Book"_s);
    const QuerySet both = books.unionWith({books});
    const auto refusal = [](const QString &method) {
        return u"NotSupportedError: Calling QuerySet.%1() after union() is not supported."_s.arg(
                method);
    };
    QCOMPARE(messageOf([&] { both.filter({{u"id"_s, 1}}); }), refusal(u"filter"_s));
    QCOMPARE(messageOf([&] { both.distinct(); }), refusal(u"distinct"_s));
    QCOMPARE(messageOf([&] { both.selectRelated(); }), refusal(u"select_related"_s));
    QCOMPARE(messageOf([&] { both.remove(); }), refusal(u"delete"_s));
    QCOMPARE(messageOf([&] { both.contains(*books.first()); }), refusal(u"contains"_s));
    QCOMPARE(messageOf([&] { books.slice(0, 2).unionWith({books}).toList(); }),
             u"DatabaseError: LIMIT/OFFSET not allowed in subqueries of compound statements."_s);
}

void TestCombine::outerRef_reachesTwoQueriesOut()
{
    const QuerySet mine = all(u"Review"_s)
                                  .filter({{u"book"_s, OuterRef(OuterRef(u"pk"_s), 2)},
                                           {u"reviewer"_s, OuterRef(u"pk"_s)}});
    const QuerySet old = all(u"Author"_s).filter(Q(Exists(mine)));
    const QuerySet books = all(u"Book"_s);
    QCOMPARE(found(books.filter(Q(Exists(old.filter({{u"age__gt"_s, 30}}))))), Found(262, 38242));
    const QuerySet oldest = old.orderBy(QStringList{u"-age"_s}).values({u"age"_s}).slice(0, 1);
    QCOMPARE(found(books.annotate(u"x"_s, Subquery(oldest)).filter({{u"x__gt"_s, 40}})),
             Found(206, 29763));
}

void TestCombine::lists_mayHoldExpressions()
{
    const QuerySet books = all(u"Book"_s);
    const Expression three = Literal(Value(300));
    QCOMPARE(books.filter({{u"pages__in"_s, ExpressionList({F("publisher_id"), three})}}).count(),
             57);
    QCOMPARE(
            books.filter({{u"pages__range"_s, ExpressionList({F("publisher_id"), three})}}).count(),
            163);
    QCOMPARE(messageOf([&] {
                 books.filter({{u"pages__gt"_s, ExpressionList({three})}});
             }),
             u"TypeError: The lookup 'gt' takes one value, not a list."_s);
}

void TestCombine::explain_ofSqlite_knowsNoFormats()
{
    const QuerySet books = all(u"Book"_s);
    QVERIFY(books.explain().contains(u"SCAN lib_book"_s));
    QVERIFY(books.values({u"id"_s})
                    .unionWith({books.values({u"id"_s})})
                    .explain()
                    .contains(u"COMPOUND QUERY"_s));
    QCOMPARE(
            messageOf([&] { books.explain(u"json"_s); }),
            u"ValueError: JSON is not a recognized format. SQLite does not support any formats."_s);
    QCOMPARE(messageOf([&] {
                 books.explain({}, {{u"analyze"_s, true}, {u"a"_s, true}});
             }),
             u"ValueError: Unknown options: a, analyze"_s);
    QCOMPARE(messageOf([&] {
                 books.explain({}, {{u"a;"_s, true}});
             }),
             u"ValueError: Invalid option name: 'a;'."_s);
}

QTEST_GUILESS_MAIN(TestCombine)
#include "tst_combine.moc"
