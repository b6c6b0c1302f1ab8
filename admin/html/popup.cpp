// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/popup.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/forms/modelform.h"

namespace Quintette {
namespace {

QString parameter(const Request &request, const QString &name)
{
    return request.form().contains(name) ? request.form().value(name) : request.query().value(name);
}

Response answer(const WebAdmin &face, Request &request, AdminRequest &asked, const Dict &values)
{
    // The form that stays on the screen tells them.
    ValueList messages;
    for (const AdminRequest::Message &message : std::exchange(asked.messages, {}))
        messages += message.text.toString();
    Dict told = values;
    told.insert(u"messages"_s, messages);
    return face.draw(request, asked, u"popup_response.html"_s,
                     {{u"popup_response"_s, QString::fromUtf8(Json::serialize(told))}});
}

/// The group of options that an object belongs to in the select of the form that opened the dialog;
/// empty for none.
QString groupOf(const WebAdmin &face, const AdminRequest &asked, const QString &sourceModel,
                const Record &object)
{
    const ModelAdmin *source =
            face.site().find(sourceModel.section(u'.', 0, 0), sourceModel.section(u'.', 1));
    if (!source)
        return {};
    for (const Field *field : source->model().allFields()) {
        if (!field->isRelation() || field->relatedModel() != &object.model())
            continue;
        const ModelChoices choices = source->relationChoices(asked, *field);
        if (choices.group)
            return choices.group(object).toString();
    }
    return {};
}

} // namespace

Popup::Popup(const Request &request, const ModelAdmin &admin)
    : isOpen(request.query().contains(u"_popup") || request.form().contains(u"_popup")),
      toField(parameter(request, u"_to_field"_s)),
      sourceModel(parameter(request, u"_source_model"_s))
{
    if (!toField.isEmpty() && !admin.isToFieldAllowed(toField))
        throw SuspiciousOperation(u"The field \"%1\" of %2 is the key of no relation."_s.arg(
                toField, admin.model().label()));
}

Parameters Popup::parameters() const
{
    Parameters values;
    if (isOpen)
        values.append({u"_popup"_s, u"1"_s});
    if (!toField.isEmpty())
        values.append({u"_to_field"_s, toField});
    if (!sourceModel.isEmpty())
        values.append({u"_source_model"_s, sourceModel});
    return values;
}

QString Popup::keyOf(const Record &object) const
{
    const Field &field =
            toField.isEmpty() ? object.model().primaryKey() : object.model().field(toField);
    return field.toText(object.value(field.index()));
}

Response Popup::added(const WebAdmin &face, Request &request, AdminRequest &asked,
                      const Record &object) const
{
    Dict values{
            {u"action"_s, u"add"_s}, {u"value"_s, keyOf(object)}, {u"obj"_s, object.toString()}};
    const QString group = groupOf(face, asked, sourceModel, object);
    if (!group.isEmpty())
        values.insert(u"optgroup"_s, group);
    return answer(face, request, asked, values);
}

Response Popup::changed(const WebAdmin &face, Request &request, AdminRequest &asked,
                        const Record &object, const QString &before) const
{
    return answer(face, request, asked,
                  {{u"action"_s, u"change"_s},
                   {u"value"_s, before},
                   {u"new_value"_s, keyOf(object)},
                   {u"obj"_s, object.toString()}});
}

Response Popup::deleted(const WebAdmin &face, Request &request, AdminRequest &asked,
                        const QString &key) const
{
    return answer(face, request, asked, {{u"action"_s, u"delete"_s}, {u"value"_s, key}});
}

} // namespace Quintette
