// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Quintette {

/// What a field holds. Django: the field classes of ref/models/fields.
enum class FieldKind : quint8 {
    Auto,
    BigAuto,
    SmallAuto,
    BigInteger,
    Binary,
    Boolean,
    Char,
    Date,
    DateTime,
    Decimal,
    Duration,
    Email,
    File,
    FilePath,
    Float,
    Generated,
    GenericIPAddress,
    Image,
    Integer,
    Json,
    PositiveBigInteger,
    PositiveInteger,
    PositiveSmallInteger,
    Slug,
    SmallInteger,
    Text,
    Time,
    Url,
    Uuid,
    HStore, // these on PostgreSQL only
    IntegerRange,
    BigIntegerRange,
    DecimalRange,
    DateTimeRange,
    DateRange,
    ForeignKey,
    OneToOne,
    ManyToMany,
    GenericForeignKey,
    GenericRelation,
    CompositeKey,
    Array, // on PostgreSQL only, as the next
    SearchVector,
    Custom
};

} // namespace Quintette
