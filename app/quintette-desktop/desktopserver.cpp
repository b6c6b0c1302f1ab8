// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quintette-desktop/desktopserver.h"

#include "core/apps/application.h"
#include "core/management/commands/runserver.h"

namespace Quintette {

DesktopServer::DesktopServer(Application &application, QObject *parent)
    : ServerControl(parent), m_application(application)
{
}

DesktopServer::~DesktopServer() = default;

void DesktopServer::start()
{
    start(serverOptions(m_application));
}

void DesktopServer::startOnFreePort()
{
    ServerOptions options = serverOptions(m_application);
    options.port = 0;
    start(options);
}

void DesktopServer::start(const ServerOptions &options)
{
    if (isRunning())
        return;
    m_server = std::make_unique<Server>(m_application.handler(), options);
    const Result<QUrl> url = m_server->start();
    if (!url) {
        m_server.reset();
        Q_EMIT failed(url.error());
        return;
    }
    Q_EMIT changed();
}

void DesktopServer::stop()
{
    if (!isRunning())
        return;
    m_server->stop();
    m_server.reset();
    Q_EMIT changed();
}

bool DesktopServer::isRunning() const
{
    return m_server && m_server->isRunning();
}

QUrl DesktopServer::url() const
{
    return m_server ? m_server->url() : QUrl();
}

} // namespace Quintette
