// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/db/schemaeditor.h"
#include "core/db/schemanames.h"
#include "tests/core/db/postgrescluster.h"

#include <QTest>

using namespace Quintette;

class TestSchemaEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void schemaName_isDjangos_data();
    void schemaName_isDjangos();
    void tables_madeByDjango_areMadeAlike();
    void changes_keepRowsAndRules_data();
    void changes_keepRowsAndRules();
    void change_thatBreaksAForeignKey_isUndone();
    void change_ofKeyTextAndComment_isMadeOnAServer();
    void collect_runsNothing();

private:
    std::unique_ptr<Connection> connect(bool postgreSql)
    {
        static int number = 0;
        DatabaseSettings settings;
        settings.name = u":memory:"_s;
        if (postgreSql)
            settings = cluster->createDatabase(u"schema%1"_s.arg(++number));
        return std::make_unique<Connection>(u"default"_s, settings);
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
};

void TestSchemaEditor::initTestCase()
{
    cluster = Testing::PostgresCluster::start();
}

void TestSchemaEditor::schemaName_isDjangos_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("name");
    QTest::newRow("index") << u"news_article"_s << QStringList({u"status"_s}) << QString() << 200
                           << u"news_article_status_29cfe315"_s;
    QTest::newRow("unique") << u"auth_user_groups"_s << QStringList({u"user_id"_s, u"group_id"_s})
                            << u"_uniq"_s << 200
                            << u"auth_user_groups_user_id_group_id_94350c0c_uniq"_s;
    // What Django names this one on PostgreSQL.
    QTest::newRow("cut") << u"auth_user_user_permissions"_s
                         << QStringList({u"user_id"_s, u"permission_id"_s}) << u"_uniq"_s << 63
                         << u"auth_user_user_permissions_user_id_permission_id_14a6b632_uniq"_s;
    QTest::newRow("foreign key") << u"auth_group_permissions"_s << QStringList({u"permission_id"_s})
                                 << u"_fk_auth_permission_id"_s << 63
                                 << u"auth_group_permissio_permission_id_84c5c92e_fk_auth_perm"_s;
}

void TestSchemaEditor::schemaName_isDjangos()
{
    QFETCH(QString, table);
    QFETCH(QStringList, columns);
    QFETCH(QString, suffix);
    QFETCH(int, limit);
    QTEST(schemaName(table, columns, suffix, limit), "name");
}

void TestSchemaEditor::tables_madeByDjango_areMadeAlike()
{
    DatabaseSettings settings;
    settings.name = QStringLiteral(QUINTETTE_TEST_DATA "/django-site.sqlite3");
    Connection original(u"original"_s, settings);
    const std::unique_ptr<Connection> copy = connect(false);
    const auto schemaOf = [](Connection &connection) {
        QStringList all;
        const QList<ValueList> rows = connection.fetchAll(
                u"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY type, name"_s);
        for (const ValueList &row : rows)
            all += row.first().toString();
        return all;
    };
    const std::unique_ptr<SchemaEditor> editor = SchemaEditor::make(*copy);
    editor->atomically([&] {
        for (const QString &name : original.backend().tableNames(original))
            editor->createTable(original.backend().readTable(original, name));
    });
    QStringList expected = schemaOf(original);
    const QStringList made = schemaOf(*copy);
    QCOMPARE(made.size(), expected.size());
    for (qsizetype i = 0; i < made.size(); ++i)
        QCOMPARE(made[i], expected[i]);
}

void TestSchemaEditor::changes_keepRowsAndRules_data()
{
    QTest::addColumn<bool>("postgreSql");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgresql") << true;
}

void TestSchemaEditor::changes_keepRowsAndRules()
{
    QFETCH(bool, postgreSql);
    if (postgreSql && !cluster)
        QSKIP("PostgreSQL is not installed.");
    const std::unique_ptr<Connection> connection = connect(postgreSql);
    const Backend &backend = connection->backend();
    const auto text = [&](int length) {
        return backend.columnType(u"CharField"_s, {.maxLength = length});
    };

    ColumnDefinition key{
            .name = u"id"_s, .type = backend.columnType(u"BigAutoField"_s), .null = false};
    key.primaryKey = key.autoIncrement = true;
    TableDefinition parent{.name = u"parent"_s, .columns = {key}};
    parent.columns += ColumnDefinition{.name = u"name"_s, .type = text(20), .null = true};
    TableDefinition child{.name = u"child"_s, .columns = {key}};
    ColumnDefinition reference{.name = u"parent_id"_s, .type = u"bigint"_s, .null = false};
    reference.referencesTable = u"parent"_s;
    reference.referencesColumn = u"id"_s;
    child.columns += reference;
    child.indexes += IndexDefinition{u"child_parent"_s, {u"parent_id"_s}};

    const auto change = [&](const std::function<void(SchemaEditor &)> &work) {
        const std::unique_ptr<SchemaEditor> editor = SchemaEditor::make(*connection);
        editor->atomically([&] { work(*editor); });
    };
    change([&](SchemaEditor &editor) {
        editor.createTable(child); // refers to a table that comes later
        editor.createTable(parent);
    });
    connection->execute(u"INSERT INTO parent (id, name) VALUES (1, NULL), (2, 'two')"_s);
    connection->execute(u"INSERT INTO child (id, parent_id) VALUES (1, 2)"_s);

    TableDefinition before = parent;
    parent.columns[1] =
            ColumnDefinition{.name = u"title"_s, .type = text(50), .null = false, .unique = true};
    change([&](SchemaEditor &editor) {
        editor.alterColumn(before, parent, u"name"_s, u"title"_s, u"'none'"_s);
    });
    QCOMPARE(connection->fetchAll(u"SELECT title FROM parent ORDER BY id"_s),
             QList<ValueList>({{u"none"_s}, {u"two"_s}}));
    QVERIFY_THROWS_EXCEPTION(IntegrityError,
                             connection->execute(u"INSERT INTO parent (title) VALUES ('two')"_s));

    parent.columns += ColumnDefinition{
            .name = u"rank"_s, .type = u"integer"_s, .null = false, .check = u"\"rank\" > 0"_s};
    parent.indexes += IndexDefinition{u"parent_rank"_s, {u"rank"_s}};
    change([&](SchemaEditor &editor) { editor.addColumn(parent, u"rank"_s, u"7"_s); });
    QCOMPARE(connection->fetchAll(u"SELECT DISTINCT rank FROM parent"_s), QList<ValueList>({{7}}));
    QVERIFY_THROWS_EXCEPTION(
            IntegrityError,
            connection->execute(u"INSERT INTO parent (title, rank) VALUES ('x', 0)"_s));
    parent.columns += ColumnDefinition{.name = u"note"_s, .type = u"text"_s, .null = true};
    change([&](SchemaEditor &editor) { editor.addColumn(parent, u"note"_s, {}); });

    const IndexDefinition pair{u"pair"_s, {u"title"_s, u"rank"_s}, true};
    parent.indexes += pair;
    change([&](SchemaEditor &editor) { editor.addIndex(parent, pair); });
    const CheckDefinition check{u"short_rank"_s, u"\"rank\" < 100"_s};
    parent.checks += check;
    change([&](SchemaEditor &editor) { editor.addCheck(parent, check); });
    QVERIFY_THROWS_EXCEPTION(
            IntegrityError,
            connection->execute(u"INSERT INTO parent (title, rank) VALUES ('x', 100)"_s));
    TableDefinition found = backend.readTable(*connection, u"parent"_s);
    QCOMPARE(found.columns.size(), 4);
    QCOMPARE(found.checks.size(), 1);
    QVERIFY(std::any_of(
            found.indexes.cbegin(), found.indexes.cend(),
            [](const IndexDefinition &index) { return index.name == u"parent_rank"_s; }));

    parent.checks.clear();
    change([&](SchemaEditor &editor) { editor.removeCheck(parent, check); });
    parent.indexes.removeLast();
    change([&](SchemaEditor &editor) { editor.removeIndex(parent, pair); });
    change([&](SchemaEditor &editor) { editor.removeColumn(parent, u"rank"_s); });
    found = backend.readTable(*connection, u"parent"_s);
    QVERIFY(!found.column(u"rank"_s) && found.checks.isEmpty());
    QVERIFY_THROWS_EXCEPTION(IntegrityError,
                             connection->execute(u"INSERT INTO child (parent_id) VALUES (99)"_s));
    QCOMPARE(connection->fetchAll(u"SELECT parent_id FROM child"_s), QList<ValueList>({{2}}));
    change([&](SchemaEditor &editor) { editor.renameTable(u"parent"_s, u"forebear"_s); });
    QCOMPARE(backend.readTable(*connection, u"child"_s).column(u"parent_id"_s)->referencesTable,
             u"forebear"_s);
    change([&](SchemaEditor &editor) { editor.dropTable(u"child"_s); });
    QCOMPARE(backend.tableNames(*connection), QStringList({u"forebear"_s}));
}

void TestSchemaEditor::change_thatBreaksAForeignKey_isUndone()
{
    const std::unique_ptr<Connection> connection = connect(false);
    connection->executeScript(u"CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE c (p_id "
                              u"integer REFERENCES p(id));"
                              "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1);"_s);
    const std::unique_ptr<SchemaEditor> editor = SchemaEditor::make(*connection);
    QVERIFY_THROWS_EXCEPTION(IntegrityError,
                             editor->atomically([&] { editor->execute(u"DELETE FROM p"_s); }));
    QCOMPARE(connection->fetchAll(u"SELECT count(*) FROM p"_s), QList<ValueList>({{1}}));
    // And foreign keys are on again.
    QVERIFY_THROWS_EXCEPTION(IntegrityError, connection->execute(u"INSERT INTO c VALUES (2)"_s));
}

void TestSchemaEditor::change_ofKeyTextAndComment_isMadeOnAServer()
{
    if (!cluster)
        QSKIP("PostgreSQL is not installed.");
    const std::unique_ptr<Connection> connection = connect(true);
    const Backend &backend = connection->backend();
    TableDefinition before{.name = u"thing"_s};
    before.columns += ColumnDefinition{
            .name = u"id"_s, .type = u"integer"_s, .null = false, .primaryKey = true};
    before.columns += ColumnDefinition{.name = u"word"_s, .type = u"varchar(9)"_s, .null = false};
    const auto change = [&](const QString &column, const TableDefinition &after) {
        const std::unique_ptr<SchemaEditor> editor = SchemaEditor::make(*connection);
        editor->atomically([&] { editor->alterColumn(before, after, column, column, {}); });
        before = after;
    };
    const std::unique_ptr<SchemaEditor> editor = SchemaEditor::make(*connection);
    editor->atomically([&] { editor->createTable(before); });
    connection->execute(u"INSERT INTO thing (id, word) VALUES (41, 'a')"_s);

    TableDefinition after = before;
    after.columns[0].autoIncrement = true;
    change(u"id"_s, after);
    QCOMPARE(connection->fetchAll(u"INSERT INTO thing (word) VALUES ('b') RETURNING id"_s),
             QList<ValueList>({{42}})); // it goes on behind the rows there are
    after.columns[0].autoIncrement = false;
    change(u"id"_s, after);
    QVERIFY(!backend.readTable(*connection, u"thing"_s).column(u"id"_s)->autoIncrement);

    // A text that is looked for by its beginning has two indexes, of its type.
    const auto opclasses = [&] {
        QStringList all;
        for (const IndexDefinition &index : backend.readTable(*connection, u"thing"_s).indexes)
            all += index.opclasses;
        return all;
    };
    after.columns[1].unique = true;
    change(u"word"_s, after);
    QCOMPARE(opclasses(), QStringList{u"varchar_pattern_ops"_s});
    after.columns[1].type = u"text"_s;
    change(u"word"_s, after);
    QCOMPARE(opclasses(), QStringList{u"text_pattern_ops"_s});
    after.columns[1].unique = false;
    change(u"word"_s, after);
    QVERIFY(opclasses().isEmpty());

    after.columns[1].comment = u"it's a word"_s;
    after.columns[1].collation = u"C"_s;
    change(u"word"_s, after);
    const TableDefinition found = backend.readTable(*connection, u"thing"_s);
    QCOMPARE(found.column(u"word"_s)->comment, u"it's a word"_s);
    QCOMPARE(found.column(u"word"_s)->collation, u"C"_s);
    after.columns[1].comment.clear();
    after.columns[1].collation.clear();
    change(u"word"_s, after);
    QVERIFY(backend.readTable(*connection, u"thing"_s).column(u"word"_s)->comment.isEmpty());
}

void TestSchemaEditor::collect_runsNothing()
{
    const std::unique_ptr<Connection> connection = connect(false);
    const std::unique_ptr<SchemaEditor> editor =
            SchemaEditor::make(*connection, SchemaEditor::Mode::Collect);
    TableDefinition table{.name = u"t"_s, .columns = {{.name = u"a"_s, .type = u"text"_s}}};
    table.indexes += IndexDefinition{u"i"_s, {u"a DESC"_s}, false, u"a > ''"_s};
    editor->atomically([&] { editor->createTable(table); });
    QCOMPARE(editor->statements(),
             QStringList({u"CREATE TABLE \"t\" (\"a\" text NULL)"_s,
                          u"CREATE INDEX \"i\" ON \"t\" (\"a\" DESC) WHERE a > ''"_s}));
    QVERIFY(connection->backend().tableNames(*connection).isEmpty());
}

QTEST_GUILESS_MAIN(TestSchemaEditor)
#include "tst_schemaeditor.moc"
