// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/orm/blogmodels.h"

#include "core/base/error.h"
#include "core/orm/aggregates/aggregates.h"
#include "core/orm/functions/conditional.h"
#include "core/orm/functions/subquery.h"
#include "core/orm/queryset.h"

#include <QTest>

using namespace Quintette;

/// The SQL of queries, per back-end; no database is opened.
class TestSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filter_acrossForeignKey_joinsOnce();
    void filter_byKeyOfRelation_joinsNothing();
    void filter_twiceOnMany_joinsTwice();
    void filter_orOverNullableRelation_joinsOuter();
    void exclude_overMany_asksForNoSuchRow();
    void exclude_ofNullable_keepsNulls();
    void filter_emptyList_asksNothing();
    void annotate_count_groupsByKey();
    void subquery_withOuterRef_namesOuterTable();
    void pattern_perBackend();
    void unknownName_listsChoices();

private:
    QuerySet articles() const { return QuerySet(m_registry.get(u"blog.Article"_s)); }
    static QString tail(const QuerySet &query)
    {
        const QString sql = query.toSql();
        return sql.sliced(sql.indexOf(u" FROM "_s) + 1);
    }

    Databases m_databases;
    ModelRegistry m_registry{m_databases};
};

void TestSql::initTestCase()
{
    m_databases.add(u"default"_s, *DatabaseSettings::fromUrl(u"never-opened.sqlite3"_s));
    m_databases.add(u"pg"_s, *DatabaseSettings::fromUrl(u"postgresql://nobody@nowhere/none"_s));
    Blog::addTo(m_registry);
    m_registry.resolve();
}

void TestSql::filter_acrossForeignKey_joinsOnce()
{
    const QuerySet query =
            articles().filter({{u"author__name"_s, u"Ann"_s}, {u"author__email"_s, u"a@b.c"_s}});
    QCOMPARE(
            tail(query),
            u"FROM \"blog_article\" INNER JOIN \"blog_author\" ON (\"blog_article\".\"author_id\" "
            u"= "
            "\"blog_author\".\"id\") WHERE (\"blog_author\".\"name\" = ? AND \"blog_author\".\"email\" = ?)"_s);
}

void TestSql::filter_byKeyOfRelation_joinsNothing()
{
    QCOMPARE(tail(articles().filter({{u"author__id"_s, 3}})),
             u"FROM \"blog_article\" WHERE \"blog_article\".\"author_id\" = ?"_s);
}

void TestSql::filter_twiceOnMany_joinsTwice()
{
    const QuerySet one = articles().filter({{u"tags__slug"_s, u"a"_s}});
    QCOMPARE(one.toSql().count(u"JOIN"_s), 1);
    QCOMPARE(one.filter({{u"tags__slug"_s, u"b"_s}}).toSql().count(u"JOIN"_s), 2);
}

void TestSql::filter_orOverNullableRelation_joinsOuter()
{
    const QuerySet query =
            articles().filter(Q{{u"editor__name"_s, u"Ann"_s}} | Q{{u"title"_s, u"x"_s}});
    QVERIFY(query.toSql().contains(u"LEFT OUTER JOIN \"blog_author\""_s));
    QVERIFY(articles()
                    .filter({{u"editor__name"_s, u"Ann"_s}})
                    .toSql()
                    .contains(u"INNER JOIN \"blog_author\""_s));
}

void TestSql::exclude_overMany_asksForNoSuchRow()
{
    QCOMPARE(tail(articles().exclude({{u"tags__slug"_s, u"a"_s}})),
             u"FROM \"blog_article\" WHERE NOT (EXISTS(SELECT 1 FROM \"blog_article_tags\" U1 "
             u"WHERE U1.\"tag_id\" = ? "
             "AND U1.\"article_id\" = \"blog_article\".\"id\" LIMIT 1))"_s);
}

void TestSql::exclude_ofNullable_keepsNulls()
{
    QCOMPARE(tail(articles().exclude({{u"editor"_s, 3}})),
             u"FROM \"blog_article\" WHERE NOT ((\"blog_article\".\"editor_id\" = ? AND "
             "\"blog_article\".\"editor_id\" IS NOT NULL))"_s);
}

void TestSql::filter_emptyList_asksNothing()
{
    QVERIFY(articles().filter({{u"id__in"_s, Value(ValueList())}}).toSql().isEmpty());
    QVERIFY(!articles().exclude({{u"id__in"_s, Value(ValueList())}}).toSql().contains(u"WHERE"_s));
}

void TestSql::annotate_count_groupsByKey()
{
    const QuerySet query = articles()
                                   .annotate(u"n"_s, Count(u"tags"_s))
                                   .filter({{u"n__gt"_s, 1}})
                                   .values({u"n"_s});
    QCOMPARE(query.toSql(),
             u"SELECT COUNT(\"blog_article_tags\".\"tag_id\") AS \"n\" FROM \"blog_article\" LEFT "
             u"OUTER JOIN "
             "\"blog_article_tags\" ON (\"blog_article\".\"id\" = "
             "\"blog_article_tags\".\"article_id\") GROUP BY "
             "\"blog_article\".\"id\" HAVING COUNT(\"blog_article_tags\".\"tag_id\") > ?"_s);
}

void TestSql::subquery_withOuterRef_namesOuterTable()
{
    const QuerySet newest = articles()
                                    .filter({{u"author"_s, OuterRef(u"pk"_s)}})
                                    .orderBy(QStringList{u"-id"_s})
                                    .values({u"title"_s})
                                    .slice(0, 1);
    const QuerySet authors =
            QuerySet(m_registry.get(u"blog.Author"_s)).annotate(u"newest"_s, Subquery(newest));
    QVERIFY2(authors.toSql().contains(
                     u"(SELECT U0.\"title\" FROM \"blog_article\" U0 WHERE U0.\"author_id\" = "
                     "\"blog_author\".\"id\" ORDER BY U0.\"id\" DESC LIMIT 1) AS \"newest\""_s),
             qPrintable(authors.toSql()));
}

void TestSql::pattern_perBackend()
{
    const QuerySet query = articles().filter({{u"title__icontains"_s, u"50%"_s}});
    QVERIFY(query.toSql().endsWith(u"WHERE \"blog_article\".\"title\" LIKE ? ESCAPE '\\'"_s));
    QCOMPARE(query.toSqlWithParameters().second, ValueList{Value(u"%50\\%%"_s)});
    QVERIFY(query.usingDatabase(u"pg"_s).toSql().endsWith(
            u"WHERE UPPER(\"blog_article\".\"title\"::text) LIKE UPPER(?)"_s));
}

void TestSql::unknownName_listsChoices()
{
    try {
        articles().filter({{u"nope"_s, 1}});
        QFAIL("a name that does not exist was taken");
    } catch (const FieldError &error) {
        QVERIFY(error.message().startsWith(
                u"Cannot resolve keyword 'nope' into field. Choices are: article, author,"_s));
    }
}

QTEST_GUILESS_MAIN(TestSql)
#include "tst_sql.moc"
