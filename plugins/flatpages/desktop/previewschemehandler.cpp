// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/flatpages/desktop/previewschemehandler.h"

#include "core/apps/application.h"

#include <QBuffer>
#include <QWebEngineUrlRequestJob>
#include <QWebEngineUrlScheme>

namespace Quintette::Internal {

namespace {

QByteArray bodyOf(const Response &response)
{
    const Response::DeviceBody *device = response.deviceBody();
    return device && device->device ? device->device->readAll() : response.body();
}

} // namespace

void PreviewSchemeHandler::registerScheme()
{
    if (!QWebEngineUrlScheme::schemeByName(scheme).name().isEmpty())
        return;
    QWebEngineUrlScheme preview(scheme);
    preview.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    preview.setFlags(QWebEngineUrlScheme::SecureScheme);
    QWebEngineUrlScheme::registerScheme(preview);
}

PreviewSchemeHandler::PreviewSchemeHandler(const Application &application, QObject *parent)
    : QWebEngineUrlSchemeHandler(parent), m_application(application)
{
}

QUrl PreviewSchemeHandler::setPage(const QString &path, const QByteArray &html)
{
    m_html = html;
    m_url.setScheme(QString::fromLatin1(scheme));
    m_url.setHost(u"site"_s);
    m_url.setPath(path.startsWith(u'/') ? path : u'/' + path);
    return m_url;
}

void PreviewSchemeHandler::requestStarted(QWebEngineUrlRequestJob *job)
{
    auto *buffer = new QBuffer(job);
    if (job->requestUrl() == m_url) {
        buffer->setData(m_html);
        job->reply("text/html", buffer);
        return;
    }
    Request request("GET", job->requestUrl().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
    request.setSettings(m_application.requestSettings());
    request.headers().add("Host", "localhost");
    const Response response = m_application.handler()(request);
    if (response.status() != 200) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    buffer->setData(bodyOf(response));
    job->reply(response.header("Content-Type").split(';').value(0), buffer);
}

} // namespace Quintette::Internal
