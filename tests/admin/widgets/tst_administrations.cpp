// SPDX-License-Identifier: GPL-3.0-or-later
// A project with several administrations, on the desktop: who may choose which, and how.
#include "tests/admin/widgets/shopdesk.h"

#include "admin/widgets/window/administrationmenu.h"
#include "admin/widgets/window/logindialog.h"
#include "admin/widgets/window/mainwindow.h"
#include "core/auth/protection/logingate.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QToolButton>

using namespace Quintette;

class TestAdministrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_desk = std::make_unique<ShopDesk>(*m_shop); }
    void cleanup() { m_desk.reset(); }
    void cleanupTestCase();
    void menu_onlyOne_isNotShown();
    void menu_listsThoseOneMayEnter();
    void menu_choice_isAskedFor();
    void login_offersAllAndSaysWhere();

private:
    QList<const AdminSite *> all() const { return {&m_shop->site(), m_counter.get()}; }
    /// Those of the window's menu, with "*" at the current one; empty where it is not shown.
    QStringList shown(const MainWindow &window) const;
    MainWindow::Options options() const
    {
        MainWindow::Options options;
        options.projectName = u"Shop"_s;
        options.languages = QStringList{u"en"_s};
        options.administrations = all();
        return options;
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<AdminSite> m_counter;
    std::unique_ptr<ShopDesk> m_desk;
};

void TestAdministrations::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    QVERIFY(m_shop->isOpen());
    m_counter = std::make_unique<AdminSite>(m_shop->application().models(), u"counter"_s,
                                            u"counter/"_s);
    m_counter->header = u"At the counter"_s;
    m_counter->add(u"shop.Book"_s, {.listDisplay = {u"title"}});
}

void TestAdministrations::cleanupTestCase()
{
    m_counter.reset();
    m_shop.reset();
}

QStringList TestAdministrations::shown(const MainWindow &window) const
{
    auto *menu = window.findChild<AdministrationMenu *>();
    if (!menu || !menu->menuAction()->isVisible())
        return {};
    QStringList texts;
    const QList<QAction *> actions = menu->actions();
    for (const QAction *action : actions)
        texts += action->text() + (action->isChecked() ? u"*"_s : QString());
    return texts;
}

void TestAdministrations::menu_onlyOne_isNotShown()
{
    MainWindow::Options one = options();
    one.administrations = {&m_shop->site()};
    MainWindow window(m_desk->session(), one);
    QVERIFY(m_desk->settle());
    QCOMPARE(shown(window), QStringList());
}

void TestAdministrations::menu_listsThoseOneMayEnter()
{
    {
        MainWindow window(m_desk->session(), options());
        QVERIFY(m_desk->settle());
        QCOMPARE(shown(window), (QStringList{u"Quintette administration*"_s, u"At the counter"_s}));
    }
    m_counter->entry = [](const AdminRequest &) { return false; };
    MainWindow window(m_desk->session(), options());
    QVERIFY(m_desk->settle());
    m_counter->entry = {};
    QCOMPARE(shown(window), QStringList());
}

void TestAdministrations::menu_choice_isAskedFor()
{
    MainWindow window(m_desk->session(), options());
    QVERIFY(m_desk->settle());
    QSignalSpy chosen(&window, &MainWindow::administrationChosen);
    auto *menu = window.findChild<AdministrationMenu *>();
    menu->actions().first()->trigger(); // where one is already
    QCOMPARE(chosen.size(), 0);
    menu->actions().last()->trigger();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<const AdminSite *>(), m_counter.get());
    // Nobody went there: the mark is where it was.
    QCOMPARE(shown(window), (QStringList{u"Quintette administration*"_s, u"At the counter"_s}));
}

void TestAdministrations::login_offersAllAndSaysWhere()
{
    const LoginGate &gate = *m_shop->application().service<LoginGate>();
    LoginDialog dialog(gate, m_desk->tasks(), *m_counter);
    dialog.setAdministrations(all());
    dialog.setUserName(u"ada"_s);
    dialog.show();
    QVERIFY(m_desk->settle());
    QCOMPARE(dialog.userName(), u"ada"_s);
    QStringList texts;
    const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        texts += label->text();
    QVERIFY(texts.contains(u"At the counter"_s));
    auto *menu = dialog.findChild<AdministrationMenu *>();
    QVERIFY(menu && menu->actions().size() == 2 && menu->actions().last()->isChecked());
    QSignalSpy chosen(&dialog, &LoginDialog::administrationChosen);
    menu->actions().first()->trigger();
    QCOMPARE(chosen.size(), 1);
    // One alone is no choice.
    LoginDialog only(gate, m_desk->tasks(), *m_counter);
    only.setAdministrations({m_counter.get()});
    only.show();
    QVERIFY(m_desk->settle());
    const QList<QToolButton *> buttons = only.findChildren<QToolButton *>();
    for (const QToolButton *button : buttons)
        QVERIFY(!button->isVisible() || !button->menu()
                || !qobject_cast<AdministrationMenu *>(button->menu()));
}

int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    TestAdministrations test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_administrations.moc"
