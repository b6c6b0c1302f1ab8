// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/password_validation/passwordvalidator.h"

namespace Quintette {

/// Refuses passwords of digits only.
class QUINTETTE_CORE_EXPORT NumericPasswordValidator : public PasswordValidator
{
public:
    std::optional<ValidationError::Item> check(const QString &password,
                                               const PasswordOwner &owner) const override;
    Text helpText() const override;
};

} // namespace Quintette
