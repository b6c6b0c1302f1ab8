// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/objecthistory.h"

#include "admin/pages/valuetext.h"
#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/contenttypes/contenttype.h"
#include "core/orm/persistence.h"

namespace Quintette::ObjectHistory {

namespace {

const ModelInfo &versionModel(const AdminSite &site)
{
    return site.models().get(u"quintette_history.StoredVersion"_s);
}

/// Only those fields of a version.
RecordVersion only(const RecordVersion &version, const QStringList &fields)
{
    RecordVersion result;
    for (const QString &name : fields) {
        if (const Value *value = version.find(name))
            result.insert(name, *value);
    }
    return result;
}

/// Rows of a form may be outside of what a person may see although the object is not.
bool isVisibleKey(const AdminSite &site, const AdminRequest &request, const ModelInfo &model,
                  const Value &key)
{
    if (!site.hasRowPolicy(request, model))
        return true;
    try {
        return site.visibleObjects(request, model)
                .filter({{u"pk"_s, model.primaryKey().toValue(key)}})
                .exists();
    } catch (const Error &) {
        return false;
    }
}

QString joinedObjects(const AdminSite &site, const AdminRequest &request, const Field &field,
                      const Value &stored)
{
    ValueList keys;
    if (stored.isList())
        keys = stored.list();
    else
        keys += stored;
    const ModelInfo &model = *field.relatedModel();
    const ModelAdmin *admin = site.find(model);
    const Field &key = field.isForeignKey() ? *field.targetField() : model.primaryKey();
    QStringList texts;
    try {
        (admin ? admin->queryset(request) : objects(model))
                .filter({{key.name() + u"__in"_s, keys}})
                .forEach([&texts](const Record &object) {
                    texts += object.toString();
                    return true;
                });
    } catch (const Error &) {
        texts.clear(); // keys of another kind: the model has changed since
    }
    if (texts.size() == keys.size())
        return texts.join(u", "_s);
    // What is gone, or not for this person's eyes, is still told by its key.
    QStringList names;
    for (const Value &item : keys)
        names += u'#' + item.toString();
    return names.join(u", "_s);
}

} // namespace

QString readable(const AdminSite &site, const AdminRequest &request, const Field &field,
                 const Value &stored)
{
    if (stored.isNone() || (stored.isList() && stored.list().isEmpty()))
        return {};
    if (field.isRelation() && field.relatedModel())
        return joinedObjects(site, request, field, stored);
    const Value value = RecordVersion::typed(field, stored);
    if (field.kind() == FieldKind::Boolean && !value.isNone())
        return (value.isTrue() ? QN_TEXT("admin", "Yes") : QN_TEXT("admin", "No")).toString();
    return valueText(field, value);
}

RecordVersion versionOf(const AdminSite &site, const Record &object)
{
    if (!site.keepsVersions())
        return {};
    RecordVersion version = RecordVersion::whole(object);
    if (const ModelAdmin *admin = site.find(object.model())) {
        for (const QString &name : admin->options().secretFields)
            version.remove(name);
    }
    return version;
}

void store(const AdminSite &site, const AdminRequest &request, const Record &object,
           LogEntry::Action action, const RecordVersion &before, std::optional<qint64> logId)
{
    if (!site.keepsVersions())
        return;
    const bool isDeletion = action == LogEntry::Action::Deletion;
    const RecordVersion after = isDeletion ? RecordVersion() : versionOf(site, object);
    const RecordVersion changed = isDeletion ? before : only(before, before.differences(after));
    if (action == LogEntry::Action::Change && changed.isEmpty())
        return;
    Record version(versionModel(site));
    version.setValue(u"log_id", logId ? Value(*logId) : Value());
    version.setValue(u"time", DateTime::now());
    version.setValue(u"user_id", request.user->number());
    version.setValue(u"user_name", request.user->username);
    version.setValue(u"content_type_id", ContentTypes::idOf(object.model()));
    version.setValue(u"object_id", object.model().primaryKey().toText(object.pk()));
    version.setValue(u"object_text", object.toString().left(200));
    version.setValue(u"action", qint64(action));
    version.setValue(u"before",
                     changed.isEmpty() ? QString() : QString::fromUtf8(changed.toJson()));
    version.setValue(u"after", isDeletion ? QString() : QString::fromUtf8(after.toJson()));
    save(version, {.forceInsert = true});
}

QStringList visibleFields(const ModelAdmin &admin, const AdminRequest &request,
                          const Record *object)
{
    QStringList names;
    for (const Fieldset &fieldset : admin.fieldsets(request, object)) {
        for (const QStringList &line : fieldset.lines)
            names += line;
    }
    return names;
}

QHash<qint64, Logged> changesOf(const AdminSite &site, const AdminRequest &request,
                                const Record &object, const ValueList &logIds)
{
    QHash<qint64, Logged> result;
    const QString ownKey = object.model().primaryKey().toText(object.pk());
    if (!site.keepsVersions() || logIds.isEmpty())
        return result;
    const QList<Record> versions = objects(versionModel(site))
                                           .filter({{u"log_id__in"_s, logIds}})
                                           .orderBy(QStringList{u"id"_s})
                                           .toList();
    for (const Record &version : versions) {
        const ModelInfo *model = ContentTypes::modelOf(
                site.models(), version.value(u"content_type_id").toInt().value_or(0));
        if (!model)
            continue;
        const ModelAdmin *admin = site.find(*model);
        const qint64 logId = version.value(u"log_id").toInt().value_or(0);
        const RecordVersion before =
                RecordVersion::fromJson(version.value(u"before").toString().toUtf8());
        const RecordVersion after =
                RecordVersion::fromJson(version.value(u"after").toString().toUtf8());
        if (admin
            && (!admin->hasViewOrChangePermission(request)
                || !isVisibleKey(site, request, *model, version.value(u"object_id"))))
            continue;
        // An object's form may have other fields than the one that it was added with.
        const Record *shownFor = model == &object.model() ? &object : nullptr;
        const QStringList shown = admin ? visibleFields(*admin, request, shownFor) : after.fields();
        const bool isOwn =
                model == &object.model() && version.value(u"object_id").toString() == ownKey;
        const QString row = isOwn ? QString() : version.value(u"object_text").toString();
        if (isOwn)
            result[logId].version = version.pk().toInt().value_or(0);
        for (const QString &name : shown) { // in the order of the form
            const Field *field = model->findField(name);
            const Value *was = before.find(name);
            const Value *value = after.find(name);
            if (!field || !was)
                continue;
            result[logId].values +=
                    {row, field->verboseName(), readable(site, request, *field, *was),
                     value ? readable(site, request, *field, *value) : QString()};
        }
    }
    return result;
}

std::optional<RecordVersion> find(const ModelAdmin &admin, const QString &objectId, qint64 version)
{
    if (!admin.site().keepsVersions())
        return std::nullopt;
    const std::optional<Record> found =
            objects(versionModel(admin.site()))
                    .filter({{u"content_type_id"_s, ContentTypes::idOf(admin.model())},
                             {u"object_id"_s, objectId}})
                    .find({{u"id"_s, version}});
    if (!found)
        return std::nullopt;
    // A deletion has no values after it: what went is what there was.
    const QString after = found->value(u"after").toString();
    const QString values = after.isEmpty() ? found->value(u"before").toString() : after;
    return RecordVersion::fromJson(values.toUtf8());
}

} // namespace Quintette::ObjectHistory
