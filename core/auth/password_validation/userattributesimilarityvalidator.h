// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/password_validation/passwordvalidator.h"

namespace Quintette {

/// Refuses passwords that consist mostly of the letters of the owner's name, address or a word of
/// them. Likeness is difflib's quick_ratio(), as in Django; 0.7 or more is too much.
class QUINTETTE_CORE_EXPORT UserAttributeSimilarityValidator : public PasswordValidator
{
public:
    std::optional<ValidationError::Item> check(const QString &password,
                                               const PasswordOwner &owner) const override;
    Text helpText() const override;
};

} // namespace Quintette
