// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/backend.h"
#include "tests/core/db/postgrescluster.h"
#include "tests/core/migrations/migrationproject.h"

#include <QTest>

using namespace Quintette;
using Testing::MigrationProject;

class TestOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { cluster = Testing::PostgresCluster::start(); }
    void allOperations_thereAndBack_leaveTheSameTables_data();
    void allOperations_thereAndBack_leaveTheSameTables();
    void files_writtenAgain_meanTheSame();

private:
    static QByteArray first();
    static QByteArray second();

    std::unique_ptr<Testing::PostgresCluster> cluster;
};

QByteArray TestOperations::first()
{
    return R"json({"operations": [
            {"op": "CreateModel", "name": "Author", "fields": [
                {"name": "id", "kind": "BigAutoField", "primary_key": true},
                {"name": "name", "kind": "CharField", "max_length": 50}]},
            {"op": "CreateModel", "name": "Book", "fields": [
                {"name": "id", "kind": "BigAutoField", "primary_key": true},
                {"name": "title", "kind": "CharField", "max_length": 50, "null": true},
                {"name": "pages", "kind": "PositiveIntegerField", "default": 7},
                {"name": "main", "kind": "ForeignKey", "to": "lib.Author"},
                {"name": "authors", "kind": "ManyToManyField", "to": "lib.Author"}],
             "options": {"unique_together": [["title", "main"]]}},
            {"op": "RunSql", "sql": "INSERT INTO lib_author (id, name) VALUES (1, 'Ada')", "reverse_sql": ""},
            {"op": "RunSql", "sql": "INSERT INTO lib_book (id, title, pages, main_id) VALUES (1, NULL, 3, 1)",
             "reverse_sql": ""},
            {"op": "RunSql", "sql": "INSERT INTO lib_book_authors (book_id, author_id) VALUES (1, 1)",
             "reverse_sql": ""}]})json";
}

QByteArray TestOperations::second()
{
    return R"json({"dependencies": [["lib", "0001_first"]], "operations": [
            {"op": "AddField", "model_name": "book", "field":
                {"name": "state", "kind": "CharField", "max_length": 9, "default": "it's", "db_index": true}},
            {"op": "AddField", "model_name": "book", "field":
                {"name": "editor", "kind": "ForeignKey", "to": "lib.Author", "null": true}},
            {"op": "AddField", "model_name": "author", "field":
                {"name": "friends", "kind": "ManyToManyField", "to": "lib.Author"}},
            {"op": "AlterField", "model_name": "book", "field":
                {"name": "title", "kind": "CharField", "max_length": 80, "default": "untitled"}},
            {"op": "RenameField", "model_name": "book", "old_name": "title", "new_name": "heading"},
            {"op": "RenameModel", "old_name": "Author", "new_name": "Person"},
            {"op": "AddIndex", "model_name": "book", "index": {"name": "by_pages", "fields": ["-pages", "heading"]}},
            {"op": "AddConstraint", "model_name": "book", "constraint": {"name": "few", "check": "\"pages\" < 1000"}},
            {"op": "AddConstraint", "model_name": "book", "constraint":
                {"name": "one_state", "fields": ["state", "pages"], "unique": true}},
            {"op": "AlterUniqueTogether", "name": "book", "unique_together": []},
            {"op": "AlterModelOptions", "name": "book", "options": {"ordering": ["heading"]}},
            {"op": "RemoveField", "model_name": "person", "name": "name"},
            {"op": "CreateModel", "name": "Note", "fields": [{"name": "id", "kind": "BigAutoField", "primary_key": true}]},
            {"op": "DeleteModel", "name": "Note"}]})json";
}

void TestOperations::allOperations_thereAndBack_leaveTheSameTables_data()
{
    QTest::addColumn<bool>("postgreSql");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgresql") << true;
}

void TestOperations::allOperations_thereAndBack_leaveTheSameTables()
{
    QFETCH(bool, postgreSql);
    if (postgreSql && !cluster)
        QSKIP("PostgreSQL is not installed.");
    MigrationProject project(
            {u"lib"_s}, postgreSql ? cluster->createDatabase(u"operations"_s) : DatabaseSettings());
    project.write(u"lib"_s, u"0001_first"_s, first());
    project.write(u"lib"_s, u"0002_second"_s, second());
    Connection &connection = project.connection();
    const Backend &backend = connection.backend();

    project.executor().migrate({{u"lib"_s, u"0001"_s}});
    const QStringList tables = backend.tableNames(connection);
    project.executor().migrate();
    QCOMPARE(backend.tableNames(connection),
             QStringList({u"django_migrations"_s, u"lib_book"_s, u"lib_book_authors"_s,
                          u"lib_person"_s, u"lib_person_friends"_s}));
    QCOMPARE(connection.fetchAll(
                     u"SELECT heading, pages, main_id, state, editor_id FROM lib_book"_s),
             QList<ValueList>({{u"untitled"_s, 3, 1, u"it's"_s, Value()}}));
    QCOMPARE(connection.fetchAll(u"SELECT book_id, person_id FROM lib_book_authors"_s),
             QList<ValueList>({{1, 1}}));
    const TableDefinition book = backend.readTable(connection, u"lib_book"_s);
    QCOMPARE(book.checks.value(0).name, u"few"_s);
    QCOMPARE(book.column(u"main_id"_s)->referencesTable, u"lib_person"_s);
    QVERIFY(!book.column(u"heading"_s)->null);
    QVERIFY(std::any_of(
            book.indexes.cbegin(), book.indexes.cend(), [](const IndexDefinition &index) {
                return index.name == u"by_pages"_s
                        && index.columns == QStringList({u"pages DESC"_s, u"heading"_s});
            }));
    QCOMPARE(backend.readTable(connection, u"lib_person_friends"_s).columns[1].name,
             u"from_person_id"_s);

    // The column that is removed on the way is NOT NULL: back again it would need a value for the
    // row that is there.
    connection.execute(u"DELETE FROM lib_book_authors"_s);
    connection.execute(u"DELETE FROM lib_book"_s);
    connection.execute(u"DELETE FROM lib_person"_s);
    project.executor().migrate({{u"lib"_s, u"0001"_s}});
    QCOMPARE(backend.tableNames(connection), tables);
    const TableDefinition back = backend.readTable(connection, u"lib_book"_s);
    QCOMPARE(back.columns.size(), 4);
    QVERIFY(back.column(u"title"_s)->null);
    QVERIFY(back.checks.isEmpty());
    QVERIFY(backend.readTable(connection, u"lib_author"_s).column(u"name"_s));
    project.executor().migrate({{u"lib"_s, u"zero"_s}});
    QCOMPARE(backend.tableNames(connection), QStringList({u"django_migrations"_s}));
}

void TestOperations::files_writtenAgain_meanTheSame()
{
    MigrationProject project({u"lib"_s});
    project.write(u"lib"_s, u"0001_first"_s, first());
    project.write(u"lib"_s, u"0002_second"_s, second());
    MigrationProject copy({u"lib"_s});
    const MigrationExecutor executor = project.executor();
    for (const Migration &migration : executor.loader().migrations())
        copy.write(u"lib"_s, migration.key.name, migration.toJson());
    const MigrationExecutor again = copy.executor();
    for (const Migration &migration : executor.loader().migrations())
        QCOMPARE(again.loader().migrations()[migration.key].toJson(), migration.toJson());
    QCOMPARE(again.sql(u"lib"_s, u"0002"_s), executor.sql(u"lib"_s, u"0002"_s));
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
