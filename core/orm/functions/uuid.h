// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/functions/functionexpression.h"

namespace Quintette {

/// A random UUID, made by the database for each row. Django: UUID4.
class QUINTETTE_CORE_EXPORT Uuid4 : public FunctionExpression
{
public:
    Uuid4();
};

/// A UUID that begins with the time, so that later ones sort after earlier ones. PostgreSQL can
/// make them from version 18 on. Django: UUID7.
class QUINTETTE_CORE_EXPORT Uuid7 : public FunctionExpression
{
public:
    Uuid7();
};

} // namespace Quintette
