// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/password_validation/passwordvalidator.h"
#include "core/base/result.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace Quintette {

/// The rules of a site for new passwords (setting auth.password_validators). Immutable, shared
/// cheaply when copied.
class QUINTETTE_CORE_EXPORT PasswordValidators
{
public:
    /// Fails on an unknown name.
    static Result<PasswordValidators> create(const QStringList &names, int minimumLength);
    static QStringList knownNames();

    /// Everything that is wrong with the password; empty when it may be used. Django:
    /// validate_password.
    QList<ValidationError::Item> check(const QString &password,
                                       const PasswordOwner &owner = {}) const;
    QList<Text> helpTexts() const;

private:
    PasswordValidators() = default;

    std::shared_ptr<const std::vector<std::unique_ptr<PasswordValidator>>> m_validators;
};

} // namespace Quintette
