// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/driver.h"
#include "core/db/postgresql/postgresqlcursor.h"

#include <QHash>

namespace Quintette::Internal {

/// A PostgreSQL server through libpq; see README.md in this folder for why not QPSQL.
class PostgreSqlDriver : public Driver
{
public:
    explicit PostgreSqlDriver(const DatabaseSettings &settings);
    ~PostgreSqlDriver() override;

    void open() override;
    void close() override;
    bool isOpen() const override { return bool(m_connection); }
    bool isAlive() const override;
    std::unique_ptr<Cursor::Private> execute(const QString &sql,
                                             const ValueList &parameters) override;
    qint64 executeMany(const QString &sql, const QList<ValueList> &rows) override;
    void executeScript(const QString &sql) override;
    void setLimits(const Cancellation *cancellation, QDeadlineTimer deadline) override;
    std::function<void()> interruption() override;
    void begin() override;
    bool isInTransaction() const override;
    bool isTransactionFailed() const override;

private:
    void applyOptions();
    enum class Retry { No, Yes };

    PostgreSqlResult run(const QString &sql, const ValueList &parameters, Retry retry);
    PostgreSqlResult checked(PGresult *raw, const QString &sql, const ValueList &parameters);
    void forgetStatements();

    const DatabaseSettings m_settings;
    std::unique_ptr<PGconn, decltype(&PQfinish)> m_connection{nullptr, &PQfinish};
    // Statement with the types of its parameters, to the name it is prepared under.
    QHash<QByteArray, QByteArray> m_prepared;
    qint64 m_nextName = 0;
    bool m_isLimited = false;
};

/// "?" outside of texts, quoted names and comments becomes $1, $2 ...
QByteArray numberedPlaceMarkers(const QString &sql);

} // namespace Quintette::Internal
