// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminrequest.h"
#include "admin/site/modeladminoptions.h"
#include "core/orm/queryset.h"

namespace Quintette {

class AdminSite;
class ModelForm;
struct ModelChoices;

/// How one model is administered: its options, and the hooks that a plugin overrides. Both faces
/// ask the same object. Read from several threads at once; hooks are const. Django: ModelAdmin.
class QUINTETTE_ADMIN_EXPORT ModelAdmin
{
public:
    explicit ModelAdmin(ModelAdminOptions options = {});
    virtual ~ModelAdmin();
    Q_DISABLE_COPY_MOVE(ModelAdmin)

    const ModelInfo &model() const { return *m_model; }
    const AdminSite &site() const { return *m_site; }
    const ModelAdminOptions &options() const { return m_options; }

    // Who may do what; object is null for the model as a whole. Django: has_*_permission.
    virtual bool hasViewPermission(const AdminRequest &request,
                                   const Record *object = nullptr) const;
    virtual bool hasAddPermission(const AdminRequest &request) const;
    virtual bool hasChangePermission(const AdminRequest &request,
                                     const Record *object = nullptr) const;
    virtual bool hasDeletePermission(const AdminRequest &request,
                                     const Record *object = nullptr) const;
    virtual bool hasModulePermission(const AdminRequest &request) const;
    bool hasViewOrChangePermission(const AdminRequest &request,
                                   const Record *object = nullptr) const;

    // What is shown. Django: get_queryset, get_ordering, get_list_display, ...
    virtual QuerySet queryset(const AdminRequest &request) const;
    /// Which objects this person may see, as one condition; see ModelAdminOptions::rows.
    virtual Q rowPolicy(const AdminRequest &request) const;
    virtual QStringList ordering(const AdminRequest &request) const;
    virtual QList<Column> listDisplay(const AdminRequest &request) const;
    virtual QList<ListFilterOptions> listFilter(const AdminRequest &request) const;
    virtual QStringList searchFields(const AdminRequest &request) const;
    virtual QList<Fieldset> fieldsets(const AdminRequest &request, const Record *object) const;
    virtual QList<Column> readonlyFields(const AdminRequest &request, const Record *object) const;
    virtual QList<InlineOptions> inlines(const AdminRequest &request, const Record *object) const;
    /// The form for one object, with those of the named fields that can be edited. Django:
    /// get_form.
    virtual std::unique_ptr<ModelForm> makeForm(const AdminRequest &request, const Record &object,
                                                bool adding, const QStringList &fields) const;
    /// What may be chosen for a relation of this model's form: the objects that this person may
    /// see, in the order of their own admin. Django: formfield_for_foreignkey,
    /// formfield_for_manytomany.
    virtual ModelChoices relationChoices(const AdminRequest &request, const Field &field) const;
    /// Those that this person may run: the site's, and the model's own, which replace the site's of
    /// the same name. Django: get_actions.
    virtual QList<AdminAction> actions(const AdminRequest &request) const;
    /// Those of actions() that are for the list, or for the form of one object.
    QList<AdminAction> actionsIn(AdminAction::Place place, const AdminRequest &request) const;
    /// The query narrowed to a search term, with words ANDed and fields ORed. Django:
    /// get_search_results.
    virtual QuerySet searchResults(const AdminRequest &request, const QuerySet &query,
                                   const QString &term) const;
    /// Whether a lookup from a URL may be run on this model. Django: lookup_allowed.
    virtual bool isLookupAllowed(const QString &path, const QString &value) const;
    /// Whether the page of another model may ask for that field's value as the key of a relation.
    /// Django: to_field_allowed.
    bool isToFieldAllowed(const QString &name) const;
    /// Where the object is on the public site; empty for nowhere.
    virtual QString viewOnSiteUrl(const Record &object) const;

    // What is done, each inside the transaction of its page. Django: save_model, save_formset,
    // delete_model, delete_queryset.
    virtual void saveModel(AdminRequest &request, Record &object, bool isNew) const;
    virtual void saveInlineRow(AdminRequest &request, ModelForm &row) const;
    virtual void deleteInlineRow(AdminRequest &request, const Record &row) const;
    virtual void deleteModel(AdminRequest &request, const Record &object) const;
    virtual void deleteQueryset(AdminRequest &request, const QuerySet &chosen) const;

    /// Where a person goes on after a plain "Save". Django: response_add, response_change.
    enum class Next : quint8 { List, SameObject };
    virtual Next nextAfterSaving(const AdminRequest &request, const Record &object,
                                 bool isNew) const;

    /// Shown where a value is empty: the column's, the model's, else the site's.
    Text emptyValueDisplay() const;

private:
    friend class AdminSite;

    ModelAdminOptions m_options;
    const ModelInfo *m_model = nullptr;
    const AdminSite *m_site = nullptr;
};

} // namespace Quintette
