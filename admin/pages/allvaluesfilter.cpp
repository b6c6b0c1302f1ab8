// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/allvaluesfilter.h"

#include "core/orm/distinctvalues.h"

namespace Quintette {

constexpr int mostValues = 200;

/// In order; None among them where some object has no value.
ValueList AllValuesFilter::values(const ModelAdmin &admin, const AdminRequest &request) const
{
    const QuerySet all = admin.queryset(request).orderBy(QStringList{name});
    const auto ask = [&]() -> Value {
        const Field &field = m_path.last();
        if (m_path.steps.size() > 1 || !field.isIndexed()
            || admin.site().hasRowPolicy(request, admin.model()))
            return all.distinct().slice(0, mostValues).toValues(name);
        ValueList found = distinctIndexedValues(field, mostValues);
        if (field.isNull() && all.filter({{name + u"__isnull"_s, true}}).exists())
            found += Value();
        return found;
    };
    return connectionFor(all)
            .remembered(questionOf(u"values "_s + name, all.values({u"pk"_s})), ask)
            .list();
}

ListFilter::Offer AllValuesFilter::offer(const ModelAdmin &admin, const AdminRequest &request,
                                         const ListState &) const
{
    QList<Option> result{optionForAll()};
    bool hasEmpty = false;
    const ValueList found = values(admin, request);
    for (const Value &value : found) {
        if (value.isNone())
            hasEmpty = true;
        else
            result += filterOption(m_path.last().display(value), name, m_path.last().toText(value),
                                   value);
    }
    if (hasEmpty)
        result += filterOption(admin.emptyValueDisplay(), name + u"__isnull"_s, u"True"_s, Value());
    return {result};
}

} // namespace Quintette
