// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/policy.h"

namespace Quintette {

PermissionPolicy::~PermissionPolicy() = default;

QString PermissionPolicy::permissionName(const QString &action, const ModelInfo &model)
{
    return model.appLabel() + u'.' + action + u'_' + model.modelName();
}

bool PermissionPolicy::canView(const User &user, const ModelInfo &model, const Record *object) const
{
    return user.hasPermission(permissionName(u"view"_s, model)) || canChange(user, model, object);
}

bool PermissionPolicy::canAdd(const User &user, const ModelInfo &model) const
{
    return user.hasPermission(permissionName(u"add"_s, model));
}

bool PermissionPolicy::canChange(const User &user, const ModelInfo &model, const Record *) const
{
    return user.hasPermission(permissionName(u"change"_s, model));
}

bool PermissionPolicy::canDelete(const User &user, const ModelInfo &model, const Record *) const
{
    return user.hasPermission(permissionName(u"delete"_s, model));
}

bool PermissionPolicy::hasModule(const User &user, const QString &appLabel) const
{
    return user.hasModulePermissions(appLabel);
}

} // namespace Quintette
