// SPDX-License-Identifier: GPL-3.0-or-later
// What everybody needs who does not see the screen, use a mouse or have a large window.
#include "admin/widgets/account/accountservices.h"
#include "admin/widgets/form/formpage.h"
#include "admin/widgets/form/formview.h"
#include "admin/widgets/form/relateddialog.h"
#include "admin/widgets/list/listpage.h"
#include "admin/widgets/window/historypage.h"
#include "admin/widgets/window/logindialog.h"
#include "admin/widgets/window/mainwindow.h"
#include "admin/widgets/window/pagestack.h"
#include "core/auth/protection/logingate.h"
#include "core/auth/protection/usersessions.h"
#include "tests/admin/widgets/desktopsite.h"

#include <QAccessible>
#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>

using namespace Quintette;

class TestAccessibility : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyPage_namesItsControls_data();
    void everyPage_namesItsControls();
    void everyDialog_namesItsControls_data();
    void everyDialog_namesItsControls();
    void login_namesItsControls();
    void smallWindow_showsWholeForms_data();
    void smallWindow_showsWholeForms();

private:
    bool open(const PageAddress &address)
    {
        m_window->open(address);
        return m_site->settle();
    }
    PageAddress addressOf(const QString &kind, const QString &model, const QString &pk) const;
    static QStringList nameless(const QWidget &window);

    std::unique_ptr<DesktopSite> m_site;
    std::unique_ptr<MainWindow> m_window;
};

void TestAccessibility::init()
{
    QSettings().clear();
    m_site = std::make_unique<DesktopSite>();
    MainWindow::Options options{.projectName = u"test"_s};
    options.account =
            std::make_shared<const AccountServices>(*m_site->application().service<LoginGate>(),
                                                    *m_site->application().service<UserSessions>());
    options.documentation = [this](const AdminRequest &request, const QString &address) {
        return loadDocPage(m_site->application(), request, address);
    };
    m_window = std::make_unique<MainWindow>(m_site->session(), options);
    m_window->show();
    QVERIFY(m_site->settle());
}

void TestAccessibility::cleanup()
{
    m_window.reset();
    m_site.reset();
}

/// Where Tab stops and a screen reader has nothing to say.
QStringList TestAccessibility::nameless(const QWidget &window)
{
    QStringList found;
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        const bool isStop = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible()
                && widget->isEnabled() && !widget->focusProxy();
        if (!isStop || qobject_cast<QScrollArea *>(widget))
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (interface && interface->text(QAccessible::Name).isEmpty())
            found += u"%1 in %2"_s.arg(
                    QLatin1StringView(widget->metaObject()->className()),
                    QLatin1StringView(widget->parentWidget()->metaObject()->className()));
    }
    found.removeDuplicates();
    return found;
}

PageAddress TestAccessibility::addressOf(const QString &kind, const QString &model,
                                         const QString &pk) const
{
    if (kind == u"index")
        return PageAddress::index();
    const ModelAdmin *admin = &m_site->admin(model);
    if (kind == u"list")
        return PageAddress::list(admin);
    if (kind == u"empty list")
        return PageAddress::list(admin, ListState().withSearch(u"no such words"_s));
    if (kind == u"history")
        return PageAddress::history(admin, pk);
    return pk.isEmpty() ? PageAddress::add(admin) : PageAddress::change(admin, pk);
}

void TestAccessibility::everyPage_namesItsControls_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("pk");
    const auto row = [](const char *name, const char16_t *kind, const char16_t *model,
                        const char16_t *pk) {
        QTest::newRow(name) << QStringView(kind).toString() << QStringView(model).toString()
                            << QStringView(pk).toString();
    };
    row("index", u"index", u"", u"");
    row("list", u"list", u"news.Article", u"");
    row("empty list", u"empty list", u"flatpages.FlatPage", u"");
    row("add", u"form", u"news.Article", u"");
    row("change", u"form", u"flatpages.FlatPage", u"1");
    row("missing", u"form", u"news.Article", u"999999");
    row("user", u"form", u"auth.User", u"1");
    row("history", u"history", u"flatpages.FlatPage", u"1");
}

void TestAccessibility::everyPage_namesItsControls()
{
    QFETCH(QString, kind);
    QFETCH(QString, model);
    QFETCH(QString, pk);
    QVERIFY(open(addressOf(kind, model, pk)));
    const QStringList found = nameless(*m_window);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestAccessibility::everyDialog_namesItsControls_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("palette") << u"palette"_s;
    QTest::newRow("shortcuts") << u"shortcuts"_s;
    QTest::newRow("documentation") << u"documentation"_s;
    QTest::newRow("account") << u"account"_s;
    QTest::newRow("deletion") << u"Delete …"_s;
    QTest::newRow("password") << u"Set password …"_s;
    QTest::newRow("related") << u"related"_s;
}

void TestAccessibility::everyDialog_namesItsControls()
{
    QFETCH(QString, command);
    QVERIFY(open(PageAddress::change(&m_site->admin(u"auth.User"_s), u"1"_s)));
    if (command == u"palette")
        m_window->showPalette();
    else if (command == u"shortcuts")
        m_window->showShortcuts();
    else if (command == u"documentation")
        m_window->showDocumentation();
    else if (command == u"account")
        m_window->showAccount();
    else if (command == u"related")
        (new RelatedDialog(m_site->session(), {&m_site->admin(u"news.Article"_s)}, m_window.get()))
                ->open();
    const QList<QAction *> actions = m_window->currentPage()->actions();
    for (QAction *action : actions) {
        if (action->text() == command)
            action->trigger();
    }
    QVERIFY(m_site->settle());
    const QList<QDialog *> dialogs = m_window->findChildren<QDialog *>();
    QCOMPARE(dialogs.size(), 1);
    QVERIFY(dialogs.first()->isVisible());
    QStringList found = nameless(*dialogs.first());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    QVERIFY(!dialogs.first()->windowTitle().isEmpty());
}

void TestAccessibility::login_namesItsControls()
{
    BackgroundTasks tasks;
    LoginDialog dialog(*m_site->application().service<LoginGate>(), tasks, m_site->site());
    dialog.show();
    const QStringList found = nameless(dialog);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestAccessibility::smallWindow_showsWholeForms_data()
{
    QTest::addColumn<QString>("model");
    for (const QString &model : {u"auth.User"_s, u"auth.Group"_s, u"news.Article"_s,
                                 u"flatpages.FlatPage"_s, u"redirects.Redirect"_s})
        QTest::newRow(qPrintable(model)) << model;
}

void TestAccessibility::smallWindow_showsWholeForms()
{
    QFETCH(QString, model);
    m_window->resize(800, 600);
    QVERIFY(open(PageAddress::change(&m_site->admin(model), u"1"_s)));
    auto *page = qobject_cast<FormPage *>(m_window->currentPage());
    QVERIFY(page);
    QCOMPARE(m_window->width(), 800);
    QTest::qWait(50);
    FormView &view = page->view();
    QString widest;
    int width = 0;
    const QList<QWidget *> all = view.widget()->findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        if (widget->isVisible() && widget->findChildren<QWidget *>().isEmpty()
            && widget->minimumSizeHint().width() > width) {
            width = widget->minimumSizeHint().width();
            widest = QLatin1StringView(widget->metaObject()->className()) + u' '
                    + widget->accessibleName();
        }
    }
    QVERIFY2(
            view.horizontalScrollBar()->maximum() == 0,
            qPrintable(u"%1 too wide; widest is %2: %3"_s.arg(view.horizontalScrollBar()->maximum())
                               .arg(widest)
                               .arg(width)));
}

int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Quintette accessibility tests"_s);
    QApplication application(argc, argv);
    TestAccessibility test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_accessibility.moc"
