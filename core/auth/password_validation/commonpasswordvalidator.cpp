// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/password_validation/commonpasswordvalidator.h"

#include <QFile>

namespace Quintette {

CommonPasswordValidator::CommonPasswordValidator()
    : CommonPasswordValidator(u":/auth/common-passwords.txt"_s)
{
}

CommonPasswordValidator::CommonPasswordValidator(const QString &listPath)
{
    QFile file(listPath);
    if (!file.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (!line.startsWith('#') && !line.trimmed().isEmpty())
            m_passwords.insert(QString::fromUtf8(line).trimmed());
    }
}

std::optional<ValidationError::Item> CommonPasswordValidator::check(const QString &password,
                                                                    const PasswordOwner &) const
{
    if (!m_passwords.contains(password.toLower().trimmed()))
        return std::nullopt;
    return ValidationError::Item{
            QN_TEXT("auth", "The password is one of those that everybody tries first."),
            u"password_too_common"_s};
}

Text CommonPasswordValidator::helpText() const
{
    return QN_TEXT("auth", "Your password must not be a common one.");
}

} // namespace Quintette
