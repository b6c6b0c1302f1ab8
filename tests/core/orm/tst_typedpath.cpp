// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/orm/blogmodels.h"

#include "core/orm/queryset.h"
#include "core/orm/typedpath.h"

#include <QTest>

using namespace Quintette;
using Blog::Article;
using Blog::Author;

/// Both spellings of a query come to the same statement.
class TestTypedPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void path_ofMembers_isThatOfNames();
    void lookups_ofMembers_areThoseOfNames_data();
    void lookups_ofMembers_areThoseOfNames();

private:
    Databases m_databases;
    ModelRegistry m_registry{m_databases};
};

void TestTypedPath::initTestCase()
{
    m_databases.add(u"default"_s, *DatabaseSettings::fromUrl(u"never-opened.sqlite3"_s));
    Blog::addTo(m_registry);
    m_registry.resolve();
}

void TestTypedPath::path_ofMembers_isThatOfNames()
{
    QCOMPARE((F<&Article::parent, &Article::author, &Author::name>::path()),
             u"parent__author__name"_s);
}

void TestTypedPath::lookups_ofMembers_areThoseOfNames_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("named");
    const QuerySet articles(m_registry.get(u"blog.Article"_s));
    const auto row = [&](const char *name, const Q &typed, const Q &named) {
        QTest::newRow(name) << articles.filter(typed).toSql() << articles.filter(named).toSql();
    };
    const F<&Article::author, &Author::name> name;
    row("icontains", name.icontains(u"x"_s), {{u"author__name__icontains"_s, u"x"}});
    row("in", name.in({u"x", u"y"}), {{u"author__name__in"_s, Value(ValueList{u"x", u"y"})}});
    row("range", F<&Article::status>().range(1, 2), {{u"status__range"_s, Value(ValueList{1, 2})}});
    row("isNull", F<&Article::editor>().isNull(), {{u"editor__isnull"_s, true}});
    row("expression", F<&Article::title>().exact(name), {{u"title"_s, F("author__name")}});
    row("transform", F<&Article::publishedAt>().lookup(u"year__gte"_s, 2020),
        {{u"published_at__year__gte"_s, 2020}});
}

void TestTypedPath::lookups_ofMembers_areThoseOfNames()
{
    QFETCH(QString, typed);
    QTEST(typed, "named");
}

QTEST_GUILESS_MAIN(TestTypedPath)
#include "tst_typedpath.moc"
