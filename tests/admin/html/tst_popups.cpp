// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Quintette;

/// Books whose authors stand below the first letter of their names.
class BooksByLetter : public ModelAdmin
{
public:
    using ModelAdmin::ModelAdmin;

    ModelChoices relationChoices(const AdminRequest &request, const Field &field) const override
    {
        ModelChoices choices = ModelAdmin::relationChoices(request, field);
        if (field.name() == u"author")
            choices.group = [](const Record &author) { return Text(author.toString().left(1)); };
        return choices;
    }
};

/// Pages that a form opens as dialogs: what they carry along, and what they answer.
class TestPopups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void links_followTheRightsOfTheOtherModel_data();
    void links_followTheRightsOfTheOtherModel();
    void links_carryTheKeyField();
    void add_answersWithTheNewObject();
    void change_answersWithBothKeys();
    void delete_answersWithTheKey();
    void wrong_showsTheFormAgainAsADialog();
    void list_hasNoActionsAndSaysWhatIsChosen();
    void list_actionPosted_isRefused();
    void toField_forged_isRefused_data();
    void toField_forged_isRefused();
    void group_ofTheNewObject_isToldToTheForm();

private:
    static QString text(const Response &response)
    {
        return QString::fromUtf8(Client::content(response));
    }
    static QJsonObject answer(const Response &response)
    {
        static const QRegularExpression data(u"data-response=\"([^\"]*)\""_s);
        QString json = data.match(text(response)).captured(1);
        json.replace(u"&quot;"_s, u"\""_s).replace(u"&#x27;"_s, u"'"_s);
        return QJsonDocument::fromJson(json.toUtf8()).object();
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_ada;
};

void TestPopups::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    QVERIFY(m_shop->isOpen());
    m_ada = std::make_unique<Client>(m_shop->client(u"ada"_s));
}

void TestPopups::links_followTheRightsOfTheOtherModel_data()
{
    QTest::addColumn<QStringList>("rights"); // to the other side
    QTest::addColumn<QStringList>("links"); // of the field that chooses an author
    QTest::newRow("none") << QStringList() << QStringList();
    QTest::newRow("view") << QStringList{u"view_author"_s} << QStringList{u"view"_s};
    QTest::newRow("change") << QStringList{u"change_author"_s} << QStringList{u"change"_s};
    QTest::newRow("add") << QStringList{u"add_author"_s} << QStringList{u"add"_s};
    QTest::newRow("delete") << QStringList{u"view_author"_s, u"delete_author"_s}
                            << QStringList{u"view"_s, u"delete"_s};
}

void TestPopups::links_followTheRightsOfTheOtherModel()
{
    QFETCH(QStringList, rights);
    QFETCH(QStringList, links);
    const QString name = u"links-"_s + QString::fromLatin1(QTest::currentDataTag());
    m_shop->request(name, QStringList{u"change_book"_s} + rights);
    const QString page = text(m_shop->client(name).get("/admin/shop/book/1/change/"));
    QStringList found;
    for (const QString &link : {u"change"_s, u"view"_s, u"add"_s, u"delete"_s}) {
        if (page.contains(u"data-related-link=\"%1\""_s.arg(link)))
            found += link;
    }
    QCOMPARE(found, links);
    // The book of a copy goes with it, so it is never offered for deletion there.
    const QString copy = text(m_ada->get("/admin/shop/copy/1/change/"));
    QVERIFY(copy.contains(u"data-related-link=\"change\""_s));
    QVERIFY(!copy.contains(u"data-related-link=\"delete\""_s));
}

void TestPopups::links_carryTheKeyField()
{
    const QString page = text(m_ada->get("/admin/shop/book/1/change/"));
    QVERIFY(page.contains(u"data-related=\"shop.author\" data-related-key=\"id\""_s));
    QVERIFY(page.contains(u"/admin/shop/author/__fk__/change/?_popup=1&amp;_to_field=id"_s));
    QVERIFY(page.contains(
            u"/admin/shop/author/add/?_popup=1&amp;_to_field=id&amp;_source_model=shop.book"_s));
    // Of several objects none can be changed from here, but one more can be added.
    QVERIFY(page.contains(u"/admin/shop/tag/add/?_popup=1"_s));
    QVERIFY(!page.contains(u"/admin/shop/tag/__fk__/"_s));
}

void TestPopups::add_answersWithTheNewObject()
{
    const QByteArray url = "/admin/shop/author/add/?_popup=1&_to_field=id&_source_model=shop.book";
    const QString page = text(m_ada->get(url));
    QVERIFY(page.contains(u"name=\"_popup\" value=\"1\""_s));
    QVERIFY(page.contains(u"name=\"_to_field\" value=\"id\""_s));
    QVERIFY(!page.contains(u"name=\"_addanother\""_s));
    const QJsonObject added = answer(m_ada->post(
            url,
            {{u"name"_s, u"Mary \"M\" <b>"_s}, {u"_popup"_s, u"1"_s}, {u"_to_field"_s, u"id"_s}}));
    const Record author =
            *objects(m_shop->model(u"shop.Author"_s)).orderBy(QStringList{u"-pk"_s}).first();
    QCOMPARE(added.value(u"action").toString(), u"add"_s);
    QCOMPARE(added.value(u"value").toString(), author.pk().toString());
    QCOMPARE(author.toString(), u"Mary \"M\" <b>"_s);
}

void TestPopups::change_answersWithBothKeys()
{
    const QJsonObject changed =
            answer(m_ada->post("/admin/shop/author/2/change/?_popup=1&_to_field=id",
                               {{u"name"_s, u"Grace H."_s}, {u"_popup"_s, u"1"_s}}));
    QCOMPARE(changed.value(u"action").toString(), u"change"_s);
    QCOMPARE(changed.value(u"value").toString(), u"2"_s);
    QCOMPARE(changed.value(u"new_value").toString(), u"2"_s);
    QCOMPARE(changed.value(u"obj").toString(), u"Grace H."_s);
}

void TestPopups::delete_answersWithTheKey()
{
    const QByteArray url = "/admin/shop/tag/3/delete/?_popup=1&_to_field=id";
    QVERIFY(text(m_ada->get(url)).contains(u"name=\"_popup\" value=\"1\""_s));
    const QJsonObject deleted =
            answer(m_ada->post(url, {{u"post"_s, u"yes"_s}, {u"_popup"_s, u"1"_s}}));
    QCOMPARE(deleted.value(u"action").toString(), u"delete"_s);
    QCOMPARE(deleted.value(u"value").toString(), u"3"_s);
    QVERIFY(!objects(m_shop->model(u"shop.Tag"_s)).filter({{u"pk"_s, 3}}).exists());
}

void TestPopups::wrong_showsTheFormAgainAsADialog()
{
    const QString page = text(m_ada->post("/admin/shop/author/add/?_popup=1",
                                          {{u"name"_s, QString()}, {u"_popup"_s, u"1"_s}}));
    QVERIFY(page.contains(u"class=\"popup\""_s));
    QVERIFY(page.contains(u"name=\"_popup\""_s));
    QVERIFY(page.contains(u"errorlist"_s));
}

void TestPopups::list_hasNoActionsAndSaysWhatIsChosen()
{
    const QString page = text(m_ada->get("/admin/shop/author/?_popup=1&_to_field=id"));
    QVERIFY(!page.contains(u"name=\"action\""_s));
    QVERIFY(page.contains(u"data-choice=\"1\""_s));
    QVERIFY(!text(m_ada->get("/admin/shop/author/")).contains(u"data-choice"_s));
}

void TestPopups::list_actionPosted_isRefused()
{
    const qint64 before = objects(m_shop->model(u"shop.Author"_s)).count();
    const Response response = m_ada->post("/admin/shop/author/?_popup=1",
                                          {{u"action"_s, u"delete_selected"_s},
                                           {u"_selected_action"_s, u"3"_s},
                                           {u"post"_s, u"yes"_s}});
    QCOMPARE(response.status(), 403);
    QCOMPARE(objects(m_shop->model(u"shop.Author"_s)).count(), before);
}

void TestPopups::toField_forged_isRefused_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char *page : {"", "add/", "1/change/", "1/delete/"}) {
        for (const char *field : {"password", "username", "no_such_field", "groups"})
            QTest::addRow("%s %s", page, field)
                    << QByteArray("/admin/auth/user/") + page + "?_popup=1&_to_field=" + field;
    }
}

void TestPopups::toField_forged_isRefused()
{
    QFETCH(QByteArray, url);
    QCOMPARE(m_ada->get(url).status(), 400);
}

void TestPopups::group_ofTheNewObject_isToldToTheForm()
{
    AdminSite &site = *m_shop->application().service<AdminSite>();
    site.remove(u"shop.Book"_s);
    site.add(u"shop.Book"_s, std::make_unique<BooksByLetter>());
    QVERIFY(text(m_ada->get("/admin/shop/book/1/change/")).contains(u"<optgroup label=\"A\">"_s));
    const QByteArray url = "/admin/shop/author/add/?_popup=1&_source_model=";
    const auto added = [&](const QByteArray &source) {
        return answer(m_ada->post(url + source, {{u"name"_s, u"Zoe"_s}, {u"_popup"_s, u"1"_s}}));
    };
    QCOMPARE(added("shop.book").value(u"optgroup").toString(), u"Z"_s);
    // Other forms have no such groups, and what is no model is none.
    for (const char *source : {"shop.copy", "shop.nothing", "..", ""})
        QVERIFY(!added(source).contains(u"optgroup"));
}

QTEST_GUILESS_MAIN(TestPopups)
#include "tst_popups.moc"
