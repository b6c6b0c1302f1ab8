// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/compiler.h"

#include <shared_mutex>
#include <vector>

namespace Quintette::Internal {

class LookupKind;

/// The compiled statement of a get() by plain values. The next get() by the same names on the same
/// kind of database only binds its own values. Immutable.
class GetPlan
{
public:
    /// From the query as it was compiled. Null where another value could need other SQL.
    static std::shared_ptr<const GetPlan> make(const Query &query, const Q &condition,
                                               const Statement &statement, const RowLayout &layout,
                                               const SqlDialect &dialect);

    const QString &sql() const { return m_sql; }
    const RowLayout &layout() const { return m_layout; }
    bool isOf(const SqlDialect &dialect, const Q &condition) const;
    /// What is bound for the condition's values; nothing where one of them needs other SQL (NULL, a
    /// number that no column can hold). Throws as filter() does for a value of the wrong kind.
    std::optional<ValueList> parameters(const Q &condition) const;

private:
    struct Parameter
    {
        QString path;
        const LookupKind *kind;
        const Field *field;
    };

    QString m_sql;
    RowLayout m_layout;
    const SqlDialect *m_dialect = nullptr;
    QList<Parameter> m_parameters;
};

/// The plans of one model, shared by all threads.
class GetPlans
{
public:
    std::shared_ptr<const GetPlan> find(const SqlDialect &dialect, const Q &condition) const;
    void insert(std::shared_ptr<const GetPlan> plan);

private:
    mutable std::shared_mutex m_mutex;
    std::vector<std::shared_ptr<const GetPlan>> m_plans;
};

} // namespace Quintette::Internal
