// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminrequest.h"
#include "admin/site/logentry.h"
#include "admin/site/modeladminoptions.h"
#include "core/orm/queryset.h"

namespace Quintette {

class AdminSite;
class FormField;
class InlineFormSet;
class ModelForm;
struct ChangeList;
struct DeletePage;
struct FormSetOptions;
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
    /// The right that an action names: those above, else that permission of the model in the
    /// database ("publish": "news.publish_article"). Django: has_<name>_permission.
    virtual bool hasPermission(const AdminRequest &request, const QString &name) const;
    /// The names that hasPermission() knows: the four, and those that the model declares.
    virtual QStringList permissionNames() const;
    bool hasViewOrChangePermission(const AdminRequest &request,
                                   const Record *object = nullptr) const;

    // What is shown. Django: get_queryset, get_ordering, get_list_display, ...
    virtual QuerySet queryset(const AdminRequest &request) const;
    /// Which objects this person may see, as one condition; see ModelAdminOptions::rows.
    virtual Q rowPolicy(const AdminRequest &request) const;
    virtual QList<SortKey> ordering(const AdminRequest &request) const;
    virtual QList<Column> listDisplay(const AdminRequest &request) const;
    virtual std::optional<QStringList> listDisplayLinks(const AdminRequest &request) const;
    virtual QStringList listSelectRelated(const AdminRequest &request) const;
    virtual std::optional<QStringList> sortableBy(const AdminRequest &request) const;
    virtual QList<ListFilterOptions> listFilter(const AdminRequest &request) const;
    virtual QStringList searchFields(const AdminRequest &request) const;
    virtual QStringList fields(const AdminRequest &request, const Record *object) const;
    virtual QStringList exclude(const AdminRequest &request, const Record *object) const;
    /// Those of the options, else one of fields() without exclude().
    virtual QList<Fieldset> fieldsets(const AdminRequest &request, const Record *object) const;
    virtual QList<Column> readonlyFields(const AdminRequest &request, const Record *object) const;
    virtual QMap<QString, QStringList> prepopulatedFields(const AdminRequest &request,
                                                          const Record *object) const;
    virtual QStringList autocompleteFields(const AdminRequest &request) const;
    /// With the numbers of rows that fit this object. Django: get_inlines, get_extra, get_min_num,
    /// get_max_num, get_formsets_with_inlines.
    virtual QList<InlineOptions> inlines(const AdminRequest &request, const Record *object) const;
    /// The last word on what the rows of an inline are made with. Django: get_formset_kwargs.
    virtual void prepareInline(const AdminRequest &, const Record &, const InlineOptions &,
                               FormSetOptions &, ModelFormOptions &) const
    {
    }
    /// What an empty form starts with; parameters are those of the address. Django:
    /// get_changeform_initial_data.
    virtual QList<QPair<QString, QString>>
    initialData(const AdminRequest &request,
                const QList<QPair<QString, QString>> &parameters) const;
    /// The form for one object, with those of the named fields that can be edited. Django:
    /// get_form.
    virtual std::unique_ptr<ModelForm> makeForm(const AdminRequest &request, const Record &object,
                                                bool adding, const QStringList &fields) const;
    /// The form of one row that is edited in the list. Django: get_changelist_form.
    virtual std::unique_ptr<ModelForm> makeListForm(const AdminRequest &request,
                                                    const Record &object,
                                                    const ModelFormOptions &options,
                                                    const QString &prefix) const;
    /// Looks at the changed rows of listEditable together, each of which is right by itself; a
    /// ValidationError stands above the list. Django: get_changelist_formset.
    virtual void cleanListRows(const AdminRequest &, const QList<ModelForm *> &) const { }
    /// The last word on a field of the form. Django: formfield_for_dbfield,
    /// formfield_for_choice_field.
    virtual void formFieldMade(const AdminRequest &, const Field &, FormField &) const { }
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
    virtual bool isLookupAllowed(const AdminRequest &request, const QString &path,
                                 const QString &value) const;
    /// Whether the page of another model may ask for that field's value as the key of a relation.
    /// Django: to_field_allowed.
    bool isToFieldAllowed(const QString &name) const;
    /// Where the object is on the public site; empty for nowhere.
    virtual QString viewOnSiteUrl(const Record &object) const;
    /// How many objects a query of the list has, where that is known better than by counting.
    /// Django: a paginator of one's own.
    virtual std::optional<qint64> rowCount(const AdminRequest &, const QuerySet &) const
    {
        return std::nullopt;
    }
    /// The last word on a page that is about to be drawn. Django: get_changelist,
    /// get_deleted_objects.
    virtual void listLoaded(const AdminRequest &, ChangeList &) const { }
    virtual void deletePageLoaded(const AdminRequest &, DeletePage &) const { }

    // What is done, each inside the transaction of its page. Django: save_form, save_model,
    // save_related, save_formset, delete_model, delete_queryset.
    /// Before saveModel(); may still change form.editInstance().
    virtual void saveForm(AdminRequest &, ModelForm &, bool /*isNew*/) const { }
    virtual void saveModel(AdminRequest &request, Record &object, bool isNew) const;
    /// Many-to-many values and inlines, each by saveFormSet(); the object is stored already.
    virtual void saveRelated(AdminRequest &request, ModelForm &form,
                             const QList<InlineFormSet *> &inlines, bool isNew) const;
    virtual void saveFormSet(AdminRequest &request, InlineFormSet &rows, const Record &parent,
                             bool isNew) const;
    virtual void saveInlineRow(AdminRequest &request, ModelForm &row) const;
    virtual void deleteInlineRow(AdminRequest &request, const Record &row) const;
    virtual void deleteModel(AdminRequest &request, const Record &object) const;
    virtual void deleteQueryset(AdminRequest &request, const QuerySet &chosen) const;

    /// What the log keeps of a change, as Django's JSON unless it is overridden; parts are of the
    /// object and of the rows of its form. Django: construct_change_message.
    virtual QString changeMessage(const AdminRequest &request, const ModelForm &form,
                                  const QList<LogEntry::Part> &parts) const;
    /// Write the log; the id of the line, 0 for none. Django: log_addition, log_change,
    /// log_deletions.
    virtual qint64 logAddition(const AdminRequest &request, const Record &object,
                               const QString &message) const;
    virtual qint64 logChange(const AdminRequest &request, const Record &object,
                             const QString &message) const;
    virtual void logDeletions(const AdminRequest &request, const QList<Record> &objects) const;

    // Afterwards; AdminRequest::goTo and tell() say what comes next. Django: response_add,
    // response_change, response_delete.
    virtual void saved(AdminRequest &, const Record &, bool /*isNew*/) const { }
    /// text and key of the object that is gone; the key as in addresses.
    virtual void deleted(AdminRequest &, const QString & /*text*/, const QString & /*key*/) const {
    }

    /// Where a person goes on after a plain "Save".
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
