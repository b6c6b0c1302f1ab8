// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/sqldialect.h"

namespace Quintette::Internal {

class PostgreSqlDialect : public SqlDialect
{
public:
    const Backend &backend() const override;
    void writePattern(Compiler &to, const Node &lhs, PatternMatch match,
                      const QString &text) const override;
    Outcome writePattern(Compiler &to, const Node &lhs, PatternMatch match,
                         const NodePtr &text) const override;
    Outcome writeRegex(Compiler &to, const Node &lhs, bool ignoreCase,
                       const NodePtr &pattern) const override;
    Outcome writeExtract(Compiler &to, const QString &part, const NodePtr &source, FieldKind kind,
                         const QString &zone) const override;
    Outcome writeTruncate(Compiler &to, const QString &part, const NodePtr &source, FieldKind kind,
                          FieldKind result, const QString &zone) const override;
    Outcome writeCastDate(Compiler &to, const NodePtr &source, const QString &zone) const override;
    Outcome writeCastTime(Compiler &to, const NodePtr &source, const QString &zone) const override;
    Outcome writeJsonKey(Compiler &to, const NodePtr &source, const QStringList &keys,
                         JsonResult as) const override;
    Outcome writeJsonHasKey(Compiler &to, const NodePtr &source, const QStringList &keys,
                            LastKey last, bool isThere) const override;
    void writeJsonValue(Compiler &to, const QString &encoded) const override;
    void writeJsonOperand(Compiler &to, const Value &value) const override;
    Outcome writeJsonContains(Compiler &to, const NodePtr &whole,
                              const NodePtr &part) const override;
    Outcome writeCombined(Compiler &to, const NodePtr &a, QLatin1StringView op,
                          const NodePtr &b) const override;
    Outcome writeTemporalDifference(Compiler &to, const NodePtr &a, const NodePtr &b,
                                    FieldKind kind) const override;
    Outcome writeDurationArithmetic(Compiler &to, const NodePtr &a, QLatin1StringView op,
                                    const NodePtr &b) const override;
    bool castsDecimals() const override;
    bool castsUpdates() const override;
    QString castType(FieldKind kind, const FieldOptions &options) const override;
    QLatin1StringView random() const override;
    QString functionName(const QString &name) const override;
    bool writeFunction(Compiler &to, const QString &name, const NodeList &arguments) const override;
    bool hasBooleans() const override;
    bool aggregatesTemporals() const override;
    QLatin1StringView limitAll() const override;
    int rowsPerFetch() const override { return 2000; }
    QLatin1StringView explainKeyword() const override;
    QStringList explainFormats() const override;
    QStringList explainOptions() const override;
    QString readOnlySession() const override;
    QPair<qint64, qint64> integerRange(const Field &field) const override;
};

} // namespace Quintette::Internal
