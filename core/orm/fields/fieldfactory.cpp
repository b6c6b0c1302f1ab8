// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/fields/arrayfield.h"
#include "core/orm/fields/binaryfield.h"
#include "core/orm/fields/booleanfield.h"
#include "core/orm/fields/columnlessfield.h"
#include "core/orm/fields/compositekeyfield.h"
#include "core/orm/fields/datefield.h"
#include "core/orm/fields/datetimefield.h"
#include "core/orm/fields/decimalfield.h"
#include "core/orm/fields/durationfield.h"
#include "core/orm/fields/filefield.h"
#include "core/orm/fields/floatfield.h"
#include "core/orm/fields/foreignkeyfield.h"
#include "core/orm/fields/generatedfield.h"
#include "core/orm/fields/hstorefield.h"
#include "core/orm/fields/integerfield.h"
#include "core/orm/fields/ipaddressfield.h"
#include "core/orm/fields/jsonfield.h"
#include "core/orm/fields/rangefield.h"
#include "core/orm/fields/searchvectorfield.h"
#include "core/orm/fields/textfield.h"
#include "core/orm/fields/timefield.h"
#include "core/orm/fields/uuidfield.h"

namespace Quintette {

static std::unique_ptr<Field> construct(FieldKind kind, const QString &name,
                                        const FieldOptions &options)
{
    switch (kind) {
    case FieldKind::Auto:
    case FieldKind::BigAuto:
    case FieldKind::SmallAuto:
    case FieldKind::BigInteger:
    case FieldKind::Integer:
    case FieldKind::PositiveBigInteger:
    case FieldKind::PositiveInteger:
    case FieldKind::PositiveSmallInteger:
    case FieldKind::SmallInteger:
        return std::make_unique<IntegerField>(kind, name, options);
    case FieldKind::Char:
    case FieldKind::Email:
    case FieldKind::Slug:
    case FieldKind::Text:
    case FieldKind::Url:
        return std::make_unique<TextField>(kind, name, options);
    case FieldKind::File:
    case FieldKind::FilePath:
    case FieldKind::Image:
        return std::make_unique<FileField>(kind, name, options);
    case FieldKind::Binary:
        return std::make_unique<BinaryField>(kind, name, options);
    case FieldKind::Boolean:
        return std::make_unique<BooleanField>(kind, name, options);
    case FieldKind::Date:
        return std::make_unique<DateField>(kind, name, options);
    case FieldKind::DateTime:
        return std::make_unique<DateTimeField>(kind, name, options);
    case FieldKind::Decimal:
        return std::make_unique<DecimalField>(kind, name, options);
    case FieldKind::Duration:
        return std::make_unique<DurationField>(kind, name, options);
    case FieldKind::Float:
        return std::make_unique<FloatField>(kind, name, options);
    case FieldKind::Generated:
        return std::make_unique<GeneratedField>(kind, name, options);
    case FieldKind::GenericIPAddress:
        return std::make_unique<IpAddressField>(kind, name, options);
    case FieldKind::Json:
        return std::make_unique<JsonField>(kind, name, options);
    case FieldKind::Time:
        return std::make_unique<TimeField>(kind, name, options);
    case FieldKind::Array:
        return std::make_unique<ArrayField>(kind, name, options);
    case FieldKind::HStore:
        return std::make_unique<HStoreField>(kind, name, options);
    case FieldKind::SearchVector:
        return std::make_unique<SearchVectorField>(kind, name, options);
    case FieldKind::IntegerRange:
    case FieldKind::BigIntegerRange:
    case FieldKind::DecimalRange:
    case FieldKind::DateTimeRange:
    case FieldKind::DateRange:
        return std::make_unique<RangeField>(kind, name, options);
    case FieldKind::Uuid:
        return std::make_unique<UuidField>(kind, name, options);
    case FieldKind::ForeignKey:
    case FieldKind::OneToOne:
        return std::make_unique<ForeignKeyField>(kind, name, options);
    case FieldKind::ManyToMany:
    case FieldKind::GenericForeignKey:
    case FieldKind::GenericRelation:
        return std::make_unique<ColumnlessField>(kind, name, options);
    case FieldKind::CompositeKey:
        return std::make_unique<CompositeKeyField>(kind, name, options);
    case FieldKind::Custom:
        break;
    }
    throw ImproperlyConfigured(
            u"field \"%1\": a custom kind is added as an object of its own class"_s.arg(name));
}

std::unique_ptr<Field> makeField(FieldKind kind, const QString &name, const FieldOptions &options)
{
    std::unique_ptr<Field> field = construct(kind, name, options);
    // A date with time may still have to be given its zone.
    if (kind != FieldKind::DateTime)
        field->m_storedType = field->m_valueType;
    return field;
}

} // namespace Quintette
