// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quintette-desktop/desktop.h"

#include "admin/widgets/account/accountservices.h"
#include "admin/widgets/look/languagebutton.h"
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/window/logindialog.h"
#include "admin/widgets/window/mainwindow.h"
#include "admin/widgets/window/pagestack.h"
#include "app/quintette-desktop/startwindow.h"
#include "core/auth/protection/logingate.h"
#include "core/auth/protection/usersessions.h"
#include "core/i18n/catalogues.h"
#include "core/i18n/language.h"

#include <QApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QSettings>

namespace Quintette {

namespace {

const QString languageKey = u"language"_s;
const QString themeKey = u"theme"_s;

QStringList programLanguages()
{
    const Catalogues *catalogues = Catalogues::installed();
    QStringList languages = catalogues ? catalogues->languages() : QStringList();
    if (!languages.contains(u"en"_s))
        languages.prepend(u"en"_s);
    return languages;
}

} // namespace

Desktop::Desktop(const Options &options) : m_options(options)
{
    auto catalogues = std::make_unique<Catalogues>();
    catalogues->addFolder(u":/translations"_s);
    Catalogues::install(std::move(catalogues));
    m_theme.apply(ThemeMode(QSettings().value(themeKey, 0).toInt()));
    QString language = m_options.language;
    if (language.isEmpty())
        language = QSettings().value(languageKey).toString();
    if (language.isEmpty())
        language = supportedLanguage(QLocale::system().bcp47Name().toLower(), programLanguages());
    applyLanguage(language.isEmpty() ? u"en"_s : language);
}

Desktop::~Desktop()
{
    closeProject();
    delete m_start;
}

Result<bool> Desktop::start()
{
    if (m_options.projectFolder.isEmpty()) {
        showStart();
        return true;
    }
    return openProject(m_options.projectFolder);
}

Result<bool> Desktop::openProject(const QString &folder, const QString &note)
{
    Result<std::unique_ptr<OpenProject>> project = OpenProject::open(folder);
    if (!project)
        return project.failure();
    closeProject();
    m_project = *std::move(project);
    if (const Result<bool> found = findAdministration(); !found)
        return found;
    // Opening sets the site's language for the server; here the person's goes before it.
    applyLanguage(m_language);
    StartWindow::remember(QDir(folder).absolutePath());
    m_companions.scan({PluginLoader::ownFolder() + u"/desktop"_s});
    if (m_start)
        m_start->hide();
    QStringList notes(note);
    if (m_project->isOpenElsewhere())
        notes += QN_TEXT("desktop",
                         "This project is open in another window too. Both may work: whoever "
                         "saves second is shown what the first one changed.")
                         .toString();
    notes.removeAll(QString());
    showLogin(notes.join(u'\n'));
    return true;
}

QString Desktop::administrationKey() const
{
    return u"administration/"_s + m_project->application().project().folder();
}

Result<bool> Desktop::findAdministration()
{
    const AdminSites &sites = m_project->sites();
    m_site = sites.find(QSettings().value(administrationKey()).toString());
    if (!m_site)
        m_site = sites.sites().first();
    // Only of the project that the program was started with.
    const QString wanted = std::exchange(m_options.administration, {});
    if (wanted.isEmpty())
        return true;
    m_site = sites.find(wanted);
    if (m_site)
        return true;
    QStringList names;
    for (const AdminSite *site : sites.sites())
        names.append(site->name());
    return fail(u"%1 has no administration \"%2\"; it has: %3"_s.arg(
            m_project->application().project().folder(), wanted, names.join(u", "_s)));
}

void Desktop::rememberAdministration(const AdminSite *site)
{
    m_site = site;
    QSettings().setValue(administrationKey(), site->name());
}

void Desktop::switchAdministration(const AdminSite *site)
{
    rememberAdministration(site);
    // Not now: the window is in one of its own signals, and it uses the session until it is gone.
    QMetaObject::invokeMethod(
            this,
            [this] {
                const std::shared_ptr<const User> user = m_project->session()->request().user;
                delete m_main;
                logIn(user);
            },
            Qt::QueuedConnection);
}

void Desktop::showStart(const QString &failure)
{
    if (!m_start) {
        m_start = new StartWindow;
        connect(m_start, &StartWindow::projectChosen, this,
                [this](const QString &folder, const QString &note) {
                    const Result<bool> opened = openProject(folder, note);
                    if (!opened)
                        showStart(opened.error());
                });
        connect(&m_start->language(), &LanguageButton::chosen, this, &Desktop::setLanguage);
    }
    m_start->language().setLanguages(programLanguages(), m_language);
    m_start->show();
    m_start->raise();
    if (!failure.isEmpty())
        m_start->tellFailure(failure);
}

void Desktop::showLogin(const QString &note)
{
    const LoginGate &gate = *m_project->application().service<LoginGate>();
    m_login = new LoginDialog(gate, m_project->tasks(), *m_site);
    m_login->setAttribute(Qt::WA_DeleteOnClose);
    m_login->setNote(note);
    m_login->setAdministrations(m_project->sites().sites());
    m_login->language().setLanguages(m_project->application().settings().site.languages,
                                     m_language);
    connect(&m_login->language(), &LanguageButton::chosen, this, &Desktop::setLanguage);
    const QString rememberedKey = u"login/"_s + m_project->application().project().folder();
    m_login->setUserName(m_options.userName.isEmpty() ? QSettings().value(rememberedKey).toString()
                                                      : m_options.userName);
    connect(m_login, &QDialog::accepted, this, [this, rememberedKey] {
        QSettings().setValue(rememberedKey, m_login->user()->username);
        logIn(m_login->user());
    });
    connect(m_login, &LoginDialog::administrationChosen, this, [this](const AdminSite *site) {
        rememberAdministration(site);
        m_options.userName = m_login->userName();
        m_login->hide();
        m_login->deleteLater();
        showLogin();
    });
    connect(m_login, &QDialog::rejected, this, [this] { showStart(); });
    m_login->show();
}

void Desktop::logIn(const std::shared_ptr<const User> &user)
{
    m_project->logIn(user, *m_site);
    showMain();
}

void Desktop::showMain()
{
    MainWindow::Options options;
    const QList<const AdminSite *> sites = m_project->sites().sites();
    options.projectName = m_project->name();
    if (m_site != sites.first())
        options.projectName += u" · "_s + m_site->header.toString();
    options.administrations = sites;
    options.languages = m_project->application().settings().site.languages;
    options.language = m_language;
    options.theme = m_theme.mode();
    options.server = &m_project->server();
    options.account = std::make_shared<const AccountServices>(
            *m_project->application().service<LoginGate>(),
            *m_project->application().service<UserSessions>());
    options.companions = [this](const ModelInfo &model, QWidget *parent) {
        QString problem;
        FormCompanion *companion =
                m_companions.make(model, m_project->application(), parent, problem);
        if (!problem.isEmpty())
            m_main->pages().messages().tell(Tone::Warning, problem);
        return companion;
    };
    options.documentation = [&application = m_project->application()](const AdminRequest &request,
                                                                      const QString &address) {
        return loadDocPage(application, request, address);
    };
    m_main = new MainWindow(*m_project->session(), options);
    connect(m_main, &MainWindow::languageChosen, this, &Desktop::setLanguage);
    connect(m_main, &MainWindow::themeChosen, this, [this](ThemeMode mode) {
        QSettings().setValue(themeKey, int(mode));
        m_theme.apply(mode);
    });
    connect(m_main, &MainWindow::logOutRequested, this, [this] {
        m_main->hide();
        m_main->deleteLater();
        showLogin();
    });
    connect(m_main, &MainWindow::administrationChosen, this, &Desktop::switchAdministration);
    connect(m_main, &MainWindow::projectsRequested, this, [this] {
        m_main->hide();
        showStart();
        // The window is in one of its own signals.
        QMetaObject::invokeMethod(this, &Desktop::closeProject, Qt::QueuedConnection);
    });
    m_main->show();
    if (m_options.serve && !m_project->server().isRunning())
        m_project->server().start();
}

void Desktop::closeProject()
{
    delete m_main;
    delete m_login;
    m_site = nullptr;
    m_project.reset();
}

void Desktop::setLanguage(const QString &code)
{
    QSettings().setValue(languageKey, code);
    applyLanguage(code);
}

void Desktop::applyLanguage(const QString &code)
{
    m_language = code;
    setDefaultLanguage(code);
    const LanguageInfo info = languageInfo(code);
    const QLocale locale(code);
    QLocale::setDefault(locale);
    QApplication::setLayoutDirection(info.isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    QCoreApplication::removeTranslator(&m_qtTexts);
    if (m_qtTexts.load(locale, u"qtbase"_s, u"_"_s,
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTexts);
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows)
        window->setLocale(locale);
    // Our own texts are not in an installed translator, so Qt has to be told.
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(qApp, &change);
}

} // namespace Quintette
