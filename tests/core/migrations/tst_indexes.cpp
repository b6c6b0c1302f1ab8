// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/db/schemaeditor.h"
#include "core/migrations/modelstates.h"
#include "core/migrations/statetables.h"
#include "core/orm/functions/text.h"
#include "core/orm/opclass.h"
#include "core/orm/persistence.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

namespace {

using Type = ModelOptions::IndexType;

/// One index of every type and every option.
QList<ModelOptions::Index> allIndexes()
{
    return {{.name = u"doc_gin"_s,
             .fields = {u"data"_s},
             .opclasses = {u"jsonb_path_ops"_s},
             .type = Type::Gin,
             .storage = {.fastUpdate = false, .ginPendingListLimit = 128}},
            {.name = u"doc_gist"_s,
             .expressions = {OpClass(u"title", u"gist_trgm_ops"_s)},
             .type = Type::Gist,
             .storage = {.fillFactor = 70, .buffering = true}},
            {.name = u"doc_spgist"_s,
             .fields = {u"title"_s},
             .type = Type::SpGist,
             .storage = {.fillFactor = 80}},
            {.fields = {u"code"_s},
             .type = Type::Brin,
             .storage = {.autoSummarize = true, .pagesPerRange = 4}},
            {.fields = {u"title"_s}, .type = Type::Hash, .storage = {.fillFactor = 60}},
            {.name = u"doc_btree"_s,
             .fields = {u"-code"_s, u"title"_s},
             .storage = {.fillFactor = 50, .deduplicateItems = false}},
            {.name = u"doc_bloom"_s,
             .fields = {u"code"_s},
             .type = Type::Bloom,
             .storage = {.length = 96, .columns = {4}}},
            {.fields = {u"title"_s, u"-code"_s}},
            {.name = u"doc_lower"_s,
             .expressions = {OpClass(Lower(u"title"), u"varchar_pattern_ops"_s),
                             F(u"code"_s).descending()}},
            {.name = u"doc_cover"_s,
             .fields = {u"code"_s},
             .condition = Q{{u"code__gt"_s, 3}},
             .include = {u"title"_s},
             .dbTablespace = u"fast"_s},
            {.name = u"doc_ops"_s,
             .fields = {u"title"_s},
             .opclasses = {u"varchar_pattern_ops"_s}}};
}

ModelInfo &addDoc(ModelRegistry &registry, const ModelOptions &options)
{
    ModelInfo &doc = registry.add(std::make_unique<ModelInfo>(u"idx"_s, u"Doc"_s, options));
    doc.addField(makeField(FieldKind::Char, u"title"_s, {.maxLength = 40}));
    doc.addField(makeField(FieldKind::Integer, u"code"_s, {.defaultValue = defaultTo(0)}));
    doc.addField(makeField(FieldKind::Json, u"data"_s, {.null = true}));
    return doc;
}

void addModels(ModelRegistry &registry)
{
    addDoc(registry, {.indexes = allIndexes()});
    ModelInfo &placed = registry.add(std::make_unique<ModelInfo>(
            u"idx"_s, u"Placed"_s, ModelOptions{.dbTablespace = u"fast"_s}));
    placed.addField(makeField(FieldKind::Integer, u"plain"_s, {.dbIndex = true}));
    placed.addField(makeField(FieldKind::Integer, u"elsewhere"_s,
                              {.dbIndex = true, .dbTablespace = u"slow"_s}));
    placed.addField(
            makeField(FieldKind::Integer, u"one"_s, {.unique = true, .dbTablespace = u"slow"_s}));
}

/// What making the table of the model Doc runs on a kind of database, but for the table itself.
QStringList statementsOn(DatabaseSettings::Engine engine)
{
    DatabaseSettings settings;
    settings.engine = engine;
    settings.name = u"nowhere"_s;
    Databases databases;
    databases.add(u"default"_s, settings);
    ModelRegistry registry(databases);
    addModels(registry);
    registry.resolve();
    Connection &connection = databases.connection();
    const auto editor = SchemaEditor::make(connection, SchemaEditor::Mode::Collect);
    const ProjectState state = stateOf(registry, connection.backend());
    editor->atomically([&] {
        editor->createTable(tableOf(state.model(u"idx.Doc"_s), state, connection.backend()));
    });
    return editor->statements().sliced(1);
}

} // namespace

/// Indexes of every type, as the schema has them. Statements are what Django 5.2 writes.
class TestIndexes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statements_onPostgreSql_areDjangos();
    void statements_onSqlite_areOfOrdinaryIndexes();
    void indexes_onAServer_areReadBack();
    void indexes_onSqlite_areOrdinary();
    void parameters_ofAnotherType_areRefused_data();
    void parameters_ofAnotherType_areRefused();
    void name_missing_whereOneIsNeeded_isRefused();

private:
    std::unique_ptr<Testing::PostgresCluster> cluster;
};

void TestIndexes::statements_onPostgreSql_areDjangos()
{
    const QStringList django = {
            uR"(CREATE INDEX "doc_gin" ON "idx_doc" USING gin ("data" jsonb_path_ops) WITH (gin_pending_list_limit = 128, fastupdate = off))"_s,
            uR"(CREATE INDEX "doc_gist" ON "idx_doc" USING gist ("title" gist_trgm_ops) WITH (buffering = on, fillfactor = 70))"_s,
            uR"(CREATE INDEX "doc_spgist" ON "idx_doc" USING spgist ("title") WITH (fillfactor = 80))"_s,
            uR"(CREATE INDEX "idx_doc_code_eb7647_brin" ON "idx_doc" USING brin ("code") WITH (autosummarize = on, pages_per_range = 4))"_s,
            uR"(CREATE INDEX "idx_doc_title_30bdc2_hash" ON "idx_doc" USING hash ("title") WITH (fillfactor = 60))"_s,
            // Django says USING btree, which is what an index is without saying so.
            uR"(CREATE INDEX "doc_btree" ON "idx_doc" ("code" DESC, "title") WITH (fillfactor = 50, deduplicate_items = off))"_s,
            uR"(CREATE INDEX "doc_bloom" ON "idx_doc" USING bloom ("code") WITH (length = 96, col1 = 4))"_s,
            uR"(CREATE INDEX "idx_doc_title_5063fd_idx" ON "idx_doc" ("title", "code" DESC))"_s,
            uR"(CREATE INDEX "doc_lower" ON "idx_doc" ((LOWER("title")) varchar_pattern_ops, "code" DESC))"_s,
            uR"(CREATE INDEX "doc_cover" ON "idx_doc" ("code") INCLUDE ("title") TABLESPACE "fast" WHERE "code" > 3)"_s,
            uR"(CREATE INDEX "doc_ops" ON "idx_doc" ("title" varchar_pattern_ops))"_s};
    const QStringList made = statementsOn(DatabaseSettings::Engine::PostgreSql);
    QCOMPARE(made, django);
}

void TestIndexes::statements_onSqlite_areOfOrdinaryIndexes()
{
    const QStringList made = statementsOn(DatabaseSettings::Engine::Sqlite);
    QCOMPARE(made.size(), 11);
    QCOMPARE(made.at(0), uR"(CREATE INDEX "doc_gin" ON "idx_doc" ("data"))"_s);
    QCOMPARE(made.at(1), uR"(CREATE INDEX "doc_gist" ON "idx_doc" ("title"))"_s);
    QCOMPARE(made.at(8),
             uR"(CREATE INDEX "doc_lower" ON "idx_doc" ((LOWER("title")), "code" DESC))"_s);
    QCOMPARE(made.at(9), uR"(CREATE INDEX "doc_cover" ON "idx_doc" ("code") WHERE "code" > 3)"_s);
    QCOMPARE(made.at(10), uR"(CREATE INDEX "doc_ops" ON "idx_doc" ("title"))"_s);
}

static const IndexDefinition *find(const TableDefinition &table, const QString &name)
{
    const auto found =
            std::find_if(table.indexes.cbegin(), table.indexes.cend(),
                         [&name](const IndexDefinition &index) { return index.name == name; });
    return found == table.indexes.cend() ? nullptr : &*found;
}

void TestIndexes::indexes_onAServer_areReadBack()
{
    cluster = Testing::PostgresCluster::start();
    if (!cluster)
        QSKIP("PostgreSQL is not installed.");
    Databases databases;
    databases.add(u"default"_s, cluster->createDatabase(u"indexes"_s));
    Connection &connection = databases.connection();
    connection.executeScript(u"CREATE EXTENSION pg_trgm; CREATE EXTENSION bloom"_s);
    // Without folders of their own, which the server knows for tests.
    connection.executeScript(u"SET allow_in_place_tablespaces = true"_s);
    connection.executeScript(u"CREATE TABLESPACE fast LOCATION ''"_s);
    connection.executeScript(u"CREATE TABLESPACE slow LOCATION ''"_s);
    ModelRegistry registry(databases);
    addModels(registry);
    registry.resolve();
    createTables(registry, connection);

    const TableDefinition doc = connection.backend().readTable(connection, u"idx_doc"_s);
    QCOMPARE(doc.indexes.size(), 11);
    const auto method = [&](const QString &name) { return find(doc, name)->method; };
    QCOMPARE(method(u"doc_gin"_s), u"gin"_s);
    QCOMPARE(method(u"doc_gist"_s), u"gist"_s);
    QCOMPARE(method(u"doc_spgist"_s), u"spgist"_s);
    QCOMPARE(method(u"idx_doc_code_eb7647_brin"_s), u"brin"_s);
    QCOMPARE(method(u"idx_doc_title_30bdc2_hash"_s), u"hash"_s);
    QCOMPARE(method(u"doc_bloom"_s), u"bloom"_s);
    QVERIFY(method(u"doc_btree"_s).isEmpty());
    QCOMPARE(find(doc, u"doc_gin"_s)->storage,
             QStringList({u"gin_pending_list_limit = 128"_s, u"fastupdate = off"_s}));
    QCOMPARE(find(doc, u"doc_gin"_s)->opclasses, QStringList{u"jsonb_path_ops"_s});
    QCOMPARE(find(doc, u"doc_gist"_s)->opclasses, QStringList{u"gist_trgm_ops"_s});
    QCOMPARE(find(doc, u"doc_lower"_s)->opclasses,
             QStringList({u"varchar_pattern_ops"_s, QString()}));
    QVERIFY(find(doc, u"doc_lower"_s)->expressions);
    QCOMPARE(find(doc, u"doc_cover"_s)->include, QStringList{u"title"_s});
    QCOMPARE(find(doc, u"doc_cover"_s)->tablespace, u"fast"_s);
    QVERIFY(!find(doc, u"doc_cover"_s)->condition.isEmpty());
    QCOMPARE(find(doc, u"doc_btree"_s)->columns, QStringList({u"code DESC"_s, u"title"_s}));

    const TableDefinition placed = connection.backend().readTable(connection, u"idx_placed"_s);
    QCOMPARE(placed.tablespace, u"fast"_s);
    const auto spaces = connection.fetchAll(
            u"SELECT a.attname::text, i.indisunique, s.spcname::text FROM pg_index i "
            "JOIN pg_class c ON c.oid = i.indexrelid "
            "JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] "
            "LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace "
            "WHERE i.indrelid = 'idx_placed'::regclass AND NOT i.indisprimary ORDER BY a.attname"_s);
    QCOMPARE(spaces,
             QList<ValueList>({{u"elsewhere"_s, false, u"slow"_s},
                               {u"one"_s, true, u"slow"_s},
                               {u"plain"_s, false, u"fast"_s}}));
    databases.closeThisThread();
}

void TestIndexes::indexes_onSqlite_areOrdinary()
{
    QTemporaryDir folder;
    DatabaseSettings settings;
    settings.name = folder.filePath(u"indexes.sqlite3"_s);
    settings.mustExist = false;
    Databases databases;
    databases.add(u"default"_s, settings);
    ModelRegistry registry(databases);
    addModels(registry);
    registry.resolve();
    createTables(registry, databases.connection());
    const TableDefinition doc =
            databases.connection().backend().readTable(databases.connection(), u"idx_doc"_s);
    QCOMPARE(doc.indexes.size(), 11);
    QVERIFY(find(doc, u"doc_bloom"_s)->method.isEmpty());
    databases.closeThisThread();
}

void TestIndexes::parameters_ofAnotherType_areRefused_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, Type type, int which, const QString &message) {
        QTest::newRow(name) << int(type) << which << message;
    };
    row("fastupdate of btree", Type::BTree, 0, u"fastupdate is no parameter of a btree index"_s);
    row("fillfactor of gin", Type::Gin, 1, u"fillfactor is no parameter of a gin index"_s);
    row("fillfactor of 5", Type::Hash, 2, u"fillfactor must be from 10 to 100, not 5"_s);
    row("length of 5000", Type::Bloom, 3, u"length must be from 1 to 4096, not 5000"_s);
    row("column of 0 bits", Type::Bloom, 4, u"col1 must be from 1 to 4095, not 0"_s);
    row("no pages", Type::Brin, 5, u"pages_per_range must be from 1"_s);
}

void TestIndexes::parameters_ofAnotherType_areRefused()
{
    QFETCH(int, type);
    QFETCH(int, which);
    QFETCH(QString, message);
    const QList<ModelOptions::IndexStorage> all = {{.fastUpdate = true}, {.fillFactor = 50},
                                                   {.fillFactor = 5},    {.length = 5000},
                                                   {.columns = {0}},     {.pagesPerRange = 0}};
    Databases databases;
    ModelRegistry registry(databases);
    const ModelInfo &doc = addDoc(registry,
                                  {.indexes = {{.name = u"it"_s,
                                                .fields = {u"code"_s},
                                                .type = Type(type),
                                                .storage = all.at(which)}}});
    registry.resolve();
    try {
        stateOf(doc, Backend::of(DatabaseSettings::Engine::PostgreSql));
        QFAIL("it was taken");
    } catch (const ImproperlyConfigured &error) {
        QVERIFY2(error.message().contains(message), qPrintable(error.message()));
        QVERIFY2(error.message().contains(u"idx.Doc"_s), qPrintable(error.message()));
    }
}

void TestIndexes::name_missing_whereOneIsNeeded_isRefused()
{
    Databases databases;
    ModelRegistry registry(databases);
    const ModelInfo &doc = addDoc(registry, {.indexes = {{.expressions = {Lower(u"title")}}}});
    registry.resolve();
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured,
                             stateOf(doc, Backend::of(DatabaseSettings::Engine::Sqlite)));
    QVERIFY_THROWS_EXCEPTION(ValueError, OpClass(u"title", u"x); DROP TABLE t --"_s));
}

QTEST_GUILESS_MAIN(TestIndexes)
#include "tst_indexes.moc"
