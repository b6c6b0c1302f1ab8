// SPDX-License-Identifier: GPL-3.0-or-later
// Serves the same bytes by our server and by a bare QHttpServer route, to be measured from outside:
//   bench_server ours|bare PORT [FILE]
// FILE gives the bytes; without it a page of 2 kB.
#include "core/http/server/server.h"

#include <QCoreApplication>
#include <QFile>
#include <QHttpServer>

#include <cstdio>

using namespace Quintette;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 3) {
        std::fputs("usage: bench_server ours|bare PORT [FILE]\n", stderr);
        return 2;
    }
    QByteArray page =
            "<!DOCTYPE html>\n<p>" + QByteArray("All of it the same. ").repeated(100) + "\n";
    if (arguments.size() > 3) {
        QFile file(arguments[3]);
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s: %s\n", qPrintable(arguments[3]),
                         qPrintable(file.errorString()));
            return 1;
        }
        page = file.readAll();
    }
    const auto port = quint16(arguments[2].toUInt());
    const QByteArray type = "text/html; charset=utf-8";

    if (arguments[1] == u"bare") {
        QHttpServer server;
        server.route(u"/"_s, [page, type] { return QHttpServerResponse(type, page); });
        if (!server.listen(QHostAddress::LocalHost, port))
            return 1;
        return application.exec();
    }
    Server server([page, type](Request &) { return Response(page, type); }, {.port = port});
    const Result<QUrl> url = server.start();
    if (!url) {
        std::fprintf(stderr, "%s\n", qPrintable(url.error()));
        return 1;
    }
    std::printf("%s\n", qPrintable(url->toString()));
    std::fflush(stdout);
    return application.exec();
}
