// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/math.h"

namespace Quintette {

ACos::ACos(const Argument &number)
    : FunctionExpression({.name = u"ACOS"_s, .isNumeric = true}, {number})
{
}

ASin::ASin(const Argument &number)
    : FunctionExpression({.name = u"ASIN"_s, .isNumeric = true}, {number})
{
}

ATan::ATan(const Argument &number)
    : FunctionExpression({.name = u"ATAN"_s, .isNumeric = true}, {number})
{
}

Cos::Cos(const Argument &number)
    : FunctionExpression({.name = u"COS"_s, .isNumeric = true}, {number})
{
}

Cot::Cot(const Argument &number)
    : FunctionExpression({.name = u"COT"_s, .isNumeric = true}, {number})
{
}

Degrees::Degrees(const Argument &number)
    : FunctionExpression({.name = u"DEGREES"_s, .isNumeric = true}, {number})
{
}

Exp::Exp(const Argument &number)
    : FunctionExpression({.name = u"EXP"_s, .isNumeric = true}, {number})
{
}

Ln::Ln(const Argument &number) : FunctionExpression({.name = u"LN"_s, .isNumeric = true}, {number})
{
}

Radians::Radians(const Argument &number)
    : FunctionExpression({.name = u"RADIANS"_s, .isNumeric = true}, {number})
{
}

Sin::Sin(const Argument &number)
    : FunctionExpression({.name = u"SIN"_s, .isNumeric = true}, {number})
{
}

Sqrt::Sqrt(const Argument &number)
    : FunctionExpression({.name = u"SQRT"_s, .isNumeric = true}, {number})
{
}

Tan::Tan(const Argument &number)
    : FunctionExpression({.name = u"TAN"_s, .isNumeric = true}, {number})
{
}

Abs::Abs(const Argument &number) : FunctionExpression({.name = u"ABS"_s}, {number}) { }

Ceil::Ceil(const Argument &number) : FunctionExpression({.name = u"CEILING"_s}, {number}) { }

Floor::Floor(const Argument &number) : FunctionExpression({.name = u"FLOOR"_s}, {number}) { }

Sign::Sign(const Argument &number) : FunctionExpression({.name = u"SIGN"_s}, {number}) { }

ATan2::ATan2(const Argument &y, const Argument &x)
    : FunctionExpression({.name = u"ATAN2"_s, .isNumeric = true}, {y, x})
{
}

Log::Log(const Argument &base, const Argument &number)
    : FunctionExpression({.name = u"LOG"_s, .isNumeric = true}, {base, number})
{
}

Mod::Mod(const Argument &a, const Argument &b)
    : FunctionExpression({.name = u"MOD"_s, .isNumeric = true}, {a, b})
{
}

Power::Power(const Argument &base, const Argument &exponent)
    : FunctionExpression({.name = u"POWER"_s, .isNumeric = true}, {base, exponent})
{
}

Round::Round(const Argument &number, int digits)
    : FunctionExpression({.name = u"ROUND"_s, .typeOfFirst = true},
                         {number, Literal(Value(digits))})
{
}

Pi::Pi() : FunctionExpression({.name = u"PI"_s, .output = FieldKind::Float}, {}) { }

Random::Random() : FunctionExpression({.name = u"RANDOM"_s, .output = FieldKind::Float}, {}) { }

} // namespace Quintette
