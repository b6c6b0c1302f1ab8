// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/adminsite.h"

#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/contenttypes/contenttype.h"

namespace Quintette {

AdminSite::AdminSite(const ModelRegistry &models, const QString &name, const QString &path)
    : m_models(models), m_name(name), m_path(path),
      m_versions(models.get(u"quintette_history.StoredVersion"_s))
{
}

AdminSite::~AdminSite() = default;

ModelAdmin &AdminSite::add(const QString &modelLabel, std::unique_ptr<ModelAdmin> admin)
{
    const ModelInfo *model = m_models.find(modelLabel);
    if (!model)
        throw ImproperlyConfigured(
                u"admin: there is no model %1; is its app installed?"_s.arg(modelLabel));
    if (m_models.replacements().contains(modelLabel.toLower())) {
        admin->m_model = model;
        admin->m_site = this;
        m_ofReplacedModels.push_back(std::move(admin));
        return *m_ofReplacedModels.back();
    }
    if (model->options().isAbstract)
        throw ImproperlyConfigured(
                u"admin: %1 is abstract, so it has no objects to administer; register the models "
                "made of it"_s.arg(modelLabel));
    if (m_byModel.contains(model))
        throw ImproperlyConfigured(u"admin: the model %1 is already registered"_s.arg(modelLabel));
    if (model->primaryKey().isCompositeKey()) {
        throw ImproperlyConfigured(
                u"admin: the model %1 has a composite primary key, so it cannot be registered"_s
                        .arg(modelLabel));
    }
    admin->m_model = model;
    admin->m_site = this;
    m_byModel.insert(model, admin.get());
    m_admins.push_back(std::move(admin));
    return *m_admins.back();
}

ModelAdmin &AdminSite::add(const QString &modelLabel, const ModelAdminOptions &options)
{
    return add(modelLabel, std::make_unique<ModelAdmin>(options));
}

void AdminSite::remove(const QString &modelLabel)
{
    const ModelInfo *model = m_models.find(modelLabel);
    if (!model || !m_byModel.remove(model))
        throw ImproperlyConfigured(u"admin: the model %1 is not registered"_s.arg(modelLabel));
    std::erase_if(m_admins, [model](const auto &admin) { return admin->m_model == model; });
}

void AdminSite::addInferredModels()
{
    const QList<const ModelInfo *> models = m_models.models();
    for (const ModelInfo *model : models) {
        if (model->options().inferred && !m_byModel.contains(model)
            && !model->primaryKey().isCompositeKey())
            add(model->label(), optionsFromIntrospection(*model));
    }
}

const ModelAdmin *AdminSite::find(const ModelInfo &model) const
{
    return m_byModel.value(&model);
}

const ModelAdmin *AdminSite::find(const QString &appLabel, const QString &modelName) const
{
    const ModelInfo *model = m_models.find(appLabel, modelName);
    return model ? find(*model) : nullptr;
}

QList<const ModelAdmin *> AdminSite::admins() const
{
    QList<const ModelAdmin *> result;
    for (const auto &admin : m_admins)
        result += admin.get();
    return result;
}

QuerySet AdminSite::visibleObjects(const AdminRequest &request, const ModelInfo &model) const
{
    const ModelAdmin *admin = find(model);
    const Q policy = admin ? admin->rowPolicy(request) : Q();
    const QuerySet all = objects(model);
    return policy.isEmpty() ? all : all.filter(policy);
}

bool AdminSite::hasRowPolicy(const AdminRequest &request, const ModelInfo &model) const
{
    const ModelAdmin *admin = find(model);
    return admin && !admin->rowPolicy(request).isEmpty();
}

bool AdminSite::isVisible(const AdminRequest &request, const Record &object) const
{
    const ModelAdmin *admin = find(object.model());
    const Q policy = admin ? admin->rowPolicy(request) : Q();
    return policy.isEmpty()
            || objects(object.model()).filter({{u"pk"_s, object.pk()}}).filter(policy).exists();
}

QString AdminSite::visibleText(const AdminRequest &request, const Record &object) const
{
    return isVisible(request, object) ? object.toString() : QN_TEXT("admin", "(hidden)").toString();
}

void AdminSite::setAppName(const QString &appLabel, const Text &name)
{
    ContentTypes::setAppName(m_models, appLabel, name);
}

Text AdminSite::appName(const QString &appLabel) const
{
    return ContentTypes::appName(m_models, appLabel);
}

void AdminSite::addAction(const AdminAction &action)
{
    m_actions += action;
}

void AdminSite::disableAction(const QString &name)
{
    m_disabledActions.insert(name);
}

QList<AdminAction> AdminSite::actions() const
{
    QList<AdminAction> enabled = m_actions;
    enabled.removeIf(
            [this](const AdminAction &action) { return m_disabledActions.contains(action.name); });
    return enabled;
}

const AdminAction *AdminSite::findAction(const QString &name) const
{
    const auto found =
            std::find_if(m_actions.cbegin(), m_actions.cend(),
                         [&name](const AdminAction &action) { return action.name == name; });
    return found == m_actions.cend() ? nullptr : &*found;
}

void AdminSite::registerFilter(const FilterKind &kind, Priority priority)
{
    (priority == Priority::First ? m_firstFilters : m_lastFilters) += kind;
}

const QList<AdminSite::FilterKind> &AdminSite::filterKinds(Priority priority) const
{
    return priority == Priority::First ? m_firstFilters : m_lastFilters;
}

bool AdminSite::mayEnter(const AdminRequest &request) const
{
    if (!request.user)
        return false;
    return entry ? entry(request) : request.user->isActive && request.user->isStaff;
}

} // namespace Quintette
