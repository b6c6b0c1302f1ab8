// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/docpage.h"

namespace Quintette {

/// The pages behind loadDocPage(), one file each.
DocPage modelListDoc(const Application &application, const AdminRequest &request);
/// name: "blog.article". Throws Http404 where there is none or this person may not see it.
DocPage modelDoc(const Application &application, const AdminRequest &request, const QString &name);
DocPage viewListDoc(const Application &application);
DocPage tagListDoc(const Application &application);
DocPage filterListDoc(const Application &application);

} // namespace Quintette
