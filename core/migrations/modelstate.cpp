// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/modelstate.h"

#include "core/base/error.h"

namespace Quintette {

QString FieldState::text(QStringView option) const
{
    const Value *value = options.find(option);
    return value && value->isText() ? value->toString() : QString();
}

int FieldState::number(QStringView option) const
{
    const Value *value = options.find(option);
    return value ? int(value->toInt().value_or(-1)) : -1;
}

QString FieldState::column() const
{
    if (isManyToMany() || isCompositeKey())
        return {};
    if (const QString given = text(u"db_column"); !given.isEmpty())
        return given;
    return isForeignKey() ? name + u"_id"_s : name;
}

bool FieldState::differsInDatabase(const FieldState &other) const
{
    static const QStringList elsewhere = {
            u"blank"_s,      u"choices"_s,      u"editable"_s,     u"error_messages"_s,
            u"help_text"_s,  u"on_delete"_s,    u"related_name"_s, u"related_query_name"_s,
            u"validators"_s, u"verbose_name"_s, u"auto_created"_s, u"limit_choices_to"_s,
    };
    const auto relevant = [](const FieldState &field) {
        Dict dict;
        QStringList names = field.options.keys();
        names.sort();
        for (const QString &name : std::as_const(names)) {
            if (!elsewhere.contains(name))
                dict.insert(name, field.options.value(name));
        }
        return dict;
    };
    return kind != other.kind || column() != other.column()
            || !(relevant(*this) == relevant(other));
}

Dict FieldState::toDict() const
{
    Dict dict = {{u"name"_s, name}, {u"kind"_s, kind}};
    for (const Dict::Item &item : options)
        dict.insert(item.key, item.value);
    return dict;
}

FieldState FieldState::fromDict(const Dict &dict)
{
    FieldState field;
    for (const Dict::Item &item : dict) {
        if (item.key == "name"_L1)
            field.name = item.value.toString();
        else if (item.key == "kind"_L1)
            field.kind = item.value.toString();
        else
            field.options.insert(item.key, item.value);
    }
    if (field.name.isEmpty() || field.kind.isEmpty())
        throw ValueError(u"a field needs \"name\" and \"kind\""_s);
    if ((field.isForeignKey() || field.isManyToMany()) && !field.text(u"to").contains(u'.'))
        throw ValueError(u"field \"%1\" needs \"to\": \"app.Model\""_s.arg(field.name));
    return field;
}

QString ModelState::table() const
{
    const QString given = text(u"db_table");
    return given.isEmpty() ? app + u'_' + name.toLower() : given;
}

QString ModelState::text(QStringView option) const
{
    const Value *value = options.find(option);
    return value && value->isText() ? value->toString() : QString();
}

const FieldState *ModelState::field(const QString &fieldName) const
{
    const auto found = std::find_if(fields.cbegin(), fields.cend(), [&](const FieldState &field) {
        return field.name == fieldName;
    });
    return found == fields.cend() ? nullptr : &*found;
}

FieldState *ModelState::field(const QString &fieldName)
{
    // Through the list's own iterators, so that a copy of this state is not changed with it.
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const FieldState &field) {
        return field.name == fieldName;
    });
    return found == fields.end() ? nullptr : &*found;
}

const FieldState &ModelState::primaryKey() const
{
    const auto found = std::find_if(fields.cbegin(), fields.cend(), [](const FieldState &field) {
        return field.isSet(u"primary_key");
    });
    if (found == fields.cend())
        throw ValueError(u"model %1.%2 has no primary key in its migrations"_s.arg(app, name));
    return *found;
}

ValueList ModelState::list(QStringView option) const
{
    const Value *value = options.find(option);
    return value && value->isList() ? value->list() : ValueList();
}

void ModelState::keepOrderField()
{
    const bool isOrdered = !text(u"order_with_respect_to").isEmpty();
    if (isOrdered && !field(orderField))
        fields += FieldState{orderField, u"IntegerField"_s, {}};
    else if (!isOrdered)
        fields.removeIf([](const FieldState &field) { return field.name == orderField; });
}

} // namespace Quintette
