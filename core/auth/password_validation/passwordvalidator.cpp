// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/password_validation/passwordvalidator.h"

namespace Quintette {

PasswordValidator::~PasswordValidator() = default;

} // namespace Quintette
