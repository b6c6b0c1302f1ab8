// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/user.h"

namespace Quintette {

/// Who may do what with which model: the one place that answers, for the web, the desktop, the
/// command line and any interface to come. The right to change is also a right to view. object is
/// null for the model as a whole; a policy with rules for single objects derives. Const and
/// thread-safe. Django: ModelBackend and has_perm.
class QUINTETTE_CORE_EXPORT PermissionPolicy
{
public:
    virtual ~PermissionPolicy();

    virtual bool canView(const User &user, const ModelInfo &model,
                         const Record *object = nullptr) const;
    virtual bool canAdd(const User &user, const ModelInfo &model) const;
    virtual bool canChange(const User &user, const ModelInfo &model,
                           const Record *object = nullptr) const;
    virtual bool canDelete(const User &user, const ModelInfo &model,
                           const Record *object = nullptr) const;
    /// Anything at all in that app; hides it from navigation, does not open it.
    virtual bool hasModule(const User &user, const QString &appLabel) const;

    /// "news.add_article"
    static QString permissionName(const QString &action, const ModelInfo &model);
};

} // namespace Quintette
