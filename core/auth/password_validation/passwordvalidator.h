// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/text.h"

#include <QList>

#include <optional>

namespace Quintette {

/// What is known of the person whose password is judged; nothing when it is a new one.
struct PasswordOwner
{
    struct Attribute
    {
        /// For the message: "username", "email address".
        Text verboseName;
        QString value;
    };

    QList<Attribute> attributes;
};

/// One rule for new passwords. Const and thread-safe.
class QUINTETTE_CORE_EXPORT PasswordValidator
{
public:
    PasswordValidator() = default;
    virtual ~PasswordValidator();
    Q_DISABLE_COPY_MOVE(PasswordValidator)

    /// What is wrong with the password, or nothing.
    virtual std::optional<ValidationError::Item> check(const QString &password,
                                                       const PasswordOwner &owner) const = 0;
    /// The rule, told before a password is typed.
    virtual Text helpText() const = 0;
};

} // namespace Quintette
