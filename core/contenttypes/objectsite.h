// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/record.h"

namespace Quintette::ContentTypes {

/// The field by which objects of a model belong to sites: the first relation to `sites.Site`, many
/// to many before foreign keys. Null where there is none.
QUINTETTE_CORE_EXPORT const Field *siteFieldOf(const ModelInfo &model);

/// The domain of the first site that an object belongs to; empty when it belongs to the current one
/// or to none. One query, none for models without a site. Throws DatabaseError. Django: what
/// contenttypes.views.shortcut looks for; it writes the domain of the current site too, which
/// somebody who came by another name of the machine may not reach.
QUINTETTE_CORE_EXPORT QString otherDomainOf(const Record &object, qint64 currentSite);

} // namespace Quintette::ContentTypes
