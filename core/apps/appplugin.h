// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/middleware/middleware.h"
#include "core/orm/modelregistry.h"
#include "core/templates/library.h"
#include "core/urls/pattern.h"

#include <QtPlugin>

namespace Quintette {

class Application;
class CheckRegistry;
struct Command;

/// One app of a project, in Django's sense: models, URLs, templates, middleware, commands. Built
/// in, or a plugin: a QObject that also derives from this, with JSON metadata {"label", "version",
/// "api", "depends"}. Every function is called once, on the main thread, in the order they stand
/// here. Django: AppConfig.
class QUINTETTE_CORE_EXPORT AppPlugin
{
public:
    virtual ~AppPlugin();

    /// "flatpages": the app label of its models, and what other apps name in "depends".
    virtual QString label() const = 0;
    virtual Text verboseName() const { return label(); }

    virtual void registerModels(ModelRegistry &) { }
    /// All models of all apps are known and frozen.
    virtual void modelsReady(Application &) { }
    /// Folders with templates, usually in the plugin's resources (":/flatpages/templates").
    virtual QStringList templateFolders() const { return {}; }
    virtual QStringList staticFolders() const { return {}; }
    /// Folder with migration files, usually in the plugin's resources.
    virtual QString migrationsFolder() const { return {}; }
    virtual QHash<QString, std::shared_ptr<const Library>> templateLibraries(const Application &)
    {
        return {};
    }
    /// By the name that the setting middleware.installed uses.
    virtual QHash<QString, Middleware> middleware(const Application &) { return {}; }
    virtual UrlPatterns urls(const Application &) { return {}; }
    virtual QList<Command> commands() const;
    virtual void registerChecks(CheckRegistry &, const Application &) { }
    /// Everything is loaded and frozen; the place for signals.
    virtual void ready(Application &) { }
};

} // namespace Quintette

/// The number changes whenever a plugin built before cannot be loaded any more, also when only an
/// extension such as AdminExtension has changed: the loader looks at this one and says so.
#define QUINTETTE_APP_PLUGIN_IID "org.quintette.AppPlugin/2"
Q_DECLARE_INTERFACE(Quintette::AppPlugin, QUINTETTE_APP_PLUGIN_IID)
