// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/changeform.h"
#include "admin/pages/deletedobjects.h"
#include "admin/pages/deletepage.h"
#include "admin/pages/indexpage.h"
#include "tests/admin/shopsite.h"

#include "core/forms/modelform.h"

#include <QTest>

using namespace Quintette;

/// The way back for what was deleted, and for whom there is none.
class TestDeletedObjects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void deleted_oneByOne_canBeRestored();
    void deleted_together_areFoundToo();
    void deleted_byOthers_staysHiddenBehindAPolicy();
    void deleted_withoutTheRightToAdd_isRefused();
    void recentActions_leadBack();
    void pages_ofTheWeb_leadBack();

private:
    QStringList texts(const AdminRequest &request) const
    {
        QStringList texts;
        for (const DeletedPage::Object &object :
             loadDeleted(m_shop->admin(u"book"_s), request).objects)
            texts += object.text;
        return texts;
    }
    void remove(AdminRequest &request, qint64 pk) const
    {
        deleteObject(m_shop->admin(u"book"_s), request, m_shop->object(u"shop.Book"_s, pk));
    }

    std::unique_ptr<ShopSite> m_shop;
};

void TestDeletedObjects::init()
{
    ModelAdminOptions books;
    books.rows = [](const AdminRequest &request) {
        return request.user->isSuperuser ? Q() : Q{{u"author"_s, 1}};
    };
    m_shop = std::make_unique<ShopSite>(books);
    QVERIFY(m_shop->isOpen());
    m_shop->makeHistoryTable();
}

void TestDeletedObjects::deleted_oneByOne_canBeRestored()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    remove(ada, 3);
    const DeletedPage page = loadDeleted(admin, ada);
    QCOMPARE(page.objects.size(), 1);
    QCOMPARE(page.objects.first().text, u"Notes"_s);
    QCOMPARE(page.objects.first().user, u"ada"_s);
    const auto form = ChangeForm::forAdding(admin, ada);
    form->showVersion(page.objects.first().version);
    QCOMPARE(form->form().initialValue(u"title"_s).toString(), u"Notes"_s);
    QCOMPARE(form->form().initialValue(u"pages"_s).toString(), u"50"_s);
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, form->showVersion(4711));
}

void TestDeletedObjects::deleted_together_areFoundToo()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    deleteObjects(admin, ada, admin.queryset(ada).filter({{u"pk__in"_s, ValueList{2, 3}}}));
    QStringList found = texts(ada);
    found.sort();
    QCOMPARE(found, (QStringList{u"Compilers"_s, u"Notes"_s}));
}

void TestDeletedObjects::deleted_byOthers_staysHiddenBehindAPolicy()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    AdminRequest clerk =
            m_shop->request(u"clerk"_s, {u"view_book"_s, u"add_book"_s, u"delete_book"_s});
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    remove(ada, 2); // of an author whose books the clerk may not see
    remove(clerk, 3);
    QCOMPARE(texts(clerk), QStringList{u"Notes"_s});
    QCOMPARE(texts(ada).size(), 2);
    const auto form = ChangeForm::forAdding(admin, clerk);
    const qint64 hidden = loadDeleted(admin, ada).objects.last().version;
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, form->showVersion(hidden));
}

void TestDeletedObjects::deleted_withoutTheRightToAdd_isRefused()
{
    AdminRequest reader = m_shop->request(u"reader"_s, {u"view_book"_s, u"delete_book"_s});
    QVERIFY_THROWS_EXCEPTION(PermissionDenied, loadDeleted(m_shop->admin(u"book"_s), reader));
    QVERIFY(!canRestoreDeleted(m_shop->admin(u"book"_s), reader));
}

void TestDeletedObjects::recentActions_leadBack()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    remove(ada, 3);
    const QList<LogLine> lines = recentActions(m_shop->site(), ada);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first().restoreVersion,
             loadDeleted(m_shop->admin(u"book"_s), ada).objects.first().version);
}

void TestDeletedObjects::pages_ofTheWeb_leadBack()
{
    AdminRequest asked = m_shop->request(u"ada"_s);
    remove(asked, 3);
    Client ada = m_shop->client(u"ada"_s);
    const auto text = [&ada](const QByteArray &url) {
        return QString::fromUtf8(Client::content(ada.get(url)));
    };
    const qint64 version = loadDeleted(m_shop->admin(u"book"_s), asked).objects.first().version;
    const QString link = u"href=\"/admin/shop/book/add/?_restore=%1\""_s.arg(version);
    QVERIFY(text("/admin/").contains(link));
    QVERIFY(text("/admin/shop/book/").contains(u"href=\"/admin/shop/book/deleted/\""_s));
    QVERIFY(text("/admin/shop/book/deleted/").contains(link));
    QVERIFY(text("/admin/shop/book/add/?_restore=" + QByteArray::number(version))
                    .contains(u"value=\"Notes\""_s));
    QCOMPARE(ada.get("/admin/shop/book/add/?_restore=4711").status(), 404);
}

QTEST_GUILESS_MAIN(TestDeletedObjects)
#include "tst_deletedobjects.moc"
