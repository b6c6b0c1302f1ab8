// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/functions/trigram.h"
#include "core/orm/inference.h"
#include "core/orm/lookups/textsearchlookups.h"
#include "core/orm/search/searchindex.h"
#include "core/orm/search/searchwords.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

/// Full-text search on SQLite, and what it says to PostgreSQL.
class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void words_ofPersons_becomeQueries_data();
    void words_ofPersons_becomeQueries();
    void search_ranksWhatItFinds();
    void search_followsChanges();
    void search_ofNothing_findsNothing();
    void headline_marksTheWords();
    void postgreSql_repeatsTheIndexedExpression();
    void index_ofUnknownField_isRefused();
    void unaccent_takesAccentsFromBothSides();
    void trigrams_tellWhatIsAlike();

private:
    SearchIndex index() const { return {m_registry.get(u"lib.Book"_s), {u"title"_s, u"notes"_s}}; }
    QuerySet books() const { return QuerySet(m_registry.get(u"lib.Book"_s)); }

    QTemporaryDir m_folder;
    Databases m_databases;
    ModelRegistry m_registry{m_databases};
};

void TestSearch::initTestCase()
{
    const QString file = m_folder.filePath(u"library.sqlite3"_s);
    QVERIFY(QFile::copy(QStringLiteral(QUINTETTE_TEST_DATA "/library.sqlite3"), file));
    QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    DatabaseSettings settings;
    settings.name = file;
    m_databases.add(u"default"_s, settings);
    m_databases.add(u"pg"_s, *DatabaseSettings::fromUrl(u"postgresql://nobody@nowhere/none"_s));
    m_registry.setUseTimeZone(false);
    inferModels(m_registry, m_databases.connection());
    m_registry.resolve();
    index().create(m_databases.connection());
}

void TestSearch::words_ofPersons_becomeQueries_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::newRow("two") << u"naïve café"_s << u"(\"naïve\" AND \"café\")"_s;
    QTest::newRow("phrase") << u"\"first edition\" x"_s << u"(\"first edition\" AND \"x\")"_s;
    QTest::newRow("or") << u"a OR b"_s << u"(\"a\") OR (\"b\")"_s;
    QTest::newRow("not") << u"a -b -\"c d\""_s << u"((\"a\") NOT (\"b\" OR \"c d\"))"_s;
    QTest::newRow("only not") << u"-a"_s << QString();
    QTest::newRow("operators of FTS5") << u"NEAR(a* ^b"_s << u"(\"NEAR(a*\" AND \"^b\")"_s;
    QTest::newRow("unclosed") << u"\"a b"_s << u"(\"a b\")"_s;
    QTest::newRow("nothing") << u" - * or "_s << QString();
}

void TestSearch::words_ofPersons_becomeQueries()
{
    QFETCH(QString, text);
    QTEST(Internal::ftsQuery(text), "query");
}

void TestSearch::search_ranksWhatItFinds()
{
    const QList<Record> found = index().search(books(), u"CAFE naive"_s).toList();
    QCOMPARE(qint64(found.size()), books().filter({{u"notes"_s, u"naïve café"}}).count());
    QVERIFY(found.first().annotations().value(u"search_rank"_s).number() > 0);
    QCOMPARE(index().search(books().filter({{u"pk"_s, 1}}), u"templates OR café"_s).count(), 1);
    QCOMPARE(index().search(books().filter({{u"pk"_s, 1}}), u"templates -café"_s).count(), 0);
}

void TestSearch::search_followsChanges()
{
    books().filter({{u"pk"_s, 2}}).update(QList<QPair<QString, Value>>{{u"notes"_s, u"Zyzzyva"}});
    QCOMPARE(index().search(books(), u"zyzzyva"_s).count(), 1);
    books().filter({{u"pk"_s, 2}}).update(QList<QPair<QString, Value>>{{u"notes"_s, u"gone"}});
    QCOMPARE(index().search(books(), u"zyzzyva"_s).count(), 0);
}

void TestSearch::search_ofNothing_findsNothing()
{
    for (const QString &text : {u""_s, u"\""_s, u"- *"_s})
        QVERIFY(!index().search(books(), text).exists());
}

void TestSearch::headline_marksTheWords()
{
    const SearchIndex searched = index();
    const QuerySet found = searched.search(books(), u"cafe"_s);
    const Record first = searched.withHeadline(found, u"cafe"_s, u"notes"_s).toList().first();
    QCOMPARE(first.annotations().value(u"headline"_s), Value(u"naïve <b>café</b>"));
    QVERIFY_THROWS_EXCEPTION(FieldError, searched.withHeadline(found, u"x"_s, u"isbn"_s));
}

void TestSearch::postgreSql_repeatsTheIndexedExpression()
{
    const QString sql = index().search(books().usingDatabase(u"pg"_s), u"cafe"_s).toSql();
    const QString match =
            u"to_tsvector('simple'::regconfig, COALESCE(\"lib_book\".\"title\"::text, '') || ' ' "
            u"|| COALESCE(\"lib_book\".\"notes\"::text, '')) @@ "
            u"websearch_to_tsquery('simple'::regconfig, ?)"_s;
    QVERIFY2(sql.contains(u"WHERE "_s + match), qPrintable(sql));
}

void TestSearch::index_ofUnknownField_isRefused()
{
    const ModelInfo &book = m_registry.get(u"lib.Book"_s);
    QVERIFY_THROWS_EXCEPTION(FieldError, SearchIndex(book, {u"nope"_s}));
    QVERIFY_THROWS_EXCEPTION(ValueError, SearchIndex(book, {u"publisher"_s}));
    QVERIFY_THROWS_EXCEPTION(ValueError, SearchIndex(book, {u"title"_s}, u"x'; DROP"_s));
}

void TestSearch::unaccent_takesAccentsFromBothSides()
{
    const QuerySet authors(m_registry.get(u"lib.Author"_s));
    QVERIFY_THROWS_EXCEPTION(FieldError, authors.filter({{u"name__unaccent"_s, u"x"}}));
    installTextSearchLookups();
    QCOMPARE(authors.filter({{u"name__unaccent__icontains"_s, u"emile"}}).count(), 2);
    QCOMPARE(authors.filter({{u"name__unaccent__icontains"_s, u"ÉMÎLE"}}).count(), 2);
    QCOMPARE(authors.filter({{u"name__unaccent"_s, u"strasse weiss"}}).count(), 0);
    QCOMPARE(authors.filter({{u"name__unaccent__iexact"_s, u"strasse weiss"}}).count(), 2);
}

// SIMILARITY('word', 'words') of pg_trgm is 4 shared groups of 7.
void TestSearch::trigrams_tellWhatIsAlike()
{
    const QuerySet authors = QuerySet(m_registry.get(u"lib.Author"_s));
    const auto alike = [&](const char16_t *a, const QString &b) {
        return authors.filter({{u"pk"_s, 1}})
                .annotate(u"s"_s, TrigramSimilarity(Argument(Literal(Value(a))), b))
                .toValues(u"s"_s)
                .first()
                .number();
    };
    QCOMPARE(alike(u"word", u"words"_s), 4.0 / 7.0);
    QCOMPARE(alike(u"Word!", u"word"_s), 1.0);
    QCOMPARE(alike(u"", u"word"_s), 0.0);
    QCOMPARE(authors.filter({{u"name__trigram_similar"_s, u"Samuell"}})
                     .orderBy({u"name"_s})
                     .toValues(u"name"_s)
                     .contains(Value(u"Samuel")),
             true);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
