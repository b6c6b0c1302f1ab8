// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do what, and what addresses may ask for.
#include "admin/site/adminsite.h"
#include "admin/site/limitparameters.h"
#include "admin/site/listfilters.h"
#include "admin/site/modeladmin.h"
#include "core/auth/policy.h"
#include "core/auth/user.h"

namespace Quintette {

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

bool ModelAdmin::hasPermission(const AdminRequest &request, const QString &name) const
{
    if (name == u"view")
        return hasViewOrChangePermission(request);
    if (name == u"add")
        return hasAddPermission(request);
    if (name == u"change")
        return hasChangePermission(request);
    if (name == u"delete")
        return hasDeletePermission(request);
    return request.user->hasPermission(PermissionPolicy::permissionName(name, *m_model));
}

QStringList ModelAdmin::permissionNames() const
{
    QStringList names{u"add"_s, u"change"_s, u"delete"_s, u"view"_s};
    const QString ending = u'_' + m_model->modelName();
    for (const auto &[codename, name] : m_model->options().permissions) {
        if (codename.endsWith(ending))
            names += codename.chopped(ending.size());
    }
    return names;
}

bool ModelAdmin::hasViewOrChangePermission(const AdminRequest &request, const Record *object) const
{
    return hasViewPermission(request, object) || hasChangePermission(request, object);
}

/// Whether a relation to the model offers only objects of that condition, which the page that
/// looks objects up for it then has in its address.
static bool isLimitOfRelation(const ModelInfo &model, const QString &path, const QString &value)
{
    const QList<ReverseRelation> &relations = model.relatedObjects();
    return std::any_of(relations.cbegin(), relations.cend(), [&](const ReverseRelation &relation) {
        const std::optional<Q> limit = relation.field->limitChoicesTo();
        return limit && limitParameters(*limit).contains({path, value});
    });
}

bool ModelAdmin::isLookupAllowed(const AdminRequest &request, const QString &path,
                                 const QString &value) const
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
    if (offers(m_options.dateHierarchy) || isLimitOfRelation(*m_model, path, value))
        return true;
    const QList<ListFilterOptions> filters = openListFilters(*this, request);
    return std::any_of(filters.cbegin(), filters.cend(),
                       [&offers](const ListFilterOptions &filter) { return offers(filter.field); });
}

bool ModelAdmin::isToFieldAllowed(const QString &name) const
{
    const Field *field = m_model->findField(name);
    if (!field || field->isManyToMany())
        return false;
    if (field->isPrimaryKey())
        return true;
    // Otherwise any value of an object could be asked for: only one that a foreign key of a
    // registered model or of its rows really stores.
    const auto stores = [this, field](const ModelInfo &model) {
        const QList<const Field *> fields = model.fields();
        return std::any_of(fields.cbegin(), fields.cend(), [&](const Field *other) {
            return other->isForeignKey() && other->relatedModel() == m_model
                    && other->targetField() == field;
        });
    };
    const QList<const ModelAdmin *> admins = site().admins();
    return std::any_of(admins.cbegin(), admins.cend(), [&](const ModelAdmin *admin) {
        const QList<InlineOptions> &inlines = admin->options().inlines;
        return stores(admin->model())
                || std::any_of(inlines.cbegin(), inlines.cend(), [&](const InlineOptions &rows) {
                       const ModelInfo *model = site().models().find(rows.model);
                       return model && stores(*model);
                   });
    });
}

} // namespace Quintette
