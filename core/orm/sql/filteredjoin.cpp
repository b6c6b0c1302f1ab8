// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/filteredjoin.h"

#include "core/base/error.h"
#include "core/orm/qnode.h"
#include "core/orm/sql/filterbuilder.h"

namespace Quintette {

using namespace Internal;

namespace {

/// Gives the names of a condition about `path` the name that the filtered relation has.
class Renamer
{
public:
    Renamer(const Query &query, const QString &path, const QString &name)
        : m_query(query), m_path(path), m_steps(path.split(u"__"_s)), m_name(name)
    {
    }

    Q renamed(const Q &condition) const
    {
        return condition.isEmpty() ? condition : Q::fromNode(renamed(*condition.node()));
    }

private:
    std::shared_ptr<const Q::Node> renamed(const Q::Node &node) const
    {
        auto copy = std::make_shared<Q::Node>(node);
        for (Q::Node::Child &child : copy->children) {
            if (auto *lookup = std::get_if<Lookup>(&child))
                lookup->path = renamed(lookup->path);
            else if (const auto *inner = std::get_if<std::shared_ptr<const Q::Node>>(&child))
                child = renamed(**inner);
        }
        return copy;
    }

    QString renamed(const QString &lookup) const
    {
        const Names names = splitNames(lookup);
        const int used = m_query.resolvePath(names, Query::Missing::IsLookup).used;
        for (int i = 0; i + 1 < used; ++i) {
            if (i >= m_steps.size()) {
                throw ValueError(
                        u"FilteredRelation's condition doesn't support nested relations "
                        "deeper than the relation_name (got '%1' for '%2')."_s.arg(lookup, m_path));
            }
            if (names[i] != m_steps.at(i)) {
                throw ValueError(u"FilteredRelation's condition doesn't support relations outside "
                                 "the '%1' (got '%2')."_s.arg(m_path, lookup));
            }
        }
        const bool isInside = lookup == m_path || lookup.startsWith(m_path + u"__"_s);
        return isInside ? m_name + lookup.sliced(m_path.size()) : lookup;
    }

    const Query &m_query;
    const QString &m_path;
    QStringList m_steps;
    const QString &m_name;
};

} // namespace

void Internal::joinFilteredRelation(Query &query, FilteredPath relation)
{
    query.baseJoin();
    QVarLengthArray<int, 64> before;
    for (const Join &join : std::as_const(query.joins))
        before.append(join.references);
    --before[0];
    query.filteredRelations.append(relation);
    const Names name{relation.name};
    const ResolvedPath path = query.resolvePath(name, Query::Missing::Throws);
    relation.join = query.setupJoins(path.steps, nullptr).last();
    FilterBuilder builder(query, nullptr, FilterBuilder::Purpose::Expression);
    relation.resolved = builder.condition(relation.condition, true);
    for (qsizetype i = 0; i < query.joins.size(); ++i)
        query.joins[i].references = i < before.size() ? before[i] : 0;
    query.joins[relation.join].restriction = relation.resolved;
    query.filteredRelations.last() = std::move(relation);
}

void Query::addFilteredRelation(const QString &alias, const QString &path, const Q &condition)
{
    checkAnnotationName(alias);
    if (path.isEmpty())
        throw ValueError(u"The relation_name of a FilteredRelation cannot be empty."_s);
    const Names names = splitNames(path);
    const ResolvedPath resolved = resolvePath(names, Missing::IsLookup);
    if (resolved.used < names.size() || !resolved.isRelation) {
        throw ValueError(
                u"FilteredRelation's relation_name cannot contain lookups (got '%1')."_s.arg(path));
    }
    joinFilteredRelation(*this, {alias, path, Renamer(*this, path, alias).renamed(condition)});
}

} // namespace Quintette
