// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"

namespace Quintette {

/// What was done to an object of another model from a form that chooses among such objects.
struct QUINTETTE_WIDGETS_EXPORT RelatedChange
{
    enum class Kind : quint8 { Added, Changed, Deleted };

    Kind kind = Kind::Added;
    const ModelAdmin *admin = nullptr; // of the object
    /// By field: what relations to the object submit, before; empty for one that was added.
    QHash<QString, QString> before = {};
    QHash<QString, QString> after = {}; // empty for one that was deleted
    QString text = {};

    /// Of the object as it was loaded or saved by a form.
    static RelatedChange added(const ModelAdmin *admin, const FormContents &saved);
    static RelatedChange changed(const ModelAdmin *admin, const FormContents &loaded,
                                 const FormContents &saved);
    static RelatedChange deleted(const ModelAdmin *admin, const QString &keyField,
                                 const QString &key);

    bool concerns(const FormItem &item) const { return admin && item.relatedAdmin == admin; }
    QString keyBefore(const FormItem &item) const { return before.value(item.relatedKeyField); }
    /// As a field of that relation offers it.
    Choice choice(const FormItem &item) const;
    /// Brings the choices that a field was made with up to date.
    void applyTo(FormContents::Field &field) const;
};

} // namespace Quintette
