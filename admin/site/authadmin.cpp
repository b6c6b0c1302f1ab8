// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/authadmin.h"

#include "admin/site/accountactions.h"
#include "admin/site/adminform.h"
#include "admin/site/adminsite.h"
#include "core/auth/protection/logingate.h"
#include "core/base/error.h"
#include "core/forms/fields/charfield.h"

namespace Quintette {

namespace {

/// Username and a new password, typed twice. Django: UserCreationForm.
class UserCreationForm : public ModelForm
{
public:
    UserCreationForm(const Record &user, const ModelFormOptions &options, const Accounts &accounts)
        : ModelForm(user, options), m_accounts(accounts)
    {
        QStringList rules;
        for (const Text &rule : accounts.validators().helpTexts())
            rules += rule.toString();
        add(u"password1"_s, passwordField(QN_TEXT("auth", "Password"), rules.join(u'\n')));
        add(u"password2"_s,
            passwordField(QN_TEXT("auth", "Password confirmation"),
                          QN_TEXT("auth", "Enter the same password as before, for verification.")));
    }

protected:
    void postClean() override
    {
        ModelForm::postClean();
        const QString first = cleanedData().value(u"password1").isNone()
                ? QString()
                : cleanedData().value(u"password1").toString();
        const QString second = cleanedData().value(u"password2").isNone()
                ? QString()
                : cleanedData().value(u"password2").toString();
        if (first.isEmpty() || second.isEmpty())
            return;
        if (first != second) {
            addError(u"password2"_s, QN_TEXT("auth", "The two password fields didn’t match."),
                     u"password_mismatch"_s);
            return;
        }
        try {
            m_accounts.checkPassword(first, instance());
        } catch (const ValidationError &error) {
            for (const ValidationError::Item &item :
                 error.errors().value(ValidationError::nonField))
                addError(u"password2"_s, item.message, item.code);
            return;
        }
        if (knownErrors().isEmpty())
            m_accounts.setPassword(editInstance(), first);
    }

private:
    static std::unique_ptr<FormField> passwordField(const Text &label, const Text &help)
    {
        WidgetSpec widget(WidgetKind::Password);
        widget.attributes.insert(u"autocomplete"_s, u"new-password"_s);
        FormFieldOptions options;
        options.label = label;
        options.helpText = help;
        options.widget = widget;
        return std::make_unique<CharFormField>(options, CharFormFieldOptions{.strip = false});
    }

    const Accounts &m_accounts;
};

Value passwordSummary(const Accounts &accounts, const Record &user)
{
    const QString encoded = user.value(u"password").toString();
    if (!PasswordHashers::isUsable(encoded))
        return QN_TEXT("auth", "No password set.");
    const PasswordHasher *hasher = accounts.hashers().identify(encoded);
    if (!hasher)
        return QN_TEXT("auth", "Invalid password format or unknown hashing algorithm.");
    QStringList parts;
    for (const PasswordHasher::SummaryItem &item : hasher->summary(encoded))
        parts += item.name.toString() + u": "_s + item.value;
    return parts.join(u"  "_s);
}

ModelAdminOptions userOptions()
{
    return {.listDisplay = {u"username", u"email", u"first_name", u"last_name", u"is_staff"},
            .listFilter = {u"is_staff", u"is_superuser", u"is_active", u"groups"},
            .searchFields = {u"username"_s, u"first_name"_s, u"last_name"_s, u"email"_s},
            .ordering = {u"username"_s},
            .fieldsets = {{.lines = {{u"username"_s}, {u"password"_s}}},
                          {.name = QN_TEXT("auth", "Personal info"),
                           .lines = {{u"first_name"_s, u"last_name"_s}, {u"email"_s}}},
                          {.name = QN_TEXT("auth", "Permissions"),
                           .lines = {{u"is_active"_s, u"is_staff"_s, u"is_superuser"_s},
                                     {u"groups"_s},
                                     {u"user_permissions"_s}}},
                          {.name = QN_TEXT("auth", "Important dates"),
                           .lines = {{u"last_login"_s, u"date_joined"_s}}}},
            .filterHorizontal = {u"groups"_s, u"user_permissions"_s},
            .secretFields = {u"password"_s}};
}

} // namespace

UserAdmin::UserAdmin(const LoginGate &gate)
    : ModelAdmin(userOptions()), m_gate(gate), m_accounts(gate.accounts())
{
}

bool UserAdmin::hasAddPermission(const AdminRequest &request) const
{
    return ModelAdmin::hasAddPermission(request) && hasChangePermission(request);
}

QList<Fieldset> UserAdmin::fieldsets(const AdminRequest &request, const Record *object) const
{
    if (object)
        return ModelAdmin::fieldsets(request, object);
    return {{.lines = {{u"username"_s}, {u"password1"_s}, {u"password2"_s}}, .wide = true}};
}

QList<Column> UserAdmin::readonlyFields(const AdminRequest &, const Record *object) const
{
    if (!object)
        return {};
    return {Column(u"password"_s, QN_TEXT("auth", "Password"),
                   [this](const Record &user) { return passwordSummary(m_accounts, user); })};
}

std::unique_ptr<ModelForm> UserAdmin::makeForm(const AdminRequest &request, const Record &object,
                                               bool adding, const QStringList &fields) const
{
    const ModelFormOptions options = adminFormOptions(*this, request, fields);
    if (adding)
        return std::make_unique<UserCreationForm>(object, options, m_accounts);
    return std::make_unique<ModelForm>(object, options);
}

QList<AdminAction> UserAdmin::actions(const AdminRequest &request) const
{
    QList<AdminAction> allowed = ModelAdmin::actions(request);
    if (hasChangePermission(request))
        allowed += accountActions(m_gate);
    return allowed;
}

bool UserAdmin::isLookupAllowed(const QString &path, const QString &value) const
{
    return !path.startsWith(u"password"_s) && ModelAdmin::isLookupAllowed(path, value);
}

void registerAuthAdmin(AdminSite &site, const LoginGate &gate)
{
    site.setAppName(u"auth"_s, QN_TEXT("auth", "Authentication and Authorization"));
    site.add(u"auth.User"_s, std::make_unique<UserAdmin>(gate));
    site.add(u"auth.Group"_s,
             {.searchFields = {u"name"_s},
              .ordering = {u"name"_s},
              .filterHorizontal = {u"permissions"_s}});
    site.setAppName(AccountModels::appLabel, QN_TEXT("accounts", "Accounts"));
    site.add(u"quintette_accounts.AccountEvent"_s, std::make_unique<AccountEventAdmin>());
}

} // namespace Quintette
