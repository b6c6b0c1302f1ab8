// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/webadmin.h"

namespace Quintette {

/// The list that a person came from, as it was.
QString listUrl(const WebAdmin &face, const Request &request, const ModelAdmin &admin);
/// The address of another page of the same admin, which leads back to that list.
QString keepingList(const Request &request, const QString &url);

} // namespace Quintette
