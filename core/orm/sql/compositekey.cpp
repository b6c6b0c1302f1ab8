// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/compositekey.h"

#include "core/base/error.h"
#include "core/orm/expression.h"
#include "core/orm/record.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

QStringList compositePaths(const Names &names, const ResolvedPath &path)
{
    if (!path.target || !path.target->isCompositeKey() || names.size() - path.used > 1)
        return {};
    QString prefix;
    // Of a relation the key is meant; else the last name says "pk", or what it is called.
    const int leading = path.isRelation ? path.used : path.used - 1;
    for (int i = 0; i < leading; ++i)
        prefix += names[i].toString() + u"__"_s;
    QStringList paths;
    for (const Field *part : path.target->model().keyFields())
        paths += prefix + part->name();
    return paths;
}

namespace {

/// What one field of a key is compared with.
struct Operand
{
    Value value;
    std::shared_ptr<const Expression> expression = {}; // instead of the value

    Lookup lookup(const QString &path) const
    {
        return expression ? Lookup(path, *expression) : Lookup(path, value);
    }
};
using Operands = QList<Operand>;

/// Nothing for None, which is no key.
std::optional<Operands> operandsOf(const Field &key, const Value &given)
{
    const Record *record = recordOf(given);
    const Value tuple = key.prepare(record ? record->pk() : given);
    if (tuple.isNone())
        return {};
    Operands operands;
    for (const Value &value : tuple.list())
        operands.append({value});
    return operands;
}

std::optional<Operands> operandsOf(const Field &key, const NodePtr &given)
{
    if (const auto *literal = nodeAs<LiteralNode>(given.get()))
        return operandsOf(key, literal->value());
    const QList<const Field *> &fields = key.model().keyFields();
    const NodeList items = given->type() == Node::Type::List ? given->sources() : NodeList();
    if (items.size() != fields.size()) {
        throw ValueError(u"%1: the primary key is a tuple of %2 values"_s.arg(key.model().label())
                                 .arg(fields.size()));
    }
    Operands operands;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const auto *literal = nodeAs<LiteralNode>(items.at(i).get());
        operands.append(
                literal ? Operand{fields.at(i)->prepare(literal->value())}
                        : Operand{Value(), std::make_shared<const Expression>(items.at(i))});
    }
    return operands;
}

std::optional<Operands> operandsOf(const Field &key, const Lookup &lookup)
{
    return lookup.expression ? operandsOf(key, lookup.expression->node())
                             : operandsOf(key, lookup.value);
}

Q equal(const QStringList &paths, const Operands &operands)
{
    QList<Lookup> lookups;
    for (qsizetype i = 0; i < paths.size(); ++i)
        lookups += operands.at(i).lookup(paths.at(i));
    return Q(lookups);
}

/// The first fields decide; only where they are equal do the next.
Q ordered(const QStringList &paths, const Operands &operands, const QString &kind)
{
    Q any;
    const QString strict = kind.left(2); // "gte" lets only the last field be equal
    for (qsizetype i = 0; i < paths.size(); ++i) {
        const bool last = i + 1 == paths.size();
        const QString path = paths.at(i) + u"__"_s + (last ? kind : strict);
        any = any | (equal(paths.first(i), operands.first(i)) & Q(operands.at(i).lookup(path)));
    }
    return any;
}

Q allNull(const QStringList &paths, const Value &isNull)
{
    Q all;
    for (const QString &path : paths) {
        const Q one(Lookup(path + u"__isnull"_s, isNull));
        all = isNull.isTrue() ? all | one : all & one;
    }
    return all;
}

Q oneOf(const QStringList &paths, const Field &key, const Lookup &lookup)
{
    if (!lookup.expression && !lookup.value.isList())
        throw TypeError(u"%1: \"in\" needs a list of tuples"_s.arg(key.model().label()));
    Q any;
    const auto add = [&any, &paths](const std::optional<Operands> &wanted) {
        if (wanted)
            any = any | equal(paths, *wanted);
    };
    if (lookup.expression) {
        for (const NodePtr &item : lookup.expression->node()->sources())
            add(operandsOf(key, item));
    } else {
        for (const Value &item : lookup.value.list())
            add(operandsOf(key, item));
    }
    return any;
}

} // namespace

Q compositeCondition(const QStringList &paths, const Field &key, QStringView kind,
                     const Lookup &lookup)
{
    Q condition;
    if (kind == "isnull"_L1) {
        condition = allNull(paths, lookup.value);
    } else if (kind == "in"_L1) {
        condition = oneOf(paths, key, lookup);
    } else if (kind == "exact"_L1) {
        if (const std::optional<Operands> wanted = operandsOf(key, lookup))
            condition = equal(paths, *wanted);
    } else if (kind == "gt"_L1 || kind == "gte"_L1 || kind == "lt"_L1 || kind == "lte"_L1) {
        if (const std::optional<Operands> wanted = operandsOf(key, lookup))
            condition = ordered(paths, *wanted, kind.toString());
    } else {
        throw FieldError(u"Unsupported lookup '%1' for CompositePrimaryKey."_s.arg(kind));
    }
    return condition.isEmpty() ? Q(Lookup(paths.first() + u"__in"_s, ValueList())) : condition;
}

TupleInNode::TupleInNode(NodeList columns, const NodePtr &subquery)
    : Node(Type::Raw, columns << subquery)
{
}

NodePtr TupleInNode::withSources(NodeList sources) const
{
    const NodePtr subquery = sources.takeLast();
    return std::make_shared<TupleInNode>(std::move(sources), subquery);
}

Outcome TupleInNode::compile(Compiler &to) const
{
    const Compiler::Mark start = to.mark();
    to.write(u'(');
    for (qsizetype i = 0; i + 1 < m_sources.size(); ++i) {
        to.write(i > 0 ? ", "_L1 : ""_L1);
        to.compileValue(m_sources.at(i));
    }
    to.write(") IN "_L1);
    const Outcome outcome = to.compile(m_sources.last());
    if (outcome != Outcome::Sql)
        to.rewind(start);
    return outcome;
}

} // namespace Quintette::Internal
