// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/liststate.h"
#include "core/forms/formdata.h"
#include "core/http/request.h"

namespace Quintette {

/// Parameters of a URL in their order, repeated ones too.
Parameters queryParameters(const Request &request);
/// What a form of this request submitted.
FormData submittedData(const Request &request);
/// The list a person came from, as "_changelist_filters" of this request carries it.
Parameters listParameters(const Request &request);

} // namespace Quintette
