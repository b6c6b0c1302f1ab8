// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/migrations/modelstates.h"
#include "core/orm/persistence.h"
#include "tests/core/db/postgrescluster.h"
#include "tests/core/orm/blogmodels.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Quintette;

namespace {

/// One program's side: its own models and its own line to the database.
struct Side
{
    explicit Side(const DatabaseSettings &settings)
    {
        databases.add(u"default"_s, settings);
        Blog::addTo(registry);
        registry.resolve();
    }
    ~Side() { databases.closeThisThread(); }

    QuerySet all(const QString &name) const { return QuerySet(registry.get(u"blog."_s + name)); }

    Databases databases;
    ModelRegistry registry{databases};
};

} // namespace

/// Rows that two connections to one PostgreSQL server want.
class TestRowLocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void lock_isWaitedForAsLongAsSet();
    void noWait_ofLockedRow_throwsAtOnce();
    void skipLocked_leavesLockedRowsOut();
    void noKey_letsOthersPointToTheRow();
    void of_locksOnlyWhatIsNamed();
    void options_thatExclude_areRefused();

private:
    void whileAnnIsLocked(const RowLock &lock, const std::function<void()> &work);

    std::unique_ptr<Testing::PostgresCluster> m_cluster;
    std::unique_ptr<Side> m_one;
    std::unique_ptr<Side> m_other;
};

void TestRowLocks::initTestCase()
{
    m_cluster = Testing::PostgresCluster::start();
    if (!m_cluster)
        QSKIP("PostgreSQL is not installed.");
    DatabaseSettings settings = m_cluster->createDatabase(u"locks"_s);
    settings.timeoutMilliseconds = 300;
    m_one = std::make_unique<Side>(settings);
    m_other = std::make_unique<Side>(settings);
    createTables(m_one->registry, m_one->databases.connection());
}

void TestRowLocks::init()
{
    m_one->all(u"Article"_s).remove();
    m_one->all(u"Author"_s).remove();
    m_one->all(u"Author"_s).create({{u"name"_s, u"Ann"_s}});
    m_one->all(u"Author"_s).create({{u"name"_s, u"Bob"_s}});
}

void TestRowLocks::whileAnnIsLocked(const RowLock &lock, const std::function<void()> &work)
{
    m_one->databases.connection().atomic([&] {
        QCOMPARE(m_one->all(u"Author"_s)
                         .selectForUpdate(lock)
                         .filter({{u"name"_s, u"Ann"_s}})
                         .toList()
                         .size(),
                 1);
        m_other->databases.connection().atomic(work);
    });
}

void TestRowLocks::lock_isWaitedForAsLongAsSet()
{
    QVERIFY_THROWS_EXCEPTION(OperationalError, whileAnnIsLocked({}, [&] {
                                 (void)m_other->all(u"Author"_s).selectForUpdate().toList();
                             }));
    // Both lines can be used again.
    QCOMPARE(m_other->all(u"Author"_s).count(), 2);
    QCOMPARE(m_one->all(u"Author"_s).count(), 2);
}

void TestRowLocks::noWait_ofLockedRow_throwsAtOnce()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY_THROWS_EXCEPTION(
            OperationalError, whileAnnIsLocked({}, [&] {
                (void)m_other->all(u"Author"_s).selectForUpdate({.noWait = true}).toList();
            }));
    QVERIFY(timer.elapsed() < 250);
}

void TestRowLocks::skipLocked_leavesLockedRowsOut()
{
    whileAnnIsLocked({}, [&] {
        const QList<Record> free =
                m_other->all(u"Author"_s).selectForUpdate({.skipLocked = true}).toList();
        QCOMPARE(free.size(), 1);
        QCOMPARE(free.first().toString(), u"Bob"_s);
    });
}

void TestRowLocks::noKey_letsOthersPointToTheRow()
{
    const auto write = [this] {
        const Record ann = m_other->all(u"Author"_s).get({{u"name"_s, u"Ann"_s}});
        m_other->all(u"Article"_s)
                .create({{u"title"_s, u"One"_s},
                         {u"author"_s, ann.pk()},
                         {u"price"_s, 1},
                         {u"featured"_s, false}});
        // The key is only looked for at the end otherwise.
        m_other->databases.connection().execute(u"SET CONSTRAINTS ALL IMMEDIATE"_s);
    };
    whileAnnIsLocked({.noKey = true}, write);
    QCOMPARE(m_one->all(u"Article"_s).count(), 1);
    m_one->all(u"Article"_s).remove();
    QVERIFY_THROWS_EXCEPTION(OperationalError, whileAnnIsLocked({}, write));
}

void TestRowLocks::of_locksOnlyWhatIsNamed()
{
    const Record ann = m_one->all(u"Author"_s).get({{u"name"_s, u"Ann"_s}});
    m_one->all(u"Article"_s)
            .create({{u"title"_s, u"One"_s},
                     {u"author"_s, ann.pk()},
                     {u"price"_s, 1},
                     {u"featured"_s, false}});
    const QuerySet joined = m_one->all(u"Article"_s).selectRelated({u"author"_s});
    m_one->databases.connection().atomic([&] {
        QCOMPARE(joined.selectForUpdate({.of = {u"self"_s}}).toList().size(), 1);
        m_other->databases.connection().atomic([&] {
            QCOMPARE(m_other->all(u"Author"_s).selectForUpdate({.noWait = true}).toList().size(),
                     2);
        });
    });
    m_one->databases.connection().atomic([&] {
        QCOMPARE(joined.selectForUpdate({.of = {u"author"_s}}).toList().size(), 1);
        m_other->databases.connection().atomic([&] {
            QCOMPARE(m_other->all(u"Article"_s).selectForUpdate({.noWait = true}).toList().size(),
                     1);
        });
    });
    QVERIFY_THROWS_EXCEPTION(FieldError, joined.selectForUpdate({.of = {u"editor"_s}}).toList());
}

void TestRowLocks::options_thatExclude_areRefused()
{
    QVERIFY_THROWS_EXCEPTION(
            ValueError,
            m_one->all(u"Author"_s).selectForUpdate({.noWait = true, .skipLocked = true}));
}

QTEST_GUILESS_MAIN(TestRowLocks)
#include "tst_rowlocks.moc"
