// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/abstractuser.h"

#include "core/base/error.h"

#include <QRegularExpression>

namespace Quintette {

void checkUsername(const Value &value)
{
    static const QRegularExpression allowed(u"^[\\w.@+-]+\\z"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    if (!allowed.match(value.toString()).hasMatch())
        throw ValidationError(
                QN_TEXT("auth",
                        "Enter a valid username. This value may contain only letters, numbers, "
                        "and @/./+/-/_ characters."));
}

} // namespace Quintette
