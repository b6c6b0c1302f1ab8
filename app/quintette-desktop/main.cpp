// SPDX-License-Identifier: GPL-3.0-or-later
// quintette-desktop: administers a project in windows, and can serve it meanwhile.
// Exit status: 0 done, 1 failed with one line on standard error, 2 wrong usage.
#include "app/quintette-desktop/desktop.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>
#include <algorithm>

using namespace Quintette;

namespace {

int fail(int status, const QString &message)
{
    QTextStream(stderr) << "quintette-desktop: " << message << '\n';
    return status;
}

/// Without a screen Qt would end the program with an abort and words about its platform plugins.
bool hasScreen(int argc, char *argv[])
{
#ifdef Q_OS_LINUX
    const bool chosen = std::any_of(argv, argv + argc, [](const char *argument) {
        return QByteArrayView(argument).endsWith("-platform");
    });
    return chosen || qEnvironmentVariableIsSet("QT_QPA_PLATFORM")
            || !qEnvironmentVariableIsEmpty("DISPLAY")
            || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

} // namespace

int main(int argc, char *argv[])
{
    if (!hasScreen(argc, argv))
        return fail(1,
                    u"there is no display; open it in a graphical session, or administer in "
                    u"a browser after \"quintette runserver\""_s);
    QCoreApplication::setOrganizationName(u"Quintette"_s);
    QCoreApplication::setApplicationName(u"quintette-desktop"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(QUINTETTE_VERSION));
    // Needed before there is an application by the preview, which is loaded much later.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication program(argc, argv);
    QApplication::setWindowIcon(QIcon(u":/quintette/desktop/icons/app-icon.svg"_s));

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Administers a Quintette project."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"project"_s, u"Folder of the project; without one you choose."_s,
                                 u"[project]"_s);
    const QCommandLineOption project({u"C"_s, u"project"_s}, u"Folder of the project."_s, u"DIR"_s);
    const QCommandLineOption language(u"language"_s, u"Language of the program, such as \"de\"."_s,
                                      u"CODE"_s);
    const QCommandLineOption user(u"user"_s, u"User name to fill in at the login."_s, u"NAME"_s);
    const QCommandLineOption administration(
            u"administration"_s,
            u"Name of the administration to log in to, where the project has several."_s,
            u"NAME"_s);
    const QCommandLineOption serve(u"serve"_s, u"Start the server after the login."_s);
    parser.addOptions({project, language, user, administration, serve});
    if (!parser.parse(QCoreApplication::arguments()))
        return fail(2, parser.errorText());
    if (parser.isSet(u"help"_s))
        parser.showHelp(0);
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    const QStringList folders = parser.positionalArguments() + parser.values(project);
    if (folders.size() > 1)
        return fail(2, u"name one project folder, not %1"_s.arg(folders.size()));

    Desktop desktop({folders.value(0), parser.value(language), parser.value(user),
                     parser.value(administration), parser.isSet(serve)});
    const Result<bool> started = desktop.start();
    if (!started)
        return fail(1, started.error());
    return QApplication::exec();
}
