// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/errorwall.h"

#include "core/http/errors.h"

#include <QLoggingCategory>

namespace Quintette {

// What visitors ask for in vain is told only where somebody wants to know it.
Q_LOGGING_CATEGORY(lcRequest, "quintette.request", QtInfoMsg)

static FailedRequest describe(const Error &error)
{
    FailedRequest failed;
    failed.errorName = error.name();
    failed.detail = error.message();
    failed.cause = std::current_exception();
    if (dynamic_cast<const Http404 *>(&error) || dynamic_cast<const ObjectDoesNotExist *>(&error)) {
        failed.status = 404;
        failed.message =
                QN_TEXT("http", "The page you asked for does not exist. Check the address.");
    } else if (dynamic_cast<const PermissionDenied *>(&error)) {
        failed.status = 403;
        failed.message = QN_TEXT("http", "You do not have permission to see this page or do this.");
    } else if (dynamic_cast<const RequestDataTooBig *>(&error)) {
        failed.status = 413;
        failed.message = QN_TEXT("http", "What you sent is larger than this site accepts.");
    } else if (dynamic_cast<const SuspiciousOperation *>(&error)
               || dynamic_cast<const BadRequest *>(&error)) {
        failed.status = 400;
        failed.message =
                QN_TEXT("http", "Your browser sent a request that this site cannot understand.");
    } else {
        failed.message = QN_TEXT(
                "http", "Something went wrong on this site. It has been noted; try again later.");
    }
    return failed;
}

static void log(const Request &request, const FailedRequest &failed)
{
    const QString line = QString::fromLatin1(request.method()) + u' '
            + QString::fromLatin1(request.target().left(200)) + u": "_s + failed.errorName + u": "_s
            + failed.detail;
    if (failed.status >= 500)
        qCCritical(lcRequest, "%s", qUtf8Printable(line));
    else if (failed.status == 400 || failed.status == 413)
        qCWarning(lcRequest, "%s", qUtf8Printable(line));
    else
        qCDebug(lcRequest, "%s", qUtf8Printable(line));
}

static Response answer(Request &request, const FailedRequest &failed, const ErrorPage &page)
{
    log(request, failed);
    if (page) {
        try {
            return page(request, failed);
        } catch (const std::exception &error) {
            qCCritical(lcRequest, "The error page itself failed: %s", error.what());
        }
    }
    return plainErrorPage(request, failed);
}

Handler convertExceptions(const Handler &next, const ErrorPage &page)
{
    return [next, page](Request &request) -> Response {
        FailedRequest failed;
        try {
            return next(request);
        } catch (const Error &error) {
            failed = describe(error);
        } catch (const std::exception &error) {
            failed = describe(Error(QString::fromUtf8(error.what())));
        }
        return answer(request, failed, page);
    };
}

Response plainErrorPage(const Request &request, const FailedRequest &failed)
{
    const QString title = QString::number(failed.status) + u' '
            + QString::fromLatin1(reasonPhrase(failed.status));
    QString body =
            u"<h1>%1</h1>\n<p>%2</p>\n"_s.arg(title, failed.message.toString().toHtmlEscaped());
    if (request.settings().debug) {
        body += u"<p><code>%1 %2</code></p>\n<pre>%3: %4</pre>\n"_s.arg(
                QString::fromLatin1(request.method()).toHtmlEscaped(),
                request.path().toHtmlEscaped(), failed.errorName.toHtmlEscaped(),
                failed.detail.toHtmlEscaped());
    }
    return Response::html(
            u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<title>%1</title>\n</head>\n<body>\n%2</body>\n</html>\n"_s.arg(title, body),
            failed.status);
}

} // namespace Quintette
