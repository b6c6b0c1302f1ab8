// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/db/connection.h"

#include <QMutex>
#include <QMutexLocker>

#include <map>

namespace Quintette {

class Databases::Private
{
public:
    mutable QMutex mutex;
    QMap<QString, DatabaseSettings> settings;
    QList<Connection::Opened> opened;
    // Tells a thread that the connections it still holds belong to databases that are no more.
    std::shared_ptr<int> token = std::make_shared<int>(0);
};

namespace {

struct ThreadConnections
{
    std::weak_ptr<int> owner;
    std::map<QString, std::unique_ptr<Connection>> byAlias;
};

// Destroyed, and so closed, when the thread ends.
thread_local std::map<const void *, ThreadConnections> t_connections;

} // namespace

Databases::Databases() : d(std::make_unique<Private>()) { }

Databases::~Databases()
{
    closeThisThread();
}

void Databases::add(const QString &alias, const DatabaseSettings &settings)
{
    const QMutexLocker locker(&d->mutex);
    d->settings.insert(alias, settings);
}

bool Databases::contains(const QString &alias) const
{
    const QMutexLocker locker(&d->mutex);
    return d->settings.contains(alias);
}

QStringList Databases::aliases() const
{
    const QMutexLocker locker(&d->mutex);
    return d->settings.keys();
}

DatabaseSettings Databases::settings(const QString &alias) const
{
    const QMutexLocker locker(&d->mutex);
    const auto found = d->settings.constFind(alias);
    if (found == d->settings.constEnd())
        throw ImproperlyConfigured(
                QN_TEXT("db", "There is no database \"%1\" in the settings; there are: %2.")
                        .arg(alias)
                        .arg(d->settings.keys().join(u", "_s))
                        .toString());
    return *found;
}

void Databases::whenOpened(Connection::Opened opened)
{
    const QMutexLocker locker(&d->mutex);
    d->opened += std::move(opened);
}

Connection &Databases::connection(const QString &alias) const
{
    ThreadConnections &mine = t_connections[d.get()];
    if (mine.owner.lock() != d->token) {
        // Others at this address are gone; so are all whose owner has died since.
        mine.byAlias.clear();
        mine.owner = d->token;
        std::erase_if(t_connections,
                      [](const auto &entry) { return entry.second.owner.expired(); });
    }
    std::unique_ptr<Connection> &connection = mine.byAlias[alias];
    if (!connection) {
        try {
            connection = std::make_unique<Connection>(alias, settings(alias));
            const QMutexLocker locker(&d->mutex);
            if (!d->opened.isEmpty()) {
                connection->setOpened([opened = d->opened](Connection &line) {
                    for (const Connection::Opened &one : opened)
                        one(line);
                });
            }
        } catch (...) {
            mine.byAlias.erase(alias);
            throw;
        }
    }
    return *connection;
}

void Databases::closeThisThread() const
{
    t_connections.erase(d.get());
}

void Databases::closeOldOfThisThread() const
{
    const auto mine = t_connections.find(d.get());
    if (mine == t_connections.end() || mine->second.owner.lock() != d->token)
        return;
    for (const auto &entry : mine->second.byAlias) {
        if (entry.second->isOld())
            entry.second->close();
    }
}

} // namespace Quintette
