// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/modeladmin.h"

#include "admin/site/adminform.h"
#include "admin/site/adminsite.h"
#include "admin/site/fieldpath.h"
#include "admin/site/searchterms.h"
#include "core/auth/policy.h"
#include "core/orm/persistence.h"

namespace Quintette {

ModelAdmin::ModelAdmin(ModelAdminOptions options) : m_options(std::move(options)) { }

ModelAdmin::~ModelAdmin() = default;

bool ModelAdmin::hasViewPermission(const AdminRequest &request, const Record *object) const
{
    return request.policy->canView(*request.user, *m_model, object);
}

bool ModelAdmin::hasAddPermission(const AdminRequest &request) const
{
    return request.policy->canAdd(*request.user, *m_model);
}

bool ModelAdmin::hasChangePermission(const AdminRequest &request, const Record *object) const
{
    return request.policy->canChange(*request.user, *m_model, object);
}

bool ModelAdmin::hasDeletePermission(const AdminRequest &request, const Record *object) const
{
    return request.policy->canDelete(*request.user, *m_model, object);
}

bool ModelAdmin::hasModulePermission(const AdminRequest &request) const
{
    return request.policy->hasModule(*request.user, m_model->appLabel());
}

bool ModelAdmin::hasViewOrChangePermission(const AdminRequest &request, const Record *object) const
{
    return hasViewPermission(request, object) || hasChangePermission(request, object);
}

QuerySet ModelAdmin::queryset(const AdminRequest &request) const
{
    const QStringList order = ordering(request);
    const QuerySet all = site().visibleObjects(request, *m_model);
    return order.isEmpty() ? all : all.orderBy(order);
}

Q ModelAdmin::rowPolicy(const AdminRequest &request) const
{
    return m_options.rows ? m_options.rows(request) : Q();
}

QStringList ModelAdmin::ordering(const AdminRequest &) const
{
    return m_options.ordering;
}

QList<Column> ModelAdmin::listDisplay(const AdminRequest &) const
{
    return m_options.listDisplay;
}

QList<ListFilterOptions> ModelAdmin::listFilter(const AdminRequest &) const
{
    return m_options.listFilter;
}

QStringList ModelAdmin::searchFields(const AdminRequest &) const
{
    return m_options.searchFields;
}

QList<Fieldset> ModelAdmin::fieldsets(const AdminRequest &request, const Record *object) const
{
    if (!m_options.fieldsets.isEmpty())
        return m_options.fieldsets;
    Fieldset all;
    QStringList names = m_options.fields;
    if (names.isEmpty()) {
        for (const Field *field : m_model->allFields()) {
            const bool hasCustomThrough = field->isManyToMany() && field->throughModel()
                    && !field->throughModel()->options().autoCreated;
            if (field->isEditable() && !field->isAuto() && !hasCustomThrough)
                names += field->name();
        }
        for (const Column &column : readonlyFields(request, object)) {
            if (!names.contains(column.name))
                names += column.name;
        }
    }
    for (const QString &name : std::as_const(names)) {
        if (!m_options.exclude.contains(name))
            all.lines += QStringList{name};
    }
    return {all};
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
        const AdminAction *action = named.run ? &named : site.findAction(named.name);
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
        const bool permitted =
                std::all_of(action.permissions.cbegin(), action.permissions.cend(),
                            [&](const QString &permission) {
                                return permission == u"add"_s       ? hasAddPermission(request)
                                        : permission == u"change"_s ? hasChangePermission(request)
                                        : permission == u"delete"_s ? hasDeletePermission(request)
                                                                    : hasViewPermission(request);
                            });
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

bool ModelAdmin::isLookupAllowed(const QString &path, const QString &) const
{
    // A lookup over a relation would let anyone guess at values of another model
    // ("author__password__startswith"), so only what the list itself offers is allowed.
    const ModelInfo *current = m_model;
    const Field *key = nullptr; // what a step of the path points to
    QStringList relations;
    for (const QString &part : path.split(u"__"_s)) {
        const Field *field = current->findField(part);
        const ReverseRelation *reverse = field ? nullptr : current->findRelated(part);
        if (!field && !reverse)
            break;
        // "category__id__exact" only names the foreign key's own column.
        const bool isOwnKey =
                key && field && (field == key || (field->isPrimaryKey() && !field->relatedModel()));
        if (!isOwnKey)
            relations += field ? field->name() : part;
        current = reverse ? &reverse->field->model() : field->relatedModel();
        if (!current)
            break;
        key = field && field->isForeignKey() ? field->targetField() : &current->primaryKey();
    }
    if (relations.size() <= 1)
        return true;
    const QString reached = relations.join(u"__"_s);
    const auto offers = [&reached, &path](const QString &offered) {
        return offered == reached || offered == path;
    };
    if (offers(m_options.dateHierarchy))
        return true;
    return std::any_of(m_options.listFilter.cbegin(), m_options.listFilter.cend(),
                       [&offers](const ListFilterOptions &filter) { return offers(filter.field); });
}

bool ModelAdmin::isToFieldAllowed(const QString &name) const
{
    const Field *field = m_model->findField(name);
    if (!field || field->isManyToMany())
        return false;
    if (field->isPrimaryKey())
        return true;
    // Otherwise any value of an object could be asked for: only one that a registered model's
    // foreign key really stores.
    for (const ModelAdmin *admin : site().admins()) {
        const QList<const Field *> fields = admin->model().fields();
        const bool isStored = std::any_of(fields.cbegin(), fields.cend(), [&](const Field *other) {
            return other->isForeignKey() && other->relatedModel() == m_model
                    && other->targetField() == field;
        });
        if (isStored)
            return true;
    }
    return false;
}

QString ModelAdmin::viewOnSiteUrl(const Record &object) const
{
    return m_options.viewOnSite ? object.absoluteUrl() : QString();
}

void ModelAdmin::saveModel(AdminRequest &, Record &object, bool) const
{
    save(object);
}

void ModelAdmin::saveInlineRow(AdminRequest &, ModelForm &row) const
{
    row.save();
}

void ModelAdmin::deleteInlineRow(AdminRequest &, const Record &row) const
{
    deleteRecords({row});
}

void ModelAdmin::deleteModel(AdminRequest &, const Record &object) const
{
    deleteRecords({object});
}

void ModelAdmin::deleteQueryset(AdminRequest &, const QuerySet &chosen) const
{
    deleteRecords(chosen.toList());
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
