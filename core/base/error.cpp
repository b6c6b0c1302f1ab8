// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace Quintette {

// Out of line, so that each type's identity lives in this library and can be caught across plugins.
Error::~Error() = default;
ValueError::~ValueError() = default;
TypeError::~TypeError() = default;
FieldError::~FieldError() = default;
LookupError::~LookupError() = default;
ObjectDoesNotExist::~ObjectDoesNotExist() = default;
MultipleObjectsReturned::~MultipleObjectsReturned() = default;
ImproperlyConfigured::~ImproperlyConfigured() = default;
PermissionDenied::~PermissionDenied() = default;
SuspiciousOperation::~SuspiciousOperation() = default;
Http404::~Http404() = default;
CommandError::~CommandError() = default;
ValidationError::~ValidationError() = default;

static QString summary(const QMap<QString, QList<ValidationError::Item>> &errors)
{
    QStringList lines;
    for (auto it = errors.cbegin(); it != errors.cend(); ++it) {
        for (const ValidationError::Item &item : it.value()) {
            const bool ofField = it.key() != ValidationError::nonField;
            lines += ofField ? it.key() + u": "_s + item.message.source() : item.message.source();
        }
    }
    return lines.join(u"; "_s);
}

ValidationError::ValidationError(const Text &message, const QString &code)
    : Error(message.source()), m_errors({{nonField, {{message, code}}}})
{
}

ValidationError::ValidationError(const QMap<QString, QList<Item>> &errors)
    : Error(summary(errors)), m_errors(errors)
{
}

} // namespace Quintette
