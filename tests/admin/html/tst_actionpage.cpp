// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/actionpage.h"
#include "core/base/error.h"
#include "core/forms/boundfield.h"
#include "core/forms/fields/numberfield.h"

#include <QTest>

using namespace Quintette;

/// An action that asks something before it runs: its page, its form, and what it is done to.
class TestActionPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void page_namesFormAndObjects();
    void run_withoutAnswers_throws();
    void run_withAnswers_changesTheChosen();
    void web_asksThenRuns();
    void web_wrongAnswer_isAskedAgain();
    void web_changedMeanwhile_doesNothing();
    void web_onTheForm_asksToo();
    void web_nothingChosen_saysSo();
    void web_withoutRight_isForbidden();

private:
    static QString text(const Response &response)
    {
        return QString::fromUtf8(Client::content(response));
    }
    int pages(qint64 book)
    {
        return int(m_shop->object(u"shop.Book"_s, book).value(u"pages").integer());
    }
    /// What chooses the action and books, and then what answers its question.
    static QueryDict choice(const QStringList &books)
    {
        QueryDict form{{u"action"_s, u"tear_out"_s}, {u"index"_s, u"0"_s}};
        for (const QString &book : books)
            form.append(u"_selected_action"_s, book);
        return form;
    }
    static QueryDict answered(QueryDict form, const QString &page, const QString &number)
    {
        form.append(u"_selection"_s, digestIn(page));
        form.append(u"answer-number"_s, number);
        form.append(u"post"_s, u"yes"_s);
        return form;
    }
    /// What the hidden inputs of the asking page submit.
    static QString digestIn(const QString &page)
    {
        return page.section(u"name=\"_selection\" value=\""_s, 1).section(u'"', 0, 0);
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_ada;
};

static AdminAction tearOut()
{
    AdminAction action;
    action.name = u"tear_out"_s;
    action.description = u"Tear pages out of selected %1"_s;
    action.permissions = {u"change"_s};
    action.place = AdminAction::Place::Both;
    action.question = ActionQuestion{
            .makeForm =
                    [](const AdminRequest &, const ModelAdmin &, const QuerySet &) {
                        auto form = std::make_unique<Form>();
                        form->add(u"number"_s,
                                  std::make_unique<IntegerFormField>(
                                          FormFieldOptions{.label = u"How many"_s},
                                          NumberFormFieldOptions{.minValue = 1}));
                        return form;
                    },
            .run =
                    [](AdminRequest &request, const ModelAdmin &, const QuerySet &chosen,
                       Form &form) {
                        const qint64 number = form.cleanedData().value(u"number").integer();
                        for (const Record &book : chosen.toList())
                            objects(book.model())
                                    .filter({{u"pk"_s, book.pk()}})
                                    .update(QList<QPair<QString, Value>>{
                                            {u"pages"_s, book.value(u"pages").integer() - number}});
                        request.tell(AdminRequest::Level::Success, u"Torn."_s);
                    },
            .explanation = u"They are gone for ever."_s,
            .button = u"Tear"_s};
    return action;
}

void TestActionPage::initTestCase()
{
    ModelAdminOptions books;
    books.actions->append(tearOut());
    m_shop = std::make_unique<ShopSite>(books);
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    m_ada = std::make_unique<Client>(m_shop->client(u"ada"_s));
}

void TestActionPage::init()
{
    m_shop->execute(u"UPDATE shop_book SET pages = 100"_s);
}

void TestActionPage::page_namesFormAndObjects()
{
    const AdminRequest ada = m_shop->request(u"ada"_s);
    const ListState state;
    const Selection selection{{u"1"_s, u"3"_s}, false};
    ActionPage page(m_shop->admin(u"book"_s), ada, u"tear_out"_s, state, selection);
    QCOMPARE(page.title().toString(), u"Tear pages out of selected books"_s);
    QCOMPARE(page.explanation().toString(), u"They are gone for ever."_s);
    QCOMPARE(page.button().toString(), u"Tear"_s);
    QCOMPARE(page.count(), 2);
    QVERIFY(page.objects().contains(u"Engines"_s) && page.objects().contains(u"Notes"_s));
    QCOMPARE(page.form().bound(u"number"_s).htmlName(), u"answer-number"_s);
}

void TestActionPage::run_withoutAnswers_throws()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    QVERIFY_THROWS_EXCEPTION(ValueError,
                             runAction(m_shop->admin(u"book"_s), ada, u"tear_out"_s, {},
                                       Selection{{u"1"_s}, false}));
    QCOMPARE(pages(1), 100);
}

void TestActionPage::run_withAnswers_changesTheChosen()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    const ListState state;
    const Selection selection{{u"1"_s}, false};
    ActionPage page(m_shop->admin(u"book"_s), ada, u"tear_out"_s, state, selection);
    page.submit(formData({{u"answer-number"_s, u"40"_s}}));
    QVERIFY(page.isValid());
    page.run(ada);
    QCOMPARE(pages(1), 60);
    QCOMPARE(pages(2), 100);
    QCOMPARE(ada.messages.last().text.toString(), u"Torn."_s);
}

void TestActionPage::web_asksThenRuns()
{
    const QueryDict chosen = choice({u"1"_s, u"2"_s});
    const QString asking = text(m_ada->post("/admin/shop/book/", chosen));
    for (const QString &expected :
         {u"name=\"answer-number\""_s, u"They are gone for ever."_s, u"Engines"_s, u"Compilers"_s,
          u">Tear</button>"_s, u"name=\"_selected_action\" value=\"2\""_s})
        QVERIFY2(asking.contains(expected), qPrintable(expected));
    QCOMPARE(pages(1), 100);
    const Response done = m_ada->post("/admin/shop/book/", answered(chosen, asking, u"10"_s));
    QCOMPARE(done.status(), 302);
    QCOMPARE(pages(1), 90);
    QCOMPARE(pages(2), 90);
    QCOMPARE(pages(3), 100);
    QVERIFY(text(m_ada->get("/admin/shop/book/")).contains(u"Torn."_s));
}

void TestActionPage::web_wrongAnswer_isAskedAgain()
{
    const Response again = m_ada->post("/admin/shop/book/",
                                       {{u"action"_s, u"tear_out"_s},
                                        {u"_selected_action"_s, u"1"_s},
                                        {u"answer-number"_s, u"0"_s},
                                        {u"post"_s, u"yes"_s}});
    QCOMPARE(again.status(), 200);
    QVERIFY(text(again).contains(u"errorlist"_s));
    QCOMPARE(pages(1), 100);
}

void TestActionPage::web_changedMeanwhile_doesNothing()
{
    const QueryDict chosen = choice({u"1"_s});
    const QString asking = text(m_ada->post("/admin/shop/book/", chosen));
    m_shop->execute(u"UPDATE shop_book SET notes = notes || 'x' WHERE id = 1"_s);
    m_ada->post("/admin/shop/book/", answered(chosen, asking, u"10"_s));
    QCOMPARE(pages(1), 100);
}

void TestActionPage::web_onTheForm_asksToo()
{
    const QByteArray url = "/admin/shop/book/1/change/";
    const QueryDict chosen{{u"CHANGE_FORM-action"_s, u"tear_out"_s},
                           {u"_selected_action"_s, u"1"_s}};
    const QString asking = text(m_ada->post(url, chosen));
    QVERIFY(asking.contains(u"name=\"answer-number\""_s));
    m_ada->post(url, answered(chosen, asking, u"1"_s));
    QCOMPARE(pages(1), 99);
}

void TestActionPage::web_nothingChosen_saysSo()
{
    const Response response =
            m_ada->post("/admin/shop/book/", {{u"action"_s, u"tear_out"_s}, {u"post"_s, u"yes"_s}});
    QCOMPARE(response.status(), 302);
    QVERIFY(text(m_ada->get("/admin/shop/book/")).contains(u"Items must be selected"_s));
}

void TestActionPage::web_withoutRight_isForbidden()
{
    m_shop->request(u"reader"_s, {u"view_book"_s});
    Client reader = m_shop->client(u"reader"_s);
    const Response response = reader.post("/admin/shop/book/",
                                          {{u"action"_s, u"tear_out"_s},
                                           {u"_selected_action"_s, u"1"_s},
                                           {u"answer-number"_s, u"10"_s},
                                           {u"post"_s, u"yes"_s}});
    QCOMPARE(response.status(), 403);
    QCOMPARE(pages(1), 100);
}

QTEST_GUILESS_MAIN(TestActionPage)
#include "tst_actionpage.moc"
