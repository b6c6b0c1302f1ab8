// SPDX-License-Identifier: GPL-3.0-or-later
#include "includerules.h"

#include <QDir>
#include <QLibraryInfo>
#include <QMap>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Layer
{
    int height = 0;
    /// Folders of the same height that it may include all the same.
    QStringList beside;
};

/// A folder may include what is lower than itself.
const QMap<QString, Layer> &layers()
{
    static const QMap<QString, Layer> table = {
            {u"core/base"_s, {0}},
            {u"core/i18n"_s, {1}},

            {u"core/conf"_s, {2}},
            {u"core/db"_s, {2}},
            {u"core/http"_s, {2}},
            {u"core/signing"_s, {2}},
            {u"core/templates"_s, {2}},
            {u"core/urls"_s, {2, {u"core/http"_s}}},

            {u"core/checks"_s, {3}},
            {u"core/middleware"_s, {3}},
            {u"core/orm"_s, {3}},
            {u"core/storage"_s, {3}},

            {u"core/cache"_s, {4}},
            {u"core/forms"_s, {4}},
            {u"core/mail"_s, {4}},
            {u"core/migrations"_s, {4}},
            {u"core/serializers"_s, {4}},
            {u"core/tasks"_s, {4}},
            {u"core/views"_s, {4, {u"core/forms"_s}}},

            {u"core/auth"_s, {5, {u"core/contenttypes"_s, u"core/sessions"_s}}},
            {u"core/contenttypes"_s, {5}},
            {u"core/messages"_s, {5, {u"core/sessions"_s}}},
            {u"core/sessions"_s, {5}},

            // A plugin brings commands, and commands start plugins.
            {u"core/apps"_s, {6, {u"core/management"_s}}},
            {u"core/management"_s, {6, {u"core/apps"_s}}},

            {u"admin/site"_s, {7}},
            {u"admin/pages"_s, {8}},
            {u"admin/html"_s, {9}},
            {u"admin/widgets"_s, {9}},
            {u"app"_s, {10}},
    };
    return table;
}

/// "core/db" of "core/db/sqlite/x.h", "plugins/sites" of "plugins/sites/x.h", "app" of
/// "app/quintette/main.cpp".
QString folderOf(const QString &path)
{
    return path.startsWith("app/"_L1) ? u"app"_s : path.section(u'/', 0, 1);
}

bool isDesktopPart(const QString &file)
{
    return file.startsWith("admin/widgets/"_L1) || file.startsWith("app/quintette-desktop/"_L1)
            || (file.startsWith("plugins/"_L1) && file.section(u'/', 2, 2) == "desktop"_L1);
}

/// Every header that the folders of one Qt module have.
QSet<QString> headersOfModules(const QStringList &modules)
{
    QSet<QString> headers;
    for (const QString &module : modules) {
        const QDir folder(QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/' + module);
        for (const QString &header : folder.entryList(QDir::Files)) {
            headers.insert(header);
            headers.insert(module + u'/' + header);
        }
    }
    return headers;
}

} // namespace

QString IncludeRules::violation(const QString &file, const QString &header,
                                const QStringList &pluginDependencies)
{
    const QString folder = folderViolation(file, header, pluginDependencies);
    return folder.isEmpty() ? qtViolation(file, header) : folder;
}

QString IncludeRules::folderViolation(const QString &file, const QString &header,
                                      const QStringList &pluginDependencies)
{
    static const QStringList roots = {u"app"_s, u"core"_s, u"admin"_s, u"plugins"_s, u"tests"_s};
    if (!roots.contains(header.section(u'/', 0, 0)))
        return {};
    const QString from = folderOf(file);
    const QString to = folderOf(header);
    if (from == to)
        return {};
    if (to == "tests/"_L1 || header.startsWith("tests/"_L1))
        return u"only tests include tests"_s;
    if (from == "core/testing"_L1)
        return to.startsWith("core/"_L1) ? QString() : u"core/testing knows only core"_s;
    if (to == "core/testing"_L1)
        return u"only tests use core/testing"_s;

    if (to.startsWith("plugins/"_L1)) {
        const QString label = to.section(u'/', 1, 1);
        if (!from.startsWith("plugins/"_L1))
            return u"only plugins include plugins"_s;
        return pluginDependencies.contains(label)
                ? QString()
                : u"\"%1\" is not in the plugin's \"depends\""_s.arg(label);
    }
    if (to == "admin/widgets"_L1 && !isDesktopPart(file))
        return u"only desktop parts use admin/widgets"_s;
    if (from.startsWith("plugins/"_L1))
        return to == "app"_L1 ? u"plugins do not know the programs"_s : QString();

    const auto lower = layers().find(to);
    const auto upper = layers().find(from);
    if (upper == layers().end())
        return u"the folder %1 is missing from the table in tests/meta/includerules.cpp"_s.arg(
                from);
    if (lower == layers().end())
        return u"the folder %1 is missing from the table in tests/meta/includerules.cpp"_s.arg(to);
    if (lower->height < upper->height || upper->beside.contains(to))
        return {};
    return u"%1 is not below %2"_s.arg(to, from);
}

QString IncludeRules::qtViolation(const QString &file, const QString &header)
{
    static const QSet<QString> widgets =
            headersOfModules({u"QtWidgets"_s, u"QtWebEngineWidgets"_s, u"QtPrintSupport"_s,
                              u"QtSvgWidgets"_s, u"QtCharts"_s});
    static const QSet<QString> gui =
            headersOfModules({u"QtGui"_s, u"QtSvg"_s, u"QtWebEngineCore"_s, u"QtQuick"_s});
    static const QSet<QString> server = headersOfModules({u"QtHttpServer"_s});
    const QString name = header.section(u'/', 0, 0);
    if ((widgets.contains(header) || name == "QtWidgets"_L1 || name == "QtWebEngineWidgets"_L1)
        && !isDesktopPart(file))
        return u"widgets belong to admin/widgets, app/quintette-desktop and desktop parts of plugins"_s;
    if ((gui.contains(header) || name == "QtGui"_L1) && !isDesktopPart(file))
        return u"the headless server has no Qt Gui"_s;
    if ((server.contains(header) || name == "QtHttpServer"_L1)
        && !file.startsWith("core/http/server/"_L1))
        return u"only core/http/server names Qt's HTTP server"_s;
    return {};
}
