// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/inlinelink.h"

namespace Quintette {

QStringList InlineLink::names() const
{
    return type ? QStringList{key->name(), type->name()} : QStringList{key->name()};
}

Value InlineLink::keyOf(const Record &object) const
{
    const Value value = object.value(source->index());
    // The key of any object is kept in a field of another kind, mostly text.
    return type ? key->toValue(source->toText(value)) : value;
}

Q InlineLink::pointsTo(const Record &object) const
{
    const Q byKey{{key->name(), keyOf(object)}};
    return type ? byKey & Q{{type->name(), typeValue}} : byKey;
}

void InlineLink::set(Record &row, const Record &object) const
{
    row.setValue(key->index(), keyOf(object));
    if (type)
        row.setValue(type->index(), typeValue);
}

} // namespace Quintette
