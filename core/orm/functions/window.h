// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/functions/functionexpression.h"

#include <optional>

namespace Quintette {

/// Which rows around the present one a window function sees. Bounds: 0 the present row, less than 0
/// so many before, more so many after; none: without bound.
struct QUINTETTE_CORE_EXPORT WindowFrame
{
    /// Django: RowRange and ValueRange.
    enum class Kind { Rows, Values };

    Kind kind = Kind::Rows;
    std::optional<int> start = {};
    std::optional<int> end = {};
    /// Rows that are left out of the frame. Django: WindowFrameExclusion.
    enum class Exclusion { None, CurrentRow, Group, Ties, NoOthers };
    Exclusion exclusion = Exclusion::None;

    /// "ROWS BETWEEN 1 PRECEDING AND CURRENT ROW". Throws ValueError where the end is before the
    /// start, NotSupportedError for a range of values with numbers, as Django does.
    QString toSql() const;
};

struct WindowOptions
{
    QList<Argument> partitionBy = {};
    /// Names, "-name" for descending, or expressions.
    QList<Argument> orderBy = {};
    std::optional<WindowFrame> frame = {};
};

/// An aggregate or one of the functions below, for each row over the rows it belongs with. For
/// annotate() and orderBy(); filter() refuses it. Django: Window.
class QUINTETTE_CORE_EXPORT Window : public Expression
{
public:
    explicit Window(const Expression &function, const WindowOptions &options = {});
};

class QUINTETTE_CORE_EXPORT CumeDist : public FunctionExpression
{
public:
    CumeDist();
};

class QUINTETTE_CORE_EXPORT DenseRank : public FunctionExpression
{
public:
    DenseRank();
};

class QUINTETTE_CORE_EXPORT FirstValue : public FunctionExpression
{
public:
    explicit FirstValue(const Argument &argument);
};

/// The value so many rows before; Lead: after. Throws ValueError unless offset is above 0.
class QUINTETTE_CORE_EXPORT Lag : public FunctionExpression
{
public:
    explicit Lag(const Argument &argument, int offset = 1,
                 const std::optional<Expression> &otherwise = {});
};

class QUINTETTE_CORE_EXPORT LastValue : public FunctionExpression
{
public:
    explicit LastValue(const Argument &argument);
};

class QUINTETTE_CORE_EXPORT Lead : public FunctionExpression
{
public:
    explicit Lead(const Argument &argument, int offset = 1,
                  const std::optional<Expression> &otherwise = {});
};

class QUINTETTE_CORE_EXPORT NthValue : public FunctionExpression
{
public:
    explicit NthValue(const Argument &argument, int nth = 1);
};

class QUINTETTE_CORE_EXPORT Ntile : public FunctionExpression
{
public:
    explicit Ntile(int buckets = 1);
};

class QUINTETTE_CORE_EXPORT PercentRank : public FunctionExpression
{
public:
    PercentRank();
};

class QUINTETTE_CORE_EXPORT Rank : public FunctionExpression
{
public:
    Rank();
};

class QUINTETTE_CORE_EXPORT RowNumber : public FunctionExpression
{
public:
    RowNumber();
};

} // namespace Quintette
