// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/form.h"

namespace Quintette {

/// The labels of fields as the log stores them: in English, with a capital; translated when the log
/// is read.
QStringList changedLabels(const Form &form, const QStringList &names);

} // namespace Quintette
