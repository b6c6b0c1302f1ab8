// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/relatedchange.h"

#include "admin/widgets/editors/choices.h"

namespace Quintette {

RelatedChange RelatedChange::added(const ModelAdmin *admin, const FormContents &saved)
{
    return {Kind::Added, admin, {}, saved.keys, saved.objectText};
}

RelatedChange RelatedChange::changed(const ModelAdmin *admin, const FormContents &loaded,
                                     const FormContents &saved)
{
    return {Kind::Changed, admin, loaded.keys, saved.keys, saved.objectText};
}

RelatedChange RelatedChange::deleted(const ModelAdmin *admin, const QString &keyField,
                                     const QString &key)
{
    return {Kind::Deleted, admin, {{keyField, key}}};
}

Choice RelatedChange::choice(const FormItem &item) const
{
    return {after.value(item.relatedKeyField), text};
}

void RelatedChange::applyTo(FormContents::Field &field) const
{
    if (!concerns(field.item))
        return;
    if (kind == Kind::Added)
        field.widget.choices.append(choice(field.item));
    else if (kind == Kind::Changed)
        renameChoice(field.widget.choices, keyBefore(field.item), choice(field.item));
    else
        removeChoice(field.widget.choices, keyBefore(field.item));
}

} // namespace Quintette
