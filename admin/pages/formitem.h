// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"

namespace Quintette {

class ModelForm;

/// One field of a form page or inline row, or one read-only value in its place. For a field,
/// form.bound(name) has widget, value and errors; for a read-only one everything is here.
struct FormItem
{
    QString name;
    Text label;
    Text helpText;
    bool readOnly = false;
    QString text; // read-only: the value as a person reads it
    std::optional<bool> boolean; // read-only: drawn as a mark
    bool isEmpty = false; // read-only: text is the placeholder of an empty value
    QString fileUrl; // read-only: where the file is that text names
    // A relation: where its object can be seen, and what this person may do there.
    const ModelAdmin *relatedAdmin = nullptr;
    QString relatedPk; // quoted; empty for none or many
    QString relatedKeyField; // whose values the field holds: of the primary key, mostly
    bool canAddRelated = false;
    bool canChangeRelated = false;
    bool canViewRelated = false;
    bool canDeleteRelated = false;
    QStringList prepopulatedFrom; // filled from these fields until the person types
};

/// Makes the items of the forms of one model: what ChangeForm and InlineGroup have in common.
/// Borrows what it is given.
class FormItemMaker
{
public:
    struct Source
    {
        const AdminSite &site;
        const AdminRequest &request;
        const ModelInfo &model;
        QList<Column> readOnly = {};
        QMap<QString, QStringList> prepopulated = {};
        Text emptyValue = {};
    };
    explicit FormItemMaker(const Source &source) : m_source(source) { }

    /// The field of that name, or where the form has none the value that object has. Runs queries
    /// for read-only relations.
    FormItem item(const ModelForm &form, const Record &object, const QString &name) const;
    /// As a heading: the field's label, whichever way it is shown.
    Text label(const QString &name) const;
    bool isReadOnly(const QString &name) const { return findColumn(name); }

private:
    FormItem readOnlyItem(const Record &object, const QString &name) const;
    void addRelatedLinks(FormItem &item, const Record &object) const;
    const Column *findColumn(const QString &name) const;

    Source m_source;
};

} // namespace Quintette
