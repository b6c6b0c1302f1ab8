// SPDX-License-Identifier: GPL-3.0-or-later
// Where lists and trees lead to, or do not, and what is told where a table is missing.
#include "tests/admin/widgets/shopdesk.h"

#include "admin/pages/deletepage.h"
#include "admin/widgets/list/listpage.h"
#include "admin/widgets/list/listtable.h"
#include "admin/widgets/window/deletedialog.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTreeWidget>

using namespace Quintette;

class TestWaysOut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_desk = std::make_unique<ShopDesk>(*m_shop); }
    void cleanupTestCase();
    void listWithLinks_opensTheObject();
    void listWithoutLinks_opensNothing();
    void deleteTree_opensWhatItNames();
    void missingTable_isExplained();

private:
    /// What Enter on the first row of a list opens.
    std::optional<PageAddress> activate(const QString &model);

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<ShopDesk> m_desk;
};

void TestWaysOut::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(
            ModelAdminOptions{}, ModelAdminOptions{.listDisplay = {u"name"}},
            ModelAdminOptions{.listDisplay = {u"name"}, .listDisplayLinks = QStringList()});
    QVERIFY(m_shop->isOpen());
}

void TestWaysOut::cleanupTestCase()
{
    m_desk.reset();
    m_shop.reset();
}

std::optional<PageAddress> TestWaysOut::activate(const QString &model)
{
    ListPage page(m_desk->session(), m_shop->admin(model), {});
    page.show();
    m_desk->settle();
    std::optional<PageAddress> opened;
    connect(&page, &Page::openRequested, this,
            [&](const PageAddress &address) { opened = address; });
    auto *table = page.findChild<ListTable *>();
    table->setFocus();
    table->selectionModel()->setCurrentIndex(table->model()->index(0, 0),
                                             QItemSelectionModel::NoUpdate);
    QTest::keyClick(table, Qt::Key_Return);
    return opened;
}

void TestWaysOut::listWithLinks_opensTheObject()
{
    const std::optional<PageAddress> opened = activate(u"author"_s);
    QVERIFY(opened);
    QCOMPARE(opened->kind, PageAddress::Kind::Change);
}

void TestWaysOut::listWithoutLinks_opensNothing()
{
    QVERIFY(!activate(u"tag"_s));
}

void TestWaysOut::deleteTree_opensWhatItNames()
{
    const AdminRequest ada = m_shop->request(u"ada"_s);
    const DeletePage page =
            loadDeletePage(m_shop->admin(u"book"_s), ada, {m_shop->object(u"shop.Book"_s, 2)});
    auto *dialog = new DeleteDialog(page);
    dialog->show();
    std::optional<PageAddress> opened;
    connect(dialog, &DeleteDialog::openRequested, this,
            [&](const PageAddress &address) { opened = address; });
    auto *tree = dialog->findChild<QTreeWidget *>();
    const QTreeWidgetItem *book = tree->topLevelItem(0);
    QVERIFY(book);
    QVERIFY(book->childCount() > 0);
    tree->setCurrentItem(book->child(0));
    QTest::keyClick(tree, Qt::Key_Return);
    QVERIFY(opened);
    QCOMPARE(opened->kind, PageAddress::Kind::Change);
    QCOMPARE(opened->admin, &m_shop->admin(u"copy"_s));
    QCOMPARE(opened->quotedPk, u"3"_s);
    QVERIFY(!dialog->isVisible());
}

void TestWaysOut::missingTable_isExplained()
{
    m_shop->execute(u"ALTER TABLE shop_award RENAME TO hidden_award"_s);
    QString message;
    {
        ListPage page(m_desk->session(), m_shop->admin(u"award"_s), {});
        connect(&page, &Page::failed, this,
                [&](const TaskFailure &failure) { message = failure.message; });
        page.show();
        QVERIFY(m_desk->settle());
    }
    m_shop->execute(u"ALTER TABLE hidden_award RENAME TO shop_award"_s);
    QVERIFY2(message.contains(u"shop_award"_s), qPrintable(message));
    QVERIFY2(message.contains(u"quintette migrate"_s), qPrintable(message));
}

int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    TestWaysOut test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_waysout.moc"
