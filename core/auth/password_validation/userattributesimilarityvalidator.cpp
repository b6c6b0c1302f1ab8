// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/password_validation/userattributesimilarityvalidator.h"

#include <QHash>
#include <QRegularExpression>

namespace Quintette {

namespace {

constexpr double mostSimilarity = 0.7;

/// Twice the letters both have, whatever their order, by all letters: 0 to 1. No more than a bound
/// when it is low.
double similarity(const QString &a, const QString &b)
{
    // Texts of very different length cannot be alike; saying so at once keeps a huge password
    // cheap.
    const double atMost = 2.0 * double(std::min(a.size(), b.size())) / double(a.size() + b.size());
    if (atMost < mostSimilarity)
        return atMost;
    QHash<QChar, int> letters;
    for (const QChar c : b)
        ++letters[c];
    int common = 0;
    for (const QChar c : a) {
        if (letters[c]-- > 0)
            ++common;
    }
    return 2.0 * common / double(a.size() + b.size());
}

bool isTooSimilar(const QString &password, const QString &value)
{
    static const QRegularExpression separators(u"\\W+"_s,
                                               QRegularExpression::UseUnicodePropertiesOption);
    QStringList words = value.toLower().split(separators, Qt::SkipEmptyParts);
    words += value.toLower();
    return std::any_of(words.begin(), words.end(), [&password](const QString &word) {
        return similarity(password, word) >= mostSimilarity;
    });
}

} // namespace

std::optional<ValidationError::Item>
UserAttributeSimilarityValidator::check(const QString &password, const PasswordOwner &owner) const
{
    const QString lower = password.toLower();
    for (const PasswordOwner::Attribute &attribute : owner.attributes) {
        if (!attribute.value.isEmpty() && isTooSimilar(lower, attribute.value)) {
            return ValidationError::Item{QN_TEXT("auth", "The password is too much like the %1.")
                                                 .arg(attribute.verboseName),
                                         u"password_too_similar"_s};
        }
    }
    return std::nullopt;
}

Text UserAttributeSimilarityValidator::helpText() const
{
    return QN_TEXT("auth", "Your password must not be too much like your name or address.");
}

} // namespace Quintette
