// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/record.h"

namespace Quintette {

/// Finds the account that somebody means who logs in, or judges the password as well. Called from
/// several threads at once, on each with its own database connection. Django: BaseBackend.
class QUINTETTE_CORE_EXPORT AuthenticationBackend
{
public:
    virtual ~AuthenticationBackend();

    /// The account of that login, whose password is then checked here.
    virtual std::optional<Record> find(const QString &login) const;
    /// The account of these credentials, where something else than its hash decides.
    virtual std::optional<Record> authenticate(const QString &login, const QString &password) const;
};

} // namespace Quintette
