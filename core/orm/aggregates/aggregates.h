// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/q.h"

#include <optional>

namespace Quintette {

/// What every aggregate takes beside its argument. Names are Django's.
struct AggregateOptions
{
    bool distinct = false;
    std::optional<Q> filter = {}; // only the rows for which this holds
    std::optional<Expression> defaultValue = {}; // instead of NULL where there is no row
    QList<Expression> orderBy = {};
};

/// A function of many rows: Count(u"authors"_s, {.distinct = true}). Django: Aggregate.
class QUINTETTE_CORE_EXPORT Aggregate : public Expression
{
public:
    /// "pages__sum": the alias aggregate() gives where none is said; empty where the argument has
    /// no name.
    QString defaultAlias() const;
    /// By Django's name of the function: "Count", "StdDev". Throws FieldError listing the names.
    static Aggregate byName(const QString &name, const Argument &argument,
                            const AggregateOptions &options = {});
    static QStringList names();

protected:
    Aggregate() = default;
    Aggregate(Internal::NodePtr node, const QString &alias)
        : Expression(std::move(node)), m_alias(alias)
    {
    }

private:
    QString m_alias;
};

class QUINTETTE_CORE_EXPORT Avg : public Aggregate
{
public:
    explicit Avg(const Argument &argument, const AggregateOptions &options = {});
};

/// Count(u"*"_s) counts rows.
class QUINTETTE_CORE_EXPORT Count : public Aggregate
{
public:
    explicit Count(const Argument &argument, const AggregateOptions &options = {});
};

class QUINTETTE_CORE_EXPORT Max : public Aggregate
{
public:
    explicit Max(const Argument &argument, const AggregateOptions &options = {});
};

class QUINTETTE_CORE_EXPORT Min : public Aggregate
{
public:
    explicit Min(const Argument &argument, const AggregateOptions &options = {});
};

class QUINTETTE_CORE_EXPORT Sum : public Aggregate
{
public:
    explicit Sum(const Argument &argument, const AggregateOptions &options = {});
};

enum class Statistics { Population, Sample };

class QUINTETTE_CORE_EXPORT StdDev : public Aggregate
{
public:
    explicit StdDev(const Argument &argument, Statistics of = Statistics::Population,
                    const AggregateOptions &options = {});
};

class QUINTETTE_CORE_EXPORT Variance : public Aggregate
{
public:
    explicit Variance(const Argument &argument, Statistics of = Statistics::Population,
                      const AggregateOptions &options = {});
};

/// Any one of the values that are not NULL.
class QUINTETTE_CORE_EXPORT AnyValue : public Aggregate
{
public:
    explicit AnyValue(const Argument &argument, const AggregateOptions &options = {});
};

class QUINTETTE_CORE_EXPORT StringAgg : public Aggregate
{
public:
    StringAgg(const Argument &argument, const QString &delimiter,
              const AggregateOptions &options = {});
};

/// Any aggregate the database has: AggregateFunc(u"GROUP_CONCAT"_s, {u"name"}, FieldKind::Text).
/// Django: a class derived from Aggregate.
class QUINTETTE_CORE_EXPORT AggregateFunc : public Aggregate
{
public:
    AggregateFunc(const QString &function, const QList<Argument> &arguments, FieldKind output,
                  const AggregateOptions &options = {});
};

} // namespace Quintette
