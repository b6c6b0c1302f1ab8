// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/mainwindow.h"

#include "admin/widgets/account/accountdialog.h"
#include "admin/widgets/account/accountservices.h"
#include "admin/widgets/form/formpage.h"
#include "admin/widgets/list/listpage.h"
#include "admin/widgets/look/capitalized.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"
#include "admin/widgets/navigation/commandpalette.h"
#include "admin/widgets/navigation/navigationpanel.h"
#include "admin/widgets/session/adminsession.h"
#include "admin/widgets/window/documentationdialog.h"
#include "admin/widgets/window/historypage.h"
#include "admin/widgets/window/overviewpage.h"
#include "admin/widgets/window/pagestack.h"
#include "admin/widgets/window/servebar.h"
#include "admin/widgets/window/servercontrol.h"
#include "admin/widgets/window/shortcutsdialog.h"
#include "core/i18n/language.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QLabel>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace Quintette {

namespace {

TextBindings *textsOf(QWidget *widget)
{
    auto *texts = widget->findChild<TextBindings *>({}, Qt::FindDirectChildrenOnly);
    return texts ? texts : new TextBindings(widget);
}

} // namespace

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
    buildSidebar();
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(u"splitter"_s);
    splitter->addWidget(m_sidebar);
    splitter->addWidget(m_pages);
    splitter->setStretchFactor(1, 1);
    splitter->setCollapsible(1, false);
    splitter->setSizes({230, 1000});
    splitter->setHandleWidth(1);
    setCentralWidget(splitter);
    buildToolBar();
    buildMenus();

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

MainWindow::~MainWindow() = default;

void MainWindow::buildSidebar()
{
    m_sidebar = new QWidget(this);
    m_navigation = new NavigationPanel(m_sidebar);
    auto *column = new QVBoxLayout(m_sidebar);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_navigation, 1);
    if (m_options.server)
        column->addWidget(new ServeBar(*m_options.server, m_sidebar));
    m_sidebar->setMinimumWidth(170);
}

void MainWindow::buildToolBar()
{
    auto *bar = new QToolBar(this);
    bar->setObjectName(u"toolbar"_s);
    bar->setMovable(false);
    bar->setIconSize(QSize(18, 18));
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    addToolBar(bar);
    m_back = new QAction(themedIcon(u"back"_s, QPalette::WindowText, Mirrored::Yes), {}, this);
    m_forward =
            new QAction(themedIcon(u"forward"_s, QPalette::WindowText, Mirrored::Yes), {}, this);
    m_reload = new QAction(themedIcon(u"reload"_s), {}, this);
    m_toggleSidebar = new QAction(themedIcon(u"menu"_s), {}, this);
    m_toggleSidebar->setCheckable(true);
    m_toggleSidebar->setChecked(true);
    bar->addAction(m_toggleSidebar);
    bar->addAction(m_back);
    bar->addAction(m_forward);
    bar->addAction(m_reload);
    m_path = new QLabel(bar);
    m_path->setContentsMargins(8, 0, 8, 0);
    m_path->setTextFormat(Qt::RichText);
    m_path->setTextInteractionFlags(Qt::LinksAccessibleByMouse);
    // Takes what is left, and is cut rather than making the window wider.
    m_path->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_path->setMinimumWidth(40);
    connect(m_path, &QLabel::linkActivated, this, [this](const QString &link) {
        const Page *page = currentPage();
        open(link == "list"_L1 && page ? PageAddress::list(page->address().admin)
                                       : PageAddress::index());
    });
    bar->addWidget(m_path);
    m_finder = new QToolButton(bar);
    m_finder->setIcon(themedIcon(u"search"_s, QPalette::PlaceholderText));
    m_finder->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_finder, &QToolButton::clicked, this, &MainWindow::showPalette);
    textsOf(this)->bind(m_finder, &QToolButton::setText, QN_TEXT("desktop", "Go to …  Ctrl+K"));
    textsOf(this)->bind(bar, &QWidget::setWindowTitle, QN_TEXT("desktop", "Tools"));
    bar->addWidget(m_finder);
}

QAction *MainWindow::addCommand(QMenu *menu, const QString &icon, const Text &text,
                                const QList<QKeySequence> &shortcuts,
                                const std::function<void()> &run)
{
    auto *action = new QAction(themedIcon(icon), {}, this);
    action->setShortcuts(shortcuts);
    textsOf(this)->bind(action, &QAction::setText, text);
    connect(action, &QAction::triggered, this, run);
    menu->addAction(action);
    m_commands.append(action);
    return action;
}

void MainWindow::buildMenus()
{
    TextBindings *texts = textsOf(this);
    const auto addMenu = [this, texts](const Text &title) {
        QMenu *menu = menuBar()->addMenu(QString());
        texts->bind(menu, &QMenu::setTitle, title);
        return menu;
    };
    const auto adopt = [this, texts](QMenu *menu, QAction *action, const Text &text,
                                     const QList<QKeySequence> &shortcuts) {
        action->setShortcuts(shortcuts);
        texts->bind(action, &QAction::setText, text);
        menu->addAction(action);
        m_commands.append(action);
    };

    QMenu *site = addMenu(QN_TEXT("desktop", "&Site"));
    addCommand(site, u"home"_s, QN_TEXT("desktop", "Overview"), {Qt::ALT | Qt::Key_Home},
               [this] { open(PageAddress::index()); });
    if (m_options.server) {
        QAction *serve =
                addCommand(site, u"serve"_s, QN_TEXT("desktop", "Start or stop the server"),
                           {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, [this] {
                               if (m_options.server->isRunning())
                                   m_options.server->stop();
                               else
                                   m_options.server->start();
                           });
        serve->setMenuRole(QAction::NoRole);
        addCommand(site, u"external"_s, QN_TEXT("desktop", "Open the site in a browser"), {},
                   [this] { openOnSite(u"/"_s); });
    }
    site->addSeparator();
    addCommand(site, u"folder"_s, QN_TEXT("desktop", "Other project …"), {QKeySequence::Open},
               [this] {
                   if (m_pages->mayLeave())
                       Q_EMIT projectsRequested();
               });
    if (m_options.account)
        addCommand(site, u"user"_s, QN_TEXT("desktop", "My account …"), {},
                   [this] { showAccount(); });
    addCommand(site, u"logout"_s, QN_TEXT("desktop", "Log out"), {}, [this] {
        if (m_pages->mayLeave())
            Q_EMIT logOutRequested();
    });
    addCommand(site, u"close"_s, QN_TEXT("desktop", "Quit"), {QKeySequence::Quit},
               [this] { close(); });

    QMenu *go = addMenu(QN_TEXT("desktop", "&Go"));
    adopt(go, m_back, QN_TEXT("desktop", "Back"), {QKeySequence::Back});
    adopt(go, m_forward, QN_TEXT("desktop", "Forward"), {QKeySequence::Forward});
    adopt(go, m_reload, QN_TEXT("desktop", "Reload"), {QKeySequence::Refresh});
    go->addSeparator();
    addCommand(go, u"search"_s, QN_TEXT("desktop", "Go to a model or command …"),
               {Qt::CTRL | Qt::Key_K}, [this] { showPalette(); });
    addCommand(go, u"filter"_s, QN_TEXT("desktop", "Filter models"), {Qt::CTRL | Qt::Key_L},
               [this] {
                   m_toggleSidebar->setChecked(true);
                   m_navigation->focusFilter();
               });

    QMenu *view = addMenu(QN_TEXT("desktop", "&View"));
    adopt(view, m_toggleSidebar, QN_TEXT("desktop", "Navigation"), {Qt::Key_F9});
    view->addMenu(makeLanguageMenu());
    view->addMenu(makeThemeMenu());

    QMenu *help = addMenu(QN_TEXT("desktop", "&Help"));
    addCommand(help, u"keyboard"_s, QN_TEXT("desktop", "Keyboard shortcuts"),
               {QKeySequence::HelpContents, Qt::CTRL | Qt::Key_Question, Qt::Key_Question},
               [this] { showShortcuts(); });
    if (m_options.documentation)
        addCommand(help, u"model"_s, QN_TEXT("desktop", "Documentation of this project"), {},
                   [this] { showDocumentation(); });

    connect(m_back, &QAction::triggered, m_pages, &PageStack::back);
    connect(m_forward, &QAction::triggered, m_pages, &PageStack::forward);
    connect(m_toggleSidebar, &QAction::toggled, m_sidebar, &QWidget::setVisible);
    connect(m_reload, &QAction::triggered, this, [this] {
        loadNavigation();
        if (m_pages->mayLeave())
            currentPage()->reload();
    });
}

QMenu *MainWindow::makeLanguageMenu()
{
    auto *menu = new QMenu(this);
    menu->setIcon(themedIcon(u"language"_s));
    textsOf(this)->bind(menu, &QMenu::setTitle, QN_TEXT("desktop", "Language"));
    auto *group = new QActionGroup(menu);
    for (const QString &code : std::as_const(m_options.languages)) {
        QAction *action = menu->addAction(languageInfo(code).nativeName);
        action->setCheckable(true);
        action->setChecked(code == m_options.language);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] { Q_EMIT languageChosen(code); });
    }
    return menu;
}

QMenu *MainWindow::makeThemeMenu()
{
    auto *menu = new QMenu(this);
    menu->setIcon(themedIcon(u"moon"_s));
    TextBindings *texts = textsOf(this);
    texts->bind(menu, &QMenu::setTitle, QN_TEXT("desktop", "Theme"));
    auto *group = new QActionGroup(menu);
    const QList<QPair<ThemeMode, Text>> modes = {
            {ThemeMode::System, QN_TEXT("desktop", "As the system")},
            {ThemeMode::Light, QN_TEXT("desktop", "Light")},
            {ThemeMode::Dark, QN_TEXT("desktop", "Dark")}};
    for (const auto &[mode, text] : modes) {
        QAction *action = menu->addAction(QString());
        texts->bind(action, &QAction::setText, text);
        action->setCheckable(true);
        action->setChecked(mode == m_options.theme);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, mode = mode] { Q_EMIT themeChosen(mode); });
    }
    return menu;
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
    case PageAddress::Kind::Index:
        break;
    }
    return new OverviewPage(m_session, parent);
}

void MainWindow::openOnSite(const QString &path)
{
    ServerControl *server = m_options.server;
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
            [this](const Apps &apps) { m_navigation->setApps(apps); },
            [this](const TaskFailure &failure) {
                m_pages->messages().tell(Tone::Bad, failure.message);
            });
}

QString MainWindow::pathOf(const Page &page) const
{
    const QString color = palette().color(QPalette::Link).name();
    const auto link = [&color](const QString &target, const QString &text) {
        return u"<a href=\"%1\" style=\"color:%2; text-decoration:none\">%3</a>"_s.arg(
                target, color, text.toHtmlEscaped());
    };
    const PageAddress address = page.address();
    QStringList path;
    if (address.kind != PageAddress::Kind::Index)
        path.append(link(u"index"_s, m_options.projectName));
    if (address.admin) {
        path.append(m_session.site()
                            .appName(address.admin->model().appLabel())
                            .toString()
                            .toHtmlEscaped());
        if (address.kind != PageAddress::Kind::List)
            path.append(link(u"list"_s, capitalized(address.admin->model().verboseNamePlural())));
    }
    path.append(page.title().toHtmlEscaped());
    // A part in another script, such as a Latin title among Arabic words, turns only itself.
    for (QString &part : path)
        part = u'\u2068' + part + u'\u2069';
    // The sign between them is one that right-to-left text mirrors by itself.
    return (isRightToLeft() ? u"<p dir=\"rtl\">"_s : QString()) + path.join(u" › "_s);
}

void MainWindow::pageChanged()
{
    m_back->setEnabled(m_pages->canGoBack());
    m_forward->setEnabled(m_pages->canGoForward());
    const Page *page = currentPage();
    if (!page)
        return;
    const PageAddress address = page->address();
    m_navigation->setCurrent(address.admin);
    m_path->setText(pathOf(*page));
    setWindowTitle(u"%1 – %2"_s.arg(page->title(), m_options.projectName));
}

void MainWindow::showPalette()
{
    QList<CommandPalette::Entry> entries;
    for (const NavigationApp &app : m_navigation->apps()) {
        for (const NavigationModel &model : app.models) {
            entries.append({themedIcon(u"model"_s), capitalized(model.name), app.name.toString(),
                            [this, admin = model.admin] { open(PageAddress::list(admin)); }});
        }
    }
    for (const NavigationApp &app : m_navigation->apps()) {
        for (const NavigationModel &model : app.models) {
            if (!model.canAdd)
                continue;
            const Text text = QN_TEXT("desktop", "Add %1").arg(model.admin->model().verboseName());
            entries.append({themedIcon(u"add"_s), text.toString(), app.name.toString(),
                            [this, admin = model.admin] { open(PageAddress::add(admin)); }});
        }
    }
    const QList<QAction *> commands = currentPage()->actions() + m_commands;
    for (QAction *action : commands) {
        if (action->isEnabled()) {
            entries.append({action->icon(), QString(action->text()).remove(u'&'),
                            action->shortcut().toString(QKeySequence::NativeText),
                            [action] { action->trigger(); }});
        }
    }
    auto *palette = new CommandPalette(entries, this);
    const QPoint top = mapToGlobal(QPoint((width() - palette->width()) / 2, 60));
    palette->move(top);
    palette->show();
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
    QList<QAction *> pageActions;
    const QList<QAction *> all = currentPage()->findChildren<QAction *>();
    for (QAction *action : all) {
        if (!action->shortcut().isEmpty() && !action->text().isEmpty())
            pageActions.append(action);
    }
    using Keys = QList<QPair<QString, Text>>;
    const Keys listKeys = {{u"Enter"_s, QN_TEXT("desktop", "Open the object")},
                           {u"Ctrl+A"_s, QN_TEXT("desktop", "Select all rows")},
                           {u"Shift+↑  ·  Shift+↓"_s, QN_TEXT("desktop", "Select several rows")}};
    const Keys fieldKeys = {
            {u"Ctrl+Z  ·  Ctrl+Shift+Z"_s, QN_TEXT("desktop", "Undo and redo typing")},
            {u"↑  ·  ↓"_s,
             QN_TEXT("desktop", "A number one more or less, a date one day on or back")},
            {u"F4"_s, QN_TEXT("desktop", "Open the calendar of a date")},
            {u"Alt+↓"_s, QN_TEXT("desktop", "Open a list of choices")}};
    const PageAddress::Kind kind = currentPage()->address().kind;
    Keys pageKeys;
    if (kind == PageAddress::Kind::List)
        pageKeys = listKeys;
    else if (kind == PageAddress::Kind::Add || kind == PageAddress::Kind::Change)
        pageKeys = fieldKeys;
    auto *dialog = new ShortcutsDialog({{currentPage()->title(), pageActions, pageKeys},
                                        {QN_TEXT("desktop", "Everywhere").toString(), m_commands}},
                                       this);
    dialog->open();
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
    findChild<QSplitter *>(u"splitter"_s)
            ->restoreState(settings.value(u"window/splitter"_s).toByteArray());
    m_toggleSidebar->setChecked(settings.value(u"window/sidebar"_s, true).toBool());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_pages->mayLeave()) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/splitter"_s, findChild<QSplitter *>(u"splitter"_s)->saveState());
    settings.setValue(u"window/sidebar"_s, m_toggleSidebar->isChecked());
    event->accept();
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
