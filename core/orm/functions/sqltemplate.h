// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"

namespace Quintette {

/// A piece of SQL with expressions in it: SqlTemplate(u"%1 IS DISTINCT FROM %2"_s, {u"a", u"b"},
/// FieldKind::Boolean). %1 to %9 are the arguments, %% is a percent sign; the template is written
/// as it is, so no text of strangers may be in it. Throws ValueError for a place without an
/// argument. Django: the template of a Func.
class QUINTETTE_CORE_EXPORT SqlTemplate : public Expression
{
public:
    SqlTemplate(const QString &text, const QList<Argument> &arguments, FieldKind output);
};

} // namespace Quintette
