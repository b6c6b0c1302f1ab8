// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/query.h"

#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/compositekey.h"

namespace Quintette {

using namespace Internal;

bool Query::isPristine() const
{
    return joins.isEmpty() && where.isEmpty() && annotations.isEmpty() && defaultColumns && !isNone
            && !isSliced() && !distinct && combinator == Combinator::None && orderBy.isEmpty()
            && selectRelated.isEmpty() && !selectRelatedAll && deferral == Deferral::None
            && !forUpdate && prefetch.isEmpty();
}

// Names of annotations come from command lines too; they are quoted, but Django refuses these, so a
// script that works there and here stays one.
static void checkAlias(const QString &alias)
{
    bool bad = alias.isEmpty() || alias.contains("--"_L1) || alias.contains("/*"_L1)
            || alias.contains("*/"_L1);
    for (const QChar c : alias) {
        bad |= c.isSpace() || c.category() == QChar::Other_Control || c == u'\'' || c == u'"'
                || c == u'`' || c == u';' || c == u'[' || c == u']' || c == u'#' || c == u'.';
    }
    if (bad) {
        throw ValueError(u"The alias \"%1\" cannot contain whitespace, quotation marks, "
                         u"semicolons, periods or SQL "
                         "comments."_s.arg(alias));
    }
}

void Query::checkAnnotationName(const QString &alias) const
{
    checkAlias(alias);
    const QStringList taken = isValues ? valuesOrder : QStringList();
    const bool isField = !isValues && (model->findField(alias) || model->findRelated(alias));
    if (alias != "pk"_L1 ? isField || (taken.contains(alias) && !findAnnotation(alias)) : true) {
        throw ValueError(u"The annotation '%1' conflicts with a field on the model."_s.arg(alias));
    }
}

void Query::addAnnotation(const QString &alias, const NodePtr &node, bool selected)
{
    checkAnnotationName(alias);
    Resolution in{*this};
    const NodePtr resolved = node->resolve(in);
    annotations.removeIf([&alias](const Annotation &known) { return known.name == alias; });
    annotations.append({alias, resolved, selected});
    if (isValues && selected && !valuesOrder.contains(alias))
        valuesOrder.append(alias);
    if (!resolved->containsAggregate())
        return;
    if (isValues)
        groupBySelected();
    else
        groupBy = GroupBy::Model;
}

void Query::groupBySelected()
{
    groupBy = GroupBy::List;
    groupByList.clear();
    for (const Selected &selected : std::as_const(select))
        groupByList.append(selected.node);
    for (const Annotation &annotation : std::as_const(annotations)) {
        NodeList columns;
        if (annotation.selected)
            annotation.node->addGroupBy(columns);
        if (!columns.isEmpty() && !annotation.node->containsAggregate())
            columns = {annotation.node};
        groupByList += columns;
    }
}

void Query::setValues(const QStringList &names)
{
    selectRelated.clear();
    selectRelatedAll = false;
    deferral = Deferral::None;
    deferredNames.clear();

    QStringList wanted = names;
    if (wanted.isEmpty()) {
        for (const Field *field : model->fields())
            wanted.append(field->attname());
        for (const Annotation &annotation : std::as_const(annotations)) {
            if (annotation.selected)
                wanted.append(annotation.name);
        }
    }
    QStringList columns;
    QStringList order;
    QStringList selectedAnnotations;
    for (const QString &name : std::as_const(wanted)) {
        if (order.contains(name))
            continue;
        order.append(name);
        const Annotation *annotation = findAnnotation(name);
        if (!annotation)
            columns.append(name);
        else if (annotation->selected)
            selectedAnnotations.append(name);
        else
            throw FieldError(
                    u"Cannot select the '%1' alias. Use annotate() to promote it."_s.arg(name));
    }
    if (groupBy == GroupBy::Model) {
        // The groups stay the objects, whatever of them is shown.
        groupBy = GroupBy::List;
        groupByList.clear();
        baseJoin();
        for (const Field *field : model->fields())
            groupByList.append(std::make_shared<ColumnNode>(joinOf(*field, 0), &field->declared()));
        for (const Annotation &annotation : std::as_const(annotations)) {
            if (annotation.selected)
                annotation.node->addGroupBy(groupByList);
        }
    }
    for (Annotation &annotation : annotations)
        annotation.selected = selectedAnnotations.contains(annotation.name);
    defaultColumns = false;
    isValues = true;
    select.clear();
    for (const QString &name : std::as_const(columns)) {
        const Names parts = splitNames(name);
        const QStringList key = compositePaths(parts, resolvePath(parts, Missing::IsLookup));
        for (const QString &path : key)
            select.append({name, columnByPath(splitNames(path), nullptr)}); // read as a tuple
        if (key.isEmpty())
            select.append({name, columnByPath(parts, nullptr)});
    }
    valuesOrder = order;
}

void Query::setSlice(qint64 from, qint64 count)
{
    if (from < 0)
        throw ValueError(u"Negative indexing is not supported."_s);
    if (limit >= 0) {
        const qint64 left = std::max<qint64>(0, limit - from);
        limit = count < 0 ? left : std::min(left, count);
    } else if (count >= 0) {
        limit = count;
    }
    offset += from;
}

void Query::clearOrdering(bool force)
{
    if (!force && (isSliced() || !distinctFields.isEmpty() || forUpdate))
        return;
    orderBy.clear();
    defaultOrdering = false;
}

void Query::clearSelect()
{
    select.clear();
    defaultColumns = false;
    selectRelated.clear();
    selectRelatedAll = false;
    for (Annotation &annotation : annotations)
        annotation.selected = false;
}

static QLatin1StringView nameOf(Combinator combinator)
{
    switch (combinator) {
    case Combinator::Union:
        return "union"_L1;
    case Combinator::Intersection:
        return "intersection"_L1;
    default:
        return "difference"_L1;
    }
}

void Query::refuseCombined(QLatin1StringView what) const
{
    if (combinator != Combinator::None) {
        throw NotSupportedError(u"Calling QuerySet.%1() after %2() is not supported."_s.arg(
                what, nameOf(combinator)));
    }
}

void Query::checkOrdering(const QString &name) const
{
    if (name == "?"_L1)
        return;
    const QString path = name.startsWith(u'-') || name.startsWith(u'+') ? name.sliced(1) : name;
    const Names names = splitNames(path);
    if (findAnnotation(path) || findAnnotation(names[0]))
        return;
    // What is left of the names has to be a transform; that is only known with the columns at hand.
    Query copy = *this;
    if (!compositePaths(names, resolvePath(names, Missing::IsLookup)).isEmpty())
        return;
    copy.columnByPath(names, nullptr);
}

} // namespace Quintette
