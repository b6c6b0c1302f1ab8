// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/field.h"

namespace Quintette {

QString Field::internalType() const
{
    switch (m_kind) {
    case FieldKind::Auto:
        return u"AutoField"_s;
    case FieldKind::BigAuto:
        return u"BigAutoField"_s;
    case FieldKind::SmallAuto:
        return u"SmallAutoField"_s;
    case FieldKind::BigInteger:
        return u"BigIntegerField"_s;
    case FieldKind::Binary:
        return u"BinaryField"_s;
    case FieldKind::Boolean:
        return u"BooleanField"_s;
    case FieldKind::Char:
        return u"CharField"_s;
    case FieldKind::Date:
        return u"DateField"_s;
    case FieldKind::DateTime:
        return u"DateTimeField"_s;
    case FieldKind::Decimal:
        return u"DecimalField"_s;
    case FieldKind::Duration:
        return u"DurationField"_s;
    case FieldKind::Email:
        return u"EmailField"_s;
    case FieldKind::File:
        return u"FileField"_s;
    case FieldKind::FilePath:
        return u"FilePathField"_s;
    case FieldKind::Float:
        return u"FloatField"_s;
    case FieldKind::Generated:
        return u"GeneratedField"_s;
    case FieldKind::GenericIPAddress:
        return u"GenericIPAddressField"_s;
    case FieldKind::Image:
        return u"ImageField"_s;
    case FieldKind::Integer:
        return u"IntegerField"_s;
    case FieldKind::Json:
        return u"JSONField"_s;
    case FieldKind::PositiveBigInteger:
        return u"PositiveBigIntegerField"_s;
    case FieldKind::PositiveInteger:
        return u"PositiveIntegerField"_s;
    case FieldKind::PositiveSmallInteger:
        return u"PositiveSmallIntegerField"_s;
    case FieldKind::Slug:
        return u"SlugField"_s;
    case FieldKind::SmallInteger:
        return u"SmallIntegerField"_s;
    case FieldKind::Text:
        return u"TextField"_s;
    case FieldKind::Time:
        return u"TimeField"_s;
    case FieldKind::Url:
        return u"URLField"_s;
    case FieldKind::Uuid:
        return u"UUIDField"_s;
    case FieldKind::HStore:
        return u"HStoreField"_s;
    case FieldKind::IntegerRange:
        return u"IntegerRangeField"_s;
    case FieldKind::BigIntegerRange:
        return u"BigIntegerRangeField"_s;
    case FieldKind::DecimalRange:
        return u"DecimalRangeField"_s;
    case FieldKind::DateTimeRange:
        return u"DateTimeRangeField"_s;
    case FieldKind::DateRange:
        return u"DateRangeField"_s;
    case FieldKind::Array:
        return u"ArrayField"_s;
    case FieldKind::SearchVector:
        return u"SearchVectorField"_s;
    case FieldKind::ForeignKey:
        return u"ForeignKey"_s;
    case FieldKind::OneToOne:
        return u"OneToOneField"_s;
    case FieldKind::ManyToMany:
        return u"ManyToManyField"_s;
    case FieldKind::GenericForeignKey:
        return u"GenericForeignKey"_s;
    case FieldKind::GenericRelation:
        return u"GenericRelation"_s;
    case FieldKind::CompositeKey:
        return u"CompositePrimaryKey"_s;
    case FieldKind::Custom:
        return u"Field"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Quintette
