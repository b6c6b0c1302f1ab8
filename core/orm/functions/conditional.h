// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/fieldoptions.h"
#include "core/orm/q.h"

namespace Quintette {

/// One branch of a Case.
struct When
{
    Q condition;
    Argument then;
};

/// CASE WHEN ... THEN ... ELSE ... END. Django: Case.
class QUINTETTE_CORE_EXPORT Case : public Expression
{
public:
    explicit Case(const QList<When> &branches, const Expression &otherwise = Literal(Value()));
    Case(const QList<When> &branches, const Expression &otherwise, FieldKind output);
};

/// An expression whose kind is said rather than inferred. Django: ExpressionWrapper.
class QUINTETTE_CORE_EXPORT ExpressionWrapper : public Expression
{
public:
    ExpressionWrapper(const Expression &expression, FieldKind output);
    /// A condition as a boolean column.
    explicit ExpressionWrapper(const Q &condition);
};

/// The first that is not NULL. Django: Coalesce.
class QUINTETTE_CORE_EXPORT Coalesce : public Expression
{
public:
    explicit Coalesce(const QList<Argument> &arguments);
};

/// NULL where both are equal.
class QUINTETTE_CORE_EXPORT NullIf : public Expression
{
public:
    NullIf(const Argument &a, const Argument &b);
};

/// As another kind of field. Django: Cast.
class QUINTETTE_CORE_EXPORT Cast : public Expression
{
public:
    Cast(const Argument &argument, FieldKind kind, const FieldOptions &options = {});
};

/// Any SQL function: Func(u"SOUNDEX"_s, {u"name"_s}, FieldKind::Char). Django: Func.
class QUINTETTE_CORE_EXPORT Func : public Expression
{
public:
    Func(const QString &function, const QList<Argument> &arguments);
    Func(const QString &function, const QList<Argument> &arguments, FieldKind output);
};

} // namespace Quintette
