// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/query.h"

#include "core/base/error.h"
#include "core/orm/lookups/transforms.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/compositekey.h"
#include "core/orm/sql/genericpath.h"
#include "core/orm/sql/referencenode.h"
#include "core/orm/sql/tuplenode.h"

namespace Quintette {

using namespace Internal;

/// More names than any sensible lookup has; a longer one is refused before it costs anything.
static constexpr int nameLimit = 64;

Names Internal::splitNames(QStringView path)
{
    Names names;
    qsizetype from = 0;
    while (true) {
        const qsizetype to = path.indexOf("__"_L1, from);
        names.append(path.sliced(from, (to < 0 ? path.size() : to) - from));
        if (to < 0)
            return names;
        if (names.size() >= nameLimit)
            throw FieldError(u"The lookup \"%1...\" has more than %2 names."_s.arg(path.first(40))
                                     .arg(nameLimit));
        from = to + 2;
    }
}

const Annotation *Query::findAnnotation(QStringView name) const
{
    for (const Annotation &annotation : annotations) {
        if (annotation.name == name)
            return &annotation;
    }
    return nullptr;
}

bool Query::hasSelectedAnnotations() const
{
    return std::any_of(annotations.cbegin(), annotations.cend(),
                       [](const Annotation &a) { return a.selected; });
}

QString Query::choices(const ModelInfo &of) const
{
    QStringList names = of.validNames();
    for (const Annotation &annotation : annotations)
        names += annotation.name;
    for (const FilteredPath &relation : filteredRelations)
        names += relation.name;
    names.sort();
    return names.join(u", "_s);
}

static void addReverse(ResolvedPath &path, const Field &field, const ModelInfo &from)
{
    const ModelInfo &owner = field.model();
    if (field.isManyToMany()) {
        path.steps.append({field.throughTarget(), &from, field.throughModel(), false, true});
        path.steps.append({field.throughSource(), field.throughModel(), &owner, true, false});
    } else {
        path.steps.append({&field, &from, &owner, false, field.kind() != FieldKind::OneToOne});
    }
    path.model = &owner;
    path.target = path.final = &owner.primaryKey();
}

static void addForward(ResolvedPath &path, const Field &field, const ModelInfo &from)
{
    if (field.isManyToMany()) {
        path.steps.append({field.throughSource(), &from, field.throughModel(), false, true});
        path.steps.append(
                {field.throughTarget(), field.throughModel(), field.relatedModel(), true, false});
        path.target = field.throughTarget()->targetField();
        path.final = field.throughTarget();
    } else {
        path.steps.append({&field, &from, field.relatedModel(), true, false});
        path.target = field.targetField();
        path.final = &field;
    }
    path.model = field.relatedModel();
}

/// Steps from a model to its ancestor, whose table has what is asked for; returns where they end.
static const ModelInfo &addSteps(ResolvedPath &path, const ModelInfo &from, const ModelInfo &to)
{
    if (&from.concrete() == &to.concrete())
        return from;
    for (const ParentModel &parent : from.parents()) {
        if (!parent.model->isKindOf(to))
            continue;
        path.steps.append({parent.link, &from, parent.model, true, false});
        return addSteps(path, *parent.model, to);
    }
    Q_UNREACHABLE();
}

static void addGeneric(ResolvedPath &path, const Field &field, const ModelInfo &from)
{
    const ModelInfo &to = *field.relatedModel();
    path.steps.append({&to.field(genericKeyName(field)), &from, &to, false, true, &field});
    path.model = &to;
    path.target = path.final = &to.primaryKey();
}

/// From what points anywhere to the objects of the relation's model.
static void addGenericReverse(ResolvedPath &path, const Field &field, const ModelInfo &from)
{
    const ModelInfo &to = field.model();
    path.steps.append({&from.field(genericKeyName(field)), &from, &to, true, false, &field});
    path.model = &to;
    path.target = path.final = &to.primaryKey();
}

/// The steps of the relation that a filtered relation goes along; the last of them has its
/// condition.
static void enterFilteredRelation(ResolvedPath &path, const Query &query, int filter,
                                  bool allowMany)
{
    Query plain(*query.model, query.database);
    const Names names = splitNames(query.filteredRelations.at(filter).path);
    path = plain.resolvePath(names, Query::Missing::Throws);
    path.steps.last().filter = filter;
    path.used = 1;
    path.stepsAfterName = {int(path.steps.size())};
    if (!allowMany) {
        path.crossedMany = std::any_of(path.steps.cbegin(), path.steps.cend(),
                                       [](const PathStep &step) { return step.many; });
    }
}

int Query::findFilteredRelation(QStringView name) const
{
    for (qsizetype i = 0; i < filteredRelations.size(); ++i) {
        if (filteredRelations.at(i).name == name)
            return int(i);
    }
    return -1;
}

ResolvedPath Query::resolvePath(const Names &names, Missing missing, bool allowMany) const
{
    ResolvedPath path;
    path.model = model;
    const int filter = filteredRelations.isEmpty() ? -1 : findFilteredRelation(names[0]);
    if (filter >= 0)
        enterFilteredRelation(path, *this, filter, allowMany);
    for (qsizetype i = path.used; i < names.size() && !path.crossedMany; ++i) {
        const QStringView name = names[i];
        const ModelInfo &at = *path.model;
        const Field *field = at.findField(name);
        const ReverseRelation *reverse = field ? nullptr : at.findRelated(name);
        const Field *generic = field || reverse ? nullptr : genericByQueryName(at, name);
        if (!field && !reverse && !generic) {
            if (path.used == 0 || missing == Missing::Throws) {
                throw FieldError(u"Cannot resolve keyword '%1' into field. Choices are: %2"_s.arg(
                        name, choices(at)));
            }
            return path;
        }
        const qsizetype before = path.steps.size();
        if (generic) {
            addGenericReverse(path, *generic, at);
        } else if (reverse) {
            // A relation of an ancestor starts at that one's table.
            const ModelInfo &of = reverse->field->relatedModel()->concrete();
            addReverse(path, *reverse->field, addSteps(path, at, of));
        } else if (field->isRelation() && field->relatedModel()) {
            const ModelInfo &of = addSteps(path, at, field->declared().model());
            addForward(path, field->declared(), of);
        } else if (field->kind() == FieldKind::GenericRelation && field->relatedModel()) {
            addGeneric(path, *field, at);
        } else if (field->index() < 0 && !field->isCompositeKey()) {
            throw FieldError(u"Field '%1' of %2 does not generate an automatic reverse relation "
                             u"and therefore cannot be "
                             "used for reverse querying."_s.arg(name, at.label()));
        } else {
            path.model = &addSteps(path, at, field->declared().model());
            path.target = path.final = &field->declared();
            path.isRelation = false;
            ++path.used;
            path.stepsAfterName.append(int(path.steps.size()));
            return path;
        }
        path.isRelation = true;
        ++path.used;
        path.stepsAfterName.append(int(path.steps.size()));
        if (!allowMany) {
            for (qsizetype i = before; i < path.steps.size(); ++i)
                path.crossedMany |= path.steps[i].many;
            if (path.crossedMany)
                return path;
        }
    }
    return path;
}

NodePtr Query::columnByPath(const Names &names, JoinSet *reuse, bool allowJoins)
{
    const ResolvedPath path = resolvePath(names, Missing::IsLookup);
    const bool namesLeft = path.used < names.size();
    if (path.target->isCompositeKey() && !path.isRelation) {
        throw FieldError(
                u"%1 has a composite primary key, which has no column: name its fields (%2)."_s.arg(
                        path.target->model().label(),
                        path.target->model().options().compositeKey.join(u", "_s)));
    }
    if (namesLeft && path.isRelation) {
        throw FieldError(u"Cannot resolve keyword '%1' into field. Choices are: %2"_s.arg(
                names[path.used], choices(*path.model)));
    }
    QVarLengthArray<int, 8> made = setupJoins(path.steps, reuse);
    const Field *target = trimJoins(path, made);
    if (!allowJoins && made.size() > 1)
        throw FieldError(u"Joined field references are not permitted in this query"_s);
    // Whether there is a related object, the first field of its key says as well.
    const Field *column = target->isCompositeKey() ? target->model().keyFields().first() : target;
    const Field *final = path.final->isCompositeKey() ? column : path.final;
    NodePtr node = std::make_shared<ColumnNode>(made.last(), column, final, path.isRelation);
    for (qsizetype i = path.used; i < names.size(); ++i) {
        const NodePtr transformed = makeTransform(node, names[i]);
        if (!transformed) {
            throw FieldError(
                    u"Cannot resolve keyword '%1' into field. Join on '%2' not permitted."_s.arg(
                            names[i], names[i - 1]));
        }
        node = transformed;
    }
    if (reuse) {
        for (const int join : made)
            *reuse |= JoinSet(1) << join;
    }
    return node;
}

NodePtr Query::reference(const QString &name, Resolution &in)
{
    if (const Annotation *annotation = findAnnotation(name)) {
        if (!in.summarize || annotation->node->type() == Node::Type::Tuple)
            return annotation->node;
        if (!annotation->selected) {
            throw FieldError(
                    u"Cannot aggregate over the '%1' alias. Use annotate() to promote it."_s.arg(
                            name));
        }
        return std::make_shared<ReferenceNode>(name, annotation->node);
    }
    const Names names = splitNames(name);
    if (const Annotation *annotation = findAnnotation(names[0])) {
        NodePtr node = in.summarize
                ? std::make_shared<ReferenceNode>(annotation->name, annotation->node)
                : annotation->node;
        for (qsizetype i = 1; i < names.size(); ++i)
            node = requireTransform(node, names[i]);
        return node;
    }
    const ResolvedPath resolved = resolvePath(names, Missing::IsLookup);
    const QStringList key = compositePaths(names, resolved);
    // Of a relation the first field says whether there is an object.
    if (key.isEmpty() || names.last() != u"pk")
        return columnByPath(names, in.reuse, in.allowJoins);
    NodeList columns;
    for (const QString &path : key)
        columns.append(columnByPath(splitNames(path), in.reuse, in.allowJoins));
    return std::make_shared<TupleNode>(std::move(columns), key, *resolved.target);
}

} // namespace Quintette
