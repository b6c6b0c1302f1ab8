// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/password_validation/passwordvalidator.h"

namespace Quintette {

/// Refuses short passwords; counts characters as people see them written, not UTF-16 units.
class QUINTETTE_CORE_EXPORT MinimumLengthValidator : public PasswordValidator
{
public:
    explicit MinimumLengthValidator(int minimumLength) : m_minimumLength(minimumLength) { }

    std::optional<ValidationError::Item> check(const QString &password,
                                               const PasswordOwner &owner) const override;
    Text helpText() const override;

private:
    int m_minimumLength;
};

} // namespace Quintette
