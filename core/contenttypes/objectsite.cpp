// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contenttypes/objectsite.h"

#include "core/orm/queryset.h"

namespace Quintette::ContentTypes {

const Field *siteFieldOf(const ModelInfo &model)
{
    for (const auto &fields : {model.manyToMany(), model.fields()}) {
        for (const Field *field : fields) {
            if (field->relatedModel() && field->relatedModel()->label() == u"sites.Site")
                return field;
        }
    }
    return nullptr;
}

QString otherDomainOf(const Record &object, qint64 currentSite)
{
    const Field *field = siteFieldOf(object.model());
    if (!field)
        return {};
    const QString id = field->name() + u"__id"_s;
    const QString domain = field->name() + u"__domain"_s;
    const QList<Dict> sites = objects(object.model())
                                      .filter({{u"pk"_s, object.pk()}})
                                      .orderBy({domain})
                                      .values({id, domain})
                                      .toDicts();
    QString first;
    for (const Dict &site : sites) {
        if (site.value(id) == Value(currentSite))
            return {};
        if (first.isEmpty())
            first = site.value(domain).toString();
    }
    return first;
}

} // namespace Quintette::ContentTypes
