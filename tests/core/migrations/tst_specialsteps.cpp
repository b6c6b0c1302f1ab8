// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/backend.h"
#include "tests/core/db/postgrescluster.h"
#include "tests/core/migrations/migrationproject.h"

#include <QTest>

using namespace Quintette;
using Testing::MigrationProject;

/// SQL with parameters, constraints that change in words only, and the column of
/// order_with_respect_to.
class TestSpecialSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { cluster = Testing::PostgresCluster::start(); }
    void initTestCase_data();
    void init();
    void cleanup() { project.reset(); }
    void sql_withParameters_runsBothWays();
    void sql_withParameters_isShownWithItsValues();
    void sql_oddDescriptions_areRefused_data();
    void sql_oddDescriptions_areRefused();
    void constraint_altered_leavesTheTable();
    void order_isMadeAndRemoved();
    void order_declaredAtOnce_hasItsColumn();
    void order_afterRenaming_staysWithItsField();
    void defaults_notPreserved_fillRowsOnly();
    void files_writtenAgain_meanTheSame();

private:
    void write(const QString &name, const QByteArray &operations, const QByteArray &after = {})
    {
        project->write(u"lib"_s, name,
                       "{\"dependencies\": ["
                               + (after.isEmpty() ? "" : "[\"lib\", \"" + after + "\"]")
                               + "], \"operations\": [" + operations + "]}");
    }
    void writeFirst() { write(u"0001_first"_s, first); }
    void migrateTo(const QString &name) { project->executor().migrate({{u"lib"_s, name}}); }
    QStringList columns()
    {
        QStringList names;
        Connection &connection = project->connection();
        for (const ColumnDefinition &column :
             connection.backend().readTable(connection, u"lib_answer"_s).columns)
            names += column.name;
        return names;
    }
    QList<ValueList> rows(const QString &sql) { return project->connection().fetchAll(sql); }

    static inline const QByteArray first = R"json(
        {"op": "CreateModel", "name": "Question", "fields": [
            {"name": "id", "kind": "BigAutoField", "primary_key": true}]},
        {"op": "CreateModel", "name": "Answer", "fields": [
            {"name": "id", "kind": "BigAutoField", "primary_key": true},
            {"name": "text", "kind": "CharField", "max_length": 50},
            {"name": "question", "kind": "ForeignKey", "to": "lib.Question", "null": true}],
         "options": {"constraints": [{"name": "not_empty", "check": "\"text\" <> ''"}]}})json";

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<MigrationProject> project;
};

void TestSpecialSteps::initTestCase_data()
{
    QTest::addColumn<bool>("postgreSql");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void TestSpecialSteps::init()
{
    QFETCH_GLOBAL(bool, postgreSql);
    if (postgreSql && !cluster)
        QSKIP("PostgreSQL is not installed.");
    static int number = 0;
    project = std::make_unique<MigrationProject>(
            QStringList{u"lib"_s},
            postgreSql ? cluster->createDatabase(u"steps%1"_s.arg(++number)) : DatabaseSettings());
}

static const QByteArray parameterSteps = R"json(
    {"op": "RunSql",
     "sql": ["INSERT INTO lib_answer (text) VALUES ('why?')",
             ["INSERT INTO lib_answer (text) VALUES (?)", ["it's \"?\""]],
             ["INSERT INTO lib_answer (text) VALUES ('plain')", null]],
     "reverse_sql": [["DELETE FROM lib_answer WHERE text = ? OR text = ?", ["why?", "plain"]]]})json";

void TestSpecialSteps::sql_withParameters_runsBothWays()
{
    writeFirst();
    write(u"0002_rows"_s, parameterSteps, "0001_first");
    project->executor().migrate();
    QCOMPARE(rows(u"SELECT text FROM lib_answer ORDER BY id"_s),
             QList<ValueList>({{u"why?"_s}, {u"it's \"?\""_s}, {u"plain"_s}}));
    migrateTo(u"0001"_s);
    QCOMPARE(rows(u"SELECT text FROM lib_answer"_s), QList<ValueList>({{u"it's \"?\""_s}}));
}

void TestSpecialSteps::sql_withParameters_isShownWithItsValues()
{
    writeFirst();
    write(u"0002_rows"_s, parameterSteps, "0001_first");
    const QString sql = project->executor().sql(u"lib"_s, u"0002"_s).join(u'\n');
    QVERIFY2(sql.contains(u"VALUES ('it''s \"?\"')"), qPrintable(sql));
    QVERIFY2(sql.contains(u"VALUES ('why?')"), qPrintable(sql));
}

void TestSpecialSteps::sql_oddDescriptions_areRefused_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::newRow("nothing") << QByteArray(R"({"op": "RunSql"})");
    QTest::newRow("number") << QByteArray(R"({"op": "RunSql", "sql": 3})");
    QTest::newRow("short pair") << QByteArray(R"({"op": "RunSql", "sql": [["SELECT 1"]]})");
    QTest::newRow("long pair") << QByteArray(R"({"op": "RunSql", "sql": [["SELECT ?", [1], 2]]})");
    QTest::newRow("no list") << QByteArray(R"({"op": "RunSql", "sql": [["SELECT ?", 1]]})");
    QTest::newRow("order of nothing known")
            << QByteArray(R"({"op": "AlterOrderWithRespectTo", "name": "answer",
                              "order_with_respect_to": "nope"})");
    QTest::newRow("constraint that is not there")
            << QByteArray(R"({"op": "AlterConstraint", "model_name": "answer", "name": "nope",
                              "constraint": {"name": "nope", "check": "1 = 1"}})");
}

void TestSpecialSteps::sql_oddDescriptions_areRefused()
{
    QFETCH(QByteArray, operation);
    writeFirst();
    write(u"0002_odd"_s, operation, "0001_first");
    QVERIFY_THROWS_EXCEPTION(Error, project->executor().migrate());
}

void TestSpecialSteps::constraint_altered_leavesTheTable()
{
    writeFirst();
    write(u"0002_words"_s,
          R"json({"op": "AlterConstraint", "model_name": "answer", "name": "not_empty",
                  "constraint": {"name": "not_empty", "check": "\"text\" <> ''",
                                 "violation_error_message": "Say something."}})json",
          "0001_first");
    QCOMPARE(project->executor().sql(u"lib"_s, u"0002"_s).filter(u"lib_answer"_s), QStringList());
    project->executor().migrate();
    const ModelState answer =
            project->executor().loader().latestState().model(u"lib"_s, u"Answer"_s);
    const Dict constraint = answer.list(u"constraints").value(0).dict();
    QCOMPARE(constraint.value(u"violation_error_message"), Value(u"Say something."_s));
    migrateTo(u"0001"_s);
    QVERIFY_THROWS_EXCEPTION(
            Error, project->connection().execute(u"INSERT INTO lib_answer (text) VALUES ('')"_s));
}

void TestSpecialSteps::order_isMadeAndRemoved()
{
    writeFirst();
    write(u"0002_ordered"_s,
          R"({"op": "AlterOrderWithRespectTo", "name": "answer", "order_with_respect_to": "question"})",
          "0001_first");
    write(u"0003_free"_s,
          R"({"op": "AlterOrderWithRespectTo", "name": "answer", "order_with_respect_to": null})",
          "0002_ordered");
    migrateTo(u"0001"_s);
    project->connection().execute(u"INSERT INTO lib_answer (text) VALUES ('before')"_s);
    migrateTo(u"0002"_s);
    QCOMPARE(columns(), QStringList({u"id"_s, u"text"_s, u"question_id"_s, u"_order"_s}));
    QCOMPARE(rows(u"SELECT text, _order FROM lib_answer"_s), QList<ValueList>({{u"before"_s, 0}}));
    migrateTo(u"0003"_s);
    QVERIFY(!columns().contains(u"_order"_s));
    migrateTo(u"0002"_s);
    QVERIFY(columns().contains(u"_order"_s));
    migrateTo(u"0001"_s);
    QVERIFY(!columns().contains(u"_order"_s));
    QCOMPARE(rows(u"SELECT text FROM lib_answer"_s), QList<ValueList>({{u"before"_s}}));
}

void TestSpecialSteps::order_declaredAtOnce_hasItsColumn()
{
    QByteArray ordered = first;
    ordered.replace("\"options\": {", "\"options\": {\"order_with_respect_to\": \"question\", ");
    write(u"0001_first"_s, ordered);
    project->executor().migrate();
    QVERIFY(columns().contains(u"_order"_s));
}

void TestSpecialSteps::order_afterRenaming_staysWithItsField()
{
    writeFirst();
    write(u"0002_ordered"_s,
          R"({"op": "AlterOrderWithRespectTo", "name": "answer", "order_with_respect_to": "question"},
             {"op": "RenameField", "model_name": "answer", "old_name": "question", "new_name": "asked"})",
          "0001_first");
    project->executor().migrate();
    QStringList found = columns();
    found.sort();
    QCOMPARE(found, QStringList({u"_order"_s, u"asked_id"_s, u"id"_s, u"text"_s}));
    QCOMPARE(project->executor()
                     .loader()
                     .latestState()
                     .model(u"lib"_s, u"Answer"_s)
                     .text(u"order_with_respect_to"),
             u"asked"_s);
}

void TestSpecialSteps::defaults_notPreserved_fillRowsOnly()
{
    writeFirst();
    write(u"0002_more"_s,
          R"({"op": "AddField", "model_name": "answer", "preserve_default": false,
              "field": {"name": "stars", "kind": "IntegerField", "default": 3}},
             {"op": "AlterField", "model_name": "answer", "preserve_default": false,
              "field": {"name": "question", "kind": "ForeignKey", "to": "lib.Question", "default": 1}})",
          "0001_first");
    migrateTo(u"0001"_s);
    project->connection().executeScript(uR"(INSERT INTO lib_question (id) VALUES (1);
        INSERT INTO lib_answer (text) VALUES ('a'))"_s);
    project->executor().migrate();
    QCOMPARE(rows(u"SELECT stars, question_id FROM lib_answer"_s), QList<ValueList>({{3, 1}}));
    const ModelState answer =
            project->executor().loader().latestState().model(u"lib"_s, u"Answer"_s);
    QVERIFY(!answer.field(u"stars"_s)->options.contains(u"default"));
    QVERIFY(!answer.field(u"question"_s)->options.contains(u"default"));
}

void TestSpecialSteps::files_writtenAgain_meanTheSame()
{
    writeFirst();
    write(u"0002_rest"_s,
          parameterSteps
                  + R"(, {"op": "AlterOrderWithRespectTo", "name": "answer", "order_with_respect_to": "question"},
             {"op": "AlterOrderWithRespectTo", "name": "answer", "order_with_respect_to": null},
             {"op": "AlterConstraint", "model_name": "answer", "name": "not_empty",
              "constraint": {"name": "not_empty", "check": "1 = 1"}},
             {"op": "AddField", "model_name": "answer", "preserve_default": false,
              "field": {"name": "stars", "kind": "IntegerField", "default": 3}})",
          "0001_first");
    const MigrationExecutor executor = project->executor();
    MigrationProject copy({u"lib"_s});
    for (const Migration &migration : executor.loader().migrations())
        copy.write(u"lib"_s, migration.key.name, migration.toJson());
    const MigrationExecutor again = copy.executor();
    for (const Migration &migration : executor.loader().migrations())
        QCOMPARE(again.loader().migrations()[migration.key].toJson(), migration.toJson());
}

QTEST_GUILESS_MAIN(TestSpecialSteps)
#include "tst_specialsteps.moc"
