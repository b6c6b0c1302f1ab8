// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/adminurls.h"
#include "admin/pages/changeform.h"

namespace Quintette {

class BoundField;

/// The groups of fields of a form page as fieldset.html draws them.
Value sectionValues(const ChangeForm &page, const AdminUrls &urls);
/// One field of any form as field.html draws it. attributes are put on its widget.
Dict fieldValues(const BoundField &field, const Dict &attributes = {});

} // namespace Quintette
