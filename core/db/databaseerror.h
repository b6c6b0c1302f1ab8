// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/value.h"

namespace Quintette {

/// What the database refused, with the statement and its bindings. Django: django.db.DatabaseError.
class QUINTETTE_CORE_EXPORT DatabaseError : public Error
{
public:
    explicit DatabaseError(const QString &message, const QString &sql = {},
                           const ValueList &bindings = {});
    ~DatabaseError() override;

    QString name() const override { return u"DatabaseError"_s; }
    const QString &sql() const { return m_sql; }
    const ValueList &bindings() const { return m_bindings; }

private:
    QString m_sql;
    ValueList m_bindings;
};

/// Locked, gone, unreadable, full: not the statement's fault.
QUINTETTE_ERROR(OperationalError, DatabaseError)
/// Given up before the database had an answer: by a Cancellation, or because its time was up.
QUINTETTE_ERROR(QueryCancelled, OperationalError)
/// Another transaction was in the way: a deadlock, or no order in which both could have run. The
/// same transaction may succeed when it is run again.
QUINTETTE_ERROR(TransactionConflict, OperationalError)

/// A unique, foreign key, check or not-null rule is broken.
class QUINTETTE_CORE_EXPORT IntegrityError : public DatabaseError
{
public:
    enum class Kind { Other, Unique, ForeignKey, NotNull, Check };

    explicit IntegrityError(const QString &message, const QString &sql = {},
                            const ValueList &bindings = {}, Kind kind = Kind::Other);
    ~IntegrityError() override;

    QString name() const override { return u"IntegrityError"_s; }
    Kind kind() const { return m_kind; }

private:
    Kind m_kind;
};

/// The statement itself is wrong, or a table does not exist.
QUINTETTE_ERROR(ProgrammingError, DatabaseError)
/// A value does not fit the column.
QUINTETTE_ERROR(DataError, DatabaseError)
QUINTETTE_ERROR(NotSupportedError, DatabaseError)
/// A statement was tried in a transaction that has already failed.
QUINTETTE_ERROR(TransactionManagementError, DatabaseError)

} // namespace Quintette
