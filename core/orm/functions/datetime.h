// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"

#include <QTimeZone>

namespace Quintette {

// Each reads the clock of the project's time zone unless it is given another one.

/// A part as a whole number: "year", "iso_year", "quarter", "month", "week", "week_day" (Sunday is
/// 1), "iso_week_day" (Monday is 1), "day", "hour", "minute", "second". Throws ValueError for
/// another one. Django: Extract, ExtractYear and so on.
class QUINTETTE_CORE_EXPORT Extract : public Expression
{
public:
    Extract(const Argument &moment, const QString &part, const QTimeZone &zone = {});
};

/// The start of its "year", "quarter", "month", "week", "day", "hour", "minute" or "second".
/// Throws ValueError for another one. Django: Trunc, TruncYear and so on.
class QUINTETTE_CORE_EXPORT Trunc : public Expression
{
public:
    Trunc(const Argument &moment, const QString &part, const QTimeZone &zone = {});
    /// As a date, a time, or a date and time.
    Trunc(const Argument &moment, const QString &part, FieldKind output,
          const QTimeZone &zone = {});
};

/// The date of a date and time. Django: TruncDate.
class QUINTETTE_CORE_EXPORT TruncDate : public Expression
{
public:
    explicit TruncDate(const Argument &moment, const QTimeZone &zone = {});
};

/// The time of a date and time. Django: TruncTime.
class QUINTETTE_CORE_EXPORT TruncTime : public Expression
{
public:
    explicit TruncTime(const Argument &moment, const QTimeZone &zone = {});
};

/// The present by the clock of the database. Django: Now.
class QUINTETTE_CORE_EXPORT Now : public Expression
{
public:
    Now();
};

/// When the transaction began, by the clock of the database. PostgreSQL only. Django:
/// TransactionNow.
class QUINTETTE_CORE_EXPORT TransactionNow : public Expression
{
public:
    TransactionNow();
};

} // namespace Quintette
