// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apps/pluginloader.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QLibrary>
#include <QPluginLoader>

#include <dlfcn.h>

namespace Quintette {

PluginLoader::PluginLoader() = default;
PluginLoader::~PluginLoader() = default;

QString PluginLoader::ownFolder()
{
    static const int inThisLibrary = 0;
    Dl_info info;
    if (!dladdr(&inThisLibrary, &info))
        return {};
    return QFileInfo(QString::fromLocal8Bit(info.dli_fname)).canonicalPath()
            + u"/quintette/plugins"_s;
}

static PluginSpec readSpec(const QString &path)
{
    PluginSpec spec;
    spec.path = path;
    spec.label = QFileInfo(path).baseName();
    const QPluginLoader loader(path);
    const QJsonObject all = loader.metaData();
    if (all.isEmpty()) {
        spec.problem = u"%1 is no plugin: it has no metadata"_s.arg(path);
        return spec;
    }
    const QJsonObject data = all.value(u"MetaData"_s).toObject();
    if (data.contains(u"label"_s))
        spec.label = data.value(u"label"_s).toString();
    spec.version = data.value(u"version"_s).toString();
    const QJsonArray depends = data.value(u"depends"_s).toArray();
    for (const QJsonValue label : depends)
        spec.depends += label.toString();
    const QString interface = all.value(u"IID"_s).toString();
    if (interface != QStringLiteral(QUINTETTE_APP_PLUGIN_IID))
        spec.problem =
                u"%1 was built for the interface %2, this program has %3; rebuild the plugin"_s.arg(
                        path, interface, QStringLiteral(QUINTETTE_APP_PLUGIN_IID));
    return spec;
}

void PluginLoader::scan(const QStringList &folders)
{
    m_folders += folders;
    for (const QString &folder : folders) {
        const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files, QDir::Name);
        for (const QFileInfo &file : files) {
            if (!QLibrary::isLibrary(file.fileName()))
                continue;
            const PluginSpec spec = readSpec(file.absoluteFilePath());
            const bool known =
                    std::any_of(m_specs.cbegin(), m_specs.cend(), [&spec](const PluginSpec &other) {
                        return other.label == spec.label;
                    });
            if (!known)
                m_specs += spec;
        }
    }
}

/// Why a plugin that was asked for is not there. A file that is no plugin is named as well: it may
/// be the one that was meant, for its label could not be read.
QString PluginLoader::missing(const QString &label, const QString &wanting) const
{
    QString text = u"%1 asks for the plugin \"%2\", which is not in %3."_s.arg(
            wanting, label, m_folders.join(u" or "_s));
    for (const PluginSpec &spec : m_specs) {
        if (!spec.problem.isEmpty())
            text += u" "_s + spec.problem + u'.';
    }
    return text + u" Put its library there, or take it out of plugins.installed."_s;
}

Result<QList<PluginSpec>> PluginLoader::order(const QStringList &labels,
                                              const QStringList &builtIn) const
{
    QList<PluginSpec> ordered;
    QStringList done = builtIn;
    QStringList open; // the path of dependencies being followed
    QString problem;
    const std::function<bool(const QString &)> visit = [&](const QString &label) {
        if (done.contains(label))
            return true;
        if (open.contains(label)) {
            problem = u"The plugins %1 depend on each other in a circle."_s.arg(
                    (open + QStringList{label}).join(u" -> "_s));
            return false;
        }
        const auto found =
                std::find_if(m_specs.cbegin(), m_specs.cend(),
                             [&label](const PluginSpec &spec) { return spec.label == label; });
        if (found == m_specs.cend()) {
            const QString wanting = open.isEmpty() ? u"The setting plugins.installed"_s
                                                   : u"The plugin \"%1\""_s.arg(open.back());
            problem = missing(label, wanting);
            return false;
        }
        if (!found->problem.isEmpty()) {
            problem = u"The plugin \"%1\" cannot be used: %2"_s.arg(label, found->problem);
            return false;
        }
        open += label;
        for (const QString &dependency : found->depends) {
            if (!visit(dependency))
                return false;
        }
        open.removeLast();
        done += label;
        ordered += *found;
        return true;
    };
    for (const QString &label : labels) {
        if (!visit(label))
            return fail(problem);
    }
    return ordered;
}

Result<QObject *> PluginLoader::load(const PluginSpec &spec)
{
    auto loader = std::make_unique<QPluginLoader>(spec.path);
    QObject *object = loader->instance();
    if (!object)
        return fail(u"The plugin \"%1\" could not be loaded: %2"_s.arg(spec.label,
                                                                       loader->errorString()));
    m_loaders.push_back(std::move(loader));
    return object;
}

} // namespace Quintette
