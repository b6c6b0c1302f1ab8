// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/fieldoptions.h"

#include <QRegularExpression>

namespace Quintette {

/// Ready-made checks for FieldOptions::validators; forms use the same. Each throws ValidationError
/// with Django's message and code. Django: django.core.validators.
namespace Validators {

QUINTETTE_CORE_EXPORT Validator maxLength(int limit);
QUINTETTE_CORE_EXPORT Validator minLength(int limit);
QUINTETTE_CORE_EXPORT Validator maxValue(const Value &limit);
QUINTETTE_CORE_EXPORT Validator minValue(const Value &limit);
QUINTETTE_CORE_EXPORT Validator decimal(int maxDigits, int decimalPlaces);
/// Matches anywhere in the text, as Django's RegexValidator does.
QUINTETTE_CORE_EXPORT Validator regex(const QRegularExpression &pattern, const Text &message = {},
                                      const QString &code = u"invalid"_s,
                                      bool inverseMatch = false);
QUINTETTE_CORE_EXPORT Validator slug(bool allowUnicode = false);
QUINTETTE_CORE_EXPORT Validator email();
QUINTETTE_CORE_EXPORT Validator url(const QStringList &schemes = {u"http"_s, u"https"_s, u"ftp"_s,
                                                                  u"ftps"_s});
/// protocol: "both", "IPv4" or "IPv6".
QUINTETTE_CORE_EXPORT Validator ipAddress(const QString &protocol = u"both"_s);
enum class Negative : quint8 { Refused, Allowed };
/// Whole numbers between separators. Django: int_list_validator.
QUINTETTE_CORE_EXPORT Validator integerList(const QString &separator = u","_s,
                                            Negative negative = Negative::Refused,
                                            const Text &message = {});
/// A host name, with internationalised ones as they are written. Django: DomainNameValidator.
QUINTETTE_CORE_EXPORT Validator domainName();
QUINTETTE_CORE_EXPORT Validator noNullCharacters();
QUINTETTE_CORE_EXPORT Validator fileExtension(const QStringList &allowed);
/// The kinds of picture that an image field takes. Django: validate_image_file_extension.
QUINTETTE_CORE_EXPORT Validator imageExtension();

// Django: django.contrib.postgres.validators.
QUINTETTE_CORE_EXPORT Validator arrayMaxLength(int limit);
QUINTETTE_CORE_EXPORT Validator arrayMinLength(int limit);
/// That a dictionary has these keys, and no others where it is strict.
enum class OtherKeys : quint8 { Allowed, Refused };
QUINTETTE_CORE_EXPORT Validator keys(const QStringList &keys,
                                     OtherKeys others = OtherKeys::Allowed);
/// That a range ends before or at a limit, and begins at or after one.
QUINTETTE_CORE_EXPORT Validator rangeMaxValue(const Value &limit);
QUINTETTE_CORE_EXPORT Validator rangeMinValue(const Value &limit);

QUINTETTE_CORE_EXPORT bool isIpv4Address(QStringView text);
QUINTETTE_CORE_EXPORT bool isIpv6Address(QStringView text);

} // namespace Validators
} // namespace Quintette
