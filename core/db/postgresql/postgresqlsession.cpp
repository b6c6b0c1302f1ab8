// SPDX-License-Identifier: GPL-3.0-or-later
// How a session with a server begins, and what the settings may say of it.
#include "core/base/text.h"
#include "core/db/backend.h"
#include "core/db/postgresql/postgresqldriver.h"

namespace Quintette::Internal {

// Options of the settings that the client library has no word for.
static const QString isolationLevel = u"isolation_level"_s;
static const QString assumeRole = u"assume_role"_s;
static const QStringList ownOptions = {isolationLevel, assumeRole, u"conn_max_age"_s};

void PostgreSqlDriver::open()
{
    QList<QPair<QByteArray, QByteArray>> options = {{"dbname", m_settings.name.toUtf8()},
                                                    {"host", m_settings.host.toUtf8()},
                                                    {"user", m_settings.user.toUtf8()},
                                                    {"password", m_settings.password.toUtf8()},
                                                    {"client_encoding", "UTF8"},
                                                    {"fallback_application_name", "quintette"},
                                                    {"connect_timeout", "10"}};
    if (m_settings.port > 0)
        options += {"port", QByteArray::number(m_settings.port)};
    for (auto option = m_settings.options.cbegin(); option != m_settings.options.cend(); ++option) {
        // What is left is for the library, which refuses what it does not know.
        if (!ownOptions.contains(option.key()))
            options += {option.key().toUtf8(), option.value().toUtf8()};
    }
    QList<const char *> keys;
    QList<const char *> values;
    for (const auto &[key, value] : options) {
        keys += key.constData();
        values += value.constData();
    }
    keys += nullptr;
    values += nullptr;
    m_connection.reset(PQconnectdbParams(keys.constData(), values.constData(), 0));
    if (PQstatus(m_connection.get()) != CONNECTION_OK) {
        const QString reason = QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed();
        m_connection.reset();
        throw OperationalError(
                QN_TEXT("db",
                        "The database \"%1\" cannot be reached: %2. Check that the server runs "
                        "and that host, port, user and password in the settings are right.")
                        .arg(m_settings.name)
                        .arg(reason)
                        .toString());
    }
    // Notices are the server's chatter ("table does not exist, skipping"); errors arrive as
    // results.
    PQsetNoticeProcessor(
            m_connection.get(), [](void *, const char *) {}, nullptr);
    executeScript(u"SET TIME ZONE 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'iso_8601'; "
                  "SET bytea_output = 'hex'; SET lock_timeout = %1"_s.arg(
                          m_settings.timeoutMilliseconds));
    try {
        applyOptions();
    } catch (...) {
        m_connection.reset();
        throw;
    }
}

void PostgreSqlDriver::applyOptions()
{
    const QString level = m_settings.options.value(isolationLevel).toLower().replace(u'_', u' ');
    static const QStringList levels = {u"read uncommitted"_s, u"read committed"_s,
                                       u"repeatable read"_s, u"serializable"_s};
    if (!level.isEmpty() && !levels.contains(level))
        throw OperationalError(
                QN_TEXT("db", "The option %1 of database %2 is \"%3\"; use one of %4.")
                        .arg(isolationLevel)
                        .arg(m_settings.name)
                        .arg(level)
                        .arg(levels.join(u", "_s))
                        .toString());
    if (!level.isEmpty())
        executeScript(u"SET default_transaction_isolation = '%1'"_s.arg(level));
    if (const QString role = m_settings.options.value(assumeRole); !role.isEmpty())
        executeScript(u"SET ROLE "_s
                      + Backend::of(DatabaseSettings::Engine::PostgreSql).quoteName(role));
}

} // namespace Quintette::Internal
