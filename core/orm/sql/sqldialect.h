// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/backend.h"
#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// The lookups that compare with a pattern.
enum class PatternMatch : quint8 {
    IExact,
    Contains,
    IContains,
    StartsWith,
    IStartsWith,
    EndsWith,
    IEndsWith
};

/// How one kind of database spells what standard SQL does not say. Stateless. Django:
/// DatabaseOperations.
class SqlDialect
{
public:
    virtual ~SqlDialect();
    static const SqlDialect &of(const Backend &backend);

    virtual const Backend &backend() const = 0;

    /// lhs LIKE pattern, where text is a plain value, to be escaped and bound.
    virtual void writePattern(Compiler &to, const Node &lhs, PatternMatch match,
                              const QString &text) const = 0;
    /// The same for text that the database computes.
    virtual Outcome writePattern(Compiler &to, const Node &lhs, PatternMatch match,
                                 const NodePtr &text) const = 0;
    virtual Outcome writeRegex(Compiler &to, const Node &lhs, bool ignoreCase,
                               const NodePtr &pattern) const = 0;

    /// part: "year", "week_day" ... of a date, time or date and time. zone, here and below, is the
    /// one whose clock a date and time is read by; empty where the project uses none.
    virtual Outcome writeExtract(Compiler &to, const QString &part, const NodePtr &source,
                                 FieldKind kind, const QString &zone) const = 0;
    /// Cut down to "year", "hour" ...; result: the kind of the outcome.
    virtual Outcome writeTruncate(Compiler &to, const QString &part, const NodePtr &source,
                                  FieldKind kind, FieldKind result, const QString &zone) const = 0;
    /// The date or the time of a date and time.
    virtual Outcome writeCastDate(Compiler &to, const NodePtr &source,
                                  const QString &zone) const = 0;
    virtual Outcome writeCastTime(Compiler &to, const NodePtr &source,
                                  const QString &zone) const = 0;

    enum class JsonResult { Json, Text };
    virtual Outcome writeJsonKey(Compiler &to, const NodePtr &source, const QStringList &keys,
                                 JsonResult as) const = 0;
    /// Whether the key is there; keys lead to its object. An index of a list counts only where
    /// asked for.
    enum class LastKey { Name, NameOrIndex };
    virtual Outcome writeJsonHasKey(Compiler &to, const NodePtr &source, const QStringList &keys,
                                    LastKey last, bool isThere) const = 0;
    /// The right side of a comparison with a JSON key: encoded is JSON text.
    virtual void writeJsonValue(Compiler &to, const QString &encoded) const = 0;
    /// As a number or text rather than as JSON, for <, > and so on.
    virtual void writeJsonOperand(Compiler &to, const Value &value) const = 0;
    virtual Outcome writeJsonContains(Compiler &to, const NodePtr &whole,
                                      const NodePtr &part) const = 0;

    /// a op b; the text is between a and b unless the database has a function for it.
    virtual Outcome writeCombined(Compiler &to, const NodePtr &a, QLatin1StringView op,
                                  const NodePtr &b) const = 0;
    virtual Outcome writeTemporalDifference(Compiler &to, const NodePtr &a, const NodePtr &b,
                                            FieldKind kind) const = 0;
    virtual Outcome writeDurationArithmetic(Compiler &to, const NodePtr &a, QLatin1StringView op,
                                            const NodePtr &b) const = 0;
    /// Around expressions whose result is a decimal, where the database would give a float the
    /// affinity of nothing.
    virtual bool castsDecimals() const = 0;
    /// Whether a CASE of parameters is cast to the type of the column that an UPDATE sets by it.
    virtual bool castsUpdates() const = 0;
    virtual QString castType(FieldKind kind, const FieldOptions &options) const = 0;
    /// CAST(source AS type), or what stands for it here.
    virtual Outcome writeCast(Compiler &to, const NodePtr &source, FieldKind kind,
                              const FieldOptions &options) const;
    virtual QLatin1StringView random() const = 0;
    /// Name of a function here, for those that differ ("StringAgg", "Repeat" ...); else the given
    /// one.
    virtual QString functionName(const QString &name) const = 0;
    /// Writes a function whose form differs here, and says so; false: NAME(a, b) will do.
    virtual bool writeFunction(Compiler &to, const QString &name,
                               const NodeList &arguments) const = 0;
    virtual bool hasBooleans() const = 0;
    /// Sum, Avg and so on of dates and times.
    virtual bool aggregatesTemporals() const = 0;
    virtual QLatin1StringView limitAll() const = 0;
    /// How many rows an iterator fetches at a time from a cursor of the server; 0 where the driver
    /// reads row by row anyway.
    virtual int rowsPerFetch() const = 0;
    /// "EXPLAIN ", and what may be said behind it (explain.h): sorted, in capital letters.
    virtual QLatin1StringView explainKeyword() const = 0;
    virtual QStringList explainFormats() const { return {}; }
    virtual QStringList explainOptions() const { return {}; }
    /// Makes the connection refuse to write from then on.
    virtual QString readOnlySession() const = 0;
    /// The numbers a comparison with a column of that field can bind.
    virtual QPair<qint64, qint64> integerRange(const Field &field) const = 0;
};

/// (before a after between before b after ...)
void writeTogether(Compiler &to, const NodeList &parts, QLatin1StringView before,
                   QLatin1StringView after, QLatin1StringView between);
/// The text with \ % _ escaped for LIKE ... ESCAPE '\'.
QString escapeLike(const QString &text);
/// text as the right side of LIKE for that match.
QString likePattern(PatternMatch match, const QString &text);

} // namespace Quintette::Internal
