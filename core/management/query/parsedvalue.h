// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/filteredrelation.h"
#include "core/orm/functions/conditional.h"
#include "core/orm/functions/window.h"
#include "core/orm/queryset.h"

namespace Quintette::Internal {

/// What a part of an expression's text means.
struct ParsedValue
{
    enum class Kind {
        Constant, // value; a list of constants is one too
        Name, // a bare name: the path of a column
        Expression,
        Condition,
        List, // items, not all of them constants
        Branch, // When(): condition, then expression
        Frame, // RowRange(), ValueRange()
        Relation, // FilteredRelation()
        QuerySet, // Book.objects.filter(...)
        Field // CharField(max_length=10): fieldKind and fieldOptions
    };

    Kind kind = Kind::Constant;
    Value value = {};
    QString name = {};
    Expression expression = {};
    Q condition = {};
    QString defaultAlias = {}; // of an aggregate
    QList<ParsedValue> items = {};
    WindowFrame frame = {};
    FilteredRelation relation = {};
    std::optional<Quintette::QuerySet> querySet = {};
    FieldKind fieldKind = FieldKind::Custom;
    FieldOptions fieldOptions = {};

    static ParsedValue ofExpression(const Expression &expression)
    {
        return {.kind = Kind::Expression, .expression = expression};
    }
    static ParsedValue ofCondition(const Q &condition)
    {
        return {.kind = Kind::Condition, .condition = condition};
    }

    static ParsedValue ofQuerySet(const Quintette::QuerySet &query)
    {
        return {.kind = Kind::QuerySet, .querySet = query};
    }

    bool isText() const { return kind == Kind::Constant && value.isString(); }
    /// Throws TypeError for what is no constant.
    const Value &constant() const;
    /// A text or bare name. Throws TypeError for anything else.
    QString path() const;
    /// A constant becomes a literal, a name a column. Throws TypeError for what is no expression.
    Expression toExpression() const;
    /// As toExpression(), but a text is the path of a column, as Django's functions take it.
    Argument toArgument() const;
    Q toCondition() const;
    /// As the right side of an operator: an expression such as Exists(...) on the left makes
    /// Python see Q(this).
    Q toOperandOf(const ParsedValue &left) const;
    /// The condition path=this.
    Lookup toLookup(const QString &path) const;
    /// The items of a list, or the value itself as the only one.
    QList<ParsedValue> toItems() const;
};

/// What stands in the parentheses of a call.
struct ParsedArguments
{
    QList<ParsedValue> positional;
    QList<QPair<QString, ParsedValue>> named;

    /// The argument at that place or of that name; null where there is neither.
    const ParsedValue *find(qsizetype place, QLatin1StringView name) const;
    const ParsedValue *find(QLatin1StringView name) const { return find(positional.size(), name); }
    /// What filter() makes of them: conditions, and names with values. Django: Q(*args, **kwargs).
    Q toCondition() const;
    /// Throws TypeError where it is missing.
    const ParsedValue &require(qsizetype place, QLatin1StringView name) const;
};

} // namespace Quintette::Internal
