// SPDX-License-Identifier: GPL-3.0-or-later
// The way back for what was deleted, on the desktop.
#include "tests/admin/widgets/shopdesk.h"

#include "admin/pages/deletepage.h"
#include "admin/widgets/form/formview.h"
#include "admin/widgets/list/listpage.h"
#include "admin/widgets/window/deletedobjectspage.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace Quintette;

class TestDeletedObjects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void nothingDeleted_saysSo();
    void deleted_isListedWithWhatItHeld();
    void restore_opensAFormThatMakesItAnew();
    void list_leadsThereOnlyWhoMayAdd();

private:
    void deleteTag(qint64 pk);
    std::unique_ptr<DeletedObjectsPage> open();
    bool leadsThere();

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<ShopDesk> m_desk;
};

void TestDeletedObjects::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    QVERIFY(m_shop->isOpen());
    m_shop->makeHistoryTable();
}

void TestDeletedObjects::init()
{
    m_shop->execute(u"DELETE FROM shop_book_tags; DELETE FROM quintette_history_storedversion; "
                    u"DELETE FROM shop_tag;"
                    "INSERT INTO shop_tag (id, name) VALUES (2, 'rare'), (3, 'signed');"_s);
    m_desk = std::make_unique<ShopDesk>(*m_shop);
}

void TestDeletedObjects::cleanupTestCase()
{
    m_desk.reset();
    m_shop.reset();
}

void TestDeletedObjects::deleteTag(qint64 pk)
{
    AdminRequest request = m_desk->session().request();
    deleteObject(m_shop->admin(u"tag"_s), request, m_shop->object(u"shop.Tag"_s, pk));
}

std::unique_ptr<DeletedObjectsPage> TestDeletedObjects::open()
{
    auto page = std::make_unique<DeletedObjectsPage>(m_desk->session(), m_shop->admin(u"tag"_s));
    page->show();
    m_desk->settle();
    return page;
}

void TestDeletedObjects::nothingDeleted_saysSo()
{
    const auto page = open();
    QVERIFY(!page->findChild<QTreeWidget *>()->isVisible());
    const QList<QPushButton *> buttons = page->findChildren<QPushButton *>();
    for (const QPushButton *button : buttons)
        QVERIFY2(!button->isVisible(), qPrintable(button->text()));
}

void TestDeletedObjects::deleted_isListedWithWhatItHeld()
{
    deleteTag(2);
    deleteTag(3);
    const auto page = open();
    auto *list = page->findChild<QTreeWidget *>();
    QCOMPARE(list->topLevelItemCount(), 2);
    QTreeWidgetItem *newest = list->topLevelItem(0);
    QCOMPARE(newest->text(0), u"signed"_s);
    QCOMPARE(newest->text(2), u"ada"_s);
    QCOMPARE(newest->childCount(), 0);
    newest->setExpanded(true);
    QVERIFY(m_desk->settle());
    QCOMPARE(newest->childCount(), 1);
    QCOMPARE(newest->child(0)->text(0), u"Name: signed"_s);
}

void TestDeletedObjects::restore_opensAFormThatMakesItAnew()
{
    deleteTag(3);
    const auto page = open();
    QSignalSpy opened(page.get(), &Page::openRequested);
    page->restoreChosen();
    QCOMPARE(opened.size(), 1);
    FormPage form(m_desk->session(), opened.first().first().value<PageAddress>(),
                  CompanionFactory());
    QVERIFY(m_desk->settle());
    QCOMPARE(form.view().data().value(u"name"_s), u"signed"_s);
    QVERIFY(!objects(m_shop->model(u"shop.Tag"_s)).find({{u"name"_s, u"signed"_s}}));
    form.save(FormPage::After::Close);
    QVERIFY(m_desk->settle());
    QVERIFY(objects(m_shop->model(u"shop.Tag"_s)).find({{u"name"_s, u"signed"_s}}));
}

bool TestDeletedObjects::leadsThere()
{
    ListPage list(m_desk->session(), m_shop->admin(u"tag"_s), {});
    list.show();
    m_desk->settle();
    const QList<QPushButton *> buttons = list.findChildren<QPushButton *>();
    return std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *button) {
        return button->isVisible() && button->text() == u"Deleted"_s;
    });
}

void TestDeletedObjects::list_leadsThereOnlyWhoMayAdd()
{
    QVERIFY(leadsThere());
    m_desk->sit(u"reader"_s, {u"view_tag"_s, u"delete_tag"_s});
    QVERIFY(!leadsThere());
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    TestDeletedObjects test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_deletedobjects.moc"
