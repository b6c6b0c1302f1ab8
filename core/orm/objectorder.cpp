// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/objectorder.h"

#include "core/base/error.h"
#include "core/orm/modelinfo.h"
#include "core/orm/queryset.h"

namespace Quintette {

static QuerySet ordered(const Record &owner, const ModelInfo &model)
{
    const QString &name = model.options().orderWithRespectTo;
    const Field *key = name.isEmpty() ? nullptr : model.findField(name);
    if (!key || !owner.model().isKindOf(*key->relatedModel())) {
        throw FieldError(u"%1 is in no order with respect to %2 (order_with_respect_to)"_s.arg(
                model.label(), owner.model().label()));
    }
    return objects(model, owner.database())
            .filter(Q(Lookup(name, owner.value(*key->targetField()))));
}

ValueList objectOrder(const Record &owner, const ModelInfo &model)
{
    return ordered(owner, model).orderBy(QStringList{u"_order"_s}).toValues(u"pk"_s);
}

void setObjectOrder(const Record &owner, const ModelInfo &model, const ValueList &keys)
{
    QList<Record> places;
    for (const Value &key : keys) {
        Record place(model);
        place.setValue(model.primaryKey().index(), key);
        place.setValue(u"_order", Value(qint64(places.size())));
        places.append(place);
    }
    ordered(owner, model).bulkUpdate(places, {u"_order"_s});
}

} // namespace Quintette
