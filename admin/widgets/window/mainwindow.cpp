// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/mainwindow.h"

#include "admin/widgets/account/accountdialog.h"
#include "admin/widgets/account/accountservices.h"
#include "admin/widgets/form/formpage.h"
#include "admin/widgets/list/listpage.h"
#include "admin/widgets/look/errortitle.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/navigation/navigationpanel.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/deletedobjectspage.h"
#include "admin/widgets/window/documentationdialog.h"
#include "admin/widgets/window/historypage.h"
#include "admin/widgets/window/lastpage.h"
#include "admin/widgets/window/mainmenus.h"
#include "admin/widgets/window/maintoolbar.h"
#include "admin/widgets/window/overviewpage.h"
#include "admin/widgets/window/pageshortcuts.h"
#include "admin/widgets/window/pagestack.h"
#include "admin/widgets/window/pathlabel.h"
#include "admin/widgets/window/servebar.h"
#include "admin/widgets/window/servercontrol.h"
#include "admin/widgets/window/windowpalette.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace Quintette {

MainWindow::MainWindow(AdminSession &session, const Options &options, QWidget *parent)
    : QMainWindow(parent), m_session(session), m_options(options)
{
    m_pages = new PageStack(
            [this](const PageAddress &address, QWidget *owner) {
                Page *page = makePage(address, owner);
                connect(page, &Page::siteRequested, this, &MainWindow::openOnSite);
                return page;
            },
            this);
    m_splitter = new QSplitter(this);
    m_splitter->addWidget(makeSidebar());
    m_splitter->addWidget(m_pages);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(1, false);
    m_splitter->setSizes({230, 1000});
    m_splitter->setHandleWidth(1);
    setCentralWidget(m_splitter);
    buildToolBar();
    m_menus = new MainMenus(*this, m_options, *m_tools);

    connect(m_pages, &PageStack::currentChanged, this, &MainWindow::pageChanged);
    connect(m_navigation, &NavigationPanel::openRequested, this, &MainWindow::open);
    if (m_options.server) {
        connect(m_options.server, &ServerControl::failed, this, [this](const QString &message) {
            m_pages->messages().tell(Tone::Bad, message);
            m_pages->messages().offer(QN_TEXT("desktop", "Use a free port"),
                                      [this] { m_options.server->startOnFreePort(); });
        });
    }
    loadNavigation();
    restore();
    open(PageAddress::index());
}

MainWindow::~MainWindow()
{
    // Not when it is closed: whoever logs out comes back to the same window too.
    store();
}

QWidget *MainWindow::makeSidebar()
{
    auto *sidebar = new QWidget(this);
    m_navigation = new NavigationPanel(sidebar);
    auto *column = new QVBoxLayout(sidebar);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_navigation, 1);
    if (m_options.server)
        column->addWidget(new ServeBar(*m_options.server, sidebar));
    sidebar->setMinimumWidth(170);
    return sidebar;
}

void MainWindow::buildToolBar()
{
    m_path = new PathLabel(m_session.site(), m_options.projectName, this);
    m_tools = new MainToolBar(m_path, this);
    addToolBar(m_tools);
    connect(m_path, &PathLabel::openRequested, this, &MainWindow::open);
    connect(m_tools, &MainToolBar::paletteRequested, this, &MainWindow::showPalette);
    connect(m_tools->back(), &QAction::triggered, m_pages, &PageStack::back);
    connect(m_tools->forward(), &QAction::triggered, m_pages, &PageStack::forward);
    connect(m_tools->toggleSidebar(), &QAction::toggled, m_splitter->widget(0),
            &QWidget::setVisible);
    connect(m_tools->reload(), &QAction::triggered, this, [this] {
        loadNavigation();
        if (m_pages->mayLeave())
            currentPage()->reload();
    });
}

Page *MainWindow::makePage(const PageAddress &address, QWidget *parent)
{
    switch (address.kind) {
    case PageAddress::Kind::List:
        return new ListPage(m_session, *address.admin, address.state, parent);
    case PageAddress::Kind::Add:
    case PageAddress::Kind::Change:
        return new FormPage(m_session, address, m_options.companions, m_options.account, parent);
    case PageAddress::Kind::History:
        return new ObjectHistoryPage(m_session, *address.admin, address.quotedPk, parent);
    case PageAddress::Kind::Deleted:
        return new DeletedObjectsPage(m_session, *address.admin, parent);
    case PageAddress::Kind::Index:
        break;
    }
    return new OverviewPage(m_session, parent);
}

void MainWindow::openOnSite(const QString &path)
{
    ServerControl *server = m_options.server;
    if (const QUrl elsewhere(path); !elsewhere.isRelative()) {
        QDesktopServices::openUrl(elsewhere);
        return;
    }
    if (server && server->isRunning()) {
        QDesktopServices::openUrl(server->url().resolved(QUrl(path)));
        return;
    }
    m_pages->messages().tell(Tone::Warning, QN_TEXT("desktop", "The site is not being served."));
    if (server)
        m_pages->messages().offer(QN_TEXT("desktop", "Serve"), [server] { server->start(); });
}

void MainWindow::open(const PageAddress &address)
{
    m_pages->open(address);
}

Page *MainWindow::currentPage() const
{
    return m_pages->current();
}

void MainWindow::loadNavigation()
{
    using Apps = QList<NavigationApp>;
    m_session.tasks().run<Apps>(
            this, [&session = m_session] { return navigation(session.site(), session.request()); },
            [this](const Apps &apps) {
                m_navigation->setApps(apps);
                const QString last = std::exchange(m_lastPage, {});
                if (!last.isEmpty() && currentPage()->address().kind == PageAddress::Kind::Index)
                    openLastPage(last);
            },
            [this](const TaskFailure &failure) {
                m_pages->messages().tell(Tone::Bad, failure.message);
            });
}

void MainWindow::pageChanged()
{
    m_tools->back()->setEnabled(m_pages->canGoBack());
    m_tools->forward()->setEnabled(m_pages->canGoForward());
    const Page *page = currentPage();
    if (!page)
        return;
    m_navigation->setCurrent(page->address().admin);
    m_path->setPage(*page);
    const QString title = u"%1 – %2"_s.arg(page->title(), m_options.projectName);
    setWindowTitle(page->hasErrors() ? errorTitle(title) : title);
}

void MainWindow::showPalette()
{
    openPalette(*this, m_session, m_menus->commands());
}

void MainWindow::showDocumentation()
{
    const auto load = [this](const QString &address, const DocumentationDialog::Done &done,
                             const DocumentationDialog::Failed &failed) {
        m_session.tasks().run<DocPage>(
                this,
                [request = m_session.request(), address, read = m_options.documentation] {
                    return read(request, address);
                },
                done, failed);
    };
    (new DocumentationDialog(load, this))->show();
}

void MainWindow::showShortcuts()
{
    QList<ShortcutsDialog::Group> groups = shortcutsOf(*currentPage());
    groups.append({QN_TEXT("desktop", "Everywhere").toString(), m_menus->commands()});
    (new ShortcutsDialog(groups, this))->open();
}

void MainWindow::showAccount()
{
    if (m_options.account)
        (new AccountDialog(m_session, *m_options.account, this))->open();
}

void MainWindow::restore()
{
    const QSettings settings;
    resize(1200, 760);
    restoreGeometry(settings.value(u"window/geometry"_s).toByteArray());
    m_splitter->restoreState(settings.value(u"window/splitter"_s).toByteArray());
    const bool hasSidebar = m_session.site().enableNavSidebar; // until somebody says otherwise
    m_tools->toggleSidebar()->setChecked(settings.value(u"window/sidebar"_s, hasSidebar).toBool());
    m_lastPage = settings.value(pageKey()).toString();
}

QString MainWindow::pageKey() const
{
    return u"window/page/%1/%2"_s.arg(m_options.projectName, m_session.userName());
}

void MainWindow::openLastPage(const QString &text)
{
    const PageAddress address = pageFromText(text, m_navigation->apps());
    if (address.kind != PageAddress::Kind::Index)
        open(address);
}

void MainWindow::store()
{
    QSettings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/splitter"_s, m_splitter->saveState());
    settings.setValue(u"window/sidebar"_s, m_tools->toggleSidebar()->isChecked());
    settings.setValue(pageKey(), pageText(currentPage()->address()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(m_pages->mayLeave());
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    const bool changesPath =
            event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange;
    if (changesPath && m_pages && currentPage())
        pageChanged();
}

} // namespace Quintette
