// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apps/pluginloader.h"
#include "core/base/result.h"
#include "core/conf/project.h"
#include "core/db/connection.h"
#include "core/http/handler.h"
#include "core/http/requestsettings.h"
#include "core/templates/engine.h"
#include "core/urls/resolver.h"

#include <typeindex>

namespace Quintette {

class Accounts;

/// A project that has been opened: its settings, databases, models, apps, templates and URLs.
/// Everything that needs one of them gets it from here. Made on the main thread; afterwards every
/// const function may be called from any thread.
class QUINTETTE_CORE_EXPORT Application
{
public:
    struct Options
    {
        /// Apps that are linked in, in the order they are to be registered; core's own come first
        /// by themselves.
        std::vector<std::unique_ptr<AppPlugin>> apps;
        /// Read models from tables that no app declares. Needs the database.
        bool inferModels = true;
    };

    /// Fails with one message that says what is wrong and what to do.
    static Result<std::unique_ptr<Application>> open(const Project &project, Options options);
    ~Application();
    Q_DISABLE_COPY_MOVE(Application)

    const Project &project() const { return m_project; }
    const Settings &settings() const { return m_project.settings(); }
    Databases &databases() const { return *m_databases; }
    const ModelRegistry &models() const { return *m_models; }
    /// For migrations, which work on copies of it.
    ModelRegistry &editModels() { return *m_models; }
    const Engine &templates() const { return *m_templates; }
    const UrlResolver &urls() const { return *m_resolver; }
    const std::shared_ptr<const UrlResolver> &resolver() const { return m_resolver; }
    const std::shared_ptr<const RequestSettings> &requestSettings() const
    {
        return m_requestSettings;
    }
    /// In the order they were registered.
    const QList<AppPlugin *> &apps() const { return m_apps; }
    AppPlugin *app(const QString &label) const;
    /// Objects of the plugins, for interfaces that other libraries define (AdminExtension).
    template <typename Interface> QList<Interface *> extensions() const
    {
        QList<Interface *> result;
        for (QObject *object : m_pluginObjects) {
            if (auto *extension = qobject_cast<Interface *>(object))
                result += extension;
        }
        return result;
    }

    /// Answers every request of the project: middleware, URLs, error pages. Django:
    /// get_wsgi_application.
    const Handler &handler() const { return m_handler; }
    /// Where templates and static files of apps and project are looked for, the project's first.
    QStringList templateFolders() const;
    QStringList staticFolders() const;

    /// Objects that apps share with the layers above (the admin site), one per type.
    template <typename T> void provide(std::shared_ptr<T> service)
    {
        m_services.insert(typeid(T), std::move(service));
    }
    template <typename T> T *service() const
    {
        return static_cast<T *>(m_services.value(typeid(T)).get());
    }
    template <typename T> std::shared_ptr<T> sharedService() const
    {
        return std::static_pointer_cast<T>(m_services.value(typeid(T)));
    }

private:
    explicit Application(const Project &project);
    void load(Options options);
    void loadPlugins();
    void registerModels(bool infer);
    void provideAccounts(const std::shared_ptr<Accounts> &accounts);
    void buildTemplates();
    void buildHandler();

    Project m_project;
    std::unique_ptr<Databases> m_databases;
    std::unique_ptr<ModelRegistry> m_models;
    PluginLoader m_pluginLoader;
    std::vector<std::unique_ptr<AppPlugin>> m_ownApps;
    QList<AppPlugin *> m_apps;
    QList<QObject *> m_pluginObjects;
    QHash<std::type_index, std::shared_ptr<void>> m_services;
    std::unique_ptr<Engine> m_templates;
    std::shared_ptr<const UrlResolver> m_resolver;
    std::shared_ptr<const RequestSettings> m_requestSettings;
    Handler m_handler;
};

} // namespace Quintette
