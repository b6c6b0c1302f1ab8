// SPDX-License-Identifier: GPL-3.0-or-later
// What the log says of a change: Django's JSON, and the sentences made of it.
#include "admin/site/logentry.h"
#include "core/base/json.h"
#include "core/orm/modelregistry.h"

namespace Quintette {
namespace {

QString keyOf(LogEntry::Action action)
{
    return action == LogEntry::Action::Addition  ? u"added"_s
            : action == LogEntry::Action::Change ? u"changed"_s
                                                 : u"deleted"_s;
}

/// The name of a field as it was stored, in the active language; unchanged where the model has no
/// such field any more.
QString fieldName(const ModelInfo *model, const QString &stored)
{
    if (!model || stored.isEmpty())
        return stored;
    for (const Field *field : model->allFields()) {
        const Text name = field->verboseName();
        if (name.source().compare(stored, Qt::CaseInsensitive) != 0)
            continue;
        const QString text = name.toString();
        return stored.at(0).isUpper() ? text.left(1).toUpper() + text.mid(1) : text;
    }
    return stored;
}

/// The model of a row that was on the form of an object; null where nothing is called so any more.
const ModelInfo *rowModel(const ModelInfo *model, const QString &stored)
{
    if (!model)
        return nullptr;
    const auto isMeant = [&stored](const ModelInfo &candidate) {
        return candidate.verboseName().source() == stored;
    };
    for (const ReverseRelation &relation : model->relatedObjects()) {
        if (isMeant(relation.field->model()))
            return &relation.field->model();
    }
    // Rows that point to objects of any model.
    for (const ModelInfo *other : model->registry().models()) {
        if (isMeant(*other))
            return other;
    }
    return nullptr;
}

/// "a, b and c" in the active language.
QString joined(const QStringList &names)
{
    if (names.size() < 2)
        return names.join(QString());
    return QN_TEXT("admin", "%1 and %2")
            .arg(names.first(names.size() - 1).join(u", "_s))
            .arg(names.last())
            .toString();
}

QString changedNames(const Value &fields, const ModelInfo *model)
{
    QStringList names;
    if (fields.isList()) {
        for (const Value &field : fields.list())
            names += fieldName(model, field.toString());
    }
    return joined(names);
}

/// One change of the object itself.
QString describe(const QString &action, const Dict &detail, const ModelInfo *model)
{
    if (action == u"added")
        return QN_TEXT("admin", "Added.").toString();
    if (action == u"deleted")
        return QN_TEXT("admin", "Deleted.").toString();
    return QN_TEXT("admin", "Changed %1.")
            .arg(changedNames(detail.value(u"fields"), model))
            .toString();
}

/// One change of a row on its form.
QString describeRow(const QString &action, const Dict &detail, const ModelInfo *parent)
{
    const QString stored = detail.value(u"name").toString();
    const ModelInfo *model = rowModel(parent, stored);
    const Text name = model ? model->verboseName() : Text(stored);
    const QString object = detail.value(u"object").toString();
    if (action == u"added")
        return QN_TEXT("admin", "Added %1 “%2”.").arg(name).arg(object).toString();
    if (action == u"deleted")
        return QN_TEXT("admin", "Deleted %1 “%2”.").arg(name).arg(object).toString();
    return QN_TEXT("admin", "Changed %1 for %2 “%3”.")
            .arg(changedNames(detail.value(u"fields"), model))
            .arg(name)
            .arg(object)
            .toString();
}

} // namespace

QString LogEntry::messageToJson(const QList<Part> &parts)
{
    ValueList list;
    for (const Part &part : parts) {
        Dict detail;
        if (!part.name.isEmpty()) {
            detail.insert(u"name"_s, part.name);
            detail.insert(u"object"_s, part.object);
        }
        if (part.action == Action::Change)
            detail.insert(u"fields"_s, part.fields);
        list += Dict{{keyOf(part.action), detail}};
    }
    return QString::fromUtf8(Json::serialize(list, Json::Style::Python, true));
}

QString LogEntry::messageToText(const QString &changeMessage, const ModelInfo *model)
{
    if (!changeMessage.startsWith(u'['))
        return changeMessage;
    const Result<Value> message = Json::parse(changeMessage.toUtf8());
    if (!message || !message->isList())
        return changeMessage;
    QStringList sentences;
    for (const Value &part : message->list()) {
        if (part.type() != Value::Type::Dict)
            continue;
        for (const Dict::Item &item : part.dict()) {
            const Dict detail = item.value.type() == Value::Type::Dict ? item.value.dict() : Dict();
            const bool isRow = !detail.value(u"name").isNone();
            sentences += isRow ? describeRow(item.key, detail, model)
                               : describe(item.key, detail, model);
        }
    }
    return sentences.isEmpty() ? QN_TEXT("admin", "No fields changed.").toString()
                               : sentences.join(u' ');
}

} // namespace Quintette
