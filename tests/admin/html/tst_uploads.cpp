// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "core/storage/filestorage.h"

#include <QDir>
#include <QTest>

using namespace Quintette;

/// Files and pictures through the form, as a browser sends them, and how the site serves them.
class TestUploads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void add_pictureAndFile_areStoredAndServed();
    void add_noPicture_isRefused_data();
    void add_noPicture_isRefused();
    void change_otherFieldOnly_keepsTheFile();
    void change_clear_forgetsButKeepsTheFile();
    void change_clearAndNewFile_isRefused();
    void form_showsTheStoredFile();
    void form_viewOnly_linksToTheFile();
    void add_withoutRight_storesNothing();
    void delete_keepsTheFile();
    void served_page_cannotRunScripts();
    void upload_tooLarge_isRefused();

private:
    static QByteArray picture()
    {
        // A PNG of 3 by 2 pixels.
        return QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEE"
                                      "lEQVR4nGNQSJgAQQxwFgA9NAZhr7QkZgAAAABJRU5ErkJggg==");
    }
    static QList<Client::File> files(const QByteArray &scan, const QString &scanName = u"s.png"_s)
    {
        return {{u"scan"_s, scanName, "image/png", scan},
                {u"paper"_s, u"../../a paper.txt"_s, "text/plain", "read me"}};
    }
    Record newest() const
    {
        return *objects(m_shop->model(u"shop.Print"_s)).orderBy(QStringList{u"-pk"_s}).first();
    }
    qint64 count() const { return objects(m_shop->model(u"shop.Print"_s)).count(); }
    QStringList stored() const
    {
        QStringList names = QDir(m_shop->mediaFolder() + u"/papers"_s).entryList(QDir::Files);
        return names;
    }
    static QString text(const Response &response)
    {
        return QString::fromUtf8(Client::content(response));
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_ada;
};

void TestUploads::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    QVERIFY(m_shop->isOpen());
    m_shop->makeHistoryTable();
    m_ada = std::make_unique<Client>(m_shop->client(u"ada"_s));
}

void TestUploads::add_pictureAndFile_areStoredAndServed()
{
    QVERIFY(text(m_ada->get("/admin/shop/print/add/")).contains(u"multipart/form-data"));
    const Response saved =
            m_ada->postFiles("/admin/shop/print/add/",
                             {{u"title"_s, u"One"_s}, {u"_save"_s, u"1"_s}}, files(picture()));
    QCOMPARE(saved.status(), 302);
    const Record print = newest();
    const QString year = QString::number(QDate::currentDate().year());
    QCOMPARE(print.value(u"scan").toString(), u"scans/%1/s.png"_s.arg(year));
    QCOMPARE(print.value(u"paper").toString(), u"papers/a_paper.txt"_s);
    Client visitor(m_shop->application().handler(), m_shop->application().requestSettings());
    const Response served = visitor.get("/media/papers/a_paper.txt");
    QCOMPARE(served.status(), 200);
    QCOMPARE(Client::content(served), QByteArray("read me"));
    QCOMPARE(visitor.get("/media/../db.sqlite3").status(), 404);
}

void TestUploads::add_noPicture_isRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << u"s.png"_s << QByteArray(60, 'x');
    QTest::newRow("page in disguise") << u"s.html"_s << picture();
    QTest::newRow("empty") << u"s.png"_s << QByteArray();
}

void TestUploads::add_noPicture_isRefused()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    const qint64 before = count();
    const QStringList papers = stored();
    const Response shown = m_ada->postFiles("/admin/shop/print/add/", {{u"title"_s, u"Bad"_s}},
                                            files(content, name));
    QCOMPARE(shown.status(), 200);
    QVERIFY(text(shown).contains(u"errorlist"_s));
    QCOMPARE(count(), before);
    QCOMPARE(stored(), papers); // the other file is not stored either
}

void TestUploads::change_otherFieldOnly_keepsTheFile()
{
    const Record before = newest();
    const QByteArray url = "/admin/shop/print/" + before.pk().toString().toLatin1() + "/change/";
    QCOMPARE(m_ada->postFiles(url, {{u"title"_s, u"Renamed"_s}}, {}).status(), 302);
    QCOMPARE(newest().value(u"title").toString(), u"Renamed"_s);
    QCOMPARE(newest().value(u"scan"), before.value(u"scan"));
    QCOMPARE(newest().value(u"paper"), before.value(u"paper"));
}

void TestUploads::form_showsTheStoredFile()
{
    QCOMPARE(
            m_ada->postFiles("/admin/shop/print/add/", {{u"title"_s, u"Shown"_s}}, files(picture()))
                    .status(),
            302);
    const Record print = newest();
    const QString page =
            text(m_ada->get("/admin/shop/print/" + print.pk().toString().toLatin1() + "/change/"));
    QVERIFY(page.contains(u"href=\"/media/"_s + print.value(u"paper").toString() + u'"'));
    QVERIFY(page.contains(u"name=\"paper-clear\""_s));
    QVERIFY(!page.contains(u"name=\"scan-clear\""_s)); // must not be empty
}

void TestUploads::form_viewOnly_linksToTheFile()
{
    m_shop->request(u"looker"_s, {u"view_print"_s});
    Client looker = m_shop->client(u"looker"_s);
    const Record print = newest();
    const QString page =
            text(looker.get("/admin/shop/print/" + print.pk().toString().toLatin1() + "/change/"));
    QVERIFY(page.contains(u"href=\"/media/"_s + print.value(u"paper").toString() + u'"'));
    QVERIFY(!page.contains(u"type=\"file\""_s));
}

void TestUploads::change_clear_forgetsButKeepsTheFile()
{
    const Record before = newest();
    const QString name = before.value(u"paper").toString();
    const QByteArray url = "/admin/shop/print/" + before.pk().toString().toLatin1() + "/change/";
    QCOMPARE(m_ada->postFiles(url, {{u"title"_s, u"Cleared"_s}, {u"paper-clear"_s, u"on"_s}}, {})
                     .status(),
             302);
    QCOMPARE(newest().value(u"paper").toString(), QString());
    QVERIFY(m_shop->site().files->exists(name)); // as Django: another row may name it
}

void TestUploads::change_clearAndNewFile_isRefused()
{
    const Record before = newest();
    const QByteArray url = "/admin/shop/print/" + before.pk().toString().toLatin1() + "/change/";
    const Response shown = m_ada->postFiles(
            url, {{u"title"_s, u"Both"_s}, {u"paper-clear"_s, u"on"_s}}, files(picture()));
    QCOMPARE(shown.status(), 200);
    QVERIFY(text(shown).contains(u"not both"_s));
    QCOMPARE(newest().value(u"title"), before.value(u"title"));
}

void TestUploads::add_withoutRight_storesNothing()
{
    m_shop->request(u"looker"_s, {u"view_print"_s});
    Client looker = m_shop->client(u"looker"_s);
    const QStringList papers = stored();
    QCOMPARE(looker.postFiles("/admin/shop/print/add/", {{u"title"_s, u"No"_s}}, files(picture()))
                     .status(),
             403);
    QCOMPARE(stored(), papers);
}

void TestUploads::delete_keepsTheFile()
{
    QCOMPARE(m_ada->postFiles("/admin/shop/print/add/", {{u"title"_s, u"Gone"_s}}, files(picture()))
                     .status(),
             302);
    const Record print = newest();
    const QString name = print.value(u"paper").toString();
    QCOMPARE(m_ada->post("/admin/shop/print/" + print.pk().toString().toLatin1() + "/delete/",
                         {{u"post"_s, u"yes"_s}})
                     .status(),
             302);
    QVERIFY(m_shop->site().files->exists(name));
}

void TestUploads::served_page_cannotRunScripts()
{
    QVERIFY(QDir().mkpath(m_shop->mediaFolder()));
    for (const QString &name : {u"evil.html"_s, u"evil.svg"_s}) {
        QFile file(m_shop->mediaFolder() + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<script>alert(1)</script>");
        file.close();
        const Response served = m_ada->get("/media/" + name.toLatin1());
        QCOMPARE(served.status(), 200);
        QVERIFY(served.header("Content-Security-Policy").contains("sandbox"));
        QCOMPARE(served.header("X-Content-Type-Options"), QByteArray("nosniff"));
    }
}

void TestUploads::upload_tooLarge_isRefused()
{
    const qint64 before = count();
    // More fields of files than a form may have.
    QList<Client::File> many;
    for (int i = 0; i < 200; ++i)
        many += {u"scan"_s, u"s.png"_s, "image/png", picture()};
    const Response refused =
            m_ada->postFiles("/admin/shop/print/add/", {{u"title"_s, u"Many"_s}}, many);
    QVERIFY2(refused.status() == 400 || refused.status() == 413,
             QByteArray::number(refused.status()));
    QCOMPARE(count(), before);
}

QTEST_GUILESS_MAIN(TestUploads)
#include "tst_uploads.moc"
