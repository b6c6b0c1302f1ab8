// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "tests/core/db/postgrescluster.h"
#include "tests/core/migrations/migrationproject.h"

#include <QTest>

using namespace Quintette;
using Testing::MigrationProject;

/// Steps of django.contrib.postgres.operations and those around them: on a server they do what they
/// say, on SQLite the history still holds.
class TestPostgreSqlOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { project.reset(); }
    void initTestCase_data();
    void extensions_areMadeAndGo();
    void extension_withoutTheRight_saysWhatToDo();
    void extension_thatIsNotInstalled_saysWhatToDo();
    void collations_areMadeAndUsed();
    void indexes_areAddedRenamedAndRemoved();
    void indexes_concurrently_needNoTransaction();
    void checks_notValid_areValidatedLater();
    void exclusion_isAddedAndRemoved();
    void tables_areRenamedAndCommented();
    void databaseAndState_goApart();
    void files_writtenAgain_meanTheSame();

private:
    bool isPostgreSql() const { return project->connection().backend().isPostgreSql(); }
    void migrateTo(const QString &name) { project->executor().migrate({{u"lib"_s, name}}); }
    TableDefinition book()
    {
        return project->connection().backend().readTable(project->connection(), u"lib_book"_s);
    }
    const IndexDefinition index(const QString &name)
    {
        const TableDefinition table = book();
        for (const IndexDefinition &one : table.indexes) {
            if (one.name == name)
                return one;
        }
        return {};
    }
    Value scalar(const QString &sql)
    {
        return project->connection().fetchAll(sql).value(0).value(0);
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<MigrationProject> project;
};

void TestPostgreSqlOperations::initTestCase()
{
    cluster = Testing::PostgresCluster::start();
}

void TestPostgreSqlOperations::initTestCase_data()
{
    QTest::addColumn<bool>("postgreSql");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void TestPostgreSqlOperations::init()
{
    QFETCH_GLOBAL(bool, postgreSql);
    if (postgreSql && !cluster)
        QSKIP("PostgreSQL is not installed.");
    static int number = 0;
    project = std::make_unique<MigrationProject>(
            QStringList{u"lib"_s},
            postgreSql ? cluster->createDatabase(u"steps%1"_s.arg(++number)) : DatabaseSettings());
    project->write(u"lib"_s, u"0001_first"_s, R"json({"operations": [
            {"op": "CreateModel", "name": "Book", "fields": [
                {"name": "id", "kind": "BigAutoField", "primary_key": true},
                {"name": "title", "kind": "CharField", "max_length": 50},
                {"name": "pages", "kind": "IntegerField"},
                {"name": "friends", "kind": "ManyToManyField", "to": "lib.Book"}]}]})json");
}

void TestPostgreSqlOperations::extensions_areMadeAndGo()
{
    project->write(u"lib"_s, u"0002_extensions"_s,
                   R"json({"dependencies": [["lib", "0001_first"]], "operations": [
            {"op": "BloomExtension"}, {"op": "BtreeGinExtension"}, {"op": "BtreeGistExtension"},
            {"op": "CITextExtension"}, {"op": "CryptoExtension"}, {"op": "HStoreExtension"},
            {"op": "TrigramExtension"}, {"op": "UnaccentExtension"},
            {"op": "CreateExtension", "name": "hstore"},
            {"op": "CreateExtension", "name": "uuid-ossp"}]})json");
    migrateTo(u"0002"_s);
    const QString made =
            u"SELECT string_agg(extname::text, ' ' ORDER BY extname) FROM pg_extension "
            "WHERE extname <> 'plpgsql'"_s;
    if (isPostgreSql())
        QCOMPARE(scalar(made).toString(),
                 u"bloom btree_gin btree_gist citext hstore pg_trgm pgcrypto unaccent uuid-ossp"_s);
    migrateTo(u"0001"_s);
    if (isPostgreSql())
        QVERIFY(scalar(made).isNone());
    QCOMPARE(project->executor().sql(u"lib"_s, u"0002"_s).value(5),
             isPostgreSql() ? u"CREATE EXTENSION IF NOT EXISTS \"hstore\""_s : QString());
}

void TestPostgreSqlOperations::extension_withoutTheRight_saysWhatToDo()
{
    if (!isPostgreSql())
        QSKIP("SQLite knows no extensions.");
    project->connection().executeScript(u"DROP ROLE IF EXISTS weak; CREATE ROLE weak LOGIN; "
                                        "GRANT ALL ON SCHEMA public TO weak"_s);
    DatabaseSettings settings = project->databases.settings(u"default"_s);
    settings.user = u"weak"_s;
    MigrationProject own({u"lib"_s}, settings);
    own.write(u"lib"_s, u"0001_first"_s, R"json({"operations": [{"op": "BloomExtension"}]})json");
    try {
        own.executor().migrate();
        QFAIL("it was allowed");
    } catch (const ProgrammingError &error) {
        QVERIFY2(error.message().contains(u"CREATE EXTENSION IF NOT EXISTS \"bloom\""_s)
                         && error.message().contains(u"superuser"_s)
                         && error.message().contains(settings.name),
                 qPrintable(error.message()));
    }
    QVERIFY(!own.connection().inTransaction());
    QCOMPARE(own.connection().fetchAll(u"SELECT 1"_s).size(), 1);
}

void TestPostgreSqlOperations::extension_thatIsNotInstalled_saysWhatToDo()
{
    project->write(u"lib"_s, u"0002_none"_s,
                   R"json({"dependencies": [["lib", "0001_first"]], "operations": [
            {"op": "CreateExtension", "name": "no_such_thing"}]})json");
    if (!isPostgreSql())
        return migrateTo(u"0002"_s);
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, migrateTo(u"0002"_s));
    QCOMPARE(scalar(u"SELECT count(*) FROM django_migrations"_s).toString(), u"1"_s);
}

void TestPostgreSqlOperations::collations_areMadeAndUsed()
{
    project->write(u"lib"_s, u"0002_collation"_s,
                   R"json({"dependencies": [["lib", "0001_first"]], "operations": [
            {"op": "CreateCollation", "name": "any_case", "provider": "icu",
             "locale": "und-u-ks-level2", "deterministic": false}]})json");
    project->write(u"lib"_s, u"0003_use"_s,
                   R"json({"dependencies": [["lib", "0002_collation"]], "operations": [
            {"op": "RunSql", "sql": "INSERT INTO lib_book (title, pages) VALUES ('Walden', 1)",
             "reverse_sql": ""}]})json");
    project->write(u"lib"_s, u"0004_change"_s,
                   R"json({"dependencies": [["lib", "0003_use"]], "operations": [
            {"op": "AlterField", "model_name": "book", "field": {"name": "title",
             "kind": "CharField", "max_length": 50, "db_index": true, "db_collation": "any_case"}}]})json");
    project->write(u"lib"_s, u"0005_away"_s,
                   R"json({"dependencies": [["lib", "0002_collation"]], "operations": [
            {"op": "CreateCollation", "name": "plain", "locale": "C"},
            {"op": "RemoveCollation", "name": "plain", "locale": "C"}]})json");
    migrateTo(u"0003"_s);
    migrateTo(u"0005"_s);
    if (!isPostgreSql())
        return;
    const QString find = u"SELECT count(*) FROM lib_book WHERE title = 'WALDEN'"_s;
    QCOMPARE(scalar(find), Value(0));
    migrateTo(u"0004"_s);
    QCOMPARE(scalar(find), Value(1));
    QCOMPARE(book().column(u"title"_s)->collation, u"any_case"_s);
    migrateTo(u"0003"_s);
    QCOMPARE(scalar(find), Value(0));
}

void TestPostgreSqlOperations::indexes_areAddedRenamedAndRemoved()
{
    project->write(u"lib"_s, u"0002_indexes"_s,
                   R"json({"dependencies": [["lib", "0001_first"]], "operations": [
            {"op": "TrigramExtension"},
            {"op": "AddIndex", "model_name": "book", "index": {"name": "like_title",
             "fields": ["title"], "type": "gin", "opclasses": ["gin_trgm_ops"],
             "storage": {"fastupdate": false}}},
            {"op": "AddIndex", "model_name": "book", "index": {"name": "some_pages",
             "fields": ["-pages"], "include": ["title"], "condition": "\"pages\" > 10"}},
            {"op": "AddIndex", "model_name": "book", "index": {"name": "lower_title",
             "expressions": ["(LOWER(\"title\"))"]}}]})json");
    project->write(u"lib"_s, u"0003_others"_s,
                   R"json({"dependencies": [["lib", "0002_indexes"]], "operations": [
            {"op": "RenameIndex", "model_name": "book", "old_name": "like_title", "new_name": "find_title"},
            {"op": "RemoveIndex", "model_name": "book", "name": "some_pages"}]})json");
    migrateTo(u"0002"_s);
    QCOMPARE(index(u"like_title"_s).method, isPostgreSql() ? u"gin"_s : QString());
    QCOMPARE(index(u"some_pages"_s).columns, QStringList{u"pages DESC"_s});
    QCOMPARE(index(u"some_pages"_s).include.size(), isPostgreSql() ? 1 : 0);
    QVERIFY(!index(u"some_pages"_s).condition.isEmpty());
    QVERIFY(index(u"lower_title"_s).expressions);
    migrateTo(u"0003"_s);
    QCOMPARE(index(u"find_title"_s).method, isPostgreSql() ? u"gin"_s : QString());
    QVERIFY(!index(u"find_title"_s).name.isEmpty() && index(u"like_title"_s).name.isEmpty());
    QVERIFY(index(u"some_pages"_s).name.isEmpty());
    migrateTo(u"0002"_s);
    QVERIFY(!index(u"like_title"_s).name.isEmpty() && !index(u"some_pages"_s).name.isEmpty());
    migrateTo(u"0001"_s);
    QVERIFY(book().indexes.isEmpty());
}

void TestPostgreSqlOperations::indexes_concurrently_needNoTransaction()
{
    project->write(u"lib"_s, u"0002_add"_s,
                   R"json({"dependencies": [["lib", "0001_first"]], "atomic": false, "operations": [
            {"op": "AddIndexConcurrently", "model_name": "book",
             "index": {"name": "by_pages", "fields": ["pages"]}}]})json");
    project->write(u"lib"_s, u"0003_remove"_s,
                   R"json({"dependencies": [["lib", "0002_add"]], "atomic": false, "operations": [
            {"op": "RemoveIndexConcurrently", "model_name": "book", "name": "by_pages"}]})json");
    project->write(u"lib"_s, u"0004_wrong"_s,
                   R"json({"dependencies": [["lib", "0003_remove"]], "operations": [
            {"op": "AddIndexConcurrently", "model_name": "book",
             "index": {"name": "by_title", "fields": ["title"]}}]})json");
    migrateTo(u"0002"_s);
    QVERIFY(!index(u"by_pages"_s).name.isEmpty());
    migrateTo(u"0003"_s);
    QVERIFY(index(u"by_pages"_s).name.isEmpty());
    migrateTo(u"0002"_s);
    QVERIFY(!index(u"by_pages"_s).name.isEmpty());
    QCOMPARE(project->executor().sql(u"lib"_s, u"0002"_s).value(0),
             isPostgreSql()
                     ? u"CREATE INDEX CONCURRENTLY \"by_pages\" ON \"lib_book\" (\"pages\")"_s
                     : u"CREATE INDEX \"by_pages\" ON \"lib_book\" (\"pages\")"_s);
    migrateTo(u"0003"_s);
    if (!isPostgreSql())
        return migrateTo(u"0004"_s);
    QVERIFY_THROWS_EXCEPTION(NotSupportedError, migrateTo(u"0004"_s));
}

void TestPostgreSqlOperations::checks_notValid_areValidatedLater()
{
    project->write(u"lib"_s, u"0002_check"_s,
                   R"json({"dependencies": [["lib", "0001_first"]], "operations": [
            {"op": "AddConstraintNotValid", "model_name": "book",
             "constraint": {"name": "has_pages", "check": "\"pages\" > 0"}}]})json");
    project->write(u"lib"_s, u"0003_validate"_s,
                   R"json({"dependencies": [["lib", "0002_check"]], "operations": [
            {"op": "ValidateConstraint", "model_name": "book", "name": "has_pages"}]})json");
    migrateTo(u"0001"_s);
    const QString bad = u"INSERT INTO lib_book (title, pages) VALUES ('x', 0)"_s;
    if (isPostgreSql())
        project->connection().execute(bad);
    migrateTo(u"0002"_s);
    QVERIFY_THROWS_EXCEPTION(IntegrityError, project->connection().execute(bad));
    QCOMPARE(book().checks.value(0).isValidated, !isPostgreSql());
    if (isPostgreSql()) {
        QVERIFY_THROWS_EXCEPTION(IntegrityError, migrateTo(u"0003"_s));
        project->connection().execute(u"DELETE FROM lib_book"_s);
    }
    migrateTo(u"0003"_s);
    QVERIFY(book().checks.value(0).isValidated);
    migrateTo(u"0001"_s);
    QVERIFY(book().checks.isEmpty());
}

void TestPostgreSqlOperations::exclusion_isAddedAndRemoved()
{
    project->write(u"lib"_s, u"0002_exclusion"_s,
                   R"json({"dependencies": [["lib", "0001_first"]], "operations": [
            {"op": "BtreeGistExtension"},
            {"op": "AddConstraint", "model_name": "book", "constraint": {"name": "one_title",
             "exclude": "\"title\" WITH =, \"pages\" gist_int4_ops WITH <>", "index_type": "gist",
             "include": ["pages"], "condition": "\"pages\" > 5", "deferrable": "deferred"}}]})json");
    migrateTo(u"0002"_s);
    const QString add = u"INSERT INTO lib_book (title, pages) VALUES ('x', %1)"_s;
    project->connection().execute(add.arg(6));
    project->connection().execute(add.arg(6));
    project->connection().execute(add.arg(1)); // under the condition
    if (isPostgreSql()) {
        QCOMPARE(book().exclusions.value(0).name, u"one_title"_s);
        const QString sql = book().exclusions.value(0).sql;
        QVERIFY2(sql.contains(u"INCLUDE (pages)"_s)
                         && sql.contains(u"DEFERRABLE INITIALLY DEFERRED"_s),
                 qPrintable(sql));
        bool stood = false;
        QVERIFY_THROWS_EXCEPTION(IntegrityError, project->connection().atomic([&] {
            project->connection().execute(add.arg(7));
            stood = true; // until the end
        }));
        QVERIFY(stood);
    } else {
        project->connection().execute(add.arg(7));
    }
    migrateTo(u"0001"_s);
    project->connection().execute(add.arg(8));
    QVERIFY(book().exclusions.isEmpty());
}

void TestPostgreSqlOperations::tables_areRenamedAndCommented()
{
    project->write(u"lib"_s, u"0002_table"_s,
                   R"json({"dependencies": [["lib", "0001_first"]], "operations": [
            {"op": "AlterModelTable", "name": "book", "table": "tomes"},
            {"op": "AlterModelTableComment", "name": "book", "table_comment": "It's all here"}]})json");
    migrateTo(u"0002"_s);
    const Backend &backend = project->connection().backend();
    QCOMPARE(backend.tableNames(project->connection()),
             QStringList({u"django_migrations"_s, u"tomes"_s, u"tomes_friends"_s}));
    const TableDefinition tomes = backend.readTable(project->connection(), u"tomes"_s);
    QCOMPARE(tomes.comment, isPostgreSql() ? u"It's all here"_s : QString());
    migrateTo(u"0001"_s);
    QVERIFY(book().comment.isEmpty());
}

void TestPostgreSqlOperations::databaseAndState_goApart()
{
    project->write(u"lib"_s, u"0002_apart"_s,
                   R"json({"dependencies": [["lib", "0001_first"]], "operations": [
            {"op": "SeparateDatabaseAndState",
             "database_operations": [{"op": "AddField", "model_name": "book", "field":
                {"name": "note", "kind": "TextField", "null": true}}],
             "state_operations": [{"op": "RemoveField", "model_name": "book", "name": "pages"}]},
            {"op": "RunSql", "sql": "ALTER TABLE lib_book ADD COLUMN stars integer", "reverse_sql":
             "ALTER TABLE lib_book DROP COLUMN stars", "state_operations": [{"op": "AddField",
             "model_name": "book", "field": {"name": "stars", "kind": "IntegerField", "null": true}}]}]})json");
    migrateTo(u"0002"_s);
    QVERIFY(book().column(u"note"_s) && book().column(u"pages"_s) && book().column(u"stars"_s));
    const ProjectState state = project->executor().loader().latestState();
    QVERIFY(!state.model(u"lib.Book"_s).field(u"note"_s));
    QVERIFY(!state.model(u"lib.Book"_s).field(u"pages"_s));
    QVERIFY(state.model(u"lib.Book"_s).field(u"stars"_s));
    migrateTo(u"0001"_s);
    QVERIFY(!book().column(u"note"_s) && !book().column(u"stars"_s));
}

void TestPostgreSqlOperations::files_writtenAgain_meanTheSame()
{
    project->write(u"lib"_s, u"0002_all"_s,
                   R"json({"dependencies": [["lib", "0001_first"]], "atomic": false, "operations": [
            {"op": "CreateExtension", "name": "hstore"}, {"op": "TrigramExtension"},
            {"op": "CreateCollation", "name": "a", "locale": "C", "provider": "icu", "deterministic": false},
            {"op": "RemoveCollation", "name": "a", "locale": "C"},
            {"op": "AddIndexConcurrently", "model_name": "book", "index": {"name": "i", "fields": ["pages"]}},
            {"op": "RenameIndex", "model_name": "book", "old_name": "i", "new_name": "j"},
            {"op": "RemoveIndexConcurrently", "model_name": "book", "name": "j"},
            {"op": "AddConstraintNotValid", "model_name": "book", "constraint": {"name": "c", "check": "1 = 1"}},
            {"op": "ValidateConstraint", "model_name": "book", "name": "c"},
            {"op": "AlterModelTable", "name": "book", "table": "t"},
            {"op": "AlterModelTableComment", "name": "book", "table_comment": "c"},
            {"op": "RunSql", "sql": "SELECT 1", "hints": {"a": 1}, "state_operations": []},
            {"op": "RunCode", "name": "f", "hints": {"a": 1}},
            {"op": "SeparateDatabaseAndState", "database_operations": [{"op": "RunSql", "sql": "x"}],
             "state_operations": []}]})json");
    const MigrationExecutor executor = project->executor();
    const Migration &migration = executor.loader().migrations()[{u"lib"_s, u"0002_all"_s}];
    MigrationProject copy({u"lib"_s});
    copy.write(u"lib"_s, u"0001_first"_s, R"json({"operations": []})json");
    copy.write(u"lib"_s, u"0002_all"_s, migration.toJson());
    const MigrationExecutor again = copy.executor();
    QCOMPARE(again.loader().migrations()[migration.key].toJson(), migration.toJson());
    QVERIFY(!again.loader().migrations()[migration.key].atomic);
    QCOMPARE(migration.operations.size(), 14);
}

QTEST_GUILESS_MAIN(TestPostgreSqlOperations)
#include "tst_postgresqloperations.moc"
