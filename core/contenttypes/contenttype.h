// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelbuilder.h"

namespace Quintette {

/// Which model a row of a generic table speaks of, on the table django_content_type. Django:
/// contrib.contenttypes.
struct QUINTETTE_CORE_EXPORT ContentType
{
    int id = 0;
    QString appLabel;
    QString model; // lower case

    ValueList naturalKey() const { return {appLabel, model}; }
    static QStringList naturalKeyFields() { return {u"app_label"_s, u"model"_s}; }

    static void describe(ModelBuilder<ContentType> &m);
};

/// Content types by model and back. What was found is remembered per registry, because rows never
/// change their meaning; all functions may be called from any thread. Django: ContentTypeManager.
namespace ContentTypes {

/// The key of a model's content type; made when it is missing. A proxy has one of its own: give
/// concrete() where the table is meant, as get_for_model() does unless told otherwise. Throws
/// DatabaseError.
QUINTETTE_CORE_EXPORT qint64 idOf(const ModelInfo &model);
/// The model of a content type; null when it is not installed any more.
QUINTETTE_CORE_EXPORT const ModelInfo *modelOf(const ModelRegistry &models, qint64 id);
/// How people call an app, in navigation and in the texts of permissions; set at start-up. Its
/// label with a capital where nobody said. Django: AppConfig.verbose_name.
QUINTETTE_CORE_EXPORT void setAppName(const ModelRegistry &models, const QString &appLabel,
                                      const Text &name);
QUINTETTE_CORE_EXPORT Text appName(const ModelRegistry &models, const QString &appLabel);
/// "Authentication and Authorization | user": the app and the model of a content type in the active
/// language. Django: ContentType.__str__.
QUINTETTE_CORE_EXPORT QString textOf(const Record &contentType);
/// Makes those that are missing, one query and one statement. Called after migrations.
QUINTETTE_CORE_EXPORT void createMissing(const ModelRegistry &models);

} // namespace ContentTypes
} // namespace Quintette
