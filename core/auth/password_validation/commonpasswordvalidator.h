// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/password_validation/passwordvalidator.h"

#include <QSet>

namespace Quintette {

/// Refuses passwords that everybody tries first. The list that comes with the program is short
/// (some two hundred, resources/auth/common-passwords.txt); a site with higher needs brings its
/// own.
class QUINTETTE_CORE_EXPORT CommonPasswordValidator : public PasswordValidator
{
public:
    CommonPasswordValidator();
    /// One password per line, in lower case, "#" begins a comment; no password is refused when it
    /// cannot be read.
    explicit CommonPasswordValidator(const QString &listPath);

    std::optional<ValidationError::Item> check(const QString &password,
                                               const PasswordOwner &owner) const override;
    Text helpText() const override;

private:
    QSet<QString> m_passwords;
};

} // namespace Quintette
