// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/fieldoptions.h"

namespace Quintette::Validators {

/// Number of Unicode characters, which is what people and Django count (a QString counts UTF-16
/// units).
QUINTETTE_CORE_EXPORT qsizetype characterCount(QStringView text);
/// Neither U+0000 nor half of a surrogate pair, which no database stores.
/// Django: ProhibitNullCharactersValidator.
QUINTETTE_CORE_EXPORT Validator storableText();

} // namespace Quintette::Validators
