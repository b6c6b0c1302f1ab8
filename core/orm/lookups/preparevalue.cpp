// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/preparevalue.h"

#include "core/base/error.h"
#include "core/orm/record.h"
#include "core/orm/sql/node.h"

namespace Quintette::Internal {

static Value ofObject(const Field &field, const Record &record)
{
    if (record.isAdding() || record.pk().isNone())
        throw ValueError(u"Model instances passed to related filters must be saved."_s);
    // The field compared with may be another one than the key (to_field).
    const bool here = field.index() >= 0 && &field.model() == &record.model();
    return here ? record.value(field.index()) : record.pk();
}

static bool isMoment(FieldKind kind)
{
    return kind == FieldKind::Date || kind == FieldKind::DateTime || kind == FieldKind::Time;
}

Value prepareValue(const Field &given, const Value &value)
{
    if (value.isNone())
        return value;
    const Field &field = valueField(given);
    if (value.type() == Value::Type::Object) {
        if (const Record *record = recordOf(value))
            return prepareValue(field, ofObject(field, *record));
    }
    if (isMoment(field.kind()) && (value.isNumber() || value.type() == Value::Type::Bool))
        throw TypeError(u"fromisoformat: argument must be str"_s);
    return field.prepare(value);
}

QString patternText(const Value &value)
{
    if (const Record *record = recordOf(value))
        return record->pk().toString();
    return value.isString() ? value.string() : value.toString();
}

} // namespace Quintette::Internal
