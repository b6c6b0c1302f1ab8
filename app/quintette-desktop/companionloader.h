// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcompanion.h"

#include <QMap>

#include <memory>
#include <vector>

class QPluginLoader;

namespace Quintette {

class Application;
class DesktopExtension;

/// Finds the desktop libraries of plugins by their metadata, and loads one when a form wants it.
class CompanionLoader
{
public:
    CompanionLoader();
    ~CompanionLoader();
    Q_DISABLE_COPY_MOVE(CompanionLoader)

    /// Reads the metadata of the libraries in these folders.
    void scan(const QStringList &folders);
    /// Null where no library of an installed plugin has one, or it cannot be loaded: then problem
    /// says why, once.
    FormCompanion *make(const ModelInfo &model, const Application &application, QWidget *parent,
                        QString &problem);

private:
    DesktopExtension *load(const QString &path, QString &problem);

    QMap<QString, QString> m_paths; // model label to library
    std::vector<std::unique_ptr<QPluginLoader>> m_loaders;
};

} // namespace Quintette
