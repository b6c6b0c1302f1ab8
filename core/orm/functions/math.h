// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/functions/functionexpression.h"

namespace Quintette {

// Functions of numbers. Django: django.db.models.functions, "Math functions".

class QUINTETTE_CORE_EXPORT ACos : public FunctionExpression
{
public:
    explicit ACos(const Argument &number);
};

class QUINTETTE_CORE_EXPORT ASin : public FunctionExpression
{
public:
    explicit ASin(const Argument &number);
};

class QUINTETTE_CORE_EXPORT ATan : public FunctionExpression
{
public:
    explicit ATan(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Cos : public FunctionExpression
{
public:
    explicit Cos(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Cot : public FunctionExpression
{
public:
    explicit Cot(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Degrees : public FunctionExpression
{
public:
    explicit Degrees(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Exp : public FunctionExpression
{
public:
    explicit Exp(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Ln : public FunctionExpression
{
public:
    explicit Ln(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Radians : public FunctionExpression
{
public:
    explicit Radians(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Sin : public FunctionExpression
{
public:
    explicit Sin(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Sqrt : public FunctionExpression
{
public:
    explicit Sqrt(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Tan : public FunctionExpression
{
public:
    explicit Tan(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Abs : public FunctionExpression
{
public:
    explicit Abs(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Ceil : public FunctionExpression
{
public:
    explicit Ceil(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Floor : public FunctionExpression
{
public:
    explicit Floor(const Argument &number);
};

class QUINTETTE_CORE_EXPORT Sign : public FunctionExpression
{
public:
    explicit Sign(const Argument &number);
};

class QUINTETTE_CORE_EXPORT ATan2 : public FunctionExpression
{
public:
    ATan2(const Argument &y, const Argument &x);
};

/// The logarithm of number to that base.
class QUINTETTE_CORE_EXPORT Log : public FunctionExpression
{
public:
    Log(const Argument &base, const Argument &number);
};

/// The remainder, with the sign of the first number.
class QUINTETTE_CORE_EXPORT Mod : public FunctionExpression
{
public:
    Mod(const Argument &a, const Argument &b);
};

class QUINTETTE_CORE_EXPORT Power : public FunctionExpression
{
public:
    Power(const Argument &base, const Argument &exponent);
};

/// To so many digits after the point; less than zero is not for SQLite.
class QUINTETTE_CORE_EXPORT Round : public FunctionExpression
{
public:
    explicit Round(const Argument &number, int digits = 0);
};

class QUINTETTE_CORE_EXPORT Pi : public FunctionExpression
{
public:
    Pi();
};

/// From 0 up to, but without, 1.
class QUINTETTE_CORE_EXPORT Random : public FunctionExpression
{
public:
    Random();
};

} // namespace Quintette
