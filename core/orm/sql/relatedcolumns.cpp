// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/relatedcolumns.h"

#include "core/base/error.h"

#include <map>

namespace Quintette::Internal {

/// selectRelated() without names follows relations as deep as Django does.
static constexpr int everyDepth = 5;

struct RelatedColumns::Wish
{
    std::map<QString, Wish> below;
};

void RelatedColumns::addAll()
{
    const int base = m_query.baseJoin();
    const int object = addObject(*m_query.model, base, QString());
    if (m_query.selectRelatedAll) {
        addEvery(object, *m_query.model, base, 1);
    } else if (!m_query.selectRelated.isEmpty()) {
        Wish wish;
        for (const QString &path : std::as_const(m_query.selectRelated)) {
            Wish *at = &wish;
            for (const QStringView name : splitNames(path))
                at = &at->below[name.toString()];
        }
        addRelated(object, *m_query.model, base, wish, QString(), 0);
    }
}

// The primary key is always loaded: it says which object this is.
QList<const Field *> RelatedColumns::loadedFields(const ModelInfo &model,
                                                  const QString &prefix) const
{
    if (m_query.deferral == Deferral::None)
        return model.fields();
    const bool only = m_query.deferral == Deferral::Only;
    const bool anyHere = std::any_of(
            m_query.deferredNames.cbegin(), m_query.deferredNames.cend(), [&](const QString &n) {
                return n.startsWith(prefix) && !n.sliced(prefix.size()).isEmpty();
            });
    if (!anyHere)
        return model.fields();
    QList<const Field *> fields;
    for (const Field *field : model.fields()) {
        bool named = m_query.deferredNames.contains(prefix + field->name())
                || m_query.deferredNames.contains(prefix + field->attname())
                || (field->isPrimaryKey() && m_query.deferredNames.contains(prefix + u"pk"_s));
        if (only && field->isForeignKey()) {
            const QString below = prefix + field->name() + u"__"_s;
            named |= std::any_of(m_query.deferredNames.cbegin(), m_query.deferredNames.cend(),
                                 [&](const QString &n) { return n.startsWith(below); });
        }
        if (model.keyFields().contains(field) || named == only)
            fields.append(field);
    }
    return fields;
}

/// The join of the ancestor of a model that a relation starts at.
int RelatedColumns::joinOfAncestor(const ModelInfo &model, const ModelInfo &ancestor, int join)
{
    const Field &key = *ancestor.keyFields().first();
    return m_query.joinOf(*model.fields().at(model.indexOf(key)), join);
}

int RelatedColumns::addObject(const ModelInfo &model, int join, const QString &prefix)
{
    RowLayout::Object object;
    object.model = &model;
    object.firstColumn = int(m_layout.columns.size());
    object.fields = loadedFields(model, prefix);
    object.isComplete = object.fields.size() == model.fields().size();
    for (const Field *field : std::as_const(object.fields))
        m_layout.columns.append(
                {nullptr, &field->declared(), QString(), m_query.joinOf(*field, join)});
    m_layout.objects.append(std::move(object));
    return int(m_layout.objects.size() - 1);
}

void RelatedColumns::addRelated(int object, const ModelInfo &model, int join, const Wish &wish,
                                const QString &prefix, int depth)
{
    if (depth > 32)
        throw FieldError(u"selectRelated() follows relations too deep."_s);
    for (const auto &[name, below] : wish.below) {
        if (prefix.isEmpty() && m_query.findFilteredRelation(name) >= 0) {
            addFiltered(object, join, name, below, depth);
            continue;
        }
        const Field *field = model.findField(name);
        const ReverseRelation *reverse = field ? nullptr : model.findRelated(name);
        const bool single = field ? field->isForeignKey() && field->relatedModel()
                                  : reverse && reverse->isOneToOne();
        if (!single) {
            throw FieldError(u"Invalid field name given in selectRelated(): '%1'. %2 has no single "
                             u"related object of "
                             "that name."_s.arg(prefix + name, model.label()));
        }
        if (field && field->isParentLink())
            continue; // all of the parent is there already
        if (field && !m_layout.objects.at(object).fields.contains(field)) {
            throw FieldError(
                    u"Field %1.%2 cannot be both deferred and traversed using "
                    u"select_related at the same time."_s.arg(model.name(), field->name()));
        }
        const Field *key = field ? &field->declared() : reverse->field;
        const ModelInfo &to = field ? *field->relatedModel() : reverse->field->model();
        const ModelInfo &from = field ? key->model() : key->relatedModel()->concrete();
        const int start = joinOfAncestor(model, from, join);
        const int made = m_query.join({key, &from, &to, bool(field), false}, start, nullptr);
        const QString path = prefix + name + u"__"_s;
        const int at = addObject(to, made, path);
        m_layout.objects[at].parent = object;
        m_layout.objects[at].relation = key;
        m_layout.objects[at].forward = bool(field);
        m_layout.objects[at].name = name;
        addRelated(at, to, made, below, path, depth + 1);
    }
}

void RelatedColumns::addFiltered(int object, int join, const QString &name, const Wish &wish,
                                 int depth)
{
    const Names names{name};
    const ResolvedPath path = m_query.resolvePath(names, Query::Missing::Throws);
    int at = join;
    for (const PathStep &step : path.steps)
        at = m_query.join(step, at, nullptr);
    const int made = addObject(*path.model, at, name + u"__"_s);
    m_layout.objects[made].parent = object;
    m_layout.objects[made].name = name;
    m_layout.objects[made].isFiltered = true;
    addRelated(made, *path.model, at, wish, name + u"__"_s, depth + 1);
}

// Without names only keys that must point somewhere are followed, so that no row is lost or
// doubled.
void RelatedColumns::addEvery(int object, const ModelInfo &model, int join, int depth)
{
    if (depth > everyDepth)
        return;
    for (const Field *field : model.fields()) {
        if (!field->isForeignKey() || !field->relatedModel() || field->isNull()
            || field->isParentLink())
            continue;
        const int made =
                m_query.join({&field->declared(), &model, field->relatedModel(), true, false},
                             m_query.joinOf(*field, join), nullptr);
        const int at = addObject(*field->relatedModel(), made, QString());
        m_layout.objects[at].parent = object;
        m_layout.objects[at].relation = field;
        addEvery(at, *field->relatedModel(), made, depth + 1);
    }
}

} // namespace Quintette::Internal
