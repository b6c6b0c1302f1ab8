// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/databasesettings.h"

#include "core/base/text.h"

#include <QUrl>
#include <QUrlQuery>

namespace Quintette {

static Result<DatabaseSettings> postgreSqlFromUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return fail(QN_TEXT("db",
                            "\"%1\" is not a valid database address; write "
                            "postgresql://user:password@host:port/name.")
                            .arg(QUrl(text).toDisplayString(QUrl::RemovePassword))
                            .toString());
    DatabaseSettings settings;
    settings.engine = DatabaseSettings::Engine::PostgreSql;
    settings.name = url.path(QUrl::FullyDecoded).mid(1);
    settings.host = url.host(QUrl::FullyDecoded);
    settings.port = url.port(0);
    settings.user = url.userName(QUrl::FullyDecoded);
    settings.password = url.password(QUrl::FullyDecoded);
    const QList<QPair<QString, QString>> items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items) {
        // libpq takes the socket directory as a host, which does not fit the host part of a URL.
        if (key == "host"_L1)
            settings.host = value;
        else if (key == "port"_L1)
            settings.port = value.toInt();
        else if (key == "user"_L1)
            settings.user = value;
        else if (key == "password"_L1)
            settings.password = value;
        else
            settings.options.insert(key, value);
    }
    if (settings.name.isEmpty())
        return fail(QN_TEXT("db",
                            "The database address \"%1\" names no database; add it after the host: "
                            "postgresql://host/name.")
                            .arg(url.toDisplayString(QUrl::RemovePassword))
                            .toString());
    return settings;
}

Result<DatabaseSettings> DatabaseSettings::fromUrl(const QString &url)
{
    if (url.startsWith("postgresql://"_L1) || url.startsWith("postgres://"_L1))
        return postgreSqlFromUrl(url);
    DatabaseSettings settings;
    if (url.startsWith("sqlite:"_L1)) {
        // sqlite:///relative/path and sqlite:////absolute/path, as other tools write them.
        // "file:x?mode=ro" has no host part; here a question mark begins our options.
        const QString path = url.mid(7).section(u'?', 0, 0);
        settings.name = QUrl::fromPercentEncoding(path.toUtf8());
        const QUrlQuery query(url.mid(7).section(u'?', 1));
        for (const auto &[key, value] : query.queryItems(QUrl::FullyDecoded))
            settings.options.insert(key, value);
        if (settings.name.startsWith("///"_L1))
            settings.name.remove(0, 3);
        else if (settings.name.startsWith("//"_L1))
            settings.name.remove(0, 2);
    } else if (url.contains("://"_L1)) {
        return fail(
                QN_TEXT("db",
                        "The database address \"%1\" has an unknown kind \"%2\"; use the path of a "
                        "SQLite file or postgresql://host/name.")
                        .arg(QUrl(url).toDisplayString(QUrl::RemovePassword))
                        .arg(url.section(u':', 0, 0))
                        .toString());
    } else {
        settings.name = url;
    }
    if (settings.name.isEmpty())
        return fail(QN_TEXT("db",
                            "The database address is empty; give the path of a SQLite file or "
                            "postgresql://host/name.")
                            .toString());
    return settings;
}

} // namespace Quintette
