// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/window/servercontrol.h"

#include <memory>

namespace Quintette {

class Application;
class Server;
struct ServerOptions;

/// Serves the open project from inside the program.
class DesktopServer : public ServerControl
{
    Q_OBJECT
public:
    explicit DesktopServer(Application &application, QObject *parent = nullptr);
    ~DesktopServer() override;

    void start() override;
    void startOnFreePort() override;
    void stop() override;
    bool isRunning() const override;
    QUrl url() const override;

private:
    void start(const ServerOptions &options);

    Application &m_application;
    std::unique_ptr<Server> m_server;
};

} // namespace Quintette
