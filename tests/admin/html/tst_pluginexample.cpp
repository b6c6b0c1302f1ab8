// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/pluginsite.h"

#include "core/orm/persistence.h"

#include <QRegularExpression>
#include <QTest>

using namespace Quintette;

/// The example plugin of docs/admin-plugins.md: everything it shows works, and is what the plugin
/// says.
class TestPluginExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void document_showsWhatThePluginSays();
    void checks_findNothing();
    void action_marksBooksAsReturned();
    void filter_byLength_narrows();
    void inline_copies_areInTheForm();
    void widget_title_hasTwoRows();
    void rows_ofOthers_areHidden();
    void page_shelves_countsCopies();

private:
    QString get(const QByteArray &path) { return QString::fromUtf8(m_ada->get(path).body()); }

    std::unique_ptr<PluginSite> m_site;
    std::unique_ptr<Client> m_ada;
};

void TestPluginExample::initTestCase()
{
    m_site = PluginSite::open(u"shop"_s, QStringLiteral(QUINTETTE_EXAMPLE));
    if (!m_site)
        QSKIP("Django is not installed.");
    m_site->application().databases().connection().executeScript(QStringLiteral(R"(
        CREATE TABLE shop_author (id integer PRIMARY KEY AUTOINCREMENT, name varchar(80) NOT NULL);
        CREATE TABLE shop_book (id integer PRIMARY KEY AUTOINCREMENT, title varchar(80) NOT NULL,
            pages integer NOT NULL, lent bool NOT NULL, author_id integer NOT NULL REFERENCES shop_author(id));
        CREATE TABLE shop_copy (id integer PRIMARY KEY AUTOINCREMENT, shelf varchar(20) NOT NULL,
            book_id integer NOT NULL REFERENCES shop_book(id));
        INSERT INTO shop_author (name) VALUES ('Grace'), ('viewer');
        INSERT INTO shop_book (title, pages, lent, author_id) VALUES ('Compilers', 200, 1, 1), ('Engines', 400, 1, 2);
        INSERT INTO shop_copy (shelf, book_id) VALUES ('A1', 1), ('A1', 2), ('B2', 1);
    )"));
    m_ada = m_site->login(u"ada"_s);
}

void TestPluginExample::document_showsWhatThePluginSays()
{
    const auto read = [](const QString &path) {
        QFile file(QStringLiteral(QUINTETTE_SOURCE_DIR "/docs/") + path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    const QString plugin = read(u"examples/shop/shopplugin.cpp"_s).simplified();
    static const QRegularExpression block(u"```cpp\\n(.*?)```"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    auto blocks = block.globalMatch(read(u"admin-plugins.md"_s));
    int count = 0;
    while (blocks.hasNext()) {
        // A class is shown with one of its functions at a time.
        for (const QString &part :
             blocks.next().captured(1).simplified().split(u"using ModelAdmin::ModelAdmin; "_s)) {
            QString code = part;
            if (code.endsWith(u"}; "_s) || code.endsWith(u"};"_s)) {
                if (!plugin.contains(code))
                    code = code.trimmed().chopped(2).trimmed();
            }
            QVERIFY2(plugin.contains(code), qPrintable(code));
        }
        ++count;
    }
    QVERIFY(count >= 6);
}

void TestPluginExample::checks_findNothing()
{
    const QList<CheckMessage> messages = m_site->check();
    for (const CheckMessage &message : messages)
        qWarning("%s", qPrintable(message.toString()));
    QVERIFY(messages.isEmpty());
}

void TestPluginExample::action_marksBooksAsReturned()
{
    QVERIFY(get("/admin/shop/book/").contains(u"Mark selected books as returned"_s));
    const Response done =
            m_ada->post("/admin/shop/book/",
                        {{u"action"_s, u"mark_returned"_s}, {u"_selected_action"_s, u"1"_s}});
    QCOMPARE(done.status(), 302);
    QVERIFY(get("/admin/shop/book/").contains(u"1 book(s) are back."_s));
    const ModelInfo &books = m_site->application().models().get(u"shop.Book"_s);
    QCOMPARE(objects(books).get({{u"pk"_s, 1}}).value(u"lent"), Value(false));
    QCOMPARE(objects(books).get({{u"pk"_s, 2}}).value(u"lent"), Value(true));
}

void TestPluginExample::filter_byLength_narrows()
{
    const QString all = get("/admin/shop/book/");
    QVERIFY(all.contains(u"?length=long"_s));
    QVERIFY(all.contains(u"Compilers"_s));
    const QString longOnes = get("/admin/shop/book/?length=long");
    QVERIFY(longOnes.contains(u"Engines"_s));
    QVERIFY(!longOnes.contains(u"Compilers"_s));
}

void TestPluginExample::inline_copies_areInTheForm()
{
    const QString form = get("/admin/shop/book/1/change/");
    QVERIFY(form.contains(u"name=\"copy_set-0-shelf\""_s));
    QVERIFY(form.contains(u"value=\"B2\""_s));
}

void TestPluginExample::widget_title_hasTwoRows()
{
    const QString form = get("/admin/shop/book/1/change/");
    static const QRegularExpression title(u"<textarea[^>]*name=\"title\"[^>]*>"_s);
    QVERIFY(title.match(form).captured().contains(u"rows=\"2\""_s));
}

void TestPluginExample::rows_ofOthers_areHidden()
{
    m_site->allow(u"viewer"_s, {u"view_book"_s});
    const std::unique_ptr<Client> viewer = m_site->login(u"viewer"_s);
    const QString list = QString::fromUtf8(viewer->get("/admin/shop/book/").body());
    QVERIFY(list.contains(u"Engines"_s));
    QVERIFY(!list.contains(u"Compilers"_s));
}

void TestPluginExample::page_shelves_countsCopies()
{
    const QString page = get("/admin/shelves/");
    QVERIFY(page.contains(u"A1: 2"_s));
    QVERIFY(page.contains(u"B2: 1"_s));
    QVERIFY(page.contains(u"href=\"/admin/shelves/\""_s));
    const std::unique_ptr<Client> newcomer = m_site->login(u"newcomer"_s);
    QCOMPARE(newcomer->get("/admin/shelves/").status(), 403);
    Client stranger(m_site->application().handler(), m_site->application().requestSettings());
    QCOMPARE(stranger.get("/admin/shelves/").status(), 302);
}

QTEST_GUILESS_MAIN(TestPluginExample)
#include "tst_pluginexample.moc"
