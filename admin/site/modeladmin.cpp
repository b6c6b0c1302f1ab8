// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/modeladmin.h"

#include "admin/site/adminform.h"
#include "admin/site/adminsite.h"
#include "admin/site/editablefields.h"
#include "admin/site/searchterms.h"

namespace Quintette {

ModelAdmin::ModelAdmin(ModelAdminOptions options) : m_options(std::move(options)) { }

ModelAdmin::~ModelAdmin() = default;

QuerySet ModelAdmin::queryset(const AdminRequest &request) const
{
    const QList<SortKey> order = ordering(request);
    const QuerySet all = site().visibleObjects(request, *m_model);
    return order.isEmpty() ? all : sortedBy(all, order);
}

Q ModelAdmin::rowPolicy(const AdminRequest &request) const
{
    return m_options.rows ? m_options.rows(request) : Q();
}

QList<SortKey> ModelAdmin::ordering(const AdminRequest &) const
{
    return m_options.ordering;
}

QList<Column> ModelAdmin::listDisplay(const AdminRequest &) const
{
    return m_options.listDisplay;
}

std::optional<QStringList> ModelAdmin::listDisplayLinks(const AdminRequest &) const
{
    return m_options.listDisplayLinks;
}

QStringList ModelAdmin::listSelectRelated(const AdminRequest &) const
{
    return m_options.listSelectRelated;
}

std::optional<QStringList> ModelAdmin::sortableBy(const AdminRequest &) const
{
    return m_options.sortableBy;
}

QList<ListFilterOptions> ModelAdmin::listFilter(const AdminRequest &) const
{
    return m_options.listFilter;
}

QStringList ModelAdmin::searchFields(const AdminRequest &) const
{
    return m_options.searchFields;
}

QStringList ModelAdmin::fields(const AdminRequest &request, const Record *object) const
{
    return m_options.fields.isEmpty() ? editableFields(*m_model, readonlyFields(request, object))
                                      : m_options.fields;
}

QStringList ModelAdmin::exclude(const AdminRequest &, const Record *) const
{
    return m_options.exclude;
}

QList<Fieldset> ModelAdmin::fieldsets(const AdminRequest &request, const Record *object) const
{
    if (!m_options.fieldsets.isEmpty())
        return m_options.fieldsets;
    Fieldset all;
    const QStringList excluded = exclude(request, object);
    for (const QString &name : fields(request, object)) {
        if (!excluded.contains(name))
            all.lines += QStringList{name};
    }
    return {all};
}

QMap<QString, QStringList> ModelAdmin::prepopulatedFields(const AdminRequest &,
                                                          const Record *) const
{
    return m_options.prepopulatedFields;
}

QStringList ModelAdmin::autocompleteFields(const AdminRequest &) const
{
    return m_options.autocompleteFields;
}

QList<QPair<QString, QString>>
ModelAdmin::initialData(const AdminRequest &,
                        const QList<QPair<QString, QString>> &parameters) const
{
    return parameters;
}

QList<Column> ModelAdmin::readonlyFields(const AdminRequest &, const Record *) const
{
    return m_options.readonlyFields;
}

QList<InlineOptions> ModelAdmin::inlines(const AdminRequest &, const Record *) const
{
    return m_options.inlines;
}

std::unique_ptr<ModelForm> ModelAdmin::makeForm(const AdminRequest &request, const Record &object,
                                                bool, const QStringList &fields) const
{
    return std::make_unique<ModelForm>(object, adminFormOptions(*this, request, fields));
}

std::unique_ptr<ModelForm> ModelAdmin::makeListForm(const AdminRequest &, const Record &object,
                                                    const ModelFormOptions &options,
                                                    const QString &prefix) const
{
    return std::make_unique<ModelForm>(object, options, prefix);
}

ModelChoices ModelAdmin::relationChoices(const AdminRequest &request, const Field &field) const
{
    return visibleChoices(site(), request, field);
}

/// The site's actions and the model's own, which replace those of the same name.
static QList<AdminAction> declaredActions(const AdminSite &site, const ModelAdminOptions &options)
{
    if (!options.actions)
        return {};
    QList<AdminAction> declared = site.actions();
    for (const AdminAction &named : *options.actions) {
        const AdminAction *action = named.isName() ? site.findAction(named.name) : &named;
        if (!action)
            continue; // reported by the system checks
        declared.removeIf(
                [action](const AdminAction &other) { return other.name == action->name; });
        declared += *action;
    }
    return declared;
}

QList<AdminAction> ModelAdmin::actionsIn(AdminAction::Place place,
                                         const AdminRequest &request) const
{
    QList<AdminAction> offered = actions(request);
    offered.removeIf([place](const AdminAction &action) {
        return action.place != place && action.place != AdminAction::Place::Both;
    });
    return offered;
}

QList<AdminAction> ModelAdmin::actions(const AdminRequest &request) const
{
    QList<AdminAction> allowed;
    for (const AdminAction &action : declaredActions(site(), m_options)) {
        const bool permitted = action.permissions.isEmpty()
                || std::any_of(action.permissions.cbegin(), action.permissions.cend(),
                               [&](const QString &name) { return hasPermission(request, name); });
        if (permitted)
            allowed += action;
    }
    return allowed;
}

QuerySet ModelAdmin::searchResults(const AdminRequest &request, const QuerySet &query,
                                   const QString &term) const
{
    const QStringList fields = searchFields(request);
    if (term.isEmpty() || fields.isEmpty())
        return query;
    return search(query, fields, term);
}

QString ModelAdmin::viewOnSiteUrl(const Record &object) const
{
    return m_options.viewOnSite ? object.absoluteUrl() : QString();
}

ModelAdmin::Next ModelAdmin::nextAfterSaving(const AdminRequest &, const Record &, bool) const
{
    return Next::List;
}

Text ModelAdmin::emptyValueDisplay() const
{
    return m_options.emptyValueDisplay.isEmpty() ? site().emptyValueDisplay
                                                 : m_options.emptyValueDisplay;
}

} // namespace Quintette
