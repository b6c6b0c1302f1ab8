// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/modeladmin.h"

namespace Quintette {

class Accounts;
class LoginGate;

/// Accounts in the administration: added with a name and a password (or none), then changed on a
/// form that shows only how the password is stored. It fits auth.User and any model that replaces
/// it; a plugin derives from it, or gives options, where it wants another look. Django: UserAdmin.
class QUINTETTE_ADMIN_EXPORT UserAdmin : public ModelAdmin
{
public:
    /// gate must outlive it.
    explicit UserAdmin(const LoginGate &gate);
    UserAdmin(const LoginGate &gate, const ModelAdminOptions &options);
    /// Django's columns, filters and groups of fields, of those that the model has; the fields that
    /// it has beside them come after.
    static ModelAdminOptions optionsFor(const ModelInfo &accounts);

    /// To add a user is to hand out rights, so it needs the right to change them too.
    bool hasAddPermission(const AdminRequest &request) const override;
    QList<Fieldset> fieldsets(const AdminRequest &request, const Record *object) const override;
    QList<Column> readonlyFields(const AdminRequest &request, const Record *object) const override;
    std::unique_ptr<ModelForm> makeForm(const AdminRequest &request, const Record &object,
                                        bool adding, const QStringList &fields) const override;
    ModelChoices relationChoices(const AdminRequest &request, const Field &field) const override;
    /// A new user has no rights yet: they are given on the form that comes next.
    Next nextAfterSaving(const AdminRequest &request, const Record &object,
                         bool isNew) const override;
    QList<AdminAction> actions(const AdminRequest &request) const override;
    bool isLookupAllowed(const AdminRequest &request, const QString &path,
                         const QString &value) const override;

private:
    const LoginGate &m_gate;
    const Accounts &m_accounts;
};

/// Registers users, groups, what happened to accounts, and their names.
QUINTETTE_ADMIN_EXPORT void registerAuthAdmin(AdminSite &site, const LoginGate &gate);
/// Registers the model of accounts, unless a plugin has done so.
QUINTETTE_ADMIN_EXPORT void registerUserAdmin(AdminSite &site, const LoginGate &gate);

} // namespace Quintette
