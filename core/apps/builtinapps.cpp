// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apps/builtinapps.h"

#include "core/apps/application.h"
#include "core/auth/accountchecks.h"
#include "core/auth/accounts.h"
#include "core/auth/protection/accountmodels.h"
#include "core/contenttypes/contenttype.h"
#include "core/sessions/session.h"

namespace Quintette {

namespace {

class ContentTypesApp : public AppPlugin
{
public:
    QString label() const override { return u"contenttypes"_s; }
    Text verboseName() const override { return QN_TEXT("contenttypes", "Content Types"); }
    void registerModels(ModelRegistry &models) override
    {
        models.add<ContentType>(u"contenttypes"_s, u"ContentType"_s).editBehaviour().toString =
                ContentTypes::textOf;
    }
};

class AuthApp : public AppPlugin
{
public:
    explicit AuthApp(const QString &userModel) : m_userModel(userModel) { }

    QString label() const override { return u"auth"_s; }
    Text verboseName() const override
    {
        return QN_TEXT("auth", "Authentication and Authorization");
    }
    void registerModels(ModelRegistry &models) override
    {
        models.add<Permission>(u"auth"_s, u"Permission"_s).editBehaviour().toString =
                Permissions::textOf;
        models.add<Group>(u"auth"_s, u"Group"_s);
        if (m_userModel.compare(User::label, Qt::CaseInsensitive) == 0)
            models.add<User>(u"auth"_s, u"User"_s);
        else
            models.replace(User::label, m_userModel);
    }
    void registerChecks(CheckRegistry &checks, const Application &application) override
    {
        registerAccountChecks(checks, application.models(),
                              application.project().settings().auth.backends);
    }

private:
    const QString m_userModel;
};

class SessionsApp : public AppPlugin
{
public:
    QString label() const override { return u"sessions"_s; }
    Text verboseName() const override { return QN_TEXT("sessions", "Sessions"); }
    void registerModels(ModelRegistry &models) override
    {
        models.add<Session>(u"sessions"_s, u"Session"_s);
    }
};

class AccountProtectionApp : public AppPlugin
{
public:
    QString label() const override { return AccountModels::appLabel; }
    Text verboseName() const override { return QN_TEXT("accounts", "Accounts"); }
    void registerModels(ModelRegistry &models) override
    {
        models.add<ThrottledLogin>(label(), u"ThrottledLogin"_s);
        models.add<SecondFactor>(label(), u"SecondFactor"_s);
        models.add<AccountEvent>(label(), u"AccountEvent"_s);
    }
};

} // namespace

std::vector<std::unique_ptr<AppPlugin>> builtInApps(Application &application)
{
    std::vector<std::unique_ptr<AppPlugin>> apps;
    apps.push_back(std::make_unique<ContentTypesApp>());
    apps.push_back(std::make_unique<AuthApp>(application.project().settings().auth.userModel));
    apps.push_back(std::make_unique<SessionsApp>());
    apps.push_back(std::make_unique<AccountProtectionApp>());
    return apps;
}

} // namespace Quintette
