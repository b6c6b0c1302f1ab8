// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/webadmin.h"

namespace Quintette {

struct User;

/// What the page for turning on codes shows: the QR code as a drawing, the secret in groups.
Dict enrolmentValues(const WebAdmin &face, const User &user);

} // namespace Quintette
