// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of other models on the desktop's form page.
#include "tests/admin/shopsite.h"

#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/formpage.h"
#include "admin/widgets/form/formview.h"
#include "admin/widgets/form/inlinerow.h"
#include "admin/widgets/form/inlineview.h"
#include "admin/widgets/session/adminsession.h"

#include <QApplication>
#include <QCheckBox>
#include <QLayout>
#include <QLineEdit>
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
    void genericRows_areShownAndSaved();

private:
    FormPage *open(const QString &pk);
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
    QWidget *last = inlines()->rows().at(1)->lastInTabOrder();
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
    group.lines = {2, 1};
    FormContents::Inline::Row contents;
    contents.fields = {textField(u"shelf"_s), textField(u"price"_s), textField(u"note"_s)};
    InlineRow row(group, contents, {});
    row.arrange(InlineRow::Shape::Block, {});
    row.resize(700, 300);
    row.show();
    const auto place = [&row](int cell) { return row.cells().at(cell)->mapTo(&row, QPoint()); };
    QCOMPARE(place(0).y(), place(1).y());
    QVERIFY(place(0).x() < place(1).x());
    QVERIFY(place(2).y() > place(0).y());
    // Where there is little room, everything is below each other, which takes less.
    const int wide = row.layout()->minimumSize().width();
    row.arrange(InlineRow::Shape::Narrow, {});
    QVERIFY(row.layout()->minimumSize().width() < wide);
    // Turned into a line of a table and back, nothing is lost.
    row.arrange(InlineRow::Shape::Line, {100, 100, 100});
    row.arrange(InlineRow::Shape::Block, {});
    QTRY_COMPARE(place(0).y(), place(1).y());
    QVERIFY(row.cells().at(2)->isVisible());
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
