// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/celldata.h"
#include "admin/widgets/list/changelistmodel.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Quintette;

namespace {

constexpr int perPage = 10;

/// A list of numbered objects, loaded page by page as the database would be.
struct Source
{
    qint64 count = 35;
    std::optional<qint64> estimate; // instead of the count, until the end is seen
    bool answers = true;
    QList<ListState> asked;
    QList<ChangeListModel::CancellationPtr> cancellations;
    std::optional<TaskFailure> failure;

    ChangeList load(const ListState &state) const
    {
        ChangeList list;
        list.state = state;
        list.resultCount = {count};
        list.pageCount = int((count + perPage - 1) / perPage);
        list.page = state.page;
        list.headers = {{u"id"_s, u"number"_s, true}, {u"done"_s, u"done"_s, false}};
        const qint64 first = qint64(state.page - 1) * perPage;
        for (qint64 i = first; i < std::min(first + perPage, count); ++i) {
            ChangeList::Row row;
            row.pk = Value(i);
            row.quotedPk = QString::number(i);
            row.cells = {{.text = u"object %1"_s.arg(i)}, {.boolean = i % 2 == 0}};
            list.rows.append(row);
        }
        if (estimate && list.rows.size() == perPage)
            list.resultCount = {std::max(*estimate, first + 2 * perPage), true};
        return list;
    }

    ChangeListModel::Loader loader()
    {
        return [this](const ListState &state, const ChangeListModel::CancellationPtr &cancellation,
                      const ChangeListModel::Done &done, const ChangeListModel::Failed &failed) {
            asked.append(state);
            cancellations.append(cancellation);
            if (!answers)
                return;
            const bool isBeyond = state.page > 1 && (state.page - 1) * perPage >= count;
            if (failure)
                failed(*failure);
            else if (isBeyond)
                failed({TaskFailure::Kind::Parameters, u"There is no such page."_s});
            else
                done(load(state));
        };
    }
};

} // namespace

class TestChangeListModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void open_firstPage_hasAllRows();
    void data_unloadedRow_loadsItsPageOnce();
    void data_unloadedRow_asksForNoFacets();
    void data_manyPagesSeen_loadsOnlyTheLast();
    void open_again_forgetsOldRows();
    void takePage_countChanged_reloads();
    void fail_whilePaging_stopsAsking();
    void data_boolean_isAMarkWithAName();
    void reload_sameShape_keepsTheView();
    void estimate_tooHigh_endsWhereTheRowsEnd();
    void estimate_tooLow_growsWithThePages();
    void open_whileLoading_stopsTheOlderLoad();
    void cancel_stopsTheDatabaseAndSaysSo();
};

void TestChangeListModel::open_firstPage_hasAllRows()
{
    Source source;
    ChangeListModel model(source.loader());
    QSignalSpy head(&model, &ChangeListModel::headChanged);
    model.open({});
    QCOMPARE(head.count(), 1);
    QCOMPARE(model.rowCount(), 35);
    QCOMPARE(model.columnCount(), 2);
    QCOMPARE(model.index(3, 0).data().toString(), u"object 3"_s);
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"Number"_s);
}

void TestChangeListModel::data_unloadedRow_loadsItsPageOnce()
{
    Source source;
    ChangeListModel model(source.loader());
    model.open({});
    QVERIFY(!model.index(25, 0).data().isValid());
    QVERIFY(!model.index(26, 0).data().isValid());
    QTRY_COMPARE(model.index(25, 0).data().toString(), u"object 25"_s);
    QCOMPARE(source.asked.size(), 2);
    QCOMPARE(source.asked.last().page, 3);
    QCOMPARE(model.findRow(u"25"_s), 25);
    QCOMPARE(model.findRow(u"15"_s), -1);
}

void TestChangeListModel::data_unloadedRow_asksForNoFacets()
{
    Source source;
    ChangeListModel model(source.loader());
    ListState state;
    state.facets = true;
    model.open(state);
    model.index(15, 0).data();
    QTRY_COMPARE(source.asked.size(), 2);
    QVERIFY(source.asked.first().facets);
    QVERIFY(!source.asked.last().facets);
}

void TestChangeListModel::data_manyPagesSeen_loadsOnlyTheLast()
{
    Source source;
    source.count = 1000;
    ChangeListModel model(source.loader());
    model.open({});
    for (int row = 0; row < 1000; row += perPage)
        model.index(row, 0).data();
    QTRY_VERIFY(!model.index(995, 0).data().toString().isEmpty());
    QVERIFY2(source.asked.size() <= 4, "a drag over the whole list must not load the whole list");
}

void TestChangeListModel::open_again_forgetsOldRows()
{
    Source source;
    ChangeListModel model(source.loader());
    model.open({});
    source.count = 4;
    model.open(ListState().withSearch(u"x"_s));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.head().state.search, u"x"_s);
    QVERIFY(!model.row(4));
}

void TestChangeListModel::takePage_countChanged_reloads()
{
    Source source;
    ChangeListModel model(source.loader());
    model.open({});
    source.count = 30;
    model.index(25, 0).data();
    QTRY_COMPARE(model.rowCount(), 30);
}

void TestChangeListModel::fail_whilePaging_stopsAsking()
{
    Source source;
    ChangeListModel model(source.loader());
    model.open({});
    source.failure = TaskFailure{TaskFailure::Kind::Database, u"gone"_s};
    QSignalSpy failed(&model, &ChangeListModel::failed);
    model.index(15, 0).data();
    QTRY_COMPARE(failed.count(), 1);
    model.index(15, 0).data();
    QTest::qWait(20);
    QCOMPARE(failed.count(), 1);
    source.failure.reset();
    model.reload();
    model.index(15, 0).data();
    QTRY_COMPARE(model.index(15, 0).data().toString(), u"object 15"_s);
}

void TestChangeListModel::data_boolean_isAMarkWithAName()
{
    Source source;
    ChangeListModel model(source.loader());
    model.open({});
    const QModelIndex yes = model.index(0, 1);
    QVERIFY(yes.data().toString().isEmpty());
    QVERIFY(yes.data(HasBooleanRole).toBool());
    QVERIFY(yes.data(BooleanRole).toBool());
    QCOMPARE(yes.data(Qt::AccessibleTextRole).toString(), u"Yes"_s);
    QCOMPARE(model.index(1, 1).data(Qt::AccessibleTextRole).toString(), u"No"_s);
}

void TestChangeListModel::reload_sameShape_keepsTheView()
{
    Source source;
    ChangeListModel model(source.loader());
    model.open({});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.reload();
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
}

void TestChangeListModel::estimate_tooHigh_endsWhereTheRowsEnd()
{
    Source source;
    source.estimate = 80;
    ChangeListModel model(source.loader());
    QSignalSpy failed(&model, &ChangeListModel::failed);
    model.open({});
    QCOMPARE(model.rowCount(), 80);
    model.index(75, 0).data();
    QTRY_COMPARE(model.rowCount(), 70);
    model.index(32, 0).data();
    QTRY_COMPARE(model.rowCount(), 35);
    QVERIFY(!model.head().resultCount.isEstimate);
    QCOMPARE(failed.count(), 0);
}

void TestChangeListModel::estimate_tooLow_growsWithThePages()
{
    Source source;
    source.estimate = 20;
    ChangeListModel model(source.loader());
    model.open({});
    QCOMPARE(model.rowCount(), 20);
    model.index(19, 0).data();
    QTRY_COMPARE(model.rowCount(), 30);
}

void TestChangeListModel::open_whileLoading_stopsTheOlderLoad()
{
    Source source;
    source.answers = false;
    ChangeListModel model(source.loader());
    model.open({});
    model.open(ListState().withSearch(u"x"_s));
    QCOMPARE(source.cancellations.size(), 2);
    QVERIFY(source.cancellations.at(0)->isCancelled());
    QVERIFY(!source.cancellations.at(1)->isCancelled());
}

void TestChangeListModel::cancel_stopsTheDatabaseAndSaysSo()
{
    Source source;
    source.answers = false;
    ChangeListModel model(source.loader());
    QSignalSpy cancelled(&model, &ChangeListModel::cancelled);
    model.cancel();
    QCOMPARE(cancelled.count(), 0);
    model.open({});
    model.cancel();
    QVERIFY(source.cancellations.first()->isCancelled());
    QCOMPARE(cancelled.count(), 1);
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    TestChangeListModel test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_changelistmodel.moc"
