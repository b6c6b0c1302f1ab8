// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/driver.h"

namespace Quintette::Internal {

class SqliteHandle;

/// A SQLite file through the C interface of the library itself; see README.md in this folder for
/// why not QtSql.
class SqliteDriver : public Driver
{
public:
    explicit SqliteDriver(const DatabaseSettings &settings);
    ~SqliteDriver() override;

    void open() override;
    void close() override;
    bool isOpen() const override { return bool(m_handle); }
    std::unique_ptr<Cursor::Private> execute(const QString &sql,
                                             const ValueList &parameters) override;
    qint64 executeMany(const QString &sql, const QList<ValueList> &rows) override;
    void executeScript(const QString &sql) override;
    void setLimits(const Cancellation *cancellation, QDeadlineTimer deadline) override;
    std::function<void()> interruption() override;
    std::optional<QPair<qint64, qint64>> contentStamp() override;
    void begin() override;
    QString brokenReference() override;
    bool isInTransaction() const override;

private:
    void refuseUnknownOptions() const;
    void refuseBadFile() const;
    void configure();
    void runInitCommand();
    void preferWriteAheadLog();

    const DatabaseSettings m_settings;
    std::shared_ptr<SqliteHandle> m_handle;
    bool m_journalChosen = false;
};

} // namespace Quintette::Internal
