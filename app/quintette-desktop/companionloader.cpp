// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quintette-desktop/companionloader.h"

#include "admin/widgets/form/desktopextension.h"
#include "core/base/text.h"
#include "core/orm/modelinfo.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QLibrary>
#include <QLoggingCategory>
#include <QPluginLoader>

namespace Quintette {

namespace {

Q_LOGGING_CATEGORY(companionLog, "quintette.desktop.companions")

} // namespace

CompanionLoader::CompanionLoader() = default;
CompanionLoader::~CompanionLoader() = default;

void CompanionLoader::scan(const QStringList &folders)
{
    for (const QString &folder : folders) {
        const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
        for (const QFileInfo &file : files) {
            if (!QLibrary::isLibrary(file.fileName()))
                continue;
            const QJsonObject data = QPluginLoader(file.absoluteFilePath()).metaData();
            if (data.value("IID"_L1).toString() != QLatin1String(QUINTETTE_DESKTOP_EXTENSION_IID))
                continue;
            const QJsonArray models =
                    data.value("MetaData"_L1).toObject().value("models"_L1).toArray();
            for (const QJsonValue &model : models)
                m_paths.insert(model.toString(), file.absoluteFilePath());
        }
    }
}

FormCompanion *CompanionLoader::make(const ModelInfo &model, const Application &application,
                                     QWidget *parent, QString &problem)
{
    const QString path = m_paths.value(model.label());
    DesktopExtension *extension = path.isEmpty() ? nullptr : load(path, problem);
    return extension ? extension->makeCompanion(model, application, parent) : nullptr;
}

DesktopExtension *CompanionLoader::load(const QString &path, QString &problem)
{
    for (const std::unique_ptr<QPluginLoader> &loader : m_loaders) {
        if (loader->fileName() == path)
            return qobject_cast<DesktopExtension *>(loader->instance());
    }
    auto loader = std::make_unique<QPluginLoader>(path);
    auto *extension = qobject_cast<DesktopExtension *>(loader->instance());
    if (!extension) {
        problem = QN_TEXT("desktop",
                          "The plugin library %1 cannot be loaded, so something is missing beside "
                          "this form: %2")
                          .arg(path)
                          .arg(loader->errorString())
                          .toString();
        qCWarning(companionLog).noquote() << problem;
    }
    m_loaders.push_back(std::move(loader));
    return extension;
}

} // namespace Quintette
