// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/errors.h"

namespace Quintette {

DisallowedHost::~DisallowedHost() = default;
RequestDataTooBig::~RequestDataTooBig() = default;
TooManyFields::~TooManyFields() = default;
BadRequest::~BadRequest() = default;

} // namespace Quintette
