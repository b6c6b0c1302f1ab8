// SPDX-License-Identifier: GPL-3.0-or-later
// What a window finds again as it was left.
#include "admin/widgets/list/listpage.h"
#include "admin/widgets/list/listtable.h"
#include "admin/widgets/list/sortheader.h"
#include "admin/widgets/window/mainwindow.h"
#include "admin/widgets/window/pagestack.h"
#include "tests/admin/widgets/desktopsite.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStandardPaths>

using namespace Quintette;

class TestWindowState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void size_andSplitter_areKept();
    void page_isOpenedAgain();
    void page_ofAnotherPerson_isNotOpened();
    void page_thatMayNotBeSeen_isNotOpened();
    void order_ofAList_isKeptAndForgotten();
    void columns_ofAList_areKept();
    void sorting_isReachedFromTheColumnsMenu();

private:
    void openWindow();
    ListPage *openList(const ListState &state = {});
    ListTable *table() const { return m_window->currentPage()->findChild<ListTable *>(); }

    std::unique_ptr<DesktopSite> m_site;
    std::unique_ptr<MainWindow> m_window;
};

void TestWindowState::init()
{
    QSettings().clear();
    m_site = std::make_unique<DesktopSite>();
    openWindow();
}

void TestWindowState::cleanup()
{
    m_window.reset();
    m_site.reset();
}

void TestWindowState::openWindow()
{
    m_window.reset(); // as when somebody logs out: the old one stores its state first
    m_window = std::make_unique<MainWindow>(m_site->session(),
                                            MainWindow::Options{.projectName = u"test"_s});
    m_window->show();
    QVERIFY(m_site->settle());
}

ListPage *TestWindowState::openList(const ListState &state)
{
    m_window->open(PageAddress::list(&m_site->admin(u"news.Article"_s), state));
    m_site->settle();
    return qobject_cast<ListPage *>(m_window->currentPage());
}

void TestWindowState::size_andSplitter_areKept()
{
    auto *splitter = qobject_cast<QSplitter *>(m_window->centralWidget());
    m_window->resize(910, 640);
    splitter->setSizes({300, 600});
    const int side = splitter->sizes().first();
    openWindow();
    QCOMPARE(m_window->size(), QSize(910, 640));
    QCOMPARE(qobject_cast<QSplitter *>(m_window->centralWidget())->sizes().first(), side);
}

void TestWindowState::page_isOpenedAgain()
{
    m_window->open(PageAddress::change(&m_site->admin(u"flatpages.FlatPage"_s), u"1"_s));
    QVERIFY(m_site->settle());
    openWindow();
    const PageAddress address = m_window->currentPage()->address();
    QCOMPARE(address.kind, PageAddress::Kind::Change);
    QCOMPARE(address.admin, &m_site->admin(u"flatpages.FlatPage"_s));
    QCOMPARE(address.quotedPk, u"1"_s);
    QVERIFY2(m_window->pages().canGoBack(), "the way to the overview");
    // A form to add is not worth coming back to.
    m_window->open(PageAddress::add(address.admin));
    openWindow();
    QCOMPARE(m_window->currentPage()->address().kind, PageAddress::Kind::Index);
}

void TestWindowState::page_ofAnotherPerson_isNotOpened()
{
    QVERIFY(openList());
    m_window.reset();
    m_site->logIn(u"editor"_s);
    openWindow();
    QCOMPARE(m_window->currentPage()->address().kind, PageAddress::Kind::Index);
}

void TestWindowState::page_thatMayNotBeSeen_isNotOpened()
{
    m_window.reset();
    m_site->logIn(u"editor"_s);
    QSettings().setValue(u"window/page/test/editor"_s, u"change/auth.User/1"_s);
    openWindow();
    QCOMPARE(m_window->currentPage()->address().kind, PageAddress::Kind::Index);
}

void TestWindowState::order_ofAList_isKeptAndForgotten()
{
    using Sorts = std::optional<QList<ListState::Sort>>;
    ListPage *page = openList();
    QVERIFY(page);
    const Sorts atFirst = page->model().head().state.sorts;
    SortHeader &header = table()->header();
    Q_EMIT header.stateRequested(page->address().state.withSorts({{2, true}}));
    QVERIFY(m_site->settle());
    openWindow();
    page = openList();
    QCOMPARE(page->model().head().state.sorts, Sorts(QList<ListState::Sort>{{2, true}}));
    // An address with an order of its own keeps that.
    page = openList(ListState().withSorts({{1, false}}));
    QCOMPARE(page->model().head().state.sorts, Sorts(QList<ListState::Sort>{{1, false}}));

    Q_EMIT table()->arrangementForgotten();
    openWindow();
    QCOMPARE(openList()->model().head().state.sorts, atFirst);
}

void TestWindowState::columns_ofAList_areKept()
{
    QVERIFY(openList());
    SortHeader &header = table()->header();
    QVERIFY(header.count() > 2);
    header.resizeSection(0, 333);
    header.setSectionHidden(1, true);
    Q_EMIT header.arranged();
    openWindow();
    QVERIFY(openList());
    QCOMPARE(table()->header().sectionSize(0), 333);
    QVERIFY(table()->header().isSectionHidden(1));
}

void TestWindowState::sorting_isReachedFromTheColumnsMenu()
{
    ListPage *page = openList();
    QMenu menu;
    table()->fillColumnsMenu(menu);
    const QList<QMenu *> menus = menu.findChildren<QMenu *>();
    for (QMenu *column : menus) {
        const QList<QAction *> actions = column->actions();
        for (QAction *action : actions) {
            if (action->text() != u"Sort descending"_s)
                continue;
            action->trigger();
            QVERIFY(m_site->settle());
            QCOMPARE(page->address().state.sorts->size(), 1);
            QVERIFY(page->address().state.sorts->first().descending);
            return;
        }
    }
    QFAIL("no column can be sorted by");
}

int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Quintette window tests"_s);
    QApplication application(argc, argv);
    TestWindowState test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_windowstate.moc"
