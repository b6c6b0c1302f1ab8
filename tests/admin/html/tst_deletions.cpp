// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/site/logentry.h"
#include "core/contenttypes/contenttype.h"
#include "core/i18n/language.h"

#include <QTest>

using namespace Quintette;

/// The page that asks before deleting, where deleting leads, and the history that tells of it all.
class TestDeletions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void page_namesEverythingThatGoes();
    void page_protectedObjects_areLinked();
    void page_missingRights_areNamed();
    void deleted_isLoggedByItsText();
    void deleted_withoutSeeingTheList_leadsHome();
    void deleted_keepsTheList();
    void history_isInPagesOfHundred();
    void history_inAnotherLanguage_isTranslated();
    void history_ofWhatIsNoMore_isShownAsStored();
    void history_comparison_keepsItsChoice();
    void history_values_areInTheOrderOfTheForm();
    void history_ofAnAccount_hasItsValues();

private:
    QString page(const QByteArray &address)
    {
        return QString::fromUtf8(Client::content(m_ada->get(address)));
    }
    void writeLog(qint64 book, const QString &message)
    {
        const Record object = m_shop->object(u"shop.Book"_s, book);
        LogEntry::write(m_shop->request(u"ada"_s), object, LogEntry::Action::Change, message);
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_ada;
};

void TestDeletions::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    QVERIFY(m_shop->isOpen());
    m_shop->makeHistoryTable();
    m_ada = std::make_unique<Client>(m_shop->client(u"ada"_s));
}

void TestDeletions::page_namesEverythingThatGoes()
{
    const QString asking = page("/admin/shop/book/2/delete/");
    QVERIFY(asking.contains(u"<h1>Are you sure?"_s));
    QVERIFY(asking.contains(u"<strong>1</strong>Book</li>"_s));
    QVERIFY(asking.contains(u"<strong>1</strong>Copy</li>"_s));
    QVERIFY(asking.contains(u"<a href=\"/admin/shop/book/2/change/\">Compilers</a><ul><li>Copy: "
                            "<a href=\"/admin/shop/copy/3/change/\">"_s));
    QVERIFY(asking.contains(u"name=\"post\" value=\"yes\""_s));
    m_shop->execute(u"INSERT INTO shop_copy (shelf, book_id) VALUES ('B2', 2)"_s);
    QVERIFY(page("/admin/shop/book/2/delete/").contains(u"<strong>2</strong>Copys</li>"_s));
}

void TestDeletions::page_protectedObjects_areLinked()
{
    const QString refused = page("/admin/shop/author/1/delete/");
    QVERIFY(refused.contains(u"<h1>Cannot delete author"_s));
    QVERIFY(refused.contains(u"Book: <a href=\"/admin/shop/book/1/change/\">Engines</a>"_s));
    QVERIFY(refused.contains(u"Book: <a href=\"/admin/shop/book/3/change/\">Notes</a>"_s));
    QVERIFY(!refused.contains(u"name=\"post\""_s));
    // Asked for all the same, it is refused all the same.
    const Response posted = m_ada->post("/admin/shop/author/1/delete/", {{u"post"_s, u"yes"_s}});
    QCOMPARE(posted.status(), 200);
    QVERIFY(QString::fromUtf8(posted.body()).contains(u"Cannot delete author"_s));
    QCOMPARE(m_shop->object(u"shop.Author"_s, 1).toString(), u"Ada"_s);
}

void TestDeletions::page_missingRights_areNamed()
{
    m_shop->request(u"halfway"_s, {u"view_book"_s, u"delete_book"_s});
    Client halfway = m_shop->client(u"halfway"_s);
    const QString refused =
            QString::fromUtf8(Client::content(halfway.get("/admin/shop/book/2/delete/")));
    QVERIFY(refused.contains(u"Cannot delete book"_s));
    QVERIFY(refused.contains(u"your account may not delete objects of these kinds"_s));
    QVERIFY(refused.contains(u"<li>Copy</li>"_s));
    QVERIFY(!refused.contains(u"name=\"post\""_s));
}

void TestDeletions::deleted_isLoggedByItsText()
{
    m_shop->execute(u"INSERT INTO shop_tag (id, name) VALUES (50, 'short-lived')"_s);
    m_ada->post("/admin/shop/tag/50/delete/", {{u"post"_s, u"yes"_s}});
    const std::optional<Record> entry = LogEntry::entries(m_shop->site().models()).first();
    QCOMPARE(entry->value(u"object_repr").toString(), u"short-lived"_s);
    QCOMPARE(entry->value(u"object_id").toString(), u"50"_s);
    QCOMPARE(entry->value(u"action_flag"), Value(3));
    QVERIFY(page("/admin/").contains(u"The tag “short-lived” was deleted successfully."_s));
}

void TestDeletions::deleted_withoutSeeingTheList_leadsHome()
{
    m_shop->execute(u"INSERT INTO shop_tag (id, name) VALUES (51, 'x'), (52, 'y')"_s);
    m_shop->request(u"onlydeletes"_s, {u"delete_tag"_s});
    Client client = m_shop->client(u"onlydeletes"_s);
    const QString asking =
            QString::fromUtf8(Client::content(client.get("/admin/shop/tag/51/delete/")));
    QVERIFY(asking.contains(u"<a class=\"button\" href=\"/admin/\""_s)); // the way back
    const Response done = client.post("/admin/shop/tag/51/delete/", {{u"post"_s, u"yes"_s}});
    QCOMPARE(done.header("Location"), QByteArray("/admin/"));
    QCOMPARE(m_ada->post("/admin/shop/tag/52/delete/", {{u"post"_s, u"yes"_s}}).header("Location"),
             QByteArray("/admin/shop/tag/"));
}

void TestDeletions::deleted_keepsTheList()
{
    m_shop->execute(u"INSERT INTO shop_tag (id, name) VALUES (53, 'z')"_s);
    const QByteArray address = "/admin/shop/tag/53/delete/?_changelist_filters=q%3Dz%26p%3D2";
    QCOMPARE(m_ada->post(address, {{u"post"_s, u"yes"_s}}).header("Location"),
             QByteArray("/admin/shop/tag/?q=z&p=2"));
}

void TestDeletions::history_isInPagesOfHundred()
{
    for (int i = 0; i < 101; ++i)
        writeLog(3, u"Change number %1."_s.arg(i));
    const QString first = page("/admin/shop/book/3/history/");
    QVERIFY(first.contains(u"101 entries"_s));
    QVERIFY(first.contains(u"Change number 100."_s) && !first.contains(u"Change number 0."_s));
    QVERIFY(first.contains(u"href=\"/admin/shop/book/3/history/?p=2\""_s));
    const QString second = page("/admin/shop/book/3/history/?p=2");
    QVERIFY(second.contains(u"Change number 0."_s) && !second.contains(u"Change number 1."_s));
}

void TestDeletions::history_inAnotherLanguage_isTranslated()
{
    // As Django wrote it for somebody who reads English.
    const Record user = objects(m_shop->model(u"auth.User"_s)).get({{u"username"_s, u"ada"_s}});
    LogEntry::write(m_shop->request(u"ada"_s), user, LogEntry::Action::Change,
                    QString(u"[{\"changed\": {\"fields\": [\"First name\", \"Last name\", "
                            "\"Email address\"]}}, {\"added\": {\"name\": \"group\", \"object\": "
                            "\"Editors\"}}, {\"changed\": {\"name\": \"permission\", \"object\": "
                            "\"x\", \"fields\": [\"Name\"]}}, {\"deleted\": {\"name\": "
                            "\"something\", \"object\": \"y\"}}]"_s));
    const QByteArray address = "/admin/auth/user/" + user.pk().toString().toLatin1() + "/history/";
    QVERIFY(page(address).contains(u"Changed First name, Last name and Email address. Added group "
                                   "“Editors”. Changed Name for permission “x”. Deleted something "
                                   "“y”."_s));
    const LanguageScope german(u"de"_s);
    const QString told = page(address);
    QVERIFY2(told.contains(u"Vorname, Nachname und E-Mail-Adresse"_s), qPrintable(told));
    QVERIFY(told.contains(u"Gruppe"_s) && !told.contains(u"First name"_s));
}

void TestDeletions::history_ofWhatIsNoMore_isShownAsStored()
{
    writeLog(1, u"[{\"changed\": {\"fields\": [\"Former field\"]}}]"_s);
    QVERIFY(page("/admin/shop/book/1/history/").contains(u"Changed Former field."_s));
    writeLog(1, u"[{\"changed\": {\"fields\": []}}, 7, {\"changed\": 7}]"_s);
    QCOMPARE(m_ada->get("/admin/shop/book/1/history/").status(), 200);
    writeLog(1, u"[]"_s);
    QVERIFY(page("/admin/shop/book/1/history/").contains(u"No fields changed."_s));
}

void TestDeletions::history_comparison_keepsItsChoice()
{
    for (const QString &name : {u"signed 1"_s, u"signed 2"_s, u"signed 3"_s})
        m_ada->post("/admin/shop/tag/3/change/", {{u"name"_s, name}, {u"_save"_s, QString()}});
    QString drawn = page("/admin/shop/tag/3/history/");
    const auto chosen = [&drawn](const QString &name) {
        const QString checked =
                drawn.section(u" checked>"_s, name == u"from" ? 1 : 0, name == u"from" ? 1 : 0);
        return checked.section(u"value=\""_s, -1).section(u'"', 0, 0).toLongLong();
    };
    // At first the last change; lines are newest first.
    QCOMPARE(drawn.count(u" checked>"_s), 2);
    const qint64 newest = chosen(u"to"_s);
    QCOMPARE(chosen(u"from"_s), newest - 1);
    drawn = page("/admin/shop/tag/3/history/?from=" + QByteArray::number(newest - 2)
                 + "&to=" + QByteArray::number(newest));
    QCOMPARE(chosen(u"to"_s), newest);
    QCOMPARE(chosen(u"from"_s), newest - 2);
    QVERIFY(drawn.contains(u"<del>signed 1</del>"_s) && drawn.contains(u"<ins>signed 3</ins>"_s));
}

void TestDeletions::history_values_areInTheOrderOfTheForm()
{
    m_ada->post("/admin/shop/book/2/change/",
                {{u"title"_s, u"Compilers, again"_s},
                 {u"pages"_s, u"201"_s},
                 {u"author"_s, u"1"_s},
                 {u"notes"_s, u"worn"_s},
                 {u"lent"_s, u"on"_s},
                 {u"_save"_s, QString()}});
    const QString told = page("/admin/shop/book/2/history/").section(u"<dl"_s, 1);
    QVERIFY(told.indexOf(u"<dt>Title"_s) < told.indexOf(u"<dt>Pages"_s));
    QVERIFY(told.indexOf(u"<dt>Pages"_s) < told.indexOf(u"<dt>Author"_s));
    QVERIFY(told.indexOf(u"<dt>Author"_s) < told.indexOf(u"</dl>"_s));
}

void TestDeletions::history_ofAnAccount_hasItsValues()
{
    m_shop->request(u"renamed"_s);
    const Record user = objects(m_shop->model(u"auth.User"_s)).get({{u"username"_s, u"renamed"_s}});
    const QByteArray address = "/admin/auth/user/" + user.pk().toString().toLatin1();
    const Response saved = m_ada->post(address + "/change/",
                                       {{u"username"_s, u"renamed"_s},
                                        {u"first_name"_s, u"Augusta"_s},
                                        {u"is_active"_s, u"on"_s},
                                        {u"date_joined_0"_s, u"2024-01-02"_s},
                                        {u"date_joined_1"_s, u"03:04:05"_s},
                                        {u"_save"_s, QString()}});
    QCOMPARE(saved.status(), 302);
    // The form that adds accounts has no such field.
    QVERIFY(page(address + "/history/").contains(u"<ins>Augusta</ins>"_s));
}

QTEST_GUILESS_MAIN(TestDeletions)
#include "tst_deletions.moc"
