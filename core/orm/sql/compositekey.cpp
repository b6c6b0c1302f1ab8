// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/compositekey.h"

#include "core/base/error.h"
#include "core/orm/record.h"
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

static Q equal(const QStringList &paths, const ValueList &values)
{
    QList<Lookup> lookups;
    for (qsizetype i = 0; i < paths.size(); ++i)
        lookups += Lookup(paths.at(i), values.at(i));
    return Q(lookups);
}

/// The first fields decide; only where they are equal do the next.
static Q ordered(const QStringList &paths, const ValueList &values, const QString &lookup)
{
    Q any;
    const QString strict = lookup.left(2); // "gte" lets only the last field be equal
    for (qsizetype i = 0; i < paths.size(); ++i) {
        const bool last = i + 1 == paths.size();
        Q one = equal(paths.first(i), values.first(i))
                & Q(Lookup(paths.at(i) + u"__"_s + (last ? lookup : strict), values.at(i)));
        any = any | one;
    }
    return any;
}

Q compositeCondition(const QStringList &paths, const Field &key, QStringView lookup,
                     const Value &value)
{
    const auto tuple = [&key](const Value &one) {
        const Record *record = recordOf(one);
        return key.prepare(record ? record->pk() : one);
    };
    const Q nothing(Lookup(paths.first() + u"__in"_s, ValueList()));
    if (lookup == "isnull"_L1) {
        Q all;
        for (const QString &path : paths)
            all = value.isTrue() ? all | Q(Lookup(path + u"__isnull"_s, value))
                                 : all & Q(Lookup(path + u"__isnull"_s, value));
        return all;
    }
    if (lookup == "in"_L1) {
        if (!value.isList())
            throw TypeError(u"%1: \"in\" needs a list of tuples"_s.arg(key.model().label()));
        Q any;
        for (const Value &one : value.list()) {
            if (const Value wanted = tuple(one); !wanted.isNone())
                any = any | equal(paths, wanted.list());
        }
        return any.isEmpty() ? nothing : any;
    }
    if (lookup == "exact"_L1) {
        const Value wanted = tuple(value);
        return wanted.isNone() ? nothing : equal(paths, wanted.list());
    }
    if (lookup == "gt"_L1 || lookup == "gte"_L1 || lookup == "lt"_L1 || lookup == "lte"_L1) {
        const Value wanted = tuple(value);
        return wanted.isNone() ? nothing : ordered(paths, wanted.list(), lookup.toString());
    }
    throw FieldError(u"Unsupported lookup '%1' for CompositePrimaryKey."_s.arg(lookup));
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
