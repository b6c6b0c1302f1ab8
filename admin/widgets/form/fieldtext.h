// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"

namespace Quintette {

/// The value of a field as a person reads it in one line, without an editor; empty for none.
QUINTETTE_WIDGETS_EXPORT QString fieldText(const FormContents::Field &field);

} // namespace Quintette
