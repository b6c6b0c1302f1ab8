// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/aggregates/aggregates.h"
#include "core/orm/expression.h"
#include "core/orm/queryset.h"
#include "tests/core/orm/blogmodels.h"

#include <QTest>

using namespace Quintette;

Q_DECLARE_METATYPE(Quintette::QuerySet)

/// The same query in the words of each back-end, what is bound included; no database is opened.
class TestDialects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void query_isWritten_data();
    void query_isWritten();

private:
    QuerySet articles() const { return QuerySet(m_registry.get(u"blog.Article"_s)); }
    QuerySet where(const QString &lookup, const Value &value) const
    {
        return articles().filter(Q(Lookup(lookup, value))).values({u"id"_s});
    }

    Databases m_databases;
    ModelRegistry m_registry{m_databases};
};

void TestDialects::initTestCase()
{
    m_databases.add(u"default"_s, *DatabaseSettings::fromUrl(u"never-opened.sqlite3"_s));
    m_databases.add(u"pg"_s, *DatabaseSettings::fromUrl(u"postgresql://nobody@nowhere/none"_s));
    Blog::addTo(m_registry);
    m_registry.resolve();
}

void TestDialects::query_isWritten_data()
{
    QTest::addColumn<QuerySet>("query");
    QTest::addColumn<QString>("sqlite");
    QTest::addColumn<QString>("postgreSql");
    // The names of table and columns are left out of what is expected: a.title for
    // "blog_article"."title".
    const auto row = [](const char *name, const QuerySet &query, const QString &sqlite,
                        const QString &postgreSql) {
        QTest::newRow(name) << query << sqlite << postgreSql;
    };
    row("exact", where(u"title"_s, u"x"_s), u"WHERE a.title = <x>"_s, u"WHERE a.title = <x>"_s);
    row("exact of null", where(u"editor"_s, Value()), u"WHERE a.editor_id IS NULL"_s,
        u"WHERE a.editor_id IS NULL"_s);
    row("iexact", where(u"title__iexact"_s, u"X"_s), u"WHERE a.title LIKE <X> ESCAPE '\\'"_s,
        u"WHERE UPPER(a.title::text) = UPPER(<X>)"_s);
    row("contains", where(u"title__contains"_s, u"50%"_s),
        u"WHERE a.title LIKE <%50\\%%> ESCAPE '\\'"_s, u"WHERE a.title::text LIKE <%50\\%%>"_s);
    row("icontains", where(u"title__icontains"_s, u"x"_s),
        u"WHERE a.title LIKE <%x%> ESCAPE '\\'"_s,
        u"WHERE UPPER(a.title::text) LIKE UPPER(<%x%>)"_s);
    row("startswith", where(u"title__startswith"_s, u"x"_s),
        u"WHERE a.title LIKE <x%> ESCAPE '\\'"_s, u"WHERE a.title::text LIKE <x%>"_s);
    row("iendswith", where(u"title__iendswith"_s, u"x_"_s),
        u"WHERE a.title LIKE <%x\\_> ESCAPE '\\'"_s,
        u"WHERE UPPER(a.title::text) LIKE UPPER(<%x\\_>)"_s);
    row("regex", where(u"title__regex"_s, u"^x"_s), u"WHERE a.title REGEXP <^x>"_s,
        u"WHERE a.title::text ~ <^x>"_s);
    row("iregex", where(u"title__iregex"_s, u"^x"_s), u"WHERE a.title REGEXP '(?i)' || <^x>"_s,
        u"WHERE a.title::text ~* <^x>"_s);
    row("contains of a column",
        articles().filter(Q(Lookup(u"title__contains"_s, F(u"body"_s)))).values({u"id"_s}),
        u"WHERE a.title LIKE '%' || REPLACE(REPLACE(REPLACE(a.body, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%' ESCAPE '\\'"_s,
        u"WHERE a.title::text LIKE '%' || REPLACE(REPLACE(REPLACE(a.body::text, E'\\\\', E'\\\\\\\\'), E'%', E'\\\\%'), E'_', E'\\\\_') || '%'"_s);
    row("range", where(u"price__range"_s, Value(ValueList{1, 2})),
        u"WHERE a.price BETWEEN <1> AND <2>"_s, u"WHERE a.price BETWEEN <1> AND <2>"_s);
    row("in", where(u"id__in"_s, Value(ValueList{1, 2})), u"WHERE a.id IN (<1>, <2>)"_s,
        u"WHERE a.id IN (<1>, <2>)"_s);
    row("boolean", where(u"featured"_s, true), u"WHERE a.featured = <1>"_s,
        u"WHERE a.featured = <True>"_s);
    row("number beyond the column", where(u"status__lt"_s, qint64(5'000'000'000)),
        u"WHERE a.status < <5000000000>"_s, QString());
    row("year", where(u"published_at__year"_s, 2024),
        u"WHERE a.published_at BETWEEN <2024-01-01 00:00:00> AND <2024-12-31 23:59:59.999999>"_s,
        u"WHERE a.published_at BETWEEN <2024-01-01 00:00:00+00:00> AND <2024-12-31 23:59:59.999999+00:00>"_s);
    row("month", where(u"published_at__month"_s, 2),
        u"WHERE django_datetime_extract('month', a.published_at, NULL, NULL) = <2>"_s,
        u"WHERE EXTRACT(MONTH FROM a.published_at AT TIME ZONE 'UTC') = <2>"_s);
    row("week_day", where(u"published_at__week_day"_s, 2),
        u"WHERE django_datetime_extract('week_day', a.published_at, NULL, NULL) = <2>"_s,
        u"WHERE (EXTRACT(DOW FROM a.published_at AT TIME ZONE 'UTC') + 1) = <2>"_s);
    row("iso_year", where(u"published_at__iso_year__gt"_s, 2024),
        u"WHERE a.published_at > <2024-12-29 23:59:59.999999>"_s,
        u"WHERE a.published_at > <2024-12-29 23:59:59.999999+00:00>"_s);
    row("hour", where(u"published_at__hour"_s, 2),
        u"WHERE django_datetime_extract('hour', a.published_at, NULL, NULL) = <2>"_s,
        u"WHERE EXTRACT(HOUR FROM a.published_at AT TIME ZONE 'UTC') = <2>"_s);
    row("date", where(u"published_at__date"_s, QDate(2024, 2, 29)),
        u"WHERE django_datetime_cast_date(a.published_at, NULL, NULL) = <2024-02-29>"_s,
        u"WHERE (a.published_at AT TIME ZONE 'UTC')::date = <2024-02-29>"_s);
    row("time", where(u"published_at__time"_s, Quintette::Time(1, 2, 3)),
        u"WHERE django_datetime_cast_time(a.published_at, NULL, NULL) = <01:02:03>"_s,
        u"WHERE (a.published_at AT TIME ZONE 'UTC')::time = <01:02:03>"_s);
    row("sum of columns",
        articles().filter(Q(Lookup(u"status__gt"_s, F(u"id"_s) + Literal(1)))).values({u"id"_s}),
        u"WHERE a.status > (a.id + <1>)"_s, u"WHERE a.status > (a.id + <1>)"_s);
    row("xor", articles().filter(Q{{u"status"_s, 1}} ^ Q{{u"featured"_s, true}}).values({u"id"_s}),
        u"WHERE ((a.status = <1> OR a.featured = <1>) AND 1 = ((CASE WHEN a.status = <1> THEN 1 ELSE 0 END + CASE WHEN a.featured = <1> THEN 1 ELSE 0 END)))"_s,
        u"WHERE ((a.status = <1> OR a.featured = <True>) AND 1 = ((CASE WHEN a.status = <1> THEN 1 ELSE 0 END + CASE WHEN a.featured = <True> THEN 1 ELSE 0 END)))"_s);
    row("not", articles().exclude({{u"status"_s, 1}}).values({u"id"_s}),
        u"WHERE NOT (a.status = <1>)"_s, u"WHERE NOT (a.status = <1>)"_s);
    row("random order", articles().orderBy(QStringList{u"?"_s}).values({u"id"_s}),
        u"ORDER BY RAND() ASC"_s, u"ORDER BY RANDOM() ASC"_s);
    row("offset alone", articles().values({u"id"_s}).slice(5), u"LIMIT -1 OFFSET 5"_s,
        u"OFFSET 5"_s);
    row("slice", articles().values({u"id"_s}).slice(5, 10), u"LIMIT 10 OFFSET 5"_s,
        u"LIMIT 10 OFFSET 5"_s);
    row("for update", articles().values({u"id"_s}).selectForUpdate(), QString(), u"FOR UPDATE"_s);
    row("having",
        articles().annotate(u"n"_s, Count(u"tags"_s)).filter({{u"n"_s, 2}}).values({u"id"_s}),
        u"LEFT OUTER JOIN blog_article_tags ON (a.id = blog_article_tags.article_id) GROUP BY a.id HAVING COUNT(blog_article_tags.tag_id) = <2>"_s,
        u"LEFT OUTER JOIN blog_article_tags ON (a.id = blog_article_tags.article_id) GROUP BY a.id HAVING COUNT(blog_article_tags.tag_id) = <2>"_s);
}

void TestDialects::query_isWritten()
{
    QFETCH(QuerySet, query);
    QFETCH(QString, sqlite);
    QFETCH(QString, postgreSql);
    const auto written = [&query](const QString &database) {
        auto [sql, parameters] = query.usingDatabase(database).toSqlWithParameters();
        sql.replace(u"\"blog_article\"."_s, u"a."_s).remove(u'"');
        // From the last on, as texts that are bound or written may hold question marks too.
        for (auto parameter = parameters.crbegin(); parameter != parameters.crend(); ++parameter)
            sql.replace(sql.lastIndexOf(u'?'), 1, u'<' + parameter->toString() + u'>');
        return sql.sliced(sql.indexOf(u" blog_article"_s) + 13).trimmed();
    };
    QCOMPARE(written(u"default"_s), sqlite);
    QCOMPARE(written(u"pg"_s), postgreSql);
}

QTEST_GUILESS_MAIN(TestDialects)
#include "tst_dialects.moc"
