// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/modeladmin.h"

namespace Quintette {

/// The object a URL names, among those this person may see; nothing when there is none or the key
/// means nothing. keyField is the field whose value the URL has; empty for the primary key. Django:
/// ModelAdmin.get_object.
QUINTETTE_ADMIN_EXPORT std::optional<Record> findObject(const ModelAdmin &admin,
                                                        const AdminRequest &request,
                                                        const QString &quotedKey,
                                                        const QString &keyField = {});
/// The same; throws ObjectDoesNotExist with "... doesn't exist. Perhaps it was deleted?".
QUINTETTE_ADMIN_EXPORT Record getObject(const ModelAdmin &admin, const AdminRequest &request,
                                        const QString &quotedKey, const QString &keyField = {});

} // namespace Quintette
