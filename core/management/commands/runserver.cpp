// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/commands/runserver.h"

#include "core/http/server/server.h"
#include "core/management/arguments.h"
#include "core/management/systemchecks.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTextStream>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace Quintette {

namespace {

int s_signalPair[2] = {-1, -1};

extern "C" void forwardSignal(int)
{
    // Only what is allowed in a signal handler: one byte into a socket that the event loop watches.
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(s_signalPair[0], &byte, 1);
}

/// Quits the event loop on SIGTERM and SIGINT, so that the server can finish what is under way.
class QuitOnSignal
{
public:
    QuitOnSignal()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, s_signalPair) != 0)
            return;
        m_notifier = std::make_unique<QSocketNotifier>(s_signalPair[1], QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, qApp,
                         &QCoreApplication::quit);
        struct sigaction action = {};
        action.sa_handler = forwardSignal;
        sigaction(SIGTERM, &action, nullptr);
        sigaction(SIGINT, &action, nullptr);
    }
    ~QuitOnSignal()
    {
        std::signal(SIGTERM, SIG_DFL);
        std::signal(SIGINT, SIG_DFL);
        m_notifier.reset();
        ::close(s_signalPair[0]);
        ::close(s_signalPair[1]);
    }
    Q_DISABLE_COPY_MOVE(QuitOnSignal)

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// "8000", "127.0.0.1:8000" or "[::1]:8000".
void takeAddress(ServerOptions &options, const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool ok = false;
    const int port = QStringView(text).mid(colon + 1).toInt(&ok);
    if (!ok || port < 0 || port > 65535)
        throw UsageError(u"\"%1\" is no address; write PORT or ADDRESS:PORT"_s.arg(text));
    options.port = quint16(port);
    if (colon < 0)
        return;
    QString address = text.left(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    options.address = address;
}

} // namespace

ServerOptions serverOptions(const Application &application)
{
    const ServerSettings &settings = application.settings().server;
    ServerOptions options;
    options.address = settings.address;
    options.port = quint16(settings.port);
    options.limits.headSize = settings.maxHeadSize;
    options.limits.bodySize = settings.maxBodySize;
    options.limits.connections = settings.maxConnections;
    options.limits.headTime = settings.headTimeout * 1000;
    options.limits.bodyTime = settings.bodyTimeout * 1000;
    options.limits.writeTime = settings.writeTimeout * 1000;
    options.limits.idleTime = settings.keepAliveTimeout * 1000;
    options.limits.stopTime = settings.shutdownTimeout * 1000;
    options.ioThreads = settings.ioThreads;
    options.viewThreads = settings.viewThreads;
    options.requestSettings = application.requestSettings();
    options.threadFinished = [&application] { application.databases().closeThisThread(); };
    return options;
}

Command runServerCommand()
{
    const auto run = [](CommandContext &context) {
        QCommandLineParser parser;
        parseArguments(parser, context, 0, 1);
        Application &application = context.application();
        ServerOptions options = serverOptions(application);
        if (!parser.positionalArguments().isEmpty())
            takeAddress(options, parser.positionalArguments().first());
        const CheckReport report = runSystemChecks(application);
        if (!report.isClean())
            context.err << report.body() << Qt::endl;
        if (report.fails())
            throw CommandError(report.summary());
        Server server(application.handler(), options);
        const QuitOnSignal quitOnSignal;
        const Result<QUrl> url = server.start();
        if (!url)
            throw CommandError(url.error());
        context.out << url->toString() << Qt::endl;
        QCoreApplication::exec();
        server.stop();
        return 0;
    };
    return {u"runserver"_s, u"runserver [ADDR:PORT]"_s, u"serve the site until SIGTERM or Ctrl+C"_s,
            run};
}

} // namespace Quintette
