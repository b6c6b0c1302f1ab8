// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/password_validation/numericpasswordvalidator.h"

namespace Quintette {

std::optional<ValidationError::Item> NumericPasswordValidator::check(const QString &password,
                                                                     const PasswordOwner &) const
{
    const bool numeric = !password.isEmpty()
            && std::all_of(password.begin(), password.end(), [](QChar c) { return c.isDigit(); });
    if (!numeric)
        return std::nullopt;
    return ValidationError::Item{QN_TEXT("auth", "The password consists of digits only."),
                                 u"password_entirely_numeric"_s};
}

Text NumericPasswordValidator::helpText() const
{
    return QN_TEXT("auth", "Your password must not consist of digits only.");
}

} // namespace Quintette
