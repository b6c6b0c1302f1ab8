// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/password_validation/minimumlengthvalidator.h"

namespace Quintette {

std::optional<ValidationError::Item> MinimumLengthValidator::check(const QString &password,
                                                                   const PasswordOwner &) const
{
    if (password.toUcs4().size() >= m_minimumLength)
        return std::nullopt;
    return ValidationError::Item{
            QN_PLURAL("auth", "The password is too short: it needs at least %n character(s).")
                    .plural(m_minimumLength),
            u"password_too_short"_s};
}

Text MinimumLengthValidator::helpText() const
{
    return QN_PLURAL("auth", "Your password must have at least %n character(s).")
            .plural(m_minimumLength);
}

} // namespace Quintette
