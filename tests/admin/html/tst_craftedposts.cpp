// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/site/logentry.h"

#include <QTest>

using namespace Quintette;

/// Walks all URLs of the administration with people of every kind, who read what they may not and
/// submit what no form offered them; afterwards only what the policy allows has happened.
class TestCraftedPosts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void get_everyUrl_followsThePolicy_data();
    void get_everyUrl_followsThePolicy();
    void post_withoutRight_writesNothing_data();
    void post_withoutRight_writesNothing();
    void post_hostileValues_neverFail_data();
    void post_hostileValues_neverFail();
    void post_withoutToken_isRefused();

private:
    /// Everything in the tables of the shop and of accounts, and how long the log is.
    QByteArray fingerprint() const;
    Client &client(const QString &name);

    std::unique_ptr<ShopSite> m_shop;
    std::map<QString, Client> m_clients;
};

void TestCraftedPosts::initTestCase()
{
    ModelAdminOptions books;
    books.listDisplay = {u"title", u"pages", u"author"};
    books.listEditable = {u"pages"_s};
    books.listFilter = {u"author"};
    books.searchFields = {u"title"_s};
    books.inlines = {{.model = u"shop.Copy"_s, .extra = 1}};
    m_shop = std::make_unique<ShopSite>(books);
    QVERIFY(m_shop->isOpen());
    m_shop->makeHistoryTable();
    m_shop->request(u"reader"_s, {u"view_book"_s, u"view_copy"_s});
    m_shop->request(u"editor"_s, {u"change_book"_s, u"view_author"_s});
    m_shop->request(u"stranger"_s);
    for (const QString &name : {u"reader"_s, u"editor"_s, u"stranger"_s})
        m_clients.emplace(name, m_shop->client(name));
    m_clients.emplace(u"ada"_s, m_shop->client(u"ada"_s));
    m_clients.emplace(
            u"nobody"_s,
            Client(m_shop->application().handler(), m_shop->application().requestSettings()));
    m_clients.at(u"nobody"_s).get("/admin/login/");
}

Client &TestCraftedPosts::client(const QString &name)
{
    return m_clients.at(name);
}

QByteArray TestCraftedPosts::fingerprint() const
{
    QByteArray all;
    for (const QString &label : {u"shop.Book"_s, u"shop.Copy"_s, u"shop.Author"_s, u"shop.Tag"_s,
                                 u"shop.Loan"_s, u"auth.Group"_s}) {
        objects(m_shop->model(label)).orderBy(QStringList{u"pk"_s}).forEach([&](const Record &row) {
            for (const Value &value : row.values())
                all += value.isNone() ? "-" : value.toString().toUtf8() + '|';
            return true;
        });
    }
    objects(m_shop->model(u"auth.User"_s)).forEach([&](const Record &user) {
        all += user.value(u"username").toString().toUtf8()
                + user.value(u"password").toString().toUtf8()
                + (user.value(u"is_superuser").isTrue() ? '1' : '0');
        return true;
    });
    return all + QByteArray::number(LogEntry::entries(m_shop->site().models()).count());
}

void TestCraftedPosts::get_everyUrl_followsThePolicy_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<int>("status");
    const QList<QPair<QByteArray, QHash<QString, int>>> urls{
            {"/admin/shop/book/",
             {{u"reader"_s, 200}, {u"editor"_s, 200}, {u"stranger"_s, 403}, {u"ada"_s, 200}}},
            {"/admin/shop/book/add/",
             {{u"reader"_s, 403}, {u"editor"_s, 403}, {u"stranger"_s, 403}, {u"ada"_s, 200}}},
            {"/admin/shop/book/1/change/",
             {{u"reader"_s, 200}, {u"editor"_s, 200}, {u"stranger"_s, 403}, {u"ada"_s, 200}}},
            {"/admin/shop/book/1/delete/",
             {{u"reader"_s, 403}, {u"editor"_s, 403}, {u"stranger"_s, 403}, {u"ada"_s, 200}}},
            {"/admin/shop/book/1/history/",
             {{u"reader"_s, 200}, {u"editor"_s, 200}, {u"stranger"_s, 403}, {u"ada"_s, 200}}},
            {"/admin/shop/author/",
             {{u"reader"_s, 403}, {u"editor"_s, 200}, {u"stranger"_s, 403}, {u"ada"_s, 200}}},
            {"/admin/auth/user/",
             {{u"reader"_s, 403}, {u"editor"_s, 403}, {u"stranger"_s, 403}, {u"ada"_s, 200}}},
            {"/admin/auth/user/1/password/",
             {{u"reader"_s, 403}, {u"editor"_s, 403}, {u"stranger"_s, 403}, {u"ada"_s, 200}}},
            {"/admin/autocomplete/?app_label=shop&model_name=book&field_name=author",
             {{u"reader"_s, 403}, {u"editor"_s, 200}, {u"stranger"_s, 403}, {u"ada"_s, 200}}},
            {"/admin/shop/book/?author__name__startswith=A",
             {{u"reader"_s, 400}, {u"editor"_s, 400}, {u"stranger"_s, 403}, {u"ada"_s, 400}}},
            {"/admin/auth/user/?password__startswith=p",
             {{u"reader"_s, 403}, {u"editor"_s, 403}, {u"stranger"_s, 403}, {u"ada"_s, 400}}},
    };
    for (const auto &[url, statuses] : urls) {
        for (auto it = statuses.cbegin(); it != statuses.cend(); ++it)
            QTest::addRow("%s %s", qPrintable(it.key()), url.constData())
                    << it.key() << url << it.value();
        QTest::addRow("nobody %s", url.constData()) << u"nobody"_s << url << 302;
    }
}

void TestCraftedPosts::get_everyUrl_followsThePolicy()
{
    QFETCH(QString, user);
    QFETCH(QByteArray, url);
    QFETCH(int, status);
    const QByteArray before = fingerprint();
    QCOMPARE(client(user).get(url).status(), status);
    QCOMPARE(fingerprint(), before); // looking changes nothing
}

void TestCraftedPosts::post_withoutRight_writesNothing_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QueryDict>("form");
    const QueryDict book{{u"title"_s, u"Stolen"_s},
                         {u"pages"_s, u"1"_s},
                         {u"author"_s, u"2"_s},
                         {u"copy_set-TOTAL_FORMS"_s, u"0"_s},
                         {u"copy_set-INITIAL_FORMS"_s, u"0"_s},
                         {u"_save"_s, u"1"_s}};
    const QList<QPair<QByteArray, QueryDict>> posts{
            {"/admin/shop/book/add/", book},
            {"/admin/shop/book/add/?_popup=1&_to_field=password", book},
            {"/admin/shop/book/1/delete/", {{u"post"_s, u"yes"_s}}},
            {"/admin/shop/book/",
             {{u"action"_s, u"delete_selected"_s},
              {u"_selected_action"_s, u"1"_s},
              {u"post"_s, u"yes"_s}}},
            {"/admin/shop/book/",
             {{u"action"_s, u"delete_selected"_s},
              {u"select_across"_s, u"1"_s},
              {u"index"_s, u"99"_s},
              {u"post"_s, u"yes"_s}}},
            {"/admin/shop/book/",
             {{u"action"_s, u"no_such_action"_s}, {u"select_across"_s, u"1"_s}}},
            {"/admin/shop/author/1/change/", {{u"name"_s, u"Stolen"_s}}},
            {"/admin/shop/author/add/", {{u"name"_s, u"Stolen"_s}}},
            {"/admin/shop/copy/1/change/", {{u"shelf"_s, u"x"_s}, {u"book"_s, u"1"_s}}},
            {"/admin/auth/user/1/password/",
             {{u"password1"_s, u"Stolen-99-x"_s}, {u"password2"_s, u"Stolen-99-x"_s}}},
            {"/admin/auth/user/add/",
             {{u"username"_s, u"evil"_s},
              {u"password1"_s, u"Stolen-99-x"_s},
              {u"password2"_s, u"Stolen-99-x"_s}}},
            {"/admin/auth/user/3/change/", {{u"is_superuser"_s, u"on"_s}, {u"username"_s, u"x"_s}}},
            {"/admin/auth/group/add/", {{u"name"_s, u"evil"_s}}},
            {"/admin/nothing/at/all/", {{u"post"_s, u"yes"_s}}},
            {"/admin/r/1/1/", {{u"post"_s, u"yes"_s}}},
    };
    for (const QString &user : {u"reader"_s, u"stranger"_s, u"nobody"_s, u"editor"_s}) {
        for (qsizetype i = 0; i < posts.size(); ++i)
            QTest::addRow("%s %d %s", qPrintable(user), int(i), posts[i].first.constData())
                    << user << posts[i].first << posts[i].second;
    }
    const QueryDict cells{{u"form-TOTAL_FORMS"_s, u"1"_s},
                          {u"form-INITIAL_FORMS"_s, u"1"_s},
                          {u"form-0-id"_s, u"1"_s},
                          {u"form-0-pages"_s, u"666"_s},
                          {u"_save"_s, u"1"_s}};
    for (const QString &user : {u"reader"_s, u"stranger"_s, u"nobody"_s}) {
        QTest::addRow("%s cells", qPrintable(user))
                << user << QByteArray("/admin/shop/book/") << cells;
        QTest::addRow("%s change", qPrintable(user))
                << user << QByteArray("/admin/shop/book/1/change/") << book;
        QTest::addRow("%s save as new", qPrintable(user))
                << user << QByteArray("/admin/shop/book/1/change/")
                << QueryDict{{u"title"_s, u"Copy"_s},
                             {u"pages"_s, u"1"_s},
                             {u"author"_s, u"1"_s},
                             {u"_saveasnew"_s, u"1"_s},
                             {u"_wasdeleted"_s, u"1"_s}};
    }
    // The editor may change books, but has no right to their copies.
    QueryDict row = book;
    row.set(u"title"_s, u"Engines"_s);
    row.set(u"pages"_s, u"100"_s);
    row.set(u"author"_s, u"1"_s);
    row.set(u"copy_set-TOTAL_FORMS"_s, u"2"_s);
    row.set(u"copy_set-INITIAL_FORMS"_s, u"1"_s);
    row.set(u"copy_set-0-id"_s, u"1"_s);
    row.set(u"copy_set-0-shelf"_s, u"stolen"_s);
    row.set(u"copy_set-0-DELETE"_s, u"on"_s);
    row.set(u"copy_set-1-shelf"_s, u"stolen"_s);
    row.remove(u"_save"_s);
    row.set(u"_saveasnew"_s, u"1"_s);
    row.set(u"_wasdeleted"_s, u"1"_s);
    QTest::newRow("editor copies")
            << u"editor"_s << QByteArray("/admin/shop/book/1/change/") << row;
}

void TestCraftedPosts::post_withoutRight_writesNothing()
{
    QFETCH(QString, user);
    QFETCH(QByteArray, url);
    QFETCH(QueryDict, form);
    const QByteArray before = fingerprint();
    const Response response = client(user).post(url, form);
    QVERIFY2(response.status() < 500, QByteArray::number(response.status()));
    QCOMPARE(fingerprint(), before);
}

void TestCraftedPosts::post_hostileValues_neverFail_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QueryDict>("form");
    const QString deep = QString::fromLatin1(QByteArray(50'000, '[').toBase64());
    QTest::newRow("version") << QByteArray("/admin/shop/book/1/change/")
                             << QueryDict{{u"title"_s, u""_s}, {u"_version"_s, deep}};
    QTest::newRow("forms") << QByteArray("/admin/shop/book/1/change/")
                           << QueryDict{{u"title"_s, u""_s},
                                        {u"copy_set-TOTAL_FORMS"_s, u"2000000000"_s},
                                        {u"copy_set-INITIAL_FORMS"_s, u"2000000000"_s}};
    QTest::newRow("negative") << QByteArray("/admin/shop/book/1/change/")
                              << QueryDict{{u"title"_s, u""_s},
                                           {u"copy_set-TOTAL_FORMS"_s, u"-1"_s},
                                           {u"copy_set-INITIAL_FORMS"_s, u"x"_s}};
    QTest::newRow("cells") << QByteArray("/admin/shop/book/")
                           << QueryDict{{u"form-INITIAL_FORMS"_s, u"2000000000"_s},
                                        {u"_save"_s, u"1"_s}};
    QTest::newRow("cell keys") << QByteArray("/admin/shop/book/")
                               << QueryDict{{u"form-INITIAL_FORMS"_s, u"1"_s},
                                            {u"form-0-id"_s, u"1 OR 1=1"_s},
                                            {u"_save"_s, u"1"_s}};
    QTest::newRow("action keys") << QByteArray("/admin/shop/book/")
                                 << QueryDict{{u"action"_s, u"delete_selected"_s},
                                              {u"_selected_action"_s, u"1 OR 1=1"_s},
                                              {u"post"_s, u"yes"_s}};
    QTest::newRow("restore") << QByteArray("/admin/shop/book/1/change/?_restore=-5")
                             << QueryDict{{u"title"_s, u""_s}};
    QTest::newRow("choices") << QByteArray("/admin/shop/book/1/change/")
                             << QueryDict{{u"title"_s, u""_s},
                                          {u"_choice-title"_s, u"neither"_s},
                                          {u"_choice-password"_s, u"theirs"_s}};
}

void TestCraftedPosts::post_hostileValues_neverFail()
{
    QFETCH(QByteArray, url);
    QFETCH(QueryDict, form);
    const QByteArray before = fingerprint();
    const Response response = client(u"ada"_s).post(url, form);
    QVERIFY2(response.status() < 500, QByteArray::number(response.status()));
    QCOMPARE(fingerprint(), before);
}

void TestCraftedPosts::post_withoutToken_isRefused()
{
    Client &ada = client(u"ada"_s);
    const QByteArray before = fingerprint();
    ada.setAddsCsrfToken(false);
    const Response response = ada.post("/admin/shop/book/1/delete/", {{u"post"_s, u"yes"_s}});
    ada.setAddsCsrfToken(true);
    QCOMPARE(response.status(), 403);
    QCOMPARE(fingerprint(), before);
}

QTEST_GUILESS_MAIN(TestCraftedPosts)
#include "tst_craftedposts.moc"
