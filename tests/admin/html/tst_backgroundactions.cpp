// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/actionrun.h"
#include "core/base/error.h"

#include <QSemaphore>
#include <QTest>

using namespace Quintette;

/// Actions that work in portions: what each portion leaves behind, and what their people see of
/// them while they run and afterwards.
class TestBackgroundActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void portions_eachInATransaction_keepWhatIsDone();
    void portions_firstFails_throws();
    void portions_stopped_sayHowFar();
    void web_quick_isAnsweredAtOnce();
    void web_slow_goesOnInTheBackground();
    void web_stopped_endsAfterItsPortion();
    void web_somebodyElse_seesNothing();
    void web_fileOfPortions_isFetched();
    void web_fourth_isRefused();

private:
    static QString text(const Response &response)
    {
        return QString::fromUtf8(Client::content(response));
    }
    QList<qint64> pages()
    {
        QList<qint64> pages;
        for (const Value &value :
             objects(m_shop->model(u"shop.Book"_s)).orderBy({u"pk"_s}).toValues(u"pages"_s))
            pages += value.integer();
        return pages;
    }
    Response run(const QString &action)
    {
        return m_ada->post("/admin/shop/book/",
                           {{u"action"_s, action},
                            {u"select_across"_s, u"1"_s},
                            {u"index"_s, u"0"_s},
                            {u"_selected_action"_s, u"1"_s}});
    }
    QString seen() { return text(m_ada->get("/admin/background/")); }
    Response order(Client &client, const QString &what)
    {
        const QByteArray job = "/admin/background/" + jobNumber() + '/';
        return client.post(job, {{u"order"_s, what}});
    }
    /// Of the newest one that ada sees.
    QByteArray jobNumber()
    {
        return seen()
                .section(u"data-job=\"/admin/background/"_s, -1)
                .section(u'/', 0, 0)
                .toLatin1();
    }
    /// Lets a slow one work on and waits for its end.
    void finish()
    {
        m_gate.release(100);
        QTRY_VERIFY(!seen().contains(u"value=\"stop\""_s));
    }

    AdminAction printMore();
    AdminAction list();

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_ada;
    bool m_isSlow = false;
    QSemaphore m_gate; // a slow portion waits here
    QSemaphore m_begun; // and says so
};

AdminAction TestBackgroundActions::printMore()
{
    AdminAction action;
    action.name = u"print_more"_s;
    action.description = u"Print more pages of selected %1"_s;
    action.permissions = {u"change"_s};
    action.portion = 1;
    action.run = [this](AdminRequest &request, const ModelAdmin &, const QuerySet &chosen) {
        if (m_isSlow) {
            m_begun.release();
            m_gate.acquire();
        }
        chosen.update(QList<QPair<QString, Value>>{{u"lent"_s, true}});
        chosen.update(QList<QPair<QString, Expression>>{
                {u"pages"_s, Expression(F(u"pages"_s)) + Expression(Literal(1))}});
        if (chosen.filter({{u"pages__gt"_s, 1000}}).exists())
            throw ValueError(u"The paper is used up."_s);
        request.tell(AdminRequest::Level::Success, u"Printed."_s);
    };
    return action;
}

AdminAction TestBackgroundActions::list()
{
    AdminAction action;
    action.name = u"list"_s;
    action.description = u"List selected %1"_s;
    action.portion = 2;
    action.run = [](AdminRequest &request, const ModelAdmin &, const QuerySet &chosen) {
        if (!request.file)
            request.file = AdminFile{u"books.txt"_s, "text/plain; charset=utf-8", {}};
        for (const Record &book : chosen.toList())
            request.file->content += book.toString().toUtf8() + '\n';
    };
    return action;
}

void TestBackgroundActions::initTestCase()
{
    ModelAdminOptions books;
    books.ordering = {u"pk"_s};
    books.actions->append(printMore());
    books.actions->append(list());
    m_shop = std::make_unique<ShopSite>(books);
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    m_ada = std::make_unique<Client>(m_shop->client(u"ada"_s));
}

void TestBackgroundActions::init()
{
    m_shop->execute(u"UPDATE shop_book SET pages = 100, lent = 0"_s);
    m_isSlow = false;
    m_gate.tryAcquire(m_gate.available());
    m_begun.tryAcquire(m_begun.available());
}

void TestBackgroundActions::cleanup()
{
    if (!m_ada)
        return;
    finish();
    while (seen().contains(u"data-job"_s))
        order(*m_ada, u"dismiss"_s);
}

void TestBackgroundActions::portions_eachInATransaction_keepWhatIsDone()
{
    m_shop->execute(u"UPDATE shop_book SET pages = 1000 WHERE id = 3"_s);
    AdminRequest ada = m_shop->request(u"ada"_s);
    ActionProgress progress;
    runAction(m_shop->admin(u"book"_s), ada, u"print_more"_s, {}, {{}, true}, nullptr, &progress);
    QCOMPARE(pages(), (QList<qint64>{101, 101, 1000}));
    QCOMPARE(progress.done(), 2);
    QCOMPARE(progress.total(), 3);
    QCOMPARE(ada.messages.size(), 1);
    QCOMPARE(ada.messages[0].level, AdminRequest::Level::Error);
    QCOMPARE(
            ada.messages[0].text.toString(),
            u"“Print more pages of selected books” ended with an error after 2 of 3 objects, which "
            "stay done: The paper is used up."_s);
}

void TestBackgroundActions::portions_firstFails_throws()
{
    m_shop->execute(u"UPDATE shop_book SET pages = 1000 WHERE id = 1"_s);
    AdminRequest ada = m_shop->request(u"ada"_s);
    QVERIFY_THROWS_EXCEPTION(
            ValueError,
            runAction(m_shop->admin(u"book"_s), ada, u"print_more"_s, {}, Selection{{}, true}));
    QCOMPARE(pages(), (QList<qint64>{1000, 100, 100}));
}

void TestBackgroundActions::portions_stopped_sayHowFar()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    ActionProgress progress;
    progress.stop();
    runAction(m_shop->admin(u"book"_s), ada, u"print_more"_s, {}, {{}, true}, nullptr, &progress);
    QCOMPARE(pages(), (QList<qint64>{100, 100, 100}));
    QCOMPARE(ada.messages.value(0).text.toString(),
             u"“Print more pages of selected books” was stopped after 0 of 3 objects, which stay "
             "done."_s);
}

void TestBackgroundActions::web_quick_isAnsweredAtOnce()
{
    QCOMPARE(run(u"print_more"_s).status(), 302);
    QCOMPARE(pages(), (QList<qint64>{101, 101, 101}));
    const QString page = text(m_ada->get("/admin/shop/book/"));
    QVERIFY(page.contains(u"“Print more pages of selected books” is done for 3 objects."_s));
    QVERIFY(!page.contains(u"Printed."_s));
    QVERIFY(!page.contains(u"data-job"_s));
}

void TestBackgroundActions::web_slow_goesOnInTheBackground()
{
    m_isSlow = true;
    QCOMPARE(run(u"print_more"_s).status(), 302);
    m_begun.acquire();
    const QString page = text(m_ada->get("/admin/shop/book/"));
    QVERIFY(page.contains(u"goes on in the background."_s));
    QVERIFY(page.contains(u"max=\"3\" value=\"0\""_s));
    m_gate.release();
    m_begun.acquire();
    QVERIFY(seen().contains(u"1 of 3"_s));
    QCOMPARE(pages(), (QList<qint64>{101, 100, 100}));
    finish();
    QVERIFY(seen().contains(u"is done for 3 objects."_s));
    QCOMPARE(order(*m_ada, u"dismiss"_s).status(), 302);
    QVERIFY(!seen().contains(u"data-job"_s));
}

void TestBackgroundActions::web_stopped_endsAfterItsPortion()
{
    m_isSlow = true;
    run(u"print_more"_s);
    m_begun.acquire();
    QCOMPARE(m_ada->get("/admin/background/" + jobNumber() + '/').status(), 405);
    order(*m_ada, u"dismiss"_s); // not while it runs
    order(*m_ada, u"stop"_s);
    QVERIFY(seen().contains(u"Stopping …"_s));
    finish();
    QVERIFY(seen().contains(u"was stopped after 1 of 3 objects"_s));
    QCOMPARE(pages(), (QList<qint64>{101, 100, 100}));
}

void TestBackgroundActions::web_somebodyElse_seesNothing()
{
    m_shop->request(u"grace"_s, {u"view_book"_s, u"change_book"_s});
    Client grace = m_shop->client(u"grace"_s);
    m_isSlow = true;
    run(u"print_more"_s);
    m_begun.acquire();
    QVERIFY(!text(grace.get("/admin/background/")).contains(u"data-job"_s));
    order(grace, u"stop"_s);
    QVERIFY(!seen().contains(u"Stopping"_s));
    finish();
    order(grace, u"dismiss"_s);
    QVERIFY(seen().contains(u"is done for 3 objects."_s));
}

void TestBackgroundActions::web_fileOfPortions_isFetched()
{
    const Response quick = run(u"list"_s);
    QCOMPARE(quick.status(), 200);
    QCOMPARE(Client::content(quick), "Engines\nCompilers\nNotes\n");

    BackgroundActions jobs;
    AdminRequest ada = m_shop->request(u"ada"_s);
    const qint64 id = jobs.start(ada, u"List"_s, [this](AdminRequest &request, ActionProgress &) {
        runAction(m_shop->admin(u"book"_s), request, u"list"_s, {}, {{}, true});
    });
    QTRY_VERIFY(!jobs.of(*ada.user).value(0).isRunning);
    QCOMPARE(jobs.of(*ada.user).value(0).fileName, u"books.txt"_s);
    QCOMPARE(jobs.file(*ada.user, id)->content, "Engines\nCompilers\nNotes\n");
    QVERIFY(!jobs.file(*m_shop->request(u"grace"_s, {}).user, id));
    jobs.dismiss(*ada.user, id);
    QVERIFY(!jobs.file(*ada.user, id));
}

void TestBackgroundActions::web_fourth_isRefused()
{
    m_isSlow = true;
    for (int i = 0; i < 3; ++i)
        QCOMPARE(run(u"print_more"_s).status(), 302);
    const Response fourth = run(u"print_more"_s);
    QCOMPARE(fourth.status(), 403);
}

QTEST_GUILESS_MAIN(TestBackgroundActions)
#include "tst_backgroundactions.moc"
