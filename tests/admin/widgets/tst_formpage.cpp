// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a form as a whole: what its window says, actions on it, files that can only be looked
// at.
#include "tests/admin/widgets/shopdesk.h"

#include "admin/widgets/form/formbar.h"
#include "admin/widgets/form/formview.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/window/mainwindow.h"

#include <QApplication>
#include <QDesktopServices>
#include <QLabel>
#include <QScrollBar>
#include <QStandardPaths>
#include <QToolButton>
#include <QUrl>

using namespace Quintette;

class TestFormPage : public QObject
{
    Q_OBJECT
public:
    Q_INVOKABLE void takeFile(const QUrl &url) { m_file = url; }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void wrongForm_isToldByTheWindowsTitle();
    void actionOnTheForm_isRun();
    void actionOnWhatChangedMeanwhile_isNotRun();
    void readOnlyFile_isOpened();
    void hiddenField_isSubmittedUnseen();
    void prepopulated_followsUntilTypedIn();
    void prepopulated_filledBefore_stays();
    void sharedLine_isStackedWhereThereIsNoRoom();
    void readOnlyText_standsWhereReadingBegins();

private:
    qint64 pages() const { return m_shop->object(u"shop.Book"_s, 1).value(u"pages").integer(); }
    static QString toldBy(const QWidget &page)
    {
        const MessageBar *bar = page.findChild<MessageBar *>();
        return bar ? bar->text() : QString();
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<ShopDesk> m_desk;
    QUrl m_file;
};

void TestFormPage::initTestCase()
{
    AdminAction count;
    count.name = u"count"_s;
    count.description = u"Count pages of %1"_s;
    count.place = AdminAction::Place::Form;
    count.run = [](AdminRequest &, const ModelAdmin &, const QuerySet &chosen) {
        chosen.update(QList<QPair<QString, Value>>{{u"pages"_s, 321}});
    };
    ModelAdminOptions books;
    books.fieldsets = {{.lines = {{u"title"_s},
                                  {u"pages"_s},
                                  {u"notes"_s},
                                  {u"lent"_s},
                                  {u"author"_s, u"published"_s, u"tags"_s}}}};
    books.formfieldOverrides = {{FieldKind::Boolean, {.widget = WidgetSpec(WidgetKind::Hidden)}}};
    books.prepopulatedFields = {{u"notes"_s, {u"title"_s, u"author"_s}}};
    books.actions->append(count);
    m_shop = std::make_unique<ShopSite>(books);
    QVERIFY(m_shop->isOpen());
    m_shop->execute(u"INSERT INTO shop_print (id, title, scan, paper) VALUES (1, 'Loom', "
                    "'scans/loom.png', 'papers/loom.txt')"_s);
}

void TestFormPage::init()
{
    m_shop->execute(u"UPDATE shop_book SET pages = 100, title = 'Engines' WHERE id = 1"_s);
    m_desk = std::make_unique<ShopDesk>(*m_shop);
}

void TestFormPage::cleanupTestCase()
{
    m_desk.reset();
    m_shop.reset();
}

void TestFormPage::wrongForm_isToldByTheWindowsTitle()
{
    MainWindow window(m_desk->session(), {.projectName = u"Shop"_s});
    window.show();
    window.open(PageAddress::add(&m_shop->admin(u"author"_s)));
    QVERIFY(m_desk->settle());
    auto *page = qobject_cast<FormPage *>(window.currentPage());
    QVERIFY(page);
    QCOMPARE(window.windowTitle(), u"Add author – Shop"_s);
    page->save(FormPage::After::Stay);
    QVERIFY(m_desk->settle());
    QCOMPARE(window.windowTitle(), u"Error: Add author – Shop"_s);
    cellOf(*page, u"name"_s)->editor()->setText(u"Mary"_s);
    page->save(FormPage::After::Stay);
    QVERIFY(m_desk->settle());
    QCOMPARE(window.windowTitle(), u"Mary – Shop"_s);
}

void TestFormPage::actionOnTheForm_isRun()
{
    const auto page = m_desk->form(u"book"_s, u"1"_s);
    page->runAction(u"count"_s);
    QVERIFY(m_desk->settle());
    QCOMPARE(pages(), 321);
}

void TestFormPage::actionOnWhatChangedMeanwhile_isNotRun()
{
    const auto page = m_desk->form(u"book"_s, u"1"_s);
    m_shop->execute(u"UPDATE shop_book SET title = 'Other engines' WHERE id = 1"_s);
    QStringList told;
    connect(page.get(), &Page::told, this, [&](const QList<AdminRequest::Message> &messages) {
        for (const AdminRequest::Message &message : messages)
            told += message.text.toString();
    });
    page->runAction(u"count"_s);
    QVERIFY(m_desk->settle());
    QCOMPARE(pages(), 100);
    QVERIFY(!told.isEmpty() || !toldBy(*page).isEmpty());
}

void TestFormPage::readOnlyFile_isOpened()
{
    m_desk->sit(u"viewer of prints"_s, {u"view_print"_s});
    const auto page = m_desk->form(u"print"_s, u"1"_s);
    FieldCell *cell = cellOf(*page, u"paper"_s);
    QVERIFY(cell);
    QVERIFY(!cell->editor());
    auto *open = cell->findChild<QToolButton *>();
    QVERIFY(open);
    QVERIFY(!open->accessibleName().isEmpty());
    QDesktopServices::setUrlHandler(u"file"_s, this, "takeFile");
    open->click();
    QDesktopServices::unsetUrlHandler(u"file"_s);
    QCOMPARE(m_file.toLocalFile(), m_shop->mediaFolder() + u"/papers/loom.txt"_s);
}

void TestFormPage::hiddenField_isSubmittedUnseen()
{
    const auto page = m_desk->form(u"book"_s, u"2"_s);
    const FieldCell *lent = cellOf(*page, u"lent"_s);
    QVERIFY(lent && lent->isHidden());
    for (const QLabel *label : page->findChildren<QLabel *>())
        QVERIFY(label->text() != u"Lent");
    QVERIFY(page->view().data().contains(u"lent"_s));
}

void TestFormPage::prepopulated_followsUntilTypedIn()
{
    for (const QString &pk : {QString(), u"1"_s}) { // to add, and one whose notes are empty
        const auto page = m_desk->form(u"book"_s, pk);
        const auto edit = [&page](const QString &name) { return cellOf(*page, name)->editor(); };
        const auto notes = [&page] { return page->view().data().value(u"notes"_s); };
        edit(u"author"_s)->choose({u"2"_s, u"Grace"_s});
        edit(u"title"_s)->setText(u"On Looms"_s);
        QCOMPARE(notes(), u"on-looms-grace"_s); // as one reads the author, not by its key
        edit(u"title"_s)->setText(u"On Engines"_s);
        QCOMPARE(notes(), u"on-engines-grace"_s);
        edit(u"notes"_s)->setText(u"mine"_s);
        edit(u"title"_s)->setText(u"On Bees"_s);
        QCOMPARE(notes(), u"mine"_s);
        edit(u"notes"_s)->setText({});
        edit(u"title"_s)->setText(u"On Ants"_s);
        QCOMPARE(notes(), u"on-ants-grace"_s);
    }
}

void TestFormPage::prepopulated_filledBefore_stays()
{
    const auto page = m_desk->form(u"book"_s, u"2"_s);
    cellOf(*page, u"title"_s)->editor()->setText(u"Assemblers"_s);
    QCOMPARE(page->view().data().value(u"notes"_s), u"worn"_s);
}

void TestFormPage::sharedLine_isStackedWhereThereIsNoRoom()
{
    const auto page = m_desk->form(u"book"_s, u"1"_s);
    const auto place = [&page](const QString &name) {
        return cellOf(*page, name)->mapTo(page.get(), QPoint());
    };
    page->resize(1400, 700);
    QTRY_VERIFY(place(u"tags"_s).x() > place(u"author"_s).x());
    page->resize(800, 700);
    QTRY_COMPARE(place(u"tags"_s).x(), place(u"author"_s).x());
    QVERIFY(place(u"tags"_s).y() > place(u"author"_s).y());
    QTRY_COMPARE(page->view().horizontalScrollBar()->maximum(), 0);
}

void TestFormPage::readOnlyText_standsWhereReadingBegins()
{
    m_desk->sit(u"onlooker"_s, {u"view_book"_s});
    const auto page = m_desk->form(u"book"_s, u"1"_s);
    page->setLayoutDirection(Qt::RightToLeft);
    const FieldCell *title = cellOf(*page, u"title"_s);
    QVERIFY(title && !title->editor());
    const QLabel *shown = nullptr;
    for (const QLabel *label : title->findChildren<QLabel *>()) {
        if (label->text() == u"Engines")
            shown = label;
    }
    QVERIFY(shown);
    // Also a text of the other direction.
    QVERIFY(shown->alignment().testFlag(Qt::AlignRight));
    QVERIFY(shown->alignment().testFlag(Qt::AlignAbsolute));
}

int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    TestFormPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_formpage.moc"
