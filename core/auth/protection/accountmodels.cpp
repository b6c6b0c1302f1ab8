// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/protection/accountmodels.h"

#include "core/db/backend.h"
#include "core/db/connection.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

constexpr int keyLength = 64;
constexpr int secretLength = 64;
constexpr int kindLength = 32;
constexpr int nameLength = 254;
constexpr int addressLength = 64;
constexpr int agentLength = 200;

void ThrottledLogin::describe(ModelBuilder<ThrottledLogin> &m)
{
    m.options({.verboseName = QN_TEXT("accounts", "throttled log-in"),
               .verboseNamePlural = QN_TEXT("accounts", "throttled log-ins"),
               .defaultPermissions = {}});
    m.field<&ThrottledLogin::id>("id");
    m.field<&ThrottledLogin::key>("key", {.unique = true, .maxLength = keyLength});
    m.field<&ThrottledLogin::failures>("failures");
    m.field<&ThrottledLogin::lastFailure>("last_failure");
    m.field<&ThrottledLogin::blockedUntil>("blocked_until", {.null = true, .blank = true});
}

void SecondFactor::describe(ModelBuilder<SecondFactor> &m)
{
    m.options({.verboseName = QN_TEXT("accounts", "second factor"),
               .verboseNamePlural = QN_TEXT("accounts", "second factors"),
               .defaultPermissions = {}});
    m.field<&SecondFactor::id>("id");
    m.field<&SecondFactor::userId>("user_id", {.unique = true});
    m.field<&SecondFactor::secret>("secret", {.maxLength = secretLength});
    m.field<&SecondFactor::confirmed>("confirmed");
    m.field<&SecondFactor::lastStep>("last_step");
    m.field<&SecondFactor::recoveryCodes>("recovery_codes", {.blank = true});
    m.field<&SecondFactor::createdAt>("created_at");
}

void AccountEvent::describe(ModelBuilder<AccountEvent> &m)
{
    m.options({.verboseName = QN_TEXT("accounts", "account event"),
               .verboseNamePlural = QN_TEXT("accounts", "account events"),
               .ordering = {u"-time"_s, u"-id"_s},
               .defaultPermissions = {u"view"_s}});
    m.field<&AccountEvent::id>("id");
    m.field<&AccountEvent::time>("time",
                                 {.verboseName = QN_TEXT("accounts", "time"), .dbIndex = true});
    m.field<&AccountEvent::kind>(
            "kind", {.verboseName = QN_TEXT("accounts", "event"), .maxLength = kindLength});
    m.field<&AccountEvent::userId>(
            "user_id",
            {.verboseName = QN_TEXT("accounts", "user ID"), .null = true, .dbIndex = true});
    m.field<&AccountEvent::username>(
            "username", {.verboseName = QN_TEXT("accounts", "username"), .maxLength = nameLength});
    m.field<&AccountEvent::address>("address",
                                    {.verboseName = QN_TEXT("accounts", "address"),
                                     .blank = true,
                                     .maxLength = addressLength});
    m.field<&AccountEvent::agent>("agent",
                                  {.verboseName = QN_TEXT("accounts", "program"),
                                   .blank = true,
                                   .maxLength = agentLength});
    m.field<&AccountEvent::detail>("detail",
                                   {.verboseName = QN_TEXT("accounts", "detail"), .blank = true});
}

bool AccountModels::TableCheck::exists() const
{
    if (!m_exists) {
        Connection &connection = m_model.registry().databases().connection();
        m_exists = connection.backend().tableNames(connection).contains(m_model.table());
    }
    return m_exists;
}

} // namespace Quintette
