// SPDX-License-Identifier: GPL-3.0-or-later
// Two people on one object: what the desktop shows to the one who saves second.
#include "tests/admin/shopsite.h"

#include "admin/widgets/form/conflictview.h"
#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/formpage.h"
#include "admin/widgets/form/formview.h"
#include "admin/widgets/form/inlinerow.h"
#include "admin/widgets/form/inlineview.h"
#include "admin/widgets/list/listeditdialog.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/differencedialog.h"
#include "admin/widgets/window/historypage.h"
#include "core/forms/modelform.h"
#include "core/orm/persistence.h"

#include <QApplication>
#include <QLabel>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Quintette;

class TestConflicts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void cleanupTestCase();
    void sameField_asksAndKeepsMine();
    void sameField_theirsChosen_dropsMine();
    void otherField_isTakenOver();
    void deletedObject_isKeptAndBecomesNew();
    void editedRows_areSavedTogether();
    void editedRows_conflict_isShown();
    void editedRows_wrongTogether_saysWhy();
    void editedRows_oneWrong_saysWhere();
    void editedRows_oneDeleted_saysSo();
    void history_longValue_isCutAndBothAreSeen();
    void history_restoredVersion_isShownThenSaved();

private:
    QString stored(const char16_t *field, qint64 pk = 1) const
    {
        return m_shop->object(u"shop.Book"_s, pk).value(QStringView(field)).toString();
    }
    void somebodySets(const char16_t *field, const QString &value)
    {
        Record book = m_shop->object(u"shop.Book"_s, 1);
        book.setValue(QStringView(field), value);
        save(book);
    }
    FieldCell *cell(const QString &name) const
    {
        const QList<FieldCell *> cells = m_page->findChildren<FieldCell *>();
        for (FieldCell *each : cells) {
            if (each->name() == name)
                return each;
        }
        return nullptr;
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return m_tasks->running() == 0; }, 10'000);
    }
    ChangeList bookList() const
    {
        return loadChangeList(m_shop->admin(u"book"_s), m_session->request(), {});
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<BackgroundTasks> m_tasks;
    std::unique_ptr<AdminSession> m_session;
    std::unique_ptr<AdminSite> m_strictSite;
    std::unique_ptr<AdminSession> m_strictSession;
    std::unique_ptr<FormPage> m_page;
};

void TestConflicts::initTestCase()
{
    ModelAdminOptions books;
    books.exclude = {u"tags"_s};
    books.listDisplay = {u"title", u"pages", u"lent"};
    books.listEditable = {u"pages"_s, u"lent"_s};
    m_shop = std::make_unique<ShopSite>(books);
    QVERIFY(m_shop->isOpen());
    m_shop->makeHistoryTable();
    m_tasks = std::make_unique<BackgroundTasks>();
    const AdminRequest ada = m_shop->request(u"ada"_s);
    m_session = std::make_unique<AdminSession>(m_shop->site(), ada.user, u"ada"_s, ada.policy,
                                               *m_tasks);
}

void TestConflicts::init()
{
    m_shop->application().databases().connection().executeScript(
            u"DELETE FROM shop_loan; DELETE FROM shop_copy; DELETE FROM shop_book_tags;"
            "DELETE FROM shop_book;"
            "INSERT INTO shop_book (id, title, pages, lent, notes, author_id) VALUES"
            " (1, 'Engines', 100, 0, '', 1), (2, 'Compilers', 200, 1, 'worn', 2);"_s);
    m_page = std::make_unique<FormPage>(
            *m_session, PageAddress::change(&m_shop->admin(u"book"_s), u"1"_s), CompanionFactory());
    m_page->resize(900, 700);
    m_page->show();
    QVERIFY(settle());
}

void TestConflicts::cleanupTestCase()
{
    m_tasks.reset();
    m_session.reset();
    m_strictSession.reset();
    m_strictSite.reset();
    m_shop.reset();
}

void TestConflicts::sameField_asksAndKeepsMine()
{
    cell(u"title"_s)->editor()->setText(u"Mine"_s);
    somebodySets(u"title", u"Theirs"_s);
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QCOMPARE(stored(u"title"), u"Theirs"_s);
    QVERIFY(m_page->findChild<ConflictView *>());
    QCOMPARE(m_page->view().data().value(u"title"_s), u"Mine"_s);
    QVERIFY2(m_page->hasUnsavedChanges(), "nothing was saved, so there is something to lose");
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QCOMPARE(stored(u"title"), u"Mine"_s);
    QVERIFY(!m_page->findChild<ConflictView *>() || !m_page->hasUnsavedChanges());
}

void TestConflicts::sameField_theirsChosen_dropsMine()
{
    cell(u"title"_s)->editor()->setText(u"Mine"_s);
    somebodySets(u"title", u"Their  own   title"_s);
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    auto *view = m_page->findChild<ConflictView *>();
    QVERIFY(view);
    QVERIFY2(view->accessibleName().contains(u"Their own title"_s),
             qPrintable(view->accessibleName()));
    const QList<QRadioButton *> choices = view->findChildren<QRadioButton *>();
    QCOMPARE(choices.size(), 2);
    QVERIFY(!choices.first()->accessibleName().isEmpty());
    choices.first()->setChecked(true);
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QCOMPARE(stored(u"title"), u"Their  own   title"_s);
}

void TestConflicts::otherField_isTakenOver()
{
    cell(u"title"_s)->editor()->setText(u"Mine"_s);
    somebodySets(u"notes", u"theirs"_s);
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QCOMPARE(stored(u"title"), u"Engines"_s);
    QCOMPARE(m_page->view().data().value(u"notes"_s), u"theirs"_s);
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QCOMPARE(stored(u"title"), u"Mine"_s);
    QCOMPARE(stored(u"notes"), u"theirs"_s);
}

void TestConflicts::deletedObject_isKeptAndBecomesNew()
{
    cell(u"title"_s)->editor()->setText(u"Kept"_s);
    objects(m_shop->model(u"shop.Book"_s)).filter({{u"pk"_s, 1}}).remove();
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QCOMPARE(m_page->view().data().value(u"title"_s), u"Kept"_s);
    QVERIFY(m_page->hasUnsavedChanges());
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QVERIFY(objects(m_shop->model(u"shop.Book"_s)).find({{u"title"_s, u"Kept"_s}}));
    QVERIFY(!m_page->hasUnsavedChanges());
}

void TestConflicts::editedRows_areSavedTogether()
{
    auto *dialog = new ListEditDialog(*m_session, bookList());
    dialog->show();
    QVERIFY(settle());
    QVERIFY(dialog->rows());
    QCOMPARE(dialog->rows()->rows().size(), 2);
    for (InlineRow *row : dialog->rows()->rows())
        row->cells().first()->editor()->setText(u"7"_s);
    dialog->save();
    QVERIFY(settle());
    QCOMPARE(stored(u"pages"), u"7"_s);
    QCOMPARE(stored(u"pages", 2), u"7"_s);
}

void TestConflicts::editedRows_conflict_isShown()
{
    QPointer<ListEditDialog> dialog = new ListEditDialog(*m_session, bookList());
    dialog->show();
    QVERIFY(settle());
    for (InlineRow *row : dialog->rows()->rows())
        row->cells().first()->editor()->setText(u"7"_s);
    somebodySets(u"pages", u"55"_s);
    dialog->save();
    QVERIFY(settle());
    QCOMPARE(stored(u"pages"), u"55"_s);
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<ConflictView *>());
    dialog->save();
    QVERIFY(settle());
    QCOMPARE(stored(u"pages"), u"7"_s);
    delete dialog;
}

namespace {

/// Looks at all rows that are edited in the list together.
class ShelfAdmin : public ModelAdmin
{
public:
    using ModelAdmin::ModelAdmin;

    void cleanListRows(const AdminRequest &, const QList<ModelForm *> &changed) const override
    {
        qint64 pages = 0;
        for (const ModelForm *form : changed)
            pages += form->cleanedData().value(u"pages"_s).integer();
        if (pages > 1000)
            throw ValidationError(QString(u"More pages than the shelf holds."_s));
    }
};

QString shownErrors(const QWidget &where)
{
    QStringList texts;
    const QList<QLabel *> labels = where.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible())
            texts += label->text();
    }
    return texts.join(u'\n');
}

} // namespace

void TestConflicts::editedRows_wrongTogether_saysWhy()
{
    m_strictSite = std::make_unique<AdminSite>(m_shop->application().models());
    ModelAdminOptions options;
    options.listDisplay = {u"title", u"pages"};
    options.listEditable = {u"pages"_s};
    const ModelAdmin &books =
            m_strictSite->add(u"shop.Book"_s, std::make_unique<ShelfAdmin>(options));
    const AdminRequest ada = m_session->request();
    m_strictSession =
            std::make_unique<AdminSession>(*m_strictSite, ada.user, u"ada"_s, ada.policy, *m_tasks);
    const std::unique_ptr<ListEditDialog> dialog(
            new ListEditDialog(*m_strictSession, loadChangeList(books, ada, {})));
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    QVERIFY(settle());
    for (InlineRow *row : dialog->rows()->rows())
        row->cells().first()->editor()->setText(u"600"_s);
    dialog->save();
    QVERIFY(settle());
    QCOMPARE(stored(u"pages"), u"100"_s);
    QVERIFY(shownErrors(*dialog).contains(u"More pages than the shelf holds."_s));
    QVERIFY(dialog->windowTitle().startsWith(u"Error:"_s));
    dialog->rows()->rows().last()->cells().first()->editor()->setText(u"8"_s);
    dialog->save();
    QVERIFY(settle());
    QCOMPARE(stored(u"pages"), u"8"_s); // the newest come first
    QCOMPARE(stored(u"pages", 2), u"600"_s);
}

void TestConflicts::editedRows_oneWrong_saysWhere()
{
    const std::unique_ptr<ListEditDialog> dialog(new ListEditDialog(*m_session, bookList()));
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    QVERIFY(settle());
    dialog->rows()->rows().at(1)->cells().first()->editor()->setText(u"many"_s);
    dialog->save();
    QVERIFY(settle());
    QVERIFY(!dialog->rows()->rows().at(0)->cells().first()->hasErrors());
    const FieldCell *wrong = dialog->rows()->rows().at(1)->cells().first();
    QVERIFY(wrong->hasErrors());
    QTRY_VERIFY(shownErrors(*dialog).contains(u"Enter a whole number."_s));
    QCOMPARE(dialog->rows()->firstError(), wrong);
}

void TestConflicts::editedRows_oneDeleted_saysSo()
{
    const std::unique_ptr<ListEditDialog> dialog(new ListEditDialog(*m_session, bookList()));
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    QVERIFY(settle());
    for (InlineRow *row : dialog->rows()->rows())
        row->cells().first()->editor()->setText(u"9"_s);
    objects(m_shop->model(u"shop.Book"_s)).filter({{u"pk"_s, 2}}).remove();
    dialog->save();
    QVERIFY(settle());
    QCOMPARE(stored(u"pages"), u"100"_s);
    QCOMPARE(dialog->rows()->rows().size(), 1);
    QVERIFY(shownErrors(*dialog).contains(u"deleted"_s));
    dialog->save();
    QVERIFY(settle());
    QCOMPARE(stored(u"pages"), u"9"_s);
    // Nothing is left to edit.
    const std::unique_ptr<ListEditDialog> last(new ListEditDialog(*m_session, bookList()));
    last->setAttribute(Qt::WA_DeleteOnClose, false);
    last->show();
    QVERIFY(settle());
    objects(m_shop->model(u"shop.Book"_s)).remove();
    last->save();
    QVERIFY(settle());
    QVERIFY(!last->rows());
    QVERIFY(shownErrors(*last).contains(u"deleted"_s));
}

void TestConflicts::history_longValue_isCutAndBothAreSeen()
{
    const QString longTitle = QString(u"Engine "_s).repeated(11).trimmed();
    for (const QString &title : {longTitle, u"Short"_s}) {
        cell(u"title"_s)->editor()->setText(title);
        m_page->save(FormPage::After::Stay);
        QVERIFY(settle());
    }
    ObjectHistoryPage history(*m_session, m_shop->admin(u"book"_s), u"1"_s);
    history.show();
    QVERIFY(settle());
    const QTreeWidgetItem *change = history.findChild<QTreeWidget *>()->topLevelItem(0)->child(0);
    QVERIFY(change->text(2).startsWith(u"\u2068Engine"_s));
    QVERIFY(change->text(2).contains(u'…') && change->text(2).contains(u"Short"_s));
    QVERIFY(!change->text(2).contains(longTitle));
    QVERIFY(change->toolTip(2).contains(longTitle));
}

void TestConflicts::history_restoredVersion_isShownThenSaved()
{
    for (const QString &title : {u"First"_s, u"Second"_s}) {
        cell(u"title"_s)->editor()->setText(title);
        m_page->save(FormPage::After::Stay);
        QVERIFY(settle());
    }
    const ModelAdmin &books = m_shop->admin(u"book"_s);
    ObjectHistoryPage history(*m_session, books, u"1"_s);
    history.show();
    QVERIFY(settle());
    auto *list = history.findChild<QTreeWidget *>();
    QVERIFY(list->topLevelItemCount() >= 2);
    QCOMPARE(list->topLevelItem(0)->childCount(), 1);
    QVERIFY(list->topLevelItem(0)->child(0)->text(2).contains(u"First"_s));
    for (int i = 0; i < 2; ++i)
        list->topLevelItem(i)->setSelected(true);
    history.compareChosen();
    QVERIFY(settle());
    const auto *difference = history.findChild<DifferenceDialog *>();
    QVERIFY(difference);
    const auto *changes = difference->findChild<QTreeWidget *>();
    QCOMPARE(changes->topLevelItemCount(), 1);
    QCOMPARE(changes->topLevelItem(0)->text(1), u"First"_s);
    QCOMPARE(changes->topLevelItem(0)->text(2), u"Second"_s);
    list->clearSelection();
    list->setCurrentItem(list->topLevelItem(1));
    QSignalSpy opened(&history, &Page::openRequested);
    history.restoreChosen();
    QCOMPARE(opened.size(), 1);

    m_page = std::make_unique<FormPage>(*m_session, opened.first().first().value<PageAddress>(),
                                        CompanionFactory());
    m_page->show();
    QVERIFY(settle());
    QCOMPARE(m_page->view().data().value(u"title"_s), u"First"_s);
    QCOMPARE(stored(u"title"), u"Second"_s);
    QVERIFY(m_page->hasUnsavedChanges());
    m_page->save(FormPage::After::Stay);
    QVERIFY(settle());
    QCOMPARE(stored(u"title"), u"First"_s);
    QVERIFY(!m_page->hasUnsavedChanges());
}

QTEST_MAIN(TestConflicts)
#include "tst_conflicts.moc"
