// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of other models on the desktop's form page.
#include "tests/admin/shopsite.h"

#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/formpage.h"
#include "admin/widgets/form/formview.h"
#include "admin/widgets/form/inlinerow.h"
#include "admin/widgets/form/inlineview.h"
#include "admin/widgets/look/opentoggle.h"
#include "admin/widgets/session/adminsession.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Quintette;

class TestInlines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void cleanupTestCase();
    void rows_areShownAndNamed();
    void untouchedForm_hasNoChanges();
    void changedRow_isSaved();
    void addedRow_isSaved();
    void markedRow_isDeleted();
    void removedRow_leavesNoGap();
    void wrongRow_showsItsErrorAndKeepsWhatWasTyped();
    void addedRow_isNextInTabOrder();
    void saveAsNew_copiesTheRows();
    void sharedLine_isOneLine();
    void groups_haveHeadingsAndOpen();
    void place_isMovedByButtonsAndKeys();
    void place_ofNewRows_countsThoseFilledIn();
    void place_cannotLeaveTheEnds();
    void rowOnSite_isLookedAt();
    void genericRows_areShownAndSaved();

private:
    FormPage *open(const QString &pk);
    FormPage *openWith(const InlineOptions &rows);
    QToolButton *button(const InlineRow *row, const QString &called) const;
    InlineView *inlines() const { return m_page->findChild<InlineView *>(); }
    bool settle()
    {
        return QTest::qWaitFor([this] { return m_tasks->running() == 0; }, 10'000);
    }
    QStringList shelves(qint64 book) const
    {
        QStringList shelves;
        const QList<Record> copies = objects(m_shop->model(u"shop.Copy"_s))
                                             .filter({{u"book"_s, book}})
                                             .orderBy(QStringList{u"pk"_s})
                                             .toList();
        for (const Record &copy : copies)
            shelves += copy.value(u"shelf").toString();
        return shelves;
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<BackgroundTasks> m_tasks;
    std::unique_ptr<AdminSession> m_session;
    std::unique_ptr<AdminSite> m_otherSite;
    std::unique_ptr<AdminSession> m_otherSession;
    std::unique_ptr<FormPage> m_page;
};

void TestInlines::initTestCase()
{
    ModelAdminOptions books;
    books.exclude = {u"tags"_s};
    books.saveAs = true;
    books.inlines = {{.model = u"shop.Copy"_s, .extra = 0, .showChangeLink = true}};
    // Rows that point to objects of any model.
    InlineOptions notes{.model = u"admin.LogEntry"_s, .isGeneric = true};
    notes.fields = {u"object_repr"_s, u"change_message"_s};
    notes.extra = 0;
    ModelAdminOptions authors{.listDisplay = {u"name"}, .inlines = {notes}};
    m_shop = std::make_unique<ShopSite>(books, authors);
    QVERIFY(m_shop->isOpen());
    m_tasks = std::make_unique<BackgroundTasks>();
    const AdminRequest ada = m_shop->request(u"ada"_s);
    m_session = std::make_unique<AdminSession>(m_shop->site(), ada.user, u"ada"_s, ada.policy,
                                               *m_tasks);
}

void TestInlines::init()
{
    m_shop->application().databases().connection().executeScript(
            u"DELETE FROM shop_loan; DELETE FROM shop_copy;"
            "INSERT INTO shop_copy (shelf, price, book_id) VALUES ('A1', 5, 1), ('A2', 7, 1);"_s);
    QVERIFY(open(u"1"_s));
}

void TestInlines::cleanupTestCase()
{
    m_tasks.reset();
    m_session.reset();
    m_otherSession.reset();
    m_otherSite.reset();
    m_shop.reset();
}

FormPage *TestInlines::open(const QString &pk)
{
    const ModelAdmin *admin = &m_shop->admin(u"book"_s);
    m_page = std::make_unique<FormPage>(*m_session, PageAddress::change(admin, pk),
                                        CompanionFactory());
    m_page->resize(900, 700);
    m_page->show();
    settle();
    return m_page.get();
}

/// The first book's form where its rows are others, or others' ways.
FormPage *TestInlines::openWith(const InlineOptions &rows)
{
    m_page.reset();
    m_otherSite = std::make_unique<AdminSite>(m_shop->application().models());
    ModelAdminOptions books;
    books.exclude = {u"tags"_s};
    books.inlines = {rows};
    m_otherSite->add(u"shop.Book"_s, books);
    const AdminRequest ada = m_shop->request(u"ada"_s);
    m_otherSession =
            std::make_unique<AdminSession>(*m_otherSite, ada.user, u"ada"_s, ada.policy, *m_tasks);
    m_page = std::make_unique<FormPage>(
            *m_otherSession,
            PageAddress::change(m_otherSite->find(m_shop->model(u"shop.Book"_s)), u"1"_s),
            CompanionFactory());
    m_page->resize(900, 900);
    m_page->show();
    settle();
    return m_page.get();
}

QToolButton *TestInlines::button(const InlineRow *row, const QString &called) const
{
    const QList<QToolButton *> buttons = row->findChildren<QToolButton *>();
    for (QToolButton *each : buttons) {
        if (each->accessibleName().startsWith(called))
            return each;
    }
    return nullptr;
}

void TestInlines::rows_areShownAndNamed()
{
    QVERIFY(inlines());
    QCOMPARE(inlines()->rows().size(), 2);
    const FieldCell *shelf = inlines()->rows().first()->cells().first();
    QCOMPARE(shelf->editor()->focusProxy()->accessibleName().section(u':', 0, 0), u"Shelf"_s);
    const QList<QToolButton *> buttons = inlines()->findChildren<QToolButton *>();
    for (const QToolButton *button : buttons)
        QVERIFY(!button->text().isEmpty() || !button->accessibleName().isEmpty());
}

void TestInlines::untouchedForm_hasNoChanges()
{
    QVERIFY(!m_page->hasUnsavedChanges());
}

void TestInlines::changedRow_isSaved()
{
    inlines()->rows().first()->cells().first()->editor()->setText(u"Z9"_s);
    QVERIFY(m_page->hasUnsavedChanges());
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QCOMPARE(shelves(1), (QStringList{u"Z9"_s, u"A2"_s}));
    QVERIFY(!m_page->hasUnsavedChanges());
}

void TestInlines::addedRow_isSaved()
{
    inlines()->addRow();
    QCOMPARE(inlines()->rows().size(), 3);
    inlines()->rows().last()->cells().first()->editor()->setText(u"C7"_s);
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QCOMPARE(shelves(1), (QStringList{u"A1"_s, u"A2"_s, u"C7"_s}));
    QCOMPARE(inlines()->rows().size(), 3);
}

void TestInlines::markedRow_isDeleted()
{
    auto *box = inlines()->rows().first()->findChild<QCheckBox *>();
    QVERIFY(box);
    box->setChecked(true);
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QCOMPARE(shelves(1), QStringList{u"A2"_s});
}

void TestInlines::removedRow_leavesNoGap()
{
    inlines()->addRow();
    inlines()->addRow();
    inlines()->rows().last()->cells().first()->editor()->setText(u"D4"_s);
    Q_EMIT inlines()->rows().at(2)->removeRequested();
    const FormData data = m_page->view().data();
    QCOMPARE(data.value(u"copy_set-TOTAL_FORMS"_s), u"3"_s);
    QCOMPARE(data.value(u"copy_set-2-shelf"_s), u"D4"_s);
    QVERIFY(!data.contains(u"copy_set-3-shelf"_s));
}

void TestInlines::wrongRow_showsItsErrorAndKeepsWhatWasTyped()
{
    inlines()->rows().at(1)->cells().at(1)->editor()->setText(u"cheap"_s);
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    FieldCell *price = inlines()->rows().at(1)->cells().at(1);
    QVERIFY(price->hasErrors());
    QVERIFY(!inlines()->rows().at(0)->cells().at(1)->hasErrors());
    QCOMPARE(inlines()->firstError(), price);
    QCOMPARE(m_page->view().data().value(u"copy_set-1-price"_s), u"cheap"_s);
    QCOMPARE(shelves(1), (QStringList{u"A1"_s, u"A2"_s}));
}

void TestInlines::addedRow_isNextInTabOrder()
{
    inlines()->addRow();
    QWidget *last = inlines()->rows().at(1)->tabStops().last();
    QWidget *next = last->nextInFocusChain();
    while (!(next->focusPolicy() & Qt::TabFocus))
        next = next->nextInFocusChain();
    QVERIFY2(inlines()->rows().at(2)->isAncestorOf(next), next->metaObject()->className());
}

void TestInlines::saveAsNew_copiesTheRows()
{
    const qint64 before = objects(m_shop->model(u"shop.Book"_s)).count();
    m_page->save(FormPage::After::ShowCopy);
    QVERIFY(settle());
    QCOMPARE(objects(m_shop->model(u"shop.Book"_s)).count(), before + 1);
    QCOMPARE(shelves(1), (QStringList{u"A1"_s, u"A2"_s}));
    const qint64 copy = m_page->address().quotedPk.toLongLong();
    QVERIFY(copy > 1);
    QCOMPARE(shelves(copy), (QStringList{u"A1"_s, u"A2"_s}));
}

static FormContents::Field textField(const QString &name)
{
    FormContents::Field field;
    field.item.name = name;
    field.item.label = name;
    field.submitName = u"copies-0-"_s + name;
    return field;
}

void TestInlines::sharedLine_isOneLine()
{
    FormContents::Inline group;
    group.prefix = u"copies"_s;
    group.groups = {{{2, 1}}};
    FormContents::Inline::Row contents;
    contents.fields = {textField(u"shelf"_s), textField(u"price"_s), textField(u"note"_s)};
    InlineRow row(group, contents, {});
    row.arrange(InlineRow::Shape::Block, {}, 0);
    row.resize(700, 300);
    row.show();
    const auto place = [&row](int cell) { return row.cells().at(cell)->mapTo(&row, QPoint()); };
    QCOMPARE(place(0).y(), place(1).y());
    QVERIFY(place(0).x() < place(1).x());
    QVERIFY(place(2).y() > place(0).y());
    // Where there is little room, everything is below each other, which takes less.
    const int wide = row.layout()->minimumSize().width();
    row.arrange(InlineRow::Shape::Narrow, {}, 0);
    QVERIFY(row.layout()->minimumSize().width() < wide);
    // Turned into a line of a table and back, nothing is lost.
    row.arrange(InlineRow::Shape::Line, {100, 100, 100}, 0);
    row.arrange(InlineRow::Shape::Block, {}, 0);
    QTRY_COMPARE(place(0).y(), place(1).y());
    QVERIFY(row.cells().at(2)->isVisible());
}

void TestInlines::groups_haveHeadingsAndOpen()
{
    InlineOptions copies{.model = u"shop.Copy"_s, .style = InlineOptions::Style::Stacked};
    copies.extra = 0;
    copies.fieldsets = {
            {.name = u"place"_s, .lines = {{u"shelf"_s}}, .description = u"Where it stands"_s},
            {.name = u"worth"_s, .lines = {{u"price"_s}}, .collapsed = true}};
    QVERIFY(openWith(copies));
    InlineRow *row = inlines()->rows().first();
    QStringList texts;
    const QList<QLabel *> labels = row->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        texts += label->text();
    QVERIFY(texts.contains(u"Place"_s));
    QVERIFY(texts.contains(u"Where it stands"_s));
    auto *toggle = row->findChild<OpenToggle *>();
    QVERIFY(toggle);
    QCOMPARE(toggle->text(), u"Worth"_s);
    FieldCell *price = row->cells().at(1);
    QTRY_VERIFY(row->cells().first()->isVisible());
    QVERIFY(!price->isVisible());
    QCOMPARE(row->tabStops().indexOf(toggle), 1); // between shelf and price
    toggle->click();
    QVERIFY(price->isVisible());
    toggle->click();
    QVERIFY(!price->isVisible());
    // A wrong value is never hidden.
    price->editor()->setText(u"cheap"_s);
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QVERIFY(price->hasErrors() && price->isVisible());
}

static InlineOptions placedCopies()
{
    InlineOptions copies{.model = u"shop.Copy"_s, .extra = 0};
    copies.positionField = u"price"_s;
    return copies;
}

void TestInlines::place_isMovedByButtonsAndKeys()
{
    QVERIFY(openWith(placedCopies()));
    QVERIFY(!m_page->hasUnsavedChanges());
    const InlineRow *first = inlines()->rows().first();
    QVERIFY(!first->cells().at(1)->findChild<QLineEdit *>());
    QToolButton *down = nullptr;
    const QList<QToolButton *> buttons = first->cells().at(1)->findChildren<QToolButton *>();
    for (QToolButton *each : buttons) {
        if (each->accessibleName().endsWith(u"(Alt+Down)"_s))
            down = each;
    }
    QVERIFY(down);
    down->click();
    QVERIFY(m_page->hasUnsavedChanges());
    QCOMPARE(inlines()->standingRows().last(), first);
    QTRY_VERIFY(first->y() > inlines()->standingRows().first()->y());
    FormData data = m_page->view().data();
    QCOMPARE(data.value(u"copy_set-0-price"_s), u"2"_s);
    QCOMPARE(data.value(u"copy_set-1-price"_s), u"1"_s);
    // With the keyboard, from any field of the row.
    m_page->activateWindow();
    first->cells().first()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(inlines()->standingRows().first(), first);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::AltModifier);
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QCOMPARE(objects(m_shop->model(u"shop.Copy"_s))
                     .filter({{u"book"_s, 1}})
                     .orderBy(QStringList{u"price"_s})
                     .toList()
                     .first()
                     .value(u"shelf")
                     .toString(),
             u"A2"_s);
}

void TestInlines::place_ofNewRows_countsThoseFilledIn()
{
    QVERIFY(openWith(placedCopies()));
    inlines()->addRow();
    inlines()->addRow();
    FormData data = m_page->view().data();
    QCOMPARE(data.value(u"copy_set-0-price"_s), u"5"_s); // nobody moved anything
    QCOMPARE(data.value(u"copy_set-2-price"_s), QString());
    InlineRow *last = inlines()->rows().last();
    last->cells().first()->editor()->setText(u"D4"_s);
    inlines()->moveRow(last, -1); // above the one that stays empty
    inlines()->moveRow(last, -1);
    data = m_page->view().data();
    QCOMPARE(data.value(u"copy_set-0-price"_s), u"1"_s);
    QCOMPARE(data.value(u"copy_set-3-price"_s), u"2"_s);
    QCOMPARE(data.value(u"copy_set-1-price"_s), u"3"_s);
    QCOMPARE(data.value(u"copy_set-2-price"_s), QString());
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QCOMPARE(shelves(1), (QStringList{u"A1"_s, u"A2"_s, u"D4"_s}));
}

void TestInlines::place_cannotLeaveTheEnds()
{
    QVERIFY(openWith(placedCopies()));
    const QList<InlineRow *> before = inlines()->standingRows();
    inlines()->moveRow(before.first(), -1);
    inlines()->moveRow(before.last(), 1);
    QCOMPARE(inlines()->standingRows(), before);
    QVERIFY(!m_page->hasUnsavedChanges());
    const auto open = [](const InlineRow *row) {
        QList<bool> states;
        const QList<QToolButton *> buttons = row->cells().at(1)->findChildren<QToolButton *>();
        for (const QToolButton *each : buttons) {
            if (each->accessibleName().contains(u"(Alt+"_s))
                states += each->isEnabled();
        }
        return states;
    };
    QCOMPARE(open(before.first()), (QList<bool>{false, true}));
    QCOMPARE(open(before.last()), (QList<bool>{true, false}));
}

void TestInlines::rowOnSite_isLookedAt()
{
    QVERIFY(openWith({.model = u"shop.Copy"_s, .extra = 0}));
    QToolButton *look = button(inlines()->rows().first(), u"View"_s);
    QVERIFY(look);
    QSignalSpy asked(m_page.get(), &Page::siteRequested);
    look->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(asked.first().first().toString().startsWith(u"/copies/"_s));
}

void TestInlines::genericRows_areShownAndSaved()
{
    m_shop->execute(u"DELETE FROM django_admin_log; INSERT INTO django_admin_log (action_time, "
                    "object_id, object_repr, action_flag, change_message, content_type_id, "
                    "user_id) SELECT '2026-01-02 03:04:05', '1', 'first', 2, 'told', c.id, 1 FROM "
                    "django_content_type c WHERE c.app_label = 'shop' AND c.model IN ('author', "
                    "'tag')"_s);
    m_page = std::make_unique<FormPage>(*m_session,
                                        PageAddress::change(&m_shop->admin(u"author"_s), u"1"_s),
                                        CompanionFactory());
    m_page->show();
    QVERIFY(settle());
    QVERIFY(inlines());
    QCOMPARE(inlines()->rows().size(), 1); // the other one is of a tag
    inlines()->rows().first()->cells().last()->editor()->setText(u"told again"_s);
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    const QList<Record> entries = objects(m_shop->model(u"admin.LogEntry"_s))
                                          .filter({{u"object_repr"_s, u"first"_s}})
                                          .orderBy(QStringList{u"change_message"_s})
                                          .toList();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.first().value(u"change_message").toString(), u"told"_s);
    QCOMPARE(entries.last().value(u"change_message").toString(), u"told again"_s);
}

QTEST_MAIN(TestInlines)
#include "tst_inlines.moc"
