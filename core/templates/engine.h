// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/library.h"
#include "core/templates/loader.h"
#include "core/templates/template.h"

#include <functional>
#include <memory>

namespace Quintette {

class TemplateCache;

/// Where {% cache %} keeps fragments. Called from several threads at once.
class QUINTETTE_CORE_EXPORT FragmentStore
{
public:
    virtual ~FragmentStore();
    virtual std::optional<QString> get(const QString &key) = 0;
    /// seconds: how long it may be kept; nothing is for ever.
    virtual void set(const QString &key, const QString &html, std::optional<qint64> seconds) = 0;
};

/// How an engine finds and compiles templates. Django: the TEMPLATES setting.
struct EngineOptions
{
    /// Folders with templates, searched first; after them the loaders, in their order.
    QStringList directories;
    QList<std::shared_ptr<const TemplateLoader>> loaders;
    bool autoescape = true;
    /// What a variable that is not there shows; %s in it is the variable's name.
    QString stringIfInvalid;
    /// {% debug %} writes something, and pages may show where a template failed.
    bool debug = false;
    /// Look whether a template changed before each use: development. Otherwise templates are
    /// compiled once.
    bool reload = false;
    /// Libraries for {% load %}, beside those that come with the engine.
    QHash<QString, std::shared_ptr<const Library>> libraries;
    /// Libraries that every template has without loading them.
    QList<std::shared_ptr<const Library>> builtins;
    /// Variables for pages with a request.
    QList<std::function<Dict(const Value &request)>> contextProcessors;

    /// {% url %}: the path of a view, or nothing when there is none of that name and arguments.
    std::function<std::optional<QString>(const QString &view, const ValueList &arguments,
                                         const Dict &keywords, const Context &context)>
            reverse;
    /// {% static %}: the URL of a static file.
    std::function<QString(const QString &path)> staticUrl;
    QString staticPrefix = u"/static/"_s;
    QString mediaPrefix = u"/media/"_s;
    /// {% get_admin_log %}: the newest entries, of one user or of all.
    std::function<ValueList(qint64 limit, const std::optional<Value> &user)> adminLog;
    /// {% cache %}; without one fragments are rendered each time.
    std::shared_ptr<FragmentStore> fragments;
};

/// Finds, compiles and keeps templates. All functions may be called from several threads at once.
/// Django: Engine, and the cached loader.
class QUINTETTE_CORE_EXPORT Engine
{
public:
    explicit Engine(EngineOptions options = {});
    ~Engine();
    Q_DISABLE_COPY_MOVE(Engine)

    const EngineOptions &options() const { return m_options; }

    /// Compiles source; throws TemplateSyntaxError. name is for messages.
    std::shared_ptr<const Template> fromString(const QString &source,
                                               const QString &name = {}) const;
    /// The template of that name. Throws TemplateDoesNotExist, TemplateSyntaxError.
    std::shared_ptr<const Template> get(const QString &name) const { return get(name, {}); }
    /// The same, passing over templates of these origins.
    std::shared_ptr<const Template> get(const QString &name, const QStringList &skip) const;
    /// The first of the names that exists.
    std::shared_ptr<const Template> select(const QStringList &names) const;

    /// Renders a template, or one fragment of it ("page.html#fragment"), to UTF-8.
    QByteArray render(const QString &name, Context &context) const;
    QByteArray render(const QString &name, const Dict &values) const;

    /// The library of that name, or null.
    std::shared_ptr<const Library> library(const QString &name) const;
    QStringList libraryNames() const;
    const QList<std::shared_ptr<const Library>> &builtins() const { return m_builtins; }

    /// The source of a template. Throws TemplateDoesNotExist.
    TemplateLoader::Source source(const QString &name, const QStringList &skip = {}) const;
    /// The names of all templates that the loaders know.
    QStringList templateNames() const;
    /// Forgets what is compiled.
    void clear() const;

private:
    std::shared_ptr<const Template> compile(const QString &name, const QStringList &skip) const;
    std::shared_ptr<const Template> fragment(const QString &name, qsizetype hash,
                                             const QStringList &skip) const;

    EngineOptions m_options;
    QList<std::shared_ptr<const TemplateLoader>> m_loaders;
    QHash<QString, std::shared_ptr<const Library>> m_libraries;
    QList<std::shared_ptr<const Library>> m_builtins;
    std::unique_ptr<TemplateCache> m_cache;
};

} // namespace Quintette
