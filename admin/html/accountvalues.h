// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/webadmin.h"
#include "core/forms/form.h"

namespace Quintette {

struct User;

/// Fields as includes/field.html draws them.
Value fieldList(const Form &form);
/// What the page for turning on codes shows: the QR code as a drawing, the secret in groups.
Dict enrolmentValues(const WebAdmin &face, const User &user);

} // namespace Quintette
