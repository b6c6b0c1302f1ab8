// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"

namespace Quintette {

/// What the search of one model's admin finds for a text.
struct FoundObjects
{
    struct Object
    {
        QString quotedPk;
        QString text;
    };

    const ModelAdmin *admin = nullptr;
    QList<Object> objects; // the first few, in the order of the list
    /// More than these match, or it is not known: the list itself tells.
    bool hasMore = false;
};

/// Objects of all models that the text finds, each by the search of its own admin, among those this
/// person may see; models in the order of navigation, without those where nothing was found. Made
/// to be asked while one types: a few objects per model, one query each and no counting. A large
/// table that its search would read as a whole is left to its list, as is one that takes too long.
QUINTETTE_ADMIN_EXPORT QList<FoundObjects>
searchObjects(const AdminSite &site, const AdminRequest &request, const QString &text);

} // namespace Quintette
