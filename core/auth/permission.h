// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contenttypes/contenttype.h"

namespace Quintette {

/// The right to do one thing with one model, on the table auth_permission. Django: auth.Permission.
struct QUINTETTE_CORE_EXPORT Permission
{
    int id = 0;
    QString name;
    ForeignKey<ContentType> contentType;
    QString codename; // "add_article"

    static QStringList naturalKeyFields()
    {
        return {u"codename"_s, u"content_type__app_label"_s, u"content_type__model"_s};
    }

    static void describe(ModelBuilder<Permission> &m);
};

namespace Permissions {

/// "Authentication and Authorization | user | Can add user": where the right belongs and what it
/// is. One query where the content type was not joined. Django: Permission.__str__.
QUINTETTE_CORE_EXPORT QString textOf(const Record &permission);
/// Code names and names for people: "add_article", "Can add article".
using Names = QList<QPair<QString, QString>>;
/// What every model has by itself.
QUINTETTE_CORE_EXPORT Names builtIn(const ModelInfo &model);

/// Makes the default and declared permissions of all models that are missing; content types first.
/// Called after migrations. Django: create_permissions.
QUINTETTE_CORE_EXPORT void createMissing(const ModelRegistry &models);

} // namespace Permissions
} // namespace Quintette
