// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/html/webadmin.h"
#include "admin/pages/changelist.h"
#include "core/auth/policy.h"

#include <QRegularExpression>
#include <QTest>

using namespace Quintette;

/// Every line of the administration's URL table, for people of every kind, looked at and posted to
/// with everything that any form could submit. What happened must be what the policy allows: by the
/// answer for looking, by the tables themselves for writing. A page that is added to the table is
/// walked without a word here; one with a new kind of parameter fails until it is told a value.
class TestAllUrls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void table_everyParameter_isKnown();
    void get_followsThePolicy_data();
    void get_followsThePolicy();
    void post_changesOnlyWhatThePolicyAllows_data();
    void post_changesOnlyWhatThePolicyAllows();

private:
    enum class Object : quint8 { None, Own, Hidden, Missing };
    struct Target
    {
        QByteArray url;
        QString name; // of the pattern
        const ModelAdmin *admin = nullptr;
        Object object = Object::None;
    };

    QList<Target> targets() const;
    void addTargets(QList<Target> &targets, const UrlPattern &pattern) const;
    void addRows() const;
    QueryDict everything(const Target &target) const;
    bool maySee(const Target &target, const QString &user);
    /// Tables whose rows differ from the snapshot.
    QStringList changedTables() const;
    void restore() const;
    Connection &connection() const { return m_shop->application().databases().connection(); }

    std::unique_ptr<ShopSite> m_shop;
    std::map<QString, Client> m_clients;
    QStringList m_tables;
};

// What logging in and being there leaves behind.
static const QStringList ownTraces{u"django_session"_s, u"sqlite_sequence"_s};

static const QStringList people{u"ada"_s,     u"reader"_s,   u"editor"_s, u"adder"_s,
                                u"remover"_s, u"stranger"_s, u"guest"_s,  u"nobody"_s};

void TestAllUrls::initTestCase()
{
    ModelAdminOptions books;
    books.listDisplay = {u"title", u"pages", u"author"};
    books.listEditable = {u"pages"_s};
    books.listFilter = {u"author"};
    books.saveAs = true;
    books.fields = {u"title"_s, u"pages"_s, u"author"_s, u"tags"_s}; // not: lent, notes
    books.inlines = {{.model = u"shop.Copy"_s, .extra = 1}};
    books.rows = [](const AdminRequest &request) {
        return request.user->isSuperuser ? Q() : Q{{u"author"_s, 1}};
    };
    m_shop = std::make_unique<ShopSite>(books);
    QVERIFY(m_shop->isOpen());
    m_shop->makeHistoryTable();
    m_shop->request(u"reader"_s, {u"view_book"_s, u"view_copy"_s, u"view_author"_s});
    m_shop->request(u"editor"_s, {u"change_book"_s, u"view_author"_s});
    m_shop->request(u"adder"_s, {u"add_book"_s, u"add_tag"_s});
    m_shop->request(u"remover"_s, {u"delete_book"_s, u"delete_copy"_s, u"delete_tag"_s});
    m_shop->request(u"stranger"_s);
    for (const QString &name : people) {
        if (name == u"nobody")
            m_clients.emplace(name,
                              Client(m_shop->application().handler(),
                                     m_shop->application().requestSettings()));
        else
            m_clients.emplace(name, m_shop->client(name));
        m_clients.at(name).get("/admin/login/"); // a token to post with
    }
    Cursor tables = connection().execute(
            u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"_s);
    while (tables.next())
        m_tables += tables.value(0).toString();
    m_tables.removeIf([](const QString &name) { return ownTraces.contains(name); });
    QVERIFY(m_tables.size() > 15);
    for (const QString &table : std::as_const(m_tables))
        connection().executeScript(
                u"CREATE TABLE snapshot_%1 AS SELECT * FROM \"%1\";"_s.arg(table));
}

QStringList TestAllUrls::changedTables() const
{
    QStringList changed;
    for (const QString &table : m_tables) {
        Cursor count = connection().execute(
                u"SELECT (SELECT COUNT(*) FROM (SELECT * FROM \"%1\" EXCEPT SELECT * FROM "
                "snapshot_%1)) + (SELECT COUNT(*) FROM (SELECT * FROM snapshot_%1 EXCEPT SELECT * "
                "FROM \"%1\"))"_s.arg(table));
        if (count.next() && count.value(0).toInt().value_or(0) != 0)
            changed += table;
    }
    return changed;
}

void TestAllUrls::restore() const
{
    QString script = u"PRAGMA foreign_keys = OFF;"_s;
    for (const QString &table : m_tables)
        script += u"DELETE FROM \"%1\"; INSERT INTO \"%1\" SELECT * FROM snapshot_%1;"_s.arg(table);
    connection().executeScript(script + u"PRAGMA foreign_keys = ON;"_s);
}

void TestAllUrls::addTargets(QList<Target> &targets, const UrlPattern &pattern) const
{
    const Value app = pattern.options.arguments.value(u"app_label");
    const Value model = pattern.options.arguments.value(u"model_name");
    const ModelAdmin *admin =
            app.isNone() ? nullptr : m_shop->site().find(app.toString(), model.toString());
    if (admin && !m_tables.contains(admin->model().table()))
        return; // not migrated in this database
    QString route = pattern.pattern;
    if (pattern.kind == UrlPattern::Kind::Regex) {
        static const QRegularExpression choice(u"\\(\\?P<app_label>([a-z_]+)[^)]*\\)"_s);
        route.replace(choice, u"\\1"_s).remove(u'^').remove(u'$');
    }
    static const QList<QPair<QString, QString>> fixed{{u"<uidb64>"_s, u"MQ"_s},
                                                      {u"<token>"_s, u"abc-def"_s},
                                                      {u"<path:content_type_id>"_s, u"1"_s},
                                                      {u"<int:job>"_s, u"1"_s},
                                                      {u"<path:url>"_s, u"no/such/page/"_s},
                                                      {u"<content_type_id>"_s, u"1"_s}};
    for (const auto &[parameter, value] : fixed)
        route.replace(parameter, value);
    if (!route.contains(u"<path:object_id>")) {
        targets += Target{"/admin/" + route.toLatin1(), pattern.name, admin, Object::None};
        return;
    }
    const bool isBook = admin && admin->model().label() == u"shop.Book";
    const auto add = [&](const char *key, Object object) {
        targets += Target{"/admin/"
                                  + QString(route)
                                            .replace(u"<path:object_id>"_s, QLatin1String(key))
                                            .toLatin1(),
                          pattern.name, admin, object};
    };
    add("1", Object::Own);
    add("99999", Object::Missing);
    add("1%20OR%201%3D1", Object::Missing);
    if (isBook)
        add("2", Object::Hidden); // of another author
}

QList<TestAllUrls::Target> TestAllUrls::targets() const
{
    const WebAdmin face(m_shop->application(), m_shop->site());
    QList<Target> targets;
    const UrlPatterns patterns = face.urls();
    for (const UrlPattern &pattern : patterns)
        addTargets(targets, pattern);
    return targets;
}

void TestAllUrls::table_everyParameter_isKnown()
{
    const QList<Target> all = targets();
    QVERIFY(all.size() > 60);
    const auto isHidden = [](const Target &target) { return target.object == Object::Hidden; };
    QVERIFY(std::any_of(all.cbegin(), all.cend(), isHidden)); // the shop is walked too
    for (const Target &target : all)
        QVERIFY2(!target.url.contains('<') && !target.url.contains('('), target.url);
}

void TestAllUrls::addRows() const
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<int>("target");
    const QList<Target> all = targets();
    for (const QString &user : people) {
        for (int i = 0; i < all.size(); ++i) {
            // The session that the walk needs; tst_webadmin looks at these.
            if (!all[i].name.startsWith(u"log"))
                QTest::addRow("%s %s", qPrintable(user), all[i].url.constData()) << user << i;
        }
    }
}

bool TestAllUrls::maySee(const Target &target, const QString &user)
{
    AdminRequest asked = m_shop->request(user);
    const ModelAdmin &admin = *target.admin;
    const bool isSuperuser = asked.user->isSuperuser;
    if (target.name.endsWith(u"_add"))
        return admin.hasAddPermission(asked);
    if (target.name.endsWith(u"_changelist"))
        return admin.hasViewOrChangePermission(asked);
    if (target.name.endsWith(u"_deleted")) // to restore is to add
        return admin.hasViewOrChangePermission(asked) && admin.hasAddPermission(asked);
    if (target.object == Object::Missing || (target.object == Object::Hidden && !isSuperuser))
        return false;
    if (target.name.endsWith(u"_delete"))
        return admin.hasDeletePermission(asked);
    if (target.name.endsWith(u"_password_change"))
        return admin.hasChangePermission(asked);
    return admin.hasViewOrChangePermission(asked);
}

void TestAllUrls::get_followsThePolicy_data()
{
    addRows();
}

void TestAllUrls::get_followsThePolicy()
{
    QFETCH(QString, user);
    QFETCH(int, target);
    const Target page = targets().at(target);
    const Response response = m_clients.at(user).get(page.url);
    QVERIFY2(response.status() < 500, QByteArray::number(response.status()));
    QCOMPARE(changedTables(), QStringList()); // looking changes nothing
    const bool isStaff = user != u"guest" && user != u"nobody";
    if (!page.admin || page.name.isEmpty())
        return; // no page of a model: nothing that a right to it could open
    if (!isStaff) {
        QCOMPARE(response.status(), 302);
        QVERIFY(response.header("Location").startsWith("/admin/login/"));
        return;
    }
    const bool exists = objects(page.admin->model()).filter({{u"pk"_s, 1}}).exists();
    if (page.object == Object::Own && !exists)
        return;
    const bool maySee = this->maySee(page, user);
    QVERIFY2((response.status() == 200) == maySee, QByteArray::number(response.status()));
    // What is not there and what is not this person's look the same.
    if (!maySee)
        QVERIFY2(response.status() == 403 || response.header("Location") == "/admin/"
                         || (response.status() == 404 && page.object == Object::Missing),
                 QByteArray::number(response.status()));
}

/// What any form, list or confirmation could submit, with keys and fields that none of them has.
QueryDict TestAllUrls::everything(const Target &target) const
{
    QueryDict form{{u"post"_s, u"yes"_s},
                   {u"_to_field"_s, u"id"_s},
                   {u"_selected_action"_s, u"1"_s},
                   {u"select_across"_s, u"1"_s},
                   {u"action"_s, u"delete_selected"_s},
                   {u"usable_password"_s, u"true"_s},
                   {u"password1"_s, u"Stolen-99-x"_s},
                   {u"password2"_s, u"Stolen-99-x"_s},
                   {u"username"_s, u"stolen"_s},
                   {u"is_superuser"_s, u"on"_s},
                   {u"is_staff"_s, u"on"_s},
                   {u"name"_s, u"Stolen"_s},
                   {u"title"_s, u"Stolen"_s},
                   {u"notes"_s, u"Stolen"_s},
                   {u"lent"_s, u"on"_s},
                   {u"pages"_s, u"666"_s},
                   {u"author"_s, u"1"_s},
                   {u"shelf"_s, u"Z9"_s},
                   {u"book"_s, u"1"_s},
                   {u"tags"_s, u"3"_s},
                   {u"code"_s, u"000000"_s},
                   // A row of another book, and one that is new.
                   {u"copy_set-TOTAL_FORMS"_s, u"2"_s},
                   {u"copy_set-INITIAL_FORMS"_s, u"1"_s},
                   {u"copy_set-0-id"_s, u"3"_s},
                   {u"copy_set-0-shelf"_s, u"stolen"_s},
                   {u"copy_set-0-DELETE"_s, u"on"_s},
                   {u"copy_set-1-shelf"_s, u"stolen"_s},
                   // Cells of a list: a hidden row first.
                   {u"form-TOTAL_FORMS"_s, u"2"_s},
                   {u"form-INITIAL_FORMS"_s, u"2"_s},
                   {u"form-0-id"_s, u"2"_s},
                   {u"form-0-pages"_s, u"666"_s},
                   {u"form-0-lent"_s, u"on"_s},
                   {u"form-1-id"_s, u"1"_s},
                   {u"form-1-pages"_s, u"666"_s}};
    if (target.name.endsWith(u"_changelist"))
        form.remove(u"_selected_action"_s);
    return form;
}

void TestAllUrls::post_changesOnlyWhatThePolicyAllows_data()
{
    addRows();
}

void TestAllUrls::post_changesOnlyWhatThePolicyAllows()
{
    QFETCH(QString, user);
    QFETCH(int, target);
    const Target page = targets().at(target);
    const bool isStaff = user != u"guest" && user != u"nobody";
    const AdminRequest asked = m_shop->request(user == u"nobody" ? u"guest"_s : user);
    // With each of the buttons that decide what a form does.
    for (const QString &button : {u"_save"_s, u"action"_s, u"_saveasnew"_s, u"_popup"_s,
                                  u"CHANGE_FORM-action"_s, u"set-password"_s}) {
        QueryDict form = everything(page);
        form.set(button, button.endsWith(u"action") ? u"delete_selected"_s : u"1"_s);
        if (button == u"_saveasnew")
            form.set(u"_wasdeleted"_s, u"1"_s);
        const Response response = m_clients.at(user).post(page.url, form);
        QVERIFY2(response.status() < 500, QByteArray::number(response.status()));
        const QStringList changed = changedTables();
        if (changed.isEmpty())
            continue;
        QVERIFY2(isStaff, qPrintable(changed.join(u' ')));
        QVERIFY2(page.admin, qPrintable(page.url + changed.join(u' ').toLatin1()));
        const bool isAddition = page.name.endsWith(u"_add")
                || (button == u"_saveasnew" && page.name.endsWith(u"_change"));
        const bool isList = page.name.endsWith(u"_changelist");
        const bool permitted = isAddition        ? page.admin->hasAddPermission(asked)
                : page.name.endsWith(u"_delete") ? page.admin->hasDeletePermission(asked)
                : isList ? (button == u"_save" ? page.admin->hasChangePermission(asked)
                                               : page.admin->hasDeletePermission(asked))
                         : page.admin->hasChangePermission(asked);
        QVERIFY2(permitted, qPrintable(button + u": "_s + changed.join(u' ')));
        QVERIFY2(isAddition || page.object != Object::Missing, qPrintable(button));
        if (asked.user->isSuperuser) {
            restore();
            continue;
        }
        // Whatever else was allowed: nothing of other people's books, no field that is on no form,
        // no row of a model that this person has no right to.
        Cursor forbidden = connection().execute(
                u"SELECT (SELECT COUNT(*) FROM snapshot_shop_book s LEFT JOIN shop_book b ON b.id "
                "= s.id WHERE s.author_id <> 1 AND (b.id IS NULL OR b.pages <> s.pages OR b.title "
                "<> s.title)) + (SELECT COUNT(*) FROM shop_book WHERE (notes = 'Stolen') OR "
                "author_id <> 1 AND id NOT IN (SELECT id FROM snapshot_shop_book)) + (SELECT "
                "COUNT(*) FROM shop_copy WHERE shelf = 'stolen') + (SELECT COUNT(*) FROM auth_user "
                "WHERE username = 'stolen')"_s);
        QVERIFY(forbidden.next());
        QCOMPARE(forbidden.value(0).toInt().value_or(-1), 0);
        QVERIFY2(!changed.contains(u"auth_user"_s) && !changed.contains(u"auth_group"_s),
                 qPrintable(changed.join(u' ')));
        restore();
    }
    QCOMPARE(changedTables(), QStringList());
}

QTEST_GUILESS_MAIN(TestAllUrls)
#include "tst_allurls.moc"
