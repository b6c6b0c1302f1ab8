// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"

namespace Quintette {

/// A key inside a JSON field as text, to be annotated, ordered by and matched:
/// KeyText("data__owner") gives Bob, where F gives "Bob" as JSON. The path must name a key; else,
/// when the query is made, ValueError. Django: KT().
class QUINTETTE_CORE_EXPORT KeyText : public Expression
{
public:
    explicit KeyText(const QString &path);
};

} // namespace Quintette
