// SPDX-License-Identifier: GPL-3.0-or-later
// What the palette finds in the database on the desktop: objects, lists to search, actions of the
// page.
#include "tests/admin/widgets/shopdesk.h"

#include "admin/widgets/navigation/palettefinder.h"

#include <QApplication>
#include <QLineEdit>
#include <QTreeWidget>

using namespace Quintette;

class TestPaletteFinder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void object_isFoundAndOpened();
    void action_isRunOnThePage();
    void olderAnswer_isNotShown();
    void rightlessPerson_findsNoObjects();

private:
    void open(const PalettePlace &place);
    QStringList type(const QString &typed);
    void pressEnter() { QTest::keyClick(m_palette->findChild<QLineEdit *>(), Qt::Key_Return); }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<ShopDesk> m_desk;
    QPointer<CommandPalette> m_palette;
    std::optional<PageAddress> m_opened;
    QString m_run;
};

void TestPaletteFinder::initTestCase()
{
    AdminAction bind;
    bind.name = u"bind"_s;
    bind.description = u"Bind selected %1 anew"_s;
    bind.run = [](AdminRequest &, const ModelAdmin &, const QuerySet &) {};
    ModelAdminOptions books;
    books.searchFields = {u"title"_s};
    books.actions->append(bind);
    m_shop = std::make_unique<ShopSite>(books);
    QVERIFY(m_shop->isOpen());
    m_desk = std::make_unique<ShopDesk>(*m_shop);
}

void TestPaletteFinder::cleanup()
{
    delete m_palette;
    m_opened.reset();
    m_run.clear();
    m_desk->sit(u"ada"_s);
}

void TestPaletteFinder::cleanupTestCase()
{
    m_desk.reset();
    m_shop.reset();
}

void TestPaletteFinder::open(const PalettePlace &place)
{
    m_palette = new CommandPalette({});
    new PaletteFinder(m_desk->session(), place,
                      {[this](const PageAddress &address) { m_opened = address; },
                       [this](const QString &action) { m_run = action; }},
                      *m_palette);
    m_palette->show();
    QVERIFY(m_desk->settle());
}

/// What is listed in the end.
QStringList TestPaletteFinder::type(const QString &typed)
{
    auto *input = m_palette->findChild<QLineEdit *>();
    input->clear();
    QTest::keyClicks(input, typed);
    QTest::qWait(250); // longer than one pauses between two letters
    m_desk->settle();
    const auto *list = m_palette->findChild<QTreeWidget *>();
    QStringList texts;
    for (int i = 0; i < list->topLevelItemCount(); ++i)
        texts += list->topLevelItem(i)->text(0) + u" | "_s + list->topLevelItem(i)->text(1);
    return texts;
}

void TestPaletteFinder::object_isFoundAndOpened()
{
    open({});
    QCOMPARE(type(u"compil"_s), QStringList{u"Compilers | Book"_s});
    pressEnter();
    QVERIFY(m_opened);
    QCOMPARE(m_opened->kind, PageAddress::Kind::Change);
    QCOMPARE(m_opened->quotedPk, u"2"_s);
    QCOMPARE(m_opened->admin, &m_shop->admin(u"book"_s));
}

void TestPaletteFinder::action_isRunOnThePage()
{
    open({&m_shop->admin(u"book"_s), {}});
    const QStringList found = type(u"anew"_s);
    QCOMPARE(found.size(), 1);
    QVERIFY(found.first().startsWith(u"Bind selected books anew"_s));
    pressEnter();
    QCOMPARE(m_run, u"bind"_s);
    QVERIFY(!m_opened);
}

void TestPaletteFinder::olderAnswer_isNotShown()
{
    open({});
    auto *input = m_palette->findChild<QLineEdit *>();
    QTest::keyClicks(input, u"compil"_s);
    QTest::qWait(160); // asked, and maybe answered
    QCOMPARE(type(u"engin"_s), QStringList{u"Engines | Book"_s});
    QCOMPARE(type(u"nothing of the kind"_s), QStringList());
}

void TestPaletteFinder::rightlessPerson_findsNoObjects()
{
    m_desk->sit(u"newhand"_s, {u"view_tag"_s});
    open({&m_shop->admin(u"book"_s), {}});
    QCOMPARE(type(u"compil"_s), QStringList());
    QCOMPARE(type(u"anew"_s), QStringList());
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    TestPaletteFinder test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_palettefinder.moc"
