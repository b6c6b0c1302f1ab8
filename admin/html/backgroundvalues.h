// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/webadmin.h"

namespace Quintette {

/// What admin/includes/background.html draws: a Dict for each action of this person that runs in
/// the background or has ended there.
ValueList backgroundValues(const WebAdmin &face, const User &user);

} // namespace Quintette
