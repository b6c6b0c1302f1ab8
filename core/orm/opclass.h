// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"

namespace Quintette {

/// What an index or a rule of a model computes, compared by another operator class of PostgreSQL
/// ("varchar_pattern_ops"); for other databases, and in queries, the expression itself. Throws
/// ValueError for what cannot be the name of one. Django: django.contrib.postgres.indexes.OpClass.
class QUINTETTE_CORE_EXPORT OpClass : public Expression
{
public:
    OpClass(const Argument &expression, const QString &name);
};

namespace Internal {

/// The expression of an OpClass, and its name; the expression itself and "" for any other.
struct OpClassParts
{
    NodePtr expression;
    QString name;
};
OpClassParts opClassParts(const NodePtr &node);

} // namespace Internal
} // namespace Quintette
