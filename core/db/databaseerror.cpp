// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/databaseerror.h"

namespace Quintette {

DatabaseError::DatabaseError(const QString &message, const QString &sql, const ValueList &bindings)
    : Error(message), m_sql(sql), m_bindings(bindings)
{
}

IntegrityError::IntegrityError(const QString &message, const QString &sql,
                               const ValueList &bindings, Kind kind)
    : DatabaseError(message, sql, bindings), m_kind(kind)
{
}

DatabaseError::~DatabaseError() = default;
IntegrityError::~IntegrityError() = default;
OperationalError::~OperationalError() = default;
QueryCancelled::~QueryCancelled() = default;
TransactionConflict::~TransactionConflict() = default;
ProgrammingError::~ProgrammingError() = default;
DataError::~DataError() = default;
NotSupportedError::~NotSupportedError() = default;
TransactionManagementError::~TransactionManagementError() = default;

} // namespace Quintette
