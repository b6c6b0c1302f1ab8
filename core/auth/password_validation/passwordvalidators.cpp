// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/password_validation/passwordvalidators.h"

#include "core/auth/password_validation/commonpasswordvalidator.h"
#include "core/auth/password_validation/minimumlengthvalidator.h"
#include "core/auth/password_validation/numericpasswordvalidator.h"
#include "core/auth/password_validation/userattributesimilarityvalidator.h"

namespace Quintette {

namespace {

std::unique_ptr<PasswordValidator> makeValidator(const QString &name, int minimumLength)
{
    if (name == "user_attribute_similarity"_L1)
        return std::make_unique<UserAttributeSimilarityValidator>();
    if (name == "minimum_length"_L1)
        return std::make_unique<MinimumLengthValidator>(minimumLength);
    if (name == "common_password"_L1)
        return std::make_unique<CommonPasswordValidator>();
    if (name == "numeric_password"_L1)
        return std::make_unique<NumericPasswordValidator>();
    return nullptr;
}

} // namespace

QStringList PasswordValidators::knownNames()
{
    return {u"user_attribute_similarity"_s, u"minimum_length"_s, u"common_password"_s,
            u"numeric_password"_s};
}

Result<PasswordValidators> PasswordValidators::create(const QStringList &names, int minimumLength)
{
    std::vector<std::unique_ptr<PasswordValidator>> validators;
    for (const QString &name : names) {
        auto validator = makeValidator(name, minimumLength);
        if (!validator) {
            return fail(QN_TEXT("auth",
                                "auth.password_validators: unknown rule \"%1\"; choose from: %2")
                                .arg(name)
                                .arg(knownNames().join(u", "_s))
                                .toString());
        }
        validators.push_back(std::move(validator));
    }
    PasswordValidators result;
    result.m_validators = std::make_shared<const std::vector<std::unique_ptr<PasswordValidator>>>(
            std::move(validators));
    return result;
}

QList<ValidationError::Item> PasswordValidators::check(const QString &password,
                                                       const PasswordOwner &owner) const
{
    QList<ValidationError::Item> items;
    for (const auto &validator : *m_validators) {
        if (const auto item = validator->check(password, owner))
            items += *item;
    }
    return items;
}

QList<Text> PasswordValidators::helpTexts() const
{
    QList<Text> texts;
    for (const auto &validator : *m_validators)
        texts += validator->helpText();
    return texts;
}

} // namespace Quintette
