// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace Quintette {

/// The Host header names no host that this site answers for. Becomes 400.
QUINTETTE_ERROR(DisallowedHost, SuspiciousOperation)
/// The body is larger than the settings allow. Becomes 413.
QUINTETTE_ERROR(RequestDataTooBig, SuspiciousOperation)
/// More parameters or form fields than the settings allow. Becomes 400. Django: TooManyFieldsSent,
/// TooManyFilesSent.
QUINTETTE_ERROR(TooManyFields, SuspiciousOperation)
/// The request cannot be understood (a broken multipart body, JSON that is none). Becomes 400.
/// Django: BadRequest.
QUINTETTE_ERROR(BadRequest, Error)

} // namespace Quintette
