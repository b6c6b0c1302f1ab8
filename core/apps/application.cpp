// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apps/application.h"

#include "core/apps/builtinapps.h"
#include "core/apps/requesthandler.h"
#include "core/auth/accounts.h"
#include "core/auth/login/login.h"
#include "core/auth/login/passwordreset.h"
#include "core/auth/protection/logingate.h"
#include "core/auth/protection/usersessions.h"
#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/forms/storedfile.h"
#include "core/i18n/catalogues.h"
#include "core/i18n/language.h"
#include "core/i18n/timezone.h"
#include "core/mail/mailer.h"
#include "core/middleware/builtin.h"
#include "core/orm/inference.h"
#include "core/storage/filestorage.h"
#include "core/templates/activelocalization.h"

#include <QDir>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QSysInfo>

namespace Quintette {

Application::Application(const Project &project)
    : m_project(project), m_databases(std::make_unique<Databases>()),
      m_models(std::make_unique<ModelRegistry>(*m_databases))
{
}

Application::~Application()
{
    m_databases->closeThisThread();
}

Result<std::unique_ptr<Application>> Application::open(const Project &project, Options options)
{
    std::unique_ptr<Application> application(new Application(project));
    try {
        application->load(std::move(options));
    } catch (const Error &error) {
        return fail(error.message());
    }
    return application;
}

/// The program's translations, and over them the project's own.
static void loadCatalogues(const Project &project)
{
    auto catalogues = std::make_unique<Catalogues>();
    catalogues->addFolder(u":/translations"_s);
    catalogues->addFolder(project.translationsFolder());
    Catalogues::install(std::move(catalogues));
}

/// The names this machine has by itself: what a site answers for when its settings name no hosts.
static QStringList ownHosts()
{
    QStringList hosts{u"localhost"_s, u".localhost"_s, QSysInfo::machineHostName()};
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        const QString text = address.toString().section(u'%', 0, 0);
        hosts += address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + text + u']' : text;
    }
    return hosts;
}

void Application::load(Options options)
{
    const Settings &settings = m_project.settings();
    loadCatalogues(m_project);
    setDefaultLanguage(settings.site.languageCode);
    setOfferedLanguages(settings.site.languages);
    setDefaultTimeZone(TimeZone(settings.site.timeZone));
    m_models->setUseTimeZone(settings.site.useTz);
    m_models->setScriptName(settings.urls.scriptName());

    const auto addDatabase = [&](const QString &alias, const QString &url) {
        Result<DatabaseSettings> database = DatabaseSettings::fromUrl(url);
        if (!database)
            throw ImproperlyConfigured(database.error());
        (*database).timeoutMilliseconds = int(settings.database.timeout * 1000);
        (*database).mustExist = options.inferModels;
        (*database).tablespace = settings.database.defaultTablespace;
        (*database).indexTablespace = settings.database.defaultIndexTablespace;
        m_databases->add(alias, *database);
    };
    addDatabase(u"default"_s, m_project.databaseUrl());
    const QMap<QString, QString> others = m_project.otherDatabases();
    for (auto other = others.cbegin(); other != others.cend(); ++other)
        addDatabase(other.key(), other.value());
    auto requests = std::make_shared<RequestSettings>(*Quintette::requestSettings(settings));
    if (requests->allowedHosts.isEmpty())
        requests->allowedHosts = ownHosts();
    m_requestSettings = requests;

    m_ownApps = builtInApps(*this);
    for (std::unique_ptr<AppPlugin> &app : options.apps)
        m_ownApps.push_back(std::move(app));
    for (const std::unique_ptr<AppPlugin> &app : m_ownApps)
        m_apps += app.get();
    loadPlugins();
    registerModels(options.inferModels);
    const auto accounts = std::make_shared<Accounts>(*m_models, settings);
    provide(accounts);
    provideAccounts(accounts);
    for (AppPlugin *app : std::as_const(m_apps))
        app->modelsReady(*this);
    buildTemplates();
    buildHandler();
    for (AppPlugin *app : std::as_const(m_apps))
        app->ready(*this);
}

void Application::provideAccounts(const std::shared_ptr<Accounts> &accounts)
{
    const Settings &settings = m_project.settings();
    const auto events = std::make_shared<AccountEvents>(*m_models);
    events->watchPermissions();
    const auto throttle = std::make_shared<LoginThrottle>(*m_models, settings);
    const auto secondFactors = std::make_shared<SecondFactors>(*m_models, settings, *events);
    const auto storage = std::make_shared<SessionStorage>(*m_models, settings);
    provide(events);
    provide(throttle);
    provide(secondFactors);
    provide(storage);
    provide(std::make_shared<LoginGate>(*accounts, *throttle, *secondFactors, *events));
    const auto files = std::make_shared<FileStorage>(m_project.mediaRoot(), settings.mediaUrl());
    provide(files);
    m_models->setFileValue([files](const Field &field, const QString &name) {
        return storedFileValue(field, name, files);
    });
    provide(std::make_shared<Mailer>(settings.email, m_project.folder()));
    provide(std::make_shared<PasswordReset>(*accounts, *service<Mailer>(), settings));
    provide(std::make_shared<UserSessions>(*m_models, *storage, *events));
    provide(std::make_shared<LoginSessions>(*accounts, settings, events.get(),
                                            secondFactors.get()));
}

void Application::loadPlugins()
{
    m_pluginLoader.scan(m_project.pluginFolders() + QStringList{PluginLoader::ownFolder()});
    QStringList builtIn;
    for (const AppPlugin *app : std::as_const(m_apps))
        builtIn += app->label();
    const Result<QList<PluginSpec>> ordered =
            m_pluginLoader.order(m_project.settings().plugins.installed, builtIn);
    if (!ordered)
        throw ImproperlyConfigured(ordered.error());
    for (const PluginSpec &spec : *ordered) {
        const Result<QObject *> object = m_pluginLoader.load(spec);
        if (!object)
            throw ImproperlyConfigured(object.error());
        auto *app = qobject_cast<AppPlugin *>(*object);
        if (!app)
            throw ImproperlyConfigured(
                    u"%1 is no app: it does not implement AppPlugin"_s.arg(spec.path));
        m_pluginObjects += *object;
        m_apps += app;
    }
}

/// Tables that declared models use, those of their many-to-many fields included. The models are not
/// resolved yet.
static QSet<QString> declaredTables(const ModelRegistry &models)
{
    QSet<QString> tables{u"django_migrations"_s};
    for (const ModelInfo *model : models.allModels()) {
        const QString table = model->options().dbTable.isEmpty()
                ? model->appLabel() + u'_' + model->modelName()
                : model->options().dbTable;
        tables += table;
        for (const Field *field : model->manyToMany())
            tables += field->options().dbTable.isEmpty() ? table + u'_' + field->name()
                                                         : field->options().dbTable;
    }
    return tables;
}

void Application::registerModels(bool infer)
{
    for (AppPlugin *app : std::as_const(m_apps))
        app->registerModels(*m_models);
    // Accounts may well be a table of another program's.
    if (infer || !m_models->find(User::label)) {
        Connection &connection = m_databases->connection();
        connection.ensureOpen();
        inferModels(*m_models, connection, declaredTables(*m_models));
    }
    if (!m_models->find(User::label)) {
        throw ImproperlyConfigured(
                u"auth.user_model: there is no model \"%1\"; install the plugin that has it in plugins.installed, or correct the name"_s
                        .arg(m_project.settings().auth.userModel));
    }
    m_models->resolve();
}

AppPlugin *Application::app(const QString &label) const
{
    const auto found = std::find_if(m_apps.cbegin(), m_apps.cend(), [&label](const AppPlugin *app) {
        return app->label() == label;
    });
    return found == m_apps.cend() ? nullptr : *found;
}

QStringList Application::templateFolders() const
{
    QStringList folders = m_project.templateFolders();
    for (const AppPlugin *app : m_apps)
        folders += app->templateFolders();
    return folders;
}

QStringList Application::staticFolders() const
{
    QStringList folders = m_project.staticFolders();
    for (const AppPlugin *app : m_apps)
        folders += app->staticFolders();
    return folders;
}

void Application::buildTemplates()
{
    const Settings &settings = m_project.settings();
    EngineOptions options;
    options.directories = templateFolders();
    options.stringIfInvalid = settings.templates.stringIfInvalid;
    options.debug = settings.site.debug;
    options.reload = settings.site.debug;
    options.staticPrefix = settings.staticUrl();
    options.mediaPrefix = settings.mediaUrl();
    options.reverse = [this](const QString &view, const ValueList &arguments, const Dict &keywords,
                             const Context &) -> std::optional<QString> {
        try {
            return m_resolver->reverse(view, arguments, keywords);
        } catch (const NoReverseMatch &) {
            return std::nullopt;
        }
    };
    for (AppPlugin *app : std::as_const(m_apps))
        options.libraries.insert(app->templateLibraries(*this));
    m_templates = std::make_unique<Engine>(std::move(options));
}

void Application::buildHandler()
{
    UrlPatterns patterns = ownUrls(*this);
    for (AppPlugin *app : std::as_const(m_apps))
        patterns += app->urls(*this);
    m_resolver = std::make_shared<const UrlResolver>(patterns, UrlConverters(),
                                                     m_project.settings().urls.scriptName());
    m_handler = requestHandler(*this);
}

} // namespace Quintette
