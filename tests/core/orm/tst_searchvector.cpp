// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/migrations/modelstates.h"
#include "core/orm/functions/search.h"
#include "core/orm/inference.h"
#include "core/orm/persistence.h"
#include "tests/core/db/postgrescluster.h"

#include <QTest>

using namespace Quintette;

namespace {

/// Entries with a vector that update() fills, and one that the server computes.
void addEntries(ModelRegistry &registry)
{
    const SearchVectorOptions english{.configuration = u"english"_s, .weight = u'A'};
    auto entry = std::make_unique<ModelInfo>(
            u"diary"_s, u"Entry"_s,
            ModelOptions{.indexes = {{.name = u"entry_words"_s,
                                      .fields = {u"words"_s},
                                      .type = ModelOptions::IndexType::Gin}}});
    entry->addField(makeField(FieldKind::Text, u"body"_s, {}));
    entry->addField(makeField(FieldKind::SearchVector, u"words"_s, {.null = true}));
    entry->addField(makeField(FieldKind::Generated, u"computed"_s,
                              {.generatedFrom = SearchVector({u"body"}, english),
                               .outputKind = FieldKind::SearchVector}));
    registry.add(std::move(entry));
    registry.resolve();
}

} // namespace

/// A column of words for full-text search.
class TestSearchVector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void field_afterUpdate_isSearched();
    void field_withQuery_isSearchedInItsLanguage();
    void field_generated_isSearched();
    void field_ranksItsRows();
    void field_isReadAsTheServersText();
    void field_oddLookups_behave();
    void index_isAGinIndex();
    void inference_findsTheKind();
    void table_onSqlite_isRefused();

private:
    QuerySet entries() const { return QuerySet(m_registry.get(u"diary.Entry"_s)); }
    static ValueList keys(const QuerySet &query)
    {
        return query.orderBy(QStringList{u"id"_s}).toValues(u"id"_s);
    }

    std::unique_ptr<Testing::PostgresCluster> m_cluster;
    Databases m_databases;
    ModelRegistry m_registry{m_databases};
};

void TestSearchVector::initTestCase()
{
    addEntries(m_registry);
    m_cluster = Testing::PostgresCluster::start();
    if (!m_cluster)
        QSKIP("PostgreSQL is not installed.");
    m_databases.add(u"default"_s, m_cluster->createDatabase(u"diary"_s));
    createTables(m_registry, m_databases.connection());
    for (const QString &body :
         {u"Cheese on toast recipes"_s, u"Pizza recipes with cheese"_s, u"Nothing to eat"_s})
        entries().create({{u"body"_s, body}});
    entries().update({{u"words"_s, SearchVector({u"body"})}});
}

void TestSearchVector::field_afterUpdate_isSearched()
{
    QCOMPARE(keys(entries().filter({{u"words"_s, u"cheese"_s}})), ValueList({1, 2}));
    QCOMPARE(keys(entries().filter({{u"words__exact"_s, u"cheese toast"_s}})), ValueList{1});
    QCOMPARE(keys(entries().exclude({{u"words"_s, u"cheese"_s}})), ValueList{3});
    QCOMPARE(keys(entries().filter({{u"words"_s, u"sushi"_s}})), ValueList());
}

void TestSearchVector::field_withQuery_isSearchedInItsLanguage()
{
    const SearchQuery recipe(u"recipe"_s, {.configuration = u"english"_s});
    const SearchQuery toast(u"toast"_s, {.configuration = u"english"_s});
    QCOMPARE(keys(entries().filter({{u"words"_s, recipe}})), ValueList({1, 2}));
    QCOMPARE(keys(entries().filter({{u"words"_s, recipe & ~toast}})), ValueList{2});
}

void TestSearchVector::field_generated_isSearched()
{
    const SearchQuery recipe(u"recipe"_s, {.configuration = u"english"_s});
    QCOMPARE(keys(entries().filter({{u"computed"_s, recipe}})), ValueList({1, 2}));
    Record entry = entries().get({{u"id"_s, 3}});
    entry.setValue(u"body", u"A recipe at last"_s);
    save(entry);
    QCOMPARE(keys(entries().filter({{u"computed"_s, recipe}})), ValueList({1, 2, 3}));
    entry.setValue(u"body", u"Nothing to eat"_s);
    save(entry);
}

void TestSearchVector::field_ranksItsRows()
{
    const SearchQuery query(u"cheese | toast"_s, {.type = SearchQueryType::Raw});
    const ValueList ranked = entries()
                                     .annotate(u"rank"_s, SearchRank(F(u"words"_s), query))
                                     .orderBy(QStringList{u"-rank"_s, u"id"_s})
                                     .toValues(u"id"_s);
    QCOMPARE(ranked, ValueList({1, 2, 3}));
}

void TestSearchVector::field_isReadAsTheServersText()
{
    QCOMPARE(entries().get({{u"id"_s, 1}}).value(u"words"),
             Value(u"'chees':1 'recip':4 'toast':3"_s));
    const Record written =
            entries().create({{u"body"_s, u"x"_s}, {u"words"_s, u"'made':1 'hand':3"_s}});
    QCOMPARE(keys(entries().filter({{u"words"_s, u"hand"_s}})), ValueList{written.pk()});
    QVERIFY(!entries().filter({{u"id"_s, written.pk()}}).remove().isEmpty());
}

void TestSearchVector::field_oddLookups_behave()
{
    QCOMPARE(entries().filter({{u"words__isnull"_s, true}}).count(), 0);
    QVERIFY_THROWS_EXCEPTION(FieldError, entries().filter({{u"words__nope"_s, u"x"_s}}).count());
    // What the server cannot read as words leaves the connection usable.
    QVERIFY_THROWS_EXCEPTION(DatabaseError,
                             entries().create({{u"body"_s, u"x"_s}, {u"words"_s, u"'open"_s}}));
    QCOMPARE(entries().count(), 3);
}

void TestSearchVector::index_isAGinIndex()
{
    Connection &connection = m_databases.connection();
    const TableDefinition table = connection.backend().readTable(connection, u"diary_entry"_s);
    QCOMPARE(table.column(u"words"_s)->type, u"tsvector"_s);
    QVERIFY(std::any_of(table.indexes.cbegin(), table.indexes.cend(), [](const auto &index) {
        return index.name == "entry_words"_L1 && index.method == "gin"_L1
                && index.columns == QStringList{u"words"_s};
    }));
}

void TestSearchVector::inference_findsTheKind()
{
    ModelRegistry registry(m_databases);
    inferModels(registry, m_databases.connection());
    registry.resolve();
    const ModelInfo &entry = *registry.findTable(u"diary_entry"_s);
    QCOMPARE(entry.field(u"words").kind(), FieldKind::SearchVector);
    QCOMPARE(entry.field(u"computed").options().outputKind, FieldKind::SearchVector);
    QCOMPARE(keys(QuerySet(entry).filter({{u"words"_s, u"pizza"_s}})), ValueList{2});
}

void TestSearchVector::table_onSqlite_isRefused()
{
    Databases databases;
    databases.add(u"default"_s, {.name = u":memory:"_s, .mustExist = false});
    ModelRegistry registry(databases);
    addEntries(registry);
    QString said;
    try {
        createTables(registry, databases.connection());
    } catch (const NotSupportedError &error) {
        said = error.message();
    }
    QVERIFY2(said.contains(u"words") && said.contains(u"PostgreSQL"), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestSearchVector)
#include "tst_searchvector.moc"
