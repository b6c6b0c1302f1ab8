// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/comparison.h"

#include "core/base/error.h"
#include "core/orm/sql/collatenode.h"

#include <QRegularExpression>

namespace Quintette {

using namespace Internal;

Greatest::Greatest(const QList<Argument> &arguments)
    : FunctionExpression({.name = u"GREATEST"_s}, arguments)
{
}

Least::Least(const QList<Argument> &arguments) : FunctionExpression({.name = u"LEAST"_s}, arguments)
{
}

static const QString &checkedCollation(const QString &name)
{
    static const QRegularExpression valid(u"\\A[\\w-]+\\z"_s);
    if (!valid.match(name).hasMatch())
        throw ValueError(u"Invalid collation name: %1."_s.arg(Value(name).toRepr()));
    return name;
}

Collate::Collate(const Argument &text, const QString &collation)
    : Expression(std::make_shared<CollateNode>(text.node(), checkedCollation(collation)))
{
}

static QList<Argument> keysAndValues(const QList<QPair<QString, Argument>> &members)
{
    QList<Argument> arguments;
    for (const auto &[key, value] : members)
        arguments << Argument(Literal(Value(key))) << value;
    return arguments;
}

JsonObject::JsonObject(const QList<QPair<QString, Argument>> &members)
    : FunctionExpression({.name = u"JSON_OBJECT"_s, .output = FieldKind::Json},
                         keysAndValues(members))
{
}

JsonArray::JsonArray(const QList<Argument> &items)
    : FunctionExpression({.name = u"JSON_ARRAY"_s, .output = FieldKind::Json}, items)
{
}

} // namespace Quintette
