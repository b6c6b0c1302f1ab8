// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/engine.h"

#include "core/templates/builtins.h"
#include "core/templates/templatecache.h"

namespace Quintette {

FragmentStore::~FragmentStore() = default;

Engine::Engine(EngineOptions options)
    : m_options(std::move(options)),
      m_libraries(Internal::standardLibraries()), m_builtins{Internal::builtinTags(),
                                                             Internal::builtinFilters()},
      m_cache(std::make_unique<TemplateCache>())
{
    if (!m_options.directories.isEmpty())
        m_loaders += std::make_shared<DirectoryLoader>(m_options.directories);
    m_loaders += m_options.loaders;
    m_libraries.insert(m_options.libraries);
    m_builtins += m_options.builtins;
}

Engine::~Engine() = default;

std::shared_ptr<const Template> Engine::fromString(const QString &source, const QString &name) const
{
    return std::make_shared<const Template>(*this, source, name);
}

/// A number that changes when the source of that template may have changed.
static quint64 stampOf(const QList<std::shared_ptr<const TemplateLoader>> &loaders,
                       const QString &name)
{
    for (const auto &loader : loaders) {
        if (const quint64 stamp = loader->stamp(name))
            return stamp;
    }
    return 0;
}

std::shared_ptr<const Template> Engine::get(const QString &name, const QStringList &skip) const
{
    const QString key = skip.isEmpty() ? name : name + u'\n' + skip.join(u'\n');
    const std::optional<TemplateCache::Entry> kept = m_cache->find(key);
    if (kept && !m_options.reload)
        return kept->compiled;
    const qsizetype hash = name.indexOf(u'#');
    const QString wholeName = hash < 0 ? name : name.left(hash);
    const quint64 stamp = m_options.reload ? stampOf(m_loaders, wholeName) : 0;
    if (kept && kept->stamp == stamp)
        return kept->compiled;
    const std::shared_ptr<const Template> compiled =
            hash < 0 ? compile(name, skip) : fragment(name, hash, skip);
    m_cache->insert(key, {compiled, stamp});
    return compiled;
}

std::shared_ptr<const Template> Engine::compile(const QString &name, const QStringList &skip) const
{
    const TemplateLoader::Source found = source(name, skip);
    return std::make_shared<const Template>(*this, found.text, name, found.origin);
}

std::shared_ptr<const Template> Engine::fragment(const QString &name, qsizetype hash,
                                                 const QStringList &skip) const
{
    const std::shared_ptr<const Template> whole = get(name.left(hash), skip);
    const QString partialName = name.mid(hash + 1);
    if (partialName.isEmpty())
        return whole;
    if (!whole->partial(partialName))
        throw TemplateDoesNotExist(name, {whole->origin()});
    return std::make_shared<const Template>(whole, partialName);
}

std::shared_ptr<const Template> Engine::select(const QStringList &names) const
{
    QStringList tried;
    for (const QString &name : names) {
        try {
            return get(name);
        } catch (const TemplateDoesNotExist &missing) {
            // Only this template may be missing, not one that it extends.
            if (missing.templateName() != name)
                throw;
            tried += missing.tried();
        }
    }
    throw TemplateDoesNotExist(names.join(u", "_s), tried);
}

QByteArray Engine::render(const QString &name, Context &context) const
{
    return get(name)->render(context);
}

QByteArray Engine::render(const QString &name, const Dict &values) const
{
    Context context(values);
    return render(name, context);
}

std::shared_ptr<const Library> Engine::library(const QString &name) const
{
    return m_libraries.value(name);
}

QStringList Engine::libraryNames() const
{
    QStringList names = m_libraries.keys();
    names.sort();
    return names;
}

TemplateLoader::Source Engine::source(const QString &name, const QStringList &skip) const
{
    QStringList tried;
    for (const auto &loader : m_loaders) {
        if (const auto found = loader->load(name, skip, tried))
            return *found;
    }
    throw TemplateDoesNotExist(name, tried);
}

QStringList Engine::templateNames() const
{
    QStringList names;
    for (const auto &loader : m_loaders)
        names += loader->names();
    names.removeDuplicates();
    names.sort();
    return names;
}

void Engine::clear() const
{
    m_cache->clear();
}

} // namespace Quintette
