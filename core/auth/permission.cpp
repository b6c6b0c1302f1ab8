// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/permission.h"

#include "core/orm/persistence.h"
#include "core/orm/queryset.h"

namespace Quintette {

void Permission::describe(ModelBuilder<Permission> &m)
{
    m.options({.verboseName = QN_TEXT("auth", "permission"),
               .verboseNamePlural = QN_TEXT("auth", "permissions"),
               .ordering = {u"content_type__app_label"_s, u"content_type__model"_s, u"codename"_s},
               .uniqueTogether = {{u"content_type"_s, u"codename"_s}}});
    m.field<&Permission::id>("id");
    m.field<&Permission::name>("name", {.verboseName = QN_TEXT("auth", "name"), .maxLength = 255});
    m.field<&Permission::contentType>("content_type",
                                      {.verboseName = QN_TEXT("auth", "content type")});
    m.field<&Permission::codename>("codename",
                                   {.verboseName = QN_TEXT("auth", "codename"), .maxLength = 100});
}

Permissions::Names Permissions::builtIn(const ModelInfo &model)
{
    Names names;
    for (const QString &action : model.options().defaultPermissions) {
        names.append({action + u'_' + model.modelName(),
                      u"Can "_s + action + u' ' + model.verboseName().source()});
    }
    return names;
}

static Permissions::Names allNames(const ModelInfo &model)
{
    Permissions::Names names = Permissions::builtIn(model);
    for (const auto &[codename, name] : model.options().permissions)
        names.append({codename, name.source()});
    return names;
}

QString Permissions::textOf(const Record &permission)
{
    const std::optional<Record> type =
            related(permission, permission.model().field(u"content_type"));
    return (type ? ContentTypes::textOf(*type) + u" | "_s : QString())
            + permission.value(u"name").toString();
}

void Permissions::createMissing(const ModelRegistry &models)
{
    ContentTypes::createMissing(models);
    const ModelInfo &permission = models.get(u"auth.Permission"_s);
    QSet<QPair<qint64, QString>> existing;
    objects(permission)
            .orderBy(QStringList())
            .values({u"content_type_id"_s, u"codename"_s})
            .forEachDict([&](const Dict &row) {
                existing.insert({row.value(u"content_type_id").toInt().value_or(0),
                                 row.value(u"codename").toString()});
                return true;
            });
    QList<Record> missing;
    for (const ModelInfo *model : models.models()) {
        const qint64 type = ContentTypes::idOf(*model);
        for (const auto &[codename, name] : allNames(*model)) {
            if (existing.contains({type, codename}))
                continue;
            Record record(permission);
            record.setValue(u"content_type_id", type);
            record.setValue(u"codename", codename);
            record.setValue(u"name", name.left(255));
            missing += record;
        }
    }
    if (!missing.isEmpty())
        objects(permission).bulkCreate(missing);
}

} // namespace Quintette
