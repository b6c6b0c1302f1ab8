// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/errorpages.h"

#include "core/i18n/language.h"
#include "core/templates/error.h"

namespace Quintette {

static Text titleOf(int status)
{
    switch (status) {
    case 400:
        return QN_TEXT("http", "Bad request");
    case 403:
        return QN_TEXT("http", "Not allowed");
    case 404:
        return QN_TEXT("http", "Page not found");
    case 413:
        return QN_TEXT("http", "Too large");
    default:
        return QN_TEXT("http", "Server error");
    }
}

/// The lines of the template around the one at fault, numbered; nothing for other errors.
static QString templateExcerpt(const FailedRequest &failed)
{
    TemplatePlace place;
    try {
        if (failed.cause)
            std::rethrow_exception(failed.cause);
    } catch (const TemplateSyntaxError &error) {
        place = error.place();
    } catch (const TemplateRenderError &error) {
        place = error.place();
    } catch (...) {
    }
    QString rows;
    for (const TemplatePlace::SourceLine &line : place.excerpt) {
        const QString number = QString::number(line.number);
        const QString text = line.text.left(500).toHtmlEscaped();
        rows += (line.number == place.line ? u"<mark>%1  %2</mark>\n"_s : u"%1  %2\n"_s)
                        .arg(number.rightJustified(5), text);
    }
    if (rows.isEmpty())
        return {};
    return u"<h3>%1</h3>\n<pre>%2</pre>\n"_s.arg(place.toString().toHtmlEscaped(), rows);
}

static QString debugPart(const Request &request, const FailedRequest &failed)
{
    QString headers;
    for (const Headers::Field &field : request.headers()) {
        // A page that is sent to somebody for help should not give the session away.
        const bool isSecret = field.name.compare("Cookie", Qt::CaseInsensitive) == 0
                || field.name.compare("Authorization", Qt::CaseInsensitive) == 0;
        const QString value = isSecret ? u"********"_s : QString::fromLatin1(field.value);
        headers += u"<tr><th>%1</th><td>%2</td></tr>\n"_s.arg(
                QString::fromLatin1(field.name).toHtmlEscaped(), value.toHtmlEscaped());
    }
    return u"<h2>%1</h2>\n<pre>%2</pre>\n%3<p><code>%4 %5</code></p>\n<table>\n%6</table>\n"
           "<p>This part is shown because <code>debug</code> is on in the settings.</p>\n"_s.arg(
                   failed.errorName.toHtmlEscaped(), failed.detail.toHtmlEscaped(),
                   templateExcerpt(failed), QString::fromLatin1(request.method()).toHtmlEscaped(),
                   request.path().toHtmlEscaped(), headers);
}

Response builtinErrorPage(const Request &request, const FailedRequest &failed)
{
    static const QString style =
            u"body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:12vh auto;"
            "padding:0 1rem;color:#222;background:#fff}h1{font-size:1.6rem}"
            "pre{white-space:pre-wrap;background:#f3f3f3;padding:1rem}"
            "th{text-align:start;padding-inline-end:1rem}"
            "@media(prefers-color-scheme:dark){body{color:#eee;background:#181818}"
            "pre{background:#333}}"_s;
    const QString title = titleOf(failed.status).toString().toHtmlEscaped();
    QString body = u"<h1>%1 <small>(%2)</small></h1>\n<p>%3</p>\n"_s.arg(
            title, QString::number(failed.status), failed.message.toString().toHtmlEscaped());
    if (request.settings().debug)
        body += debugPart(request, failed);
    return Response::html(
            u"<!DOCTYPE html>\n<html lang=\"%4\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width\">\n"
            "<title>%1</title>\n<style>%2</style>\n</head>\n<body dir=\"auto\">\n<main>\n%3</main>\n</body>\n</html>\n"_s
                    .arg(title, style, body, activeLanguage().toHtmlEscaped()),
            failed.status);
}

ErrorPage sitePages(const RenderPage &render)
{
    return [render](Request &request, const FailedRequest &failed) {
        if (!request.settings().debug && render) {
            const Dict context = {{u"status"_s, failed.status},
                                  {u"title"_s, Value(titleOf(failed.status))},
                                  {u"message"_s, Value(failed.message)},
                                  {u"request_path"_s, Value(request.path())}};
            if (const auto page =
                        render(request, QString::number(failed.status) + u".html"_s, context))
                return Response::html(*page, failed.status);
        }
        return builtinErrorPage(request, failed);
    };
}

} // namespace Quintette
