// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/handler.h"

namespace Quintette {

/// What the answer to a failed request is made of.
struct FailedRequest
{
    int status = 500;
    /// For visitors: safe to show to anyone.
    Text message;
    /// For the log and, in development, the page: what went wrong, by its kind and message.
    QString errorName;
    QString detail;
    /// The error itself, for a page that shows more about some kinds.
    std::exception_ptr cause;
};

/// Makes the page for a failed request; may throw, then a plain page is sent.
using ErrorPage = std::function<Response(Request &, const FailedRequest &)>;

/// Turns exceptions of a handler into answers: 404, 403, 400, 413 or 500. The one place where that
/// is decided, around every middleware and view, so no exception ever crosses a layer. Logs what
/// needs an administrator. Django: convert_exception_to_response.
QUINTETTE_CORE_EXPORT Handler convertExceptions(const Handler &next, const ErrorPage &page = {});

/// A page without templates or database, for when nothing else works; in the settings' debug mode
/// it names the error.
QUINTETTE_CORE_EXPORT Response plainErrorPage(const Request &request, const FailedRequest &failed);

} // namespace Quintette
