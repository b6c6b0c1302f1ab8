// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/logentry.h"

#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/contenttypes/contenttype.h"
#include "core/orm/modelregistry.h"
#include "core/orm/persistence.h"

namespace Quintette {

void LogEntry::registerModel(ModelRegistry &registry)
{
    auto model = std::make_unique<ModelInfo>(
            u"admin"_s, u"LogEntry"_s,
            ModelOptions{.verboseName = QN_TEXT("admin", "log entry"),
                         .verboseNamePlural = QN_TEXT("admin", "log entries"),
                         .ordering = {u"-action_time"_s},
                         .dbTable = u"django_admin_log"_s});
    const auto add = [&model](FieldKind kind, const char16_t *name, const FieldOptions &options) {
        model->addField(makeField(kind, QStringView(name).toString(), options));
    };
    add(FieldKind::Auto, u"id", {.verboseName = u"ID"_s, .primaryKey = true, .autoCreated = true});
    add(FieldKind::DateTime, u"action_time",
        {.verboseName = QN_TEXT("admin", "action time"), .editable = false, .defaultValue = [] {
             return Value(DateTime::now());
         }});
    add(FieldKind::ForeignKey, u"user",
        {.verboseName = QN_TEXT("admin", "user"), .to = User::label});
    add(FieldKind::ForeignKey, u"content_type",
        {.verboseName = QN_TEXT("admin", "content type"),
         .null = true,
         .blank = true,
         .to = u"contenttypes.ContentType"_s,
         .onDelete = OnDelete::SetNull});
    add(FieldKind::Text, u"object_id",
        {.verboseName = QN_TEXT("admin", "object id"), .null = true, .blank = true});
    add(FieldKind::Char, u"object_repr",
        {.verboseName = QN_TEXT("admin", "object repr"), .maxLength = 200});
    add(FieldKind::PositiveSmallInteger, u"action_flag",
        {.verboseName = QN_TEXT("admin", "action flag"),
         .choices = {{1, QN_TEXT("admin", "Addition")},
                     {2, QN_TEXT("admin", "Change")},
                     {3, QN_TEXT("admin", "Deletion")}}});
    add(FieldKind::Text, u"change_message",
        {.verboseName = QN_TEXT("admin", "change message"), .blank = true});
    registry.add(std::move(model));
}

static Record newEntry(const AdminRequest &request, const Record &object, LogEntry::Action action,
                       const QString &message)
{
    Record entry(object.model().registry().get(u"admin.LogEntry"_s));
    entry.setValue(u"user_id", request.user->key());
    entry.setValue(u"content_type_id", ContentTypes::idOf(object.model()));
    entry.setValue(u"object_id", object.model().primaryKey().toText(object.pk()));
    entry.setValue(u"object_repr", object.toString().left(200));
    entry.setValue(u"action_flag", qint64(action));
    entry.setValue(u"change_message", message);
    entry.setValue(u"action_time", DateTime::now());
    return entry;
}

qint64 LogEntry::write(const AdminRequest &request, const Record &object, Action action,
                       const QString &message)
{
    Record entry = newEntry(request, object, action, message);
    save(entry, {.forceInsert = true});
    return entry.pk().toInt().value_or(0);
}

void LogEntry::writeMany(const AdminRequest &request, const QList<Record> &objects, Action action)
{
    if (objects.isEmpty())
        return;
    QList<Record> entries;
    for (const Record &object : objects)
        entries += newEntry(request, object, action, {});
    Quintette::objects(entries.first().model()).bulkCreate(entries);
}

QuerySet LogEntry::entries(const ModelRegistry &registry)
{
    return objects(registry.get(u"admin.LogEntry"_s))
            .selectRelated({u"user"_s, u"content_type"_s})
            .orderBy(QStringList{u"-action_time"_s, u"-id"_s});
}

std::optional<Record> LogEntry::editedObject(const Record &entry)
{
    const Value type = entry.value(u"content_type_id");
    const Value key = entry.value(u"object_id");
    const ModelInfo *model = type.isNone() || key.isNone()
            ? nullptr
            : ContentTypes::modelOf(entry.model().registry(), type.integer());
    if (!model)
        return std::nullopt;
    try {
        return objects(*model).find({{u"pk"_s, model->primaryKey().toValue(key)}});
    } catch (const ValidationError &) {
        return std::nullopt; // the key's kind has changed since
    }
}

} // namespace Quintette
