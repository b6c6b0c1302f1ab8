// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/site/loginform.h"
#include "core/auth/passwordforms.h"
#include "core/base/error.h"
#include "core/forms/fields/charfield.h"
#include "core/i18n/language.h"

#include <QTest>

using namespace Quintette;

namespace {

/// Asks for a word beside name and password, and lets one person in never.
class WordForm final : public LoginForm
{
public:
    WordForm()
    {
        add(u"word"_s, std::make_unique<CharFormField>(FormFieldOptions{.label = u"The word"_s}));
    }
    void confirmAllowed(const User &user) const override
    {
        if (user.username == u"banned")
            throw ValidationError(u"Not today."_s);
    }

protected:
    Value cleanField(const QString &name, const Value &value) override
    {
        if (name == u"word" && value.toString() != u"loom")
            throw ValidationError(u"That is not the word."_s);
        return LoginForm::cleanField(name, value);
    }
};

class NotedPasswordForm final : public PasswordChangeForm
{
public:
    NotedPasswordForm(const Accounts &accounts, const Record &user)
        : PasswordChangeForm(accounts, user)
    {
        add(u"reason"_s, std::make_unique<CharFormField>(FormFieldOptions{.label = u"Why"_s}));
    }
};

} // namespace

/// What a project says about its site and the look of single pages, as a browser gets it.
class TestSiteOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void texts_areOnThePages();
    void siteUrl_empty_hasNoLink();
    void siteUrl_root_isBelowTheScriptName();
    void site_templates_replaceItsPages();
    void model_templates_replaceItsPages();
    void part_ofAModel_isReplaced();
    void styleSheetsAndScripts_areLoaded();
    void jsi18n_speaksTheLanguageOfThePage();
    void saveOnTop_hasASecondRow();
    void selectionCounter_canBeLeftOut();
    void filter_template_isUsed();
    void inline_template_isUsed();
    void rawId_lookUp_offersTheLimitAndMayAskForIt();
    void dates_haveAMenuAndTheServersClock();
    void formAction_confirmed_isForTheObjectAsItWasShown();
    void missingTable_isNamedOnListAndForm();
    void missingTable_inOneTransaction_isNamedToo();
    void loginForm_ofOnesOwn_isAskedFirst();
    void loginForm_confirmAllowed_keepsOut();
    void passwordChangeForm_ofOnesOwn_isDrawn();
    void navigation_knowsPlainNames();
    void searchHelp_isBelowTheField();
    void actions_standWhereTheOptionSays();
    void preserveFilters_comeBack();

private:
    AdminSite &site() { return *m_shop->application().service<AdminSite>(); }
    QString page(const QByteArray &address)
    {
        return QString::fromUtf8(Client::content(m_ada->get(address)));
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_ada;
};

void TestSiteOptions::initTestCase()
{
    AdminAction melt;
    melt.name = u"melt"_s;
    melt.description = u"Melt %1"_s;
    melt.needsConfirmation = true;
    melt.place = AdminAction::Place::Form;
    melt.run = [](AdminRequest &, const ModelAdmin &, const QuerySet &chosen) { chosen.remove(); };
    ListFilterOptions lent(u"lent");
    lent.templateName = u"shop/lent_filter.html"_s;
    ModelAdminOptions books;
    books.listDisplay = {u"title", u"published"};
    books.listFilter = {lent};
    books.saveOnTop = true;
    books.actionsSelectionCounter = false;
    books.actions->append(melt);
    books.styleSheets = {u"shop/books.css"_s};
    books.scripts = {u"shop/books.js"_s};
    books.templates = {{u"add_form.html"_s, u"shop/new_book.html"_s}};
    books.inlines = {{.model = u"shop.Copy"_s, .templateName = u"shop/copies.html"_s}};
    ModelAdminOptions authors;
    authors.searchFields = {u"name"_s};
    authors.preserveFilters = false;
    ModelAdminOptions tags;
    tags.searchFields = {u"name"_s};
    tags.searchHelpText = u"Names of tags only"_s;
    tags.actionsOnTop = false;
    tags.actionsOnBottom = true;
    m_shop = std::make_unique<ShopSite>(books, authors, tags);
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    m_shop->writeTemplate(u"shop/start.html"_s, "Start of {{ site_header }}");
    m_shop->writeTemplate(u"shop/new_book.html"_s, "New: {{ title }}");
    m_shop->writeTemplate(u"shop/lent_filter.html"_s, "<p>Filter {{ filter.title }}</p>");
    m_shop->writeTemplate(u"shop/copies.html"_s, "<p>Rows {{ inline.prefix }}</p>");
    m_shop->writeTemplate(u"admin/shop/author/submit_line.html"_s,
                          "<button name=_save>Go</button>");
    m_ada = std::make_unique<Client>(m_shop->client(u"ada"_s));
}

void TestSiteOptions::cleanup()
{
    site().templates = {};
    site().loginForm = {};
    site().passwordChangeForm = {};
}

void TestSiteOptions::texts_areOnThePages()
{
    site().title = u"Title of shop"_s;
    site().header = u"Header of shop"_s;
    site().indexTitle = u"Everything"_s;
    const QString index = page("/admin/");
    QVERIFY(index.contains(u"<title>Everything | Title of shop</title>"_s));
    QVERIFY(index.contains(u"<span>Header of shop</span>"_s));
    QVERIFY(index.contains(u"<h1>Everything</h1>"_s));
}

void TestSiteOptions::siteUrl_empty_hasNoLink()
{
    const QString link = u"View site"_s;
    QVERIFY(page("/admin/").contains(link));
    site().siteUrl.clear();
    QVERIFY(!page("/admin/").contains(link));
    site().siteUrl = u"/"_s;
}

void TestSiteOptions::siteUrl_root_isBelowTheScriptName()
{
    auto settings = std::make_shared<RequestSettings>(*m_shop->application().requestSettings());
    settings->scriptName = u"/intranet"_s;
    Request request("GET", "/intranet/admin/");
    request.headers().set("Host", "localhost");
    request.headers().set("Cookie",
                          "sessionid=" + m_shop->client(u"ada"_s).cookie(u"sessionid"_s).toUtf8());
    request.setSettings(settings);
    const QByteArray page = Client::content(m_shop->application().handler()(request));
    QVERIFY2(page.contains("href=\"/intranet/\""), page);
}

void TestSiteOptions::site_templates_replaceItsPages()
{
    site().header = u"The shop"_s;
    site().templates = {{u"index.html"_s, u"shop/start.html"_s}};
    QCOMPARE(page("/admin/"), u"Start of The shop"_s);
}

void TestSiteOptions::model_templates_replaceItsPages()
{
    QCOMPARE(page("/admin/shop/book/add/"), u"New: Add book"_s);
    QVERIFY(page("/admin/shop/book/1/change/").contains(u"id=\"book_form\""_s));
}

void TestSiteOptions::part_ofAModel_isReplaced()
{
    QVERIFY(page("/admin/shop/author/1/change/").contains(u"<button name=_save>Go</button>"_s));
    QVERIFY(!page("/admin/shop/tag/1/change/").contains(u"<button name=_save>Go</button>"_s));
}

void TestSiteOptions::styleSheetsAndScripts_areLoaded()
{
    const QString list = page("/admin/shop/book/");
    QVERIFY(list.contains(u"href=\"/static/shop/books.css\""_s));
    QVERIFY(list.contains(u"src=\"/static/shop/books.js\""_s));
    QVERIFY(!page("/admin/shop/tag/").contains(u"books.css"_s));
}

void TestSiteOptions::jsi18n_speaksTheLanguageOfThePage()
{
    const LanguageScope german(u"de"_s);
    const QString script = page("/admin/jsi18n/");
    QVERIFY(script.contains(u"gettext"_s));
    QVERIFY(script.contains(u"\"DECIMAL_SEPARATOR\":\",\""_s));
}

void TestSiteOptions::saveOnTop_hasASecondRow()
{
    QCOMPARE(page("/admin/shop/book/1/change/").count(u"class=\"submit-row "_s), 2);
    QCOMPARE(page("/admin/shop/tag/1/change/").count(u"class=\"submit-row "_s), 1);
}

void TestSiteOptions::selectionCounter_canBeLeftOut()
{
    QVERIFY(page("/admin/shop/tag/").contains(u"data-counter"_s));
    QVERIFY(!page("/admin/shop/book/").contains(u"data-counter"_s));
}

void TestSiteOptions::filter_template_isUsed()
{
    QVERIFY(page("/admin/shop/book/").contains(u"<p>Filter lent</p>"_s));
}

void TestSiteOptions::inline_template_isUsed()
{
    QVERIFY(page("/admin/shop/book/1/change/").contains(u"<p>Rows copy_set</p>"_s));
}

void TestSiteOptions::rawId_lookUp_offersTheLimitAndMayAskForIt()
{
    const QString limit = u"book__tags__name=signed"_s;
    QVERIFY(page("/admin/shop/award/add/").contains(limit));
    m_shop->execute(u"INSERT INTO shop_book_tags (book_id, tag_id) VALUES (2, 3)"_s);
    const Response list = m_ada->get("/admin/shop/author/?_popup=1&" + limit.toLatin1());
    QCOMPARE(list.status(), 200);
    const QString authors = QString::fromUtf8(Client::content(list));
    QVERIFY(authors.contains(u"Grace"_s) && !authors.contains(u"Ada</a>"_s));
    // No other value of it.
    QCOMPARE(m_ada->get("/admin/shop/author/?book__tags__name=old").status(), 400);
}

void TestSiteOptions::dates_haveAMenuAndTheServersClock()
{
    const QString form = page("/admin/shop/book/1/change/");
    QVERIFY(form.contains(u"data-clock=\"Midnight|6 a.m.|Noon|6 p.m.\""_s));
    QVERIFY(form.contains(u"data-utc-offset=\"0\""_s));
    QVERIFY(form.contains(u"data-ahead=\"Your clock is {hours} h ahead"_s));
    QVERIFY(form.contains(u"type=\"date\" name=\"published_0\""_s));
}

void TestSiteOptions::formAction_confirmed_isForTheObjectAsItWasShown()
{
    m_shop->execute(u"INSERT INTO shop_book (id, title, pages, lent, notes, author_id) "
                    "VALUES (50, 'Melted', 1, 0, '', 1)"_s);
    QueryDict chosen{{u"CHANGE_FORM-action"_s, u"melt"_s}, {u"_selected_action"_s, u"50"_s}};
    const QString asking =
            QString::fromUtf8(m_ada->post("/admin/shop/book/50/change/", chosen).body());
    const QString digest = asking.section(u"name=\"_selection\" value=\""_s, 1).section(u'"', 0, 0);
    QVERIFY(!digest.isEmpty());
    chosen.append(u"_selection"_s, digest);
    chosen.append(u"post"_s, u"yes"_s);
    const auto isThere = [this] {
        return objects(m_shop->model(u"shop.Book"_s)).filter({{u"pk"_s, 50}}).exists();
    };
    m_shop->execute(u"UPDATE shop_book SET notes = 'dedicated' WHERE id = 50"_s);
    m_ada->post("/admin/shop/book/50/change/", chosen);
    QVERIFY(isThere());
    m_shop->execute(u"UPDATE shop_book SET notes = '' WHERE id = 50"_s);
    m_ada->post("/admin/shop/book/50/change/", chosen);
    QVERIFY(!isThere());
}

void TestSiteOptions::missingTable_isNamedOnListAndForm()
{
    m_shop->execute(u"ALTER TABLE shop_print RENAME TO kept"_s);
    for (const char *address : {"/admin/shop/print/", "/admin/shop/print/1/change/"}) {
        const Response response = m_ada->get(address);
        QCOMPARE(response.status(), 503);
        const QString text = QString::fromUtf8(Client::content(response));
        QVERIFY(text.contains(u"shop_print"_s) && text.contains(u"quintette migrate"_s));
    }
    const Response saved = m_ada->post("/admin/shop/award/add/", {{u"name"_s, u"x"_s}});
    QCOMPARE(saved.status(), 200); // other models work on
    m_shop->execute(u"ALTER TABLE kept RENAME TO shop_print"_s);
    QCOMPARE(m_ada->get("/admin/shop/print/").status(), 200);
}

void TestSiteOptions::missingTable_inOneTransaction_isNamedToo()
{
    ShopSite shop(ModelAdminOptions{}, ModelAdminOptions{}, ModelAdminOptions{},
                  {"atomic_requests = true\n"});
    QVERIFY(shop.isOpen());
    shop.execute(u"DROP TABLE shop_print"_s);
    Client ada = shop.client(u"ada"_s);
    const Response response = ada.get("/admin/shop/print/");
    QCOMPARE(response.status(), 503);
    QVERIFY(Client::content(response).contains("shop_print"));
    QCOMPARE(ada.get("/admin/shop/book/").status(), 200);
    QCOMPARE(ada.get("/admin/palette/?term=ada").status(), 200);
}

void TestSiteOptions::loginForm_ofOnesOwn_isAskedFirst()
{
    site().loginForm = [] { return std::make_unique<WordForm>(); };
    Client visitor(m_shop->application().handler(), m_shop->application().requestSettings());
    QVERIFY(QString::fromUtf8(visitor.get("/admin/login/").body()).contains(u"name=\"word\""_s));
    const auto attempt = [&](const QString &word) {
        return visitor.post(
                "/admin/login/",
                {{u"username"_s, u"ada"_s}, {u"password"_s, u"analytical"_s}, {u"word"_s, word}});
    };
    const Response wrong = attempt(u"mill"_s);
    QCOMPARE(wrong.status(), 200);
    QVERIFY(QString::fromUtf8(wrong.body()).contains(u"That is not the word."_s));
    QCOMPARE(attempt(u"loom"_s).status(), 302);
}

void TestSiteOptions::loginForm_confirmAllowed_keepsOut()
{
    m_shop->request(u"banned"_s, {u"view_book"_s});
    m_shop->client(u"banned"_s); // gives a password
    site().loginForm = [] { return std::make_unique<WordForm>(); };
    Client visitor(m_shop->application().handler(), m_shop->application().requestSettings());
    visitor.get("/admin/login/");
    const Response refused = visitor.post("/admin/login/",
                                          {{u"username"_s, u"banned"_s},
                                           {u"password"_s, u"analytical"_s},
                                           {u"word"_s, u"loom"_s}});
    QCOMPARE(refused.status(), 200);
    QVERIFY(QString::fromUtf8(refused.body()).contains(u"Not today."_s));
    QCOMPARE(visitor.get("/admin/").status(), 302);
}

void TestSiteOptions::passwordChangeForm_ofOnesOwn_isDrawn()
{
    QVERIFY(!page("/admin/password_change/").contains(u"name=\"reason\""_s));
    site().passwordChangeForm = [](const Accounts &accounts, const Record &user) {
        return std::make_unique<NotedPasswordForm>(accounts, user);
    };
    QVERIFY(page("/admin/password_change/").contains(u"name=\"reason\""_s));
}

void TestSiteOptions::navigation_knowsPlainNames()
{
    QVERIFY(page("/admin/").contains(u"data-plain-names=\"book books shop.Book\""_s));
}

void TestSiteOptions::searchHelp_isBelowTheField()
{
    QVERIFY(page("/admin/shop/tag/").contains(u"Names of tags only"_s));
}

void TestSiteOptions::actions_standWhereTheOptionSays()
{
    const QString top = u"class=\"action-bar top\""_s;
    const QString bottom = u"class=\"action-bar bottom\""_s;
    const QString books = page("/admin/shop/book/");
    QVERIFY(books.contains(top) && !books.contains(bottom));
    const QString tags = page("/admin/shop/tag/");
    QVERIFY(!tags.contains(top) && tags.contains(bottom));
}

void TestSiteOptions::preserveFilters_comeBack()
{
    const QString kept = u"_changelist_filters=q%3D"_s;
    QVERIFY(page("/admin/shop/tag/?q=old").contains(kept + u"old"_s));
    QVERIFY(!page("/admin/shop/author/?q=ada").contains(kept));
    const Response saved = m_ada->post("/admin/shop/tag/1/change/?_changelist_filters=q%3Dold",
                                       {{u"name"_s, u"old"_s}, {u"_save"_s, QString()}});
    QCOMPARE(saved.header("Location"), QByteArray("/admin/shop/tag/?q=old"));
}

QTEST_GUILESS_MAIN(TestSiteOptions)
#include "tst_siteoptions.moc"
