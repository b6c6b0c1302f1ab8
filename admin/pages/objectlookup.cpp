// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/objectlookup.h"

#include "admin/pages/changelist.h"
#include "admin/pages/valuetext.h"
#include "core/base/error.h"

namespace Quintette {

std::optional<Record> findObject(const ModelAdmin &admin, const AdminRequest &request,
                                 const QString &quotedKey, const QString &keyField)
{
    try {
        const Field &field =
                keyField.isEmpty() ? admin.model().primaryKey() : admin.model().field(keyField);
        const Value key = field.toValue(unquotePk(quotedKey));
        if (key.isNone())
            return std::nullopt;
        return admin.queryset(request).find({{field.name(), key}});
    } catch (const ValidationError &) {
        return std::nullopt;
    } catch (const ValueError &) {
        return std::nullopt;
    }
}

Record getObject(const ModelAdmin &admin, const AdminRequest &request, const QString &quotedKey,
                 const QString &keyField)
{
    const std::optional<Record> object = findObject(admin, request, quotedKey, keyField);
    if (!object) {
        throw ObjectDoesNotExist(
                QN_TEXT("admin", "%1 with ID “%2” doesn’t exist. Perhaps it was deleted?")
                        .arg(withCapital(admin.model().verboseName()))
                        .arg(unquotePk(quotedKey))
                        .toString());
    }
    return *object;
}

} // namespace Quintette
