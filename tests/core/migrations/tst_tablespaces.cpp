// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/backend.h"
#include "core/db/schemaeditor.h"
#include "core/migrations/modelstates.h"
#include "core/orm/modelregistry.h"
#include "tests/core/db/postgrescluster.h"

#include <QTest>

using namespace Quintette;

/// Where tables and indexes go that name a tablespace, and those that name none.
class TestTablespaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tables_areWhereTheySay_data();
    void tables_areWhereTheySay();
    void table_isMoved();
    void sqlite_knowsNone();

private:
    static void addModels(ModelRegistry &registry);
    /// "name tablespace" of tables and indexes, those in the database's own left out.
    static QStringList placed(Connection &connection);

    std::unique_ptr<Testing::PostgresCluster> m_cluster;
};

void TestTablespaces::addModels(ModelRegistry &registry)
{
    const auto add = [&](const QString &name, const QString &tablespace) {
        ModelInfo &model = registry.add(std::make_unique<ModelInfo>(
                u"t"_s, name,
                ModelOptions{.uniqueTogether = {{u"a"_s, u"b"_s}},
                             .indexes = {{.name = name.toLower() + u"_by_b"_s, .fields = {u"b"_s}},
                                         {.name = name.toLower() + u"_by_c"_s,
                                          .fields = {u"c"_s},
                                          .dbTablespace = u"third"_s}},
                             .dbTablespace = tablespace}));
        model.addField(makeField(FieldKind::Integer, u"a"_s, {.unique = true}));
        model.addField(makeField(FieldKind::Integer, u"b"_s, {.dbTablespace = u"fourth"_s}));
        model.addField(makeField(FieldKind::Integer, u"c"_s, {.dbIndex = true}));
    };
    add(u"Free"_s, {});
    add(u"Placed"_s, u"own"_s);
    registry.resolve();
}

QStringList TestTablespaces::placed(Connection &connection)
{
    QStringList found;
    for (const ValueList &row : connection.fetchAll(
                 u"SELECT c.relname::text, s.spcname::text FROM pg_class c "
                 "JOIN pg_tablespace s ON s.oid = c.reltablespace "
                 "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' "
                 "AND c.relkind IN ('r', 'i') ORDER BY c.relname"_s)) {
        // Names that the database or a digest makes are shortened to what they begin and end with.
        QString name = row[0].toString();
        static const QRegularExpression digest(u"_[0-9a-f]{8}"_s);
        name.remove(digest);
        found += name + u' ' + row[1].toString();
    }
    found.sort();
    return found;
}

void TestTablespaces::initTestCase()
{
    m_cluster = Testing::PostgresCluster::start();
    if (!m_cluster)
        return;
    Databases databases;
    databases.add(u"default"_s, m_cluster->createDatabase(u"first"_s));
    Connection &connection = databases.connection();
    connection.executeScript(u"SET allow_in_place_tablespaces = true"_s);
    for (const QString &name : {u"own"_s, u"fast"_s, u"words"_s, u"third"_s, u"fourth"_s})
        connection.executeScript(u"CREATE TABLESPACE %1 LOCATION ''"_s.arg(name));
}

void TestTablespaces::tables_areWhereTheySay_data()
{
    QTest::addColumn<QString>("forTables");
    QTest::addColumn<QString>("forIndexes");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("no defaults") << QString() << QString()
                                 << QStringList{u"free_by_b fourth"_s,   u"free_by_c third"_s,
                                                u"placed_by_b fourth"_s, u"placed_by_c third"_s,
                                                u"t_placed own"_s,       u"t_placed_a_b_uniq own"_s,
                                                u"t_placed_a_key own"_s, u"t_placed_c own"_s,
                                                u"t_placed_pkey own"_s};
    QTest::newRow("both") << u"fast"_s << u"words"_s
                          << QStringList{u"free_by_b fourth"_s,
                                         u"free_by_c third"_s,
                                         u"placed_by_b fourth"_s,
                                         u"placed_by_c third"_s,
                                         u"t_free fast"_s,
                                         u"t_free_a_b_uniq words"_s,
                                         u"t_free_a_key words"_s,
                                         u"t_free_c words"_s,
                                         u"t_free_pkey words"_s,
                                         u"t_placed own"_s,
                                         u"t_placed_a_b_uniq words"_s,
                                         u"t_placed_a_key words"_s,
                                         u"t_placed_c words"_s,
                                         u"t_placed_pkey words"_s};
    QTest::newRow("tables only") << u"fast"_s << QString()
                                 << QStringList{
                                            u"free_by_b fourth"_s,      u"free_by_c third"_s,
                                            u"placed_by_b fourth"_s,    u"placed_by_c third"_s,
                                            u"t_free fast"_s,           u"t_free_a_b_uniq fast"_s,
                                            u"t_free_a_key fast"_s,     u"t_free_c fast"_s,
                                            u"t_free_pkey fast"_s,      u"t_placed own"_s,
                                            u"t_placed_a_b_uniq own"_s, u"t_placed_a_key own"_s,
                                            u"t_placed_c own"_s,        u"t_placed_pkey own"_s};
}

void TestTablespaces::tables_areWhereTheySay()
{
    if (!m_cluster)
        QSKIP("PostgreSQL is not installed.");
    QFETCH(QString, forTables);
    QFETCH(QString, forIndexes);
    static int number = 0;
    DatabaseSettings settings = m_cluster->createDatabase(u"spaces%1"_s.arg(++number));
    settings.tablespace = forTables;
    settings.indexTablespace = forIndexes;
    Databases databases;
    databases.add(u"default"_s, settings);
    ModelRegistry registry(databases);
    addModels(registry);
    createTables(registry, databases.connection());
    QTEST(placed(databases.connection()), "found");
}

void TestTablespaces::table_isMoved()
{
    if (!m_cluster)
        QSKIP("PostgreSQL is not installed.");
    Databases databases;
    databases.add(u"default"_s, m_cluster->createDatabase(u"moved"_s));
    Connection &connection = databases.connection();
    connection.executeScript(u"CREATE TABLE free (a integer)"_s);
    SchemaEditor::make(connection)->setTablespace({.name = u"free"_s}, u"fast"_s);
    QCOMPARE(placed(connection), QStringList{u"free fast"_s});
}

void TestTablespaces::sqlite_knowsNone()
{
    Databases databases;
    databases.add(u"default"_s,
                  {.name = u":memory:"_s,
                   .mustExist = false,
                   .tablespace = u"fast"_s,
                   .indexTablespace = u"words"_s});
    ModelRegistry registry(databases);
    addModels(registry);
    createTables(registry, databases.connection());
    const auto editor = SchemaEditor::make(databases.connection());
    editor->setTablespace({.name = u"t_free"_s}, u"fast"_s);
    QCOMPARE(editor->statements(), QStringList());
    QVERIFY(databases.connection()
                    .backend()
                    .tableNames(databases.connection())
                    .contains(u"t_free"));
}

QTEST_GUILESS_MAIN(TestTablespaces)
#include "tst_tablespaces.moc"
