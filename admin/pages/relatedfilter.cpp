// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/relatedfilter.h"

#include "core/forms/modelform.h"
#include "core/orm/distinctvalues.h"
#include "core/orm/functions/subquery.h"
#include "core/orm/query.h"

namespace Quintette {

// More than this many choices are no filter but a search.
constexpr int mostChoices = 200;

const Field &RelatedFilter::target() const
{
    const Field &field = m_path.last();
    return field.isManyToMany() ? field.relatedModel()->primaryKey() : *field.targetField();
}

QStringList RelatedFilter::parameterNames() const
{
    return {name + u"__"_s + target().name() + u"__exact"_s, name + u"__isnull"_s};
}

QuerySet RelatedFilter::choosable(const ModelAdmin &admin, const AdminRequest &request) const
{
    const Field &field = m_path.last();
    const ModelAdmin *relatedAdmin = admin.site().find(*field.relatedModel());
    const QuerySet all =
            relatedAdmin ? relatedAdmin->queryset(request) : objects(*field.relatedModel());
    if (!field.limitChoicesTo())
        return all;
    return all.filter(Q(Lookup(u"pk__in"_s, relatedChoices(field).query.values({u"pk"_s}))));
}

/// Those that some object of the list points to.
QuerySet RelatedFilter::used(const ModelAdmin &admin, const AdminRequest &request,
                             const QuerySet &related) const
{
    const Field &field = m_path.last();
    const QuerySet pointing = admin.queryset(request).orderBy(QStringList());
    // Of all objects and all that they point to, an index tells without looking at each.
    if (m_path.steps.size() == 1 && field.isForeignKey() && field.isIndexed()
        && pointing.query().where.isEmpty() && related.query().where.isEmpty())
        return related.filter(
                Q(Lookup(target().name() + u"__in"_s,
                         DistinctIndexedValues(field, mostChoices + 1, pointing.database()))));
    return related.filter(Q(Exists(pointing.filter(Q(Lookup(name, OuterRef(target().name())))))));
}

ListFilter::Option RelatedFilter::optionFor(const Record &record) const
{
    const Value key = record.value(target().index());
    return filterOption(record.toString(), parameterNames().first(), target().toText(key), key);
}

ListFilter::Offer RelatedFilter::offerSearch(const QuerySet &related, const ListState &state) const
{
    Offer offer{{optionForAll()}};
    for (const auto &[parameter, value] : state.filters) {
        if (parameter != parameterNames().first())
            continue;
        if (const std::optional<Record> chosen = related.find({{target().name(), value}}))
            offer.options += optionFor(*chosen);
    }
    offer.search =
            FilterSearch{&m_path.last().model(), m_path.last().name(), parameterNames().first()};
    return offer;
}

ListFilter::Offer RelatedFilter::offer(const ModelAdmin &admin, const AdminRequest &request,
                                       const ListState &state) const
{
    const QuerySet all = choosable(admin, request);
    const QuerySet related = m_onlyUsed ? used(admin, request, all) : all;
    const QList<Record> records = related.slice(0, mostChoices + 1).toList();
    Offer offer{{optionForAll()}};
    if (records.size() > mostChoices) {
        offer = offerSearch(all, state);
    } else {
        for (const Record &record : records)
            offer.options += optionFor(record);
    }
    const Field &field = m_path.last();
    if (field.isNull() || field.isManyToMany()) {
        Option none = filterOption(admin.emptyValueDisplay(), parameterNames().last(), u"True"_s);
        if (field.isForeignKey())
            none.value = Value();
        offer.options += none;
    }
    return offer;
}

} // namespace Quintette
