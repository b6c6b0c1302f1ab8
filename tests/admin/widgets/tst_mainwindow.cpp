// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop on a copy of the real Django site, from navigation to deletion.
#include "admin/widgets/editors/editor.h"
#include "admin/widgets/form/fieldcell.h"
#include "admin/widgets/form/formpage.h"
#include "admin/widgets/form/formview.h"
#include "admin/widgets/list/listpage.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/navigation/navigationpanel.h"
#include "admin/widgets/window/deletedialog.h"
#include "admin/widgets/window/historypage.h"
#include "admin/widgets/window/mainwindow.h"
#include "admin/widgets/window/pagestack.h"
#include "admin/widgets/window/pathlabel.h"
#include "core/orm/persistence.h"
#include "tests/admin/widgets/desktopsite.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTreeView>
#include <QTreeWidget>

using namespace Quintette;

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void navigation_superuser_showsAppsAndFilters();
    void navigation_editor_showsLess();
    void list_comments_loadsThePageOneScrollsTo();
    void list_search_narrowsAndEmptyStateLeadsBack();
    void list_selectAllAndDelete_asksFirst();
    void form_changeTitle_savesAndLogs();
    void form_invalid_showsErrorsAndKeepsText();
    void form_addAnother_startsEmpty();
    void form_addUser_goesOnWithTheUser();
    void form_savedByWhoMayOnlyAdd_leadsToTheOverview();
    void form_unsaved_isKnown();
    void form_missingObject_saysSo();
    void backAndForward_keepTheList();
    void saving_keepsTheKeyboardWhereItWas();
    void path_longTitle_isCutNotTheWayBack();
    void sidebar_isClosedAtFirstWhereTheSiteSaysSo();

private:
    ListPage *openList(const QString &label);
    FormPage *openForm(const QString &label, const QString &pk);
    static Editor *editor(FormPage *page, const QString &name);

    std::unique_ptr<DesktopSite> m_site;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    QSettings().clear();
    m_site = std::make_unique<DesktopSite>();
    m_window = std::make_unique<MainWindow>(m_site->session(),
                                            MainWindow::Options{.projectName = u"test"_s});
    m_window->show();
    QVERIFY(m_site->settle());
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_site.reset();
}

ListPage *TestMainWindow::openList(const QString &label)
{
    m_window->open(PageAddress::list(&m_site->admin(label)));
    m_site->settle();
    return qobject_cast<ListPage *>(m_window->currentPage());
}

FormPage *TestMainWindow::openForm(const QString &label, const QString &pk)
{
    const ModelAdmin *admin = &m_site->admin(label);
    m_window->open(pk.isEmpty() ? PageAddress::add(admin) : PageAddress::change(admin, pk));
    m_site->settle();
    return qobject_cast<FormPage *>(m_window->currentPage());
}

Editor *TestMainWindow::editor(FormPage *page, const QString &name)
{
    const QList<FieldCell *> cells = page->findChildren<FieldCell *>();
    for (FieldCell *cell : cells) {
        if (cell->name() == name)
            return cell->editor();
    }
    return nullptr;
}

void TestMainWindow::navigation_superuser_showsAppsAndFilters()
{
    const QAbstractItemModel *shown = m_window->navigationPanel().tree().model();
    QVERIFY(shown->rowCount() >= 4);
    QTest::keyClicks(m_window->navigationPanel().findChild<QLineEdit *>(), u"arti"_s);
    QCOMPARE(shown->rowCount(), 1);
    QCOMPARE(shown->index(0, 0, shown->index(0, 0)).data().toString(), u"Articles"_s);
}

void TestMainWindow::navigation_editor_showsLess()
{
    const qsizetype all = m_window->navigationPanel().apps().size();
    m_window.reset();
    m_site->logIn(u"editor"_s);
    m_window = std::make_unique<MainWindow>(m_site->session(), MainWindow::Options{});
    QVERIFY(m_site->settle());
    const qsizetype few = m_window->navigationPanel().apps().size();
    QVERIFY(few > 0);
    QVERIFY(few < all);
}

void TestMainWindow::list_comments_loadsThePageOneScrollsTo()
{
    ListPage *page = openList(u"news.Comment"_s);
    QVERIFY(page);
    const int all = int(objects(m_site->models().get(u"news.Comment"_s)).count());
    QVERIFY(all > 0);
    QCOMPARE(page->model().rowCount(), all);
    auto *table = page->findChild<QTableView *>();
    table->scrollToBottom();
    table->viewport()->repaint();
    QTRY_VERIFY(page->model().row(all - 1));
}

void TestMainWindow::list_search_narrowsAndEmptyStateLeadsBack()
{
    ListPage *page = openList(u"flatpages.FlatPage"_s);
    const int all = int(objects(m_site->models().get(u"flatpages.FlatPage"_s)).count());
    QVERIFY(all > 0);
    QCOMPARE(page->model().rowCount(), all);
    page->open(ListState().withSearch(u"no page has these words"_s));
    QVERIFY(m_site->settle());
    QCOMPARE(page->model().rowCount(), 0);
    const QList<QPushButton *> buttons = page->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == u"Show all"_s)
            button->click();
    }
    QVERIFY(m_site->settle());
    QCOMPARE(page->model().rowCount(), all);
}

void TestMainWindow::list_selectAllAndDelete_asksFirst()
{
    ListPage *page = openList(u"redirects.Redirect"_s);
    const int before = page->model().rowCount();
    QVERIFY(before > 1);
    auto *table = page->findChild<QTableView *>();
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    table->setFocus();
    table->selectRow(0);
    QCOMPARE(page->selection().keys.size(), 1);
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_VERIFY(m_window->findChild<DeleteDialog *>());
    QCOMPARE(page->model().rowCount(), before);
    m_window->findChild<DeleteDialog *>()->accept();
    QTRY_COMPARE(page->model().rowCount(), before - 1);
    QCOMPARE(m_window->pages().messages().tone(), Tone::Good);
}

void TestMainWindow::form_changeTitle_savesAndLogs()
{
    FormPage *page = openForm(u"flatpages.FlatPage"_s, u"1"_s);
    QVERIFY(page);
    editor(page, u"title"_s)->setText(u"A new title"_s);
    QVERIFY(page->hasUnsavedChanges());
    page->save(FormPage::After::Stay);
    QVERIFY(m_site->settle());
    QVERIFY(!page->hasUnsavedChanges());
    const Record stored =
            objects(m_site->models().get(u"flatpages.FlatPage"_s)).get({{u"pk"_s, 1}});
    QCOMPARE(stored.value(u"title").toString(), u"A new title"_s);

    m_window->open(PageAddress::history(&m_site->admin(u"flatpages.FlatPage"_s), u"1"_s));
    QVERIFY(m_site->settle());
    const auto *history = m_window->currentPage()->findChild<QTreeWidget *>();
    QVERIFY(history->topLevelItemCount() > 0);
    QVERIFY(history->topLevelItem(0)->text(2).contains(u"Title"_s, Qt::CaseInsensitive));
    QCOMPARE(history->topLevelItem(0)->text(1).left(5), u"admin"_s);
}

void TestMainWindow::form_invalid_showsErrorsAndKeepsText()
{
    FormPage *page = openForm(u"flatpages.FlatPage"_s, u"1"_s);
    editor(page, u"url"_s)->setText(u"no slash"_s);
    page->save(FormPage::After::Close);
    QVERIFY(m_site->settle());
    QCOMPARE(m_window->currentPage(), page);
    QCOMPARE(page->view().data().value(u"url"_s), u"no slash"_s);
    const QList<FieldCell *> cells = page->findChildren<FieldCell *>();
    const bool hasError = std::any_of(cells.begin(), cells.end(),
                                      [](const FieldCell *cell) { return cell->hasErrors(); });
    QVERIFY(hasError);
}

void TestMainWindow::form_addAnother_startsEmpty()
{
    const auto count = [this] { return objects(m_site->models().get(u"auth.Group"_s)).count(); };
    const qint64 before = count();
    FormPage *page = openForm(u"auth.Group"_s, {});
    editor(page, u"name"_s)->setText(u"Translators"_s);
    page->save(FormPage::After::AddAnother);
    QVERIFY(m_site->settle());
    QCOMPARE(count(), before + 1);
    QCOMPARE(m_window->currentPage(), page);
    QVERIFY(page->view().data().value(u"name"_s).isEmpty());
}

void TestMainWindow::form_addUser_goesOnWithTheUser()
{
    FormPage *page = openForm(u"auth.User"_s, {});
    editor(page, u"username"_s)->setText(u"newcomer"_s);
    editor(page, u"password1"_s)->setText(u"harbour-lights-7"_s);
    editor(page, u"password2"_s)->setText(u"harbour-lights-7"_s);
    page->save(FormPage::After::Close);
    QVERIFY(m_site->settle());
    // Name and password are only the first step.
    QCOMPARE(m_window->currentPage(), page);
    QVERIFY(!page->address().quotedPk.isEmpty());
    QVERIFY(editor(page, u"email"_s));
    QVERIFY(!page->hasUnsavedChanges());
}

void TestMainWindow::form_savedByWhoMayOnlyAdd_leadsToTheOverview()
{
    Record adder(m_site->models().get(u"auth.User"_s));
    adder.setValue(u"username", u"adder"_s);
    adder.setValue(u"is_staff", true);
    save(adder);
    setManyToMany(adder, adder.model().field(u"user_permissions"),
                  {objects(m_site->models().get(u"auth.Permission"_s))
                           .get({{u"codename"_s, u"add_group"_s}})
                           .pk()});
    m_window.reset();
    m_site->logIn(u"adder"_s);
    m_window = std::make_unique<MainWindow>(m_site->session(),
                                            MainWindow::Options{.projectName = u"test"_s});
    m_window->show();
    QVERIFY(m_site->settle());
    FormPage *page = openForm(u"auth.Group"_s, {});
    editor(page, u"name"_s)->setText(u"Drop box"_s);
    page->save(FormPage::After::Close);
    QVERIFY(m_site->settle());
    QCOMPARE(m_window->currentPage()->address().kind, PageAddress::Kind::Index);
}

void TestMainWindow::form_unsaved_isKnown()
{
    FormPage *page = openForm(u"news.Article"_s, {});
    QVERIFY(page);
    QVERIFY2(!page->hasUnsavedChanges(), "a form nobody touched has nothing to lose");
    const QString pk = openList(u"news.Article"_s)->model().row(0)->quotedPk;
    page = openForm(u"news.Article"_s, pk);
    QVERIFY2(!page->hasUnsavedChanges(), "every editor submits what it was given");
}

void TestMainWindow::form_missingObject_saysSo()
{
    FormPage *page = openForm(u"news.Article"_s, u"999999"_s);
    QVERIFY(page);
    const QList<QLabel *> labels = page->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(u"999999"_s);
    }));
}

void TestMainWindow::backAndForward_keepTheList()
{
    ListPage *list = openList(u"news.Article"_s);
    list->open(ListState().withSorts({{1, true}}));
    QVERIFY(m_site->settle());
    openForm(u"news.Article"_s, list->model().row(0)->quotedPk);
    m_window->pages().back();
    QCOMPARE(m_window->currentPage(), list);
    QCOMPARE(list->model().head().state.sorts, (QList<ListState::Sort>{{1, true}}));
    QVERIFY(m_window->pages().canGoForward());
    m_window->pages().forward();
    QVERIFY(qobject_cast<FormPage *>(m_window->currentPage()));
}

void TestMainWindow::saving_keepsTheKeyboardWhereItWas()
{
    FormPage *page = openForm(u"flatpages.FlatPage"_s, u"1"_s);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    page->view().focusField(u"title"_s);
    editor(page, u"title"_s)->setText(u"Typed"_s);
    page->save(FormPage::After::Stay);
    QVERIFY(!page->view().isEnabled());
    QVERIFY(m_site->settle());
    QVERIFY(page->view().isEnabled());
    QCOMPARE(page->view().currentField(), u"title"_s);
}

void TestMainWindow::path_longTitle_isCutNotTheWayBack()
{
    const ModelInfo &pages = m_site->models().get(u"flatpages.FlatPage"_s);
    const QString title = QString(u"A very long title "_s).repeated(10).trimmed();
    Record page = objects(pages).get({{u"pk"_s, 1}});
    page.setValue(u"title", title);
    save(page);
    m_window->resize(900, 600);
    QVERIFY(openForm(u"flatpages.FlatPage"_s, u"1"_s));
    auto *path = m_window->findChild<PathLabel *>();
    QVERIFY(path->text().contains(u"test"_s));
    QTRY_VERIFY(path->text().contains(u'…'));
    QVERIFY(path->toolTip().contains(title));
    const int cut = int(path->text().size());
    m_window->resize(1300, 600);
    QTRY_VERIFY(path->text().size() > cut);
}

void TestMainWindow::sidebar_isClosedAtFirstWhereTheSiteSaysSo()
{
    QVERIFY(m_window->navigationPanel().isVisible());
    m_window.reset();
    QSettings().clear();
    m_site->application().service<AdminSite>()->enableNavSidebar = false;
    m_window = std::make_unique<MainWindow>(m_site->session(),
                                            MainWindow::Options{.projectName = u"test"_s});
    m_window->show();
    QVERIFY(m_site->settle());
    QVERIFY(!m_window->navigationPanel().isVisible());
}

int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Quintette tests"_s);
    QApplication application(argc, argv);
    TestMainWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mainwindow.moc"
