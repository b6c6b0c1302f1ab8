// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/validators/storabletext.h"

#include "core/base/error.h"

namespace Quintette::Validators {

qsizetype characterCount(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

Validator storableText()
{
    return [](const Value &value) {
        const QString text = value.toString();
        if (text.contains(QChar(u'\0')))
            throw ValidationError(QN_TEXT("forms", "Null characters are not allowed."),
                                  u"null_characters_not_allowed"_s);
        if (!text.isValidUtf16())
            throw ValidationError(QN_TEXT("forms", "Half of a surrogate pair is not a character."),
                                  u"invalid_characters"_s);
    };
}

} // namespace Quintette::Validators
