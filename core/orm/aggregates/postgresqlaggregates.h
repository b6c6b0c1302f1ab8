// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/aggregates/aggregates.h"

namespace Quintette {

// Aggregates that only PostgreSQL has. Django: django.contrib.postgres.aggregates.

/// All values as a list; NULL without rows.
class QUINTETTE_CORE_EXPORT ArrayAgg : public Aggregate
{
public:
    explicit ArrayAgg(const Argument &argument, const AggregateOptions &options = {});
};

/// All values as a JSON list. Django: JSONBAgg.
class QUINTETTE_CORE_EXPORT JsonbAgg : public Aggregate
{
public:
    explicit JsonbAgg(const Argument &argument, const AggregateOptions &options = {});
};

class QUINTETTE_CORE_EXPORT BitAnd : public Aggregate
{
public:
    explicit BitAnd(const Argument &argument, const AggregateOptions &options = {});
};

class QUINTETTE_CORE_EXPORT BitOr : public Aggregate
{
public:
    explicit BitOr(const Argument &argument, const AggregateOptions &options = {});
};

class QUINTETTE_CORE_EXPORT BitXor : public Aggregate
{
public:
    explicit BitXor(const Argument &argument, const AggregateOptions &options = {});
};

class QUINTETTE_CORE_EXPORT BoolAnd : public Aggregate
{
public:
    explicit BoolAnd(const Argument &argument, const AggregateOptions &options = {});
};

class QUINTETTE_CORE_EXPORT BoolOr : public Aggregate
{
public:
    explicit BoolOr(const Argument &argument, const AggregateOptions &options = {});
};

/// How two columns depend on each other. Django: Corr, CovarPop, RegrAvgX and so on.
class QUINTETTE_CORE_EXPORT Regression : public Aggregate
{
public:
    enum class Of {
        Corr,
        CovarPop,
        CovarSamp, // Django: CovarPop(sample=True)
        AverageX,
        AverageY,
        Count,
        Intercept,
        R2,
        Slope,
        Sxx,
        Sxy,
        Syy
    };

    /// Throws TypeError for a default of Count, which is 0 without rows.
    Regression(Of of, const Argument &y, const Argument &x, const AggregateOptions &options = {});
};

} // namespace Quintette
