// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/postgresql/postgresqldriver.h"

#include "core/base/text.h"
#include "core/db/postgresql/postgresqlerror.h"
#include "core/db/postgresql/postgresqlvalues.h"

#include <poll.h>

namespace Quintette::Internal {

QByteArray numberedPlaceMarkers(const QString &sql)
{
    const QByteArray utf8 = sql.toUtf8();
    QByteArray result;
    result.reserve(utf8.size() + 16);
    int number = 0;
    const auto copyUntil = [&](qsizetype &i, const QByteArray &end) {
        const qsizetype found = utf8.indexOf(end, i + 1);
        const qsizetype stop = found < 0 ? utf8.size() : found + end.size();
        result += QByteArrayView(utf8).sliced(i, stop - i);
        i = stop - 1;
    };
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        if (c == '\'' || c == '"')
            copyUntil(i, QByteArray(1, c));
        else if (c == '-' && utf8.mid(i, 2) == "--")
            copyUntil(i, "\n");
        else if (c == '/' && utf8.mid(i, 2) == "/*")
            copyUntil(i, "*/");
        else if (c == '?')
            result += '$' + QByteArray::number(++number);
        else
            result += c;
    }
    return result;
}

PostgreSqlDriver::PostgreSqlDriver(const DatabaseSettings &settings) : m_settings(settings) { }
PostgreSqlDriver::~PostgreSqlDriver() = default;

void PostgreSqlDriver::close()
{
    m_prepared.clear();
    m_connection.reset();
}

// A server that went away has said so and closed the line; reading what has arrived finds that
// without asking it.
bool PostgreSqlDriver::isAlive() const
{
    pollfd line = {PQsocket(m_connection.get()), POLLIN, 0};
    while (line.fd >= 0 && poll(&line, 1, 0) > 0) {
        if (!PQconsumeInput(m_connection.get()))
            return false;
    }
    return PQstatus(m_connection.get()) == CONNECTION_OK;
}

PostgreSqlResult PostgreSqlDriver::checked(PGresult *raw, const QString &sql,
                                           const ValueList &parameters)
{
    PostgreSqlResult result(raw, &PQclear);
    const ExecStatusType status = PQresultStatus(raw);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
        return result;
    if (PQstatus(m_connection.get()) != CONNECTION_OK) {
        close();
        throw OperationalError(
                QN_TEXT("db",
                        "The connection to database \"%1\" was lost; what was not committed is "
                        "undone. Try again when the server runs.")
                        .arg(m_settings.name)
                        .toString(),
                sql, parameters);
    }
    const char *state = PQresultErrorField(raw, PG_DIAG_SQLSTATE);
    QString message = QString::fromUtf8(PQresultErrorField(raw, PG_DIAG_MESSAGE_PRIMARY));
    if (const char *detail = PQresultErrorField(raw, PG_DIAG_MESSAGE_DETAIL))
        message += u". "_s + QString::fromUtf8(detail);
    throwPostgreSqlError(state, message, sql, parameters);
}

PostgreSqlResult PostgreSqlDriver::run(const QString &sql, const ValueList &parameters, Retry retry)
{
    if (!m_connection)
        open();
    QList<PostgreSqlParameter> sent;
    sent.reserve(parameters.size());
    QList<const char *> texts;
    QList<Oid> types;
    for (const Value &parameter : parameters)
        sent += toPostgreSql(parameter);
    for (const PostgreSqlParameter &parameter : std::as_const(sent)) {
        texts += parameter.isNull ? nullptr : parameter.text.constData();
        types += parameter.type;
        if (!parameter.isNull && parameter.text.contains('\0'))
            throw DataError(
                    QN_TEXT("db", "A text with a NUL character cannot be stored in PostgreSQL.")
                            .toString(),
                    sql, parameters);
    }
    const QByteArray key = QByteArray(reinterpret_cast<const char *>(types.constData()),
                                      types.size() * qsizetype(sizeof(Oid)))
            + sql.toUtf8();
    QByteArray name = m_prepared.value(key);
    if (name.isEmpty()) {
        if (m_prepared.size() >= 256)
            forgetStatements();
        name = 'q' + QByteArray::number(++m_nextName);
        checked(PQprepare(m_connection.get(), name.constData(),
                          numberedPlaceMarkers(sql).constData(), int(types.size()),
                          types.constData()),
                sql, parameters);
        m_prepared.insert(key, name);
    }
    try {
        PostgreSqlResult result =
                checked(PQexecPrepared(m_connection.get(), name.constData(), int(texts.size()),
                                       texts.constData(), nullptr, nullptr, 0),
                        sql, parameters);
        // A prepared SELECT * goes wrong once its table has changed.
        const QByteArray command = PQcmdStatus(result.get());
        if (command.startsWith("ALTER") || command.startsWith("DROP"))
            forgetStatements();
        return result;
    } catch (const NotSupportedError &) {
        // Somebody else changed the table; in a transaction the statement cannot be tried again.
        forgetStatements();
        if (retry == Retry::No || isInTransaction())
            throw;
    }
    return run(sql, parameters, Retry::No);
}

void PostgreSqlDriver::forgetStatements()
{
    m_prepared.clear();
    if (m_connection && !isTransactionFailed())
        PQclear(PQexec(m_connection.get(), "DEALLOCATE ALL"));
}

std::unique_ptr<Cursor::Private> PostgreSqlDriver::execute(const QString &sql,
                                                           const ValueList &parameters)
{
    return std::make_unique<PostgreSqlCursor>(run(sql, parameters, Retry::Yes));
}

qint64 PostgreSqlDriver::executeMany(const QString &sql, const QList<ValueList> &rows)
{
    qint64 affected = 0;
    for (const ValueList &row : rows)
        affected += QByteArray(PQcmdTuples(run(sql, row, Retry::No).get())).toLongLong();
    return affected;
}

void PostgreSqlDriver::executeScript(const QString &sql)
{
    if (!m_connection)
        open();
    checked(PQexec(m_connection.get(), sql.toUtf8().constData()), sql, {});
    if (sql.contains("ALTER"_L1, Qt::CaseInsensitive)
        || sql.contains("DROP"_L1, Qt::CaseInsensitive))
        forgetStatements();
}

void PostgreSqlDriver::setLimits(const Cancellation *cancellation, QDeadlineTimer deadline)
{
    const bool isLimited = cancellation || !deadline.isForever();
    if (!isLimited && !m_isLimited)
        return;
    // Also when only a cancellation ends: this statement catches one that came too late for those
    // it was meant for.
    m_isLimited = isLimited;
    if (deadline.isForever())
        return executeScript(u"RESET statement_timeout"_s); // to what the options say
    executeScript(
            u"SET statement_timeout = %1"_s.arg(std::max<qint64>(1, deadline.remainingTime())));
}

std::function<void()> PostgreSqlDriver::interruption()
{
    const std::shared_ptr<PGcancel> cancel(PQgetCancel(m_connection.get()), &PQfreeCancel);
    return [cancel] {
        char reason[256];
        PQcancel(cancel.get(), reason, sizeof reason);
    };
}

void PostgreSqlDriver::begin()
{
    executeScript(u"BEGIN"_s);
}

bool PostgreSqlDriver::isInTransaction() const
{
    const PGTransactionStatusType status =
            m_connection ? PQtransactionStatus(m_connection.get()) : PQTRANS_UNKNOWN;
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

bool PostgreSqlDriver::isTransactionFailed() const
{
    return m_connection && PQtransactionStatus(m_connection.get()) == PQTRANS_INERROR;
}

} // namespace Quintette::Internal
