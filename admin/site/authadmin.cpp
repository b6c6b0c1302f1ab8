// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/authadmin.h"

#include "admin/site/accountactions.h"
#include "admin/site/adminform.h"
#include "admin/site/adminsite.h"
#include "admin/site/newpassword.h"
#include "core/auth/protection/logingate.h"
#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/forms/modelform.h"

namespace Quintette {

namespace {

/// Username and a new password, or none. Django: AdminUserCreationForm.
class UserCreationForm : public ModelForm
{
public:
    UserCreationForm(const Record &user, const ModelFormOptions &options, const Accounts &accounts)
        : ModelForm(user, options), m_password(accounts)
    {
        m_password.addFields(*this, NewPassword::Question::IsNew);
    }

protected:
    Value cleanField(const QString &name, const Value &value) override
    {
        // Names that differ only in case would be taken for one another by people.
        if (name == u"username"
            && objects(model()).filter({{u"username__iexact"_s, value}}).exists())
            throw ValidationError(QN_TEXT("auth", "A user with that username already exists."),
                                  u"unique"_s);
        return ModelForm::cleanField(name, value);
    }
    void postClean() override
    {
        ModelForm::postClean();
        m_password.check(*this, instance());
        if (knownErrors().isEmpty())
            m_password.apply(*this, editInstance());
    }

private:
    NewPassword m_password;
};

/// The text of a permission names its content type, so that is asked for along with it.
ModelChoices withContentTypes(ModelChoices choices)
{
    if (choices.query.model().label() == u"auth.Permission")
        choices.query = choices.query.selectRelated({u"content_type"_s});
    return choices;
}

class GroupAdmin : public ModelAdmin
{
public:
    using ModelAdmin::ModelAdmin;

    ModelChoices relationChoices(const AdminRequest &request, const Field &field) const override
    {
        return withContentTypes(ModelAdmin::relationChoices(request, field));
    }
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
    return parts.join(u'\n');
}

QList<Fieldset> fieldsetsFor(const ModelInfo &accounts)
{
    const ModelOptions::Account names = User::names(accounts);
    const QList<Fieldset> all{
            {.lines = {{names.usernameField}, {u"password"_s}}},
            {.name = QN_TEXT("auth", "Personal info"),
             .lines = {{u"first_name"_s, u"last_name"_s}, {names.emailField}}},
            {.name = QN_TEXT("auth", "Permissions"),
             .lines = {{names.activeField, names.staffField, names.superuserField},
                       {u"groups"_s},
                       {u"user_permissions"_s}}},
            {.name = QN_TEXT("auth", "Important dates"),
             .lines = {{u"last_login"_s, u"date_joined"_s}}}};
    QStringList left;
    for (const Field *field : accounts.allFields()) {
        if (field->options().editable && !field->isPrimaryKey())
            left += field->name();
    }
    QList<Fieldset> present;
    for (Fieldset fieldset : all) {
        for (QStringList &line : fieldset.lines)
            line.removeIf([&left](const QString &name) { return !left.removeOne(name); });
        fieldset.lines.removeIf([](const QStringList &line) { return line.isEmpty(); });
        if (!fieldset.lines.isEmpty())
            present += fieldset;
    }
    // What a plugin adds describes the person, as a rule.
    QList<QStringList> lines;
    for (const QString &name : std::as_const(left))
        lines += QStringList{name};
    if (!lines.isEmpty())
        present.insert(qMin(qsizetype(2), present.size()),
                       Fieldset{.name = QN_TEXT("auth", "Further information"), .lines = lines});
    return present;
}

} // namespace

ModelAdminOptions UserAdmin::optionsFor(const ModelInfo &accounts)
{
    const ModelOptions::Account names = User::names(accounts);
    const auto present = [&accounts](const QStringList &wanted) {
        QStringList found;
        for (const QString &name : wanted) {
            if (accounts.findField(name) && !found.contains(name))
                found += name;
        }
        return found;
    };
    ModelAdminOptions options;
    options.listDisplay.clear();
    for (const QString &name : present({names.usernameField, names.emailField, u"first_name"_s,
                                        u"last_name"_s, names.staffField}))
        options.listDisplay += Column(name);
    for (const QString &name :
         present({names.staffField, names.superuserField, names.activeField, u"groups"_s}))
        options.listFilter += ListFilterOptions(name);
    options.searchFields =
            present({names.usernameField, u"first_name"_s, u"last_name"_s, names.emailField});
    options.ordering = {names.usernameField};
    options.fieldsets = fieldsetsFor(accounts);
    options.filterHorizontal = present({u"groups"_s, u"user_permissions"_s});
    options.secretFields = {u"password"_s};
    return options;
}

UserAdmin::UserAdmin(const LoginGate &gate) : UserAdmin(gate, optionsFor(gate.accounts().model()))
{
}

UserAdmin::UserAdmin(const LoginGate &gate, const ModelAdminOptions &options)
    : ModelAdmin(options), m_gate(gate), m_accounts(gate.accounts())
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
    const ModelOptions::Account names = User::names(m_accounts.model());
    QList<QStringList> lines{{names.usernameField}};
    for (const QString &name : names.requiredFields) {
        // Django's own accounts are made without an address, which can be given afterwards.
        if (!m_accounts.model().field(name).options().blank)
            lines += QStringList{name};
    }
    lines += QStringList{u"usable_password"_s};
    lines += QStringList{u"password1"_s};
    lines += QStringList{u"password2"_s};
    return {{.lines = lines, .wide = true}};
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

ModelChoices UserAdmin::relationChoices(const AdminRequest &request, const Field &field) const
{
    return withContentTypes(ModelAdmin::relationChoices(request, field));
}

ModelAdmin::Next UserAdmin::nextAfterSaving(const AdminRequest &request, const Record &object,
                                            bool isNew) const
{
    return isNew ? Next::SameObject : ModelAdmin::nextAfterSaving(request, object, isNew);
}

QList<AdminAction> UserAdmin::actions(const AdminRequest &request) const
{
    QList<AdminAction> allowed = ModelAdmin::actions(request);
    if (hasChangePermission(request))
        allowed += accountActions(m_gate);
    return allowed;
}

bool UserAdmin::isLookupAllowed(const AdminRequest &request, const QString &path,
                                const QString &value) const
{
    return !path.startsWith(u"password"_s) && ModelAdmin::isLookupAllowed(request, path, value);
}

void registerAuthAdmin(AdminSite &site, const LoginGate &gate)
{
    site.setAppName(u"auth"_s, QN_TEXT("auth", "Authentication and Authorization"));
    // Before the plugins, which may take it away to put their own in its place.
    if (gate.accounts().model().label() == User::label)
        registerUserAdmin(site, gate);
    site.add(u"auth.Group"_s,
             std::make_unique<GroupAdmin>(
                     ModelAdminOptions{.searchFields = {u"name"_s},
                                       .ordering = {u"name"_s},
                                       .filterHorizontal = {u"permissions"_s}}));
    site.setAppName(AccountModels::appLabel, QN_TEXT("accounts", "Accounts"));
    site.add(u"quintette_accounts.AccountEvent"_s, std::make_unique<AccountEventAdmin>());
}

void registerUserAdmin(AdminSite &site, const LoginGate &gate)
{
    if (!site.find(gate.accounts().model()))
        site.add(gate.accounts().model().label(), std::make_unique<UserAdmin>(gate));
}

} // namespace Quintette
