// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apps/appplugin.h"
#include "core/base/result.h"

#include <QStringList>

class QPluginLoader;

namespace Quintette {

/// What a plugin file says about itself before it is loaded.
struct PluginSpec
{
    QString path;
    QString label;
    QString version;
    QStringList depends;
    QString problem; // why it cannot be used; empty when it can
};

/// Finds plugins by their metadata, orders them by what they depend on, and loads them. Nothing is
/// unloaded before the program ends, because objects of their types may live on.
class QUINTETTE_CORE_EXPORT PluginLoader
{
public:
    PluginLoader();
    ~PluginLoader();
    Q_DISABLE_COPY_MOVE(PluginLoader)

    /// The folder beside the core library where this build or installation keeps its own plugins.
    static QString ownFolder();

    /// Reads the metadata of every library in the folders; of two with the same label the first
    /// wins.
    void scan(const QStringList &folders);
    const QList<PluginSpec> &specs() const { return m_specs; }

    /// The labels with everything they depend on, in the order to load them. Fails naming the
    /// plugin that is missing, broken, or depends on itself.
    Result<QList<PluginSpec>> order(const QStringList &labels, const QStringList &builtIn) const;
    /// Loads one plugin; the object belongs to the loader.
    Result<QObject *> load(const PluginSpec &spec);

private:
    QString missing(const QString &label, const QString &wanting) const;

    QStringList m_folders;
    QList<PluginSpec> m_specs;
    std::vector<std::unique_ptr<QPluginLoader>> m_loaders;
};

} // namespace Quintette
