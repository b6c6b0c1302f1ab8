// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/orm/record.h"

namespace Quintette {

/// A path such as "category__parent__name" from a model over foreign keys to a field.
struct QUINTETTE_ADMIN_EXPORT FieldPath
{
    QList<const Field *> steps; // empty when the path leads nowhere
    bool mayRepeatRows = false; // it goes over a relation to many

    bool isValid() const { return !steps.isEmpty(); }
    const Field &last() const { return *steps.back(); }
    /// The value at its end; None where a link is empty. Fetches what the query did not select.
    Value value(const Record &record) const;
    /// Where the path ends in a foreign key: the object it points to.
    std::optional<Record> target(const Record &record) const;
    /// The foreign keys before the last field, joined by "__"; for selectRelated().
    QString relationPath() const;

    static FieldPath find(const ModelInfo &model, const QString &path);
    /// Over reverse relations too ("comments__approved"), for what filters rows: its steps name the
    /// fields that point back, so value(), target() and relationPath() are not for it.
    static FieldPath findAnyWay(const ModelInfo &model, const QString &path);
};

/// Whether a lookup such as "tags__slug__in" goes over a relation to many, so that a row may come
/// more than once. Django: lookup_spawns_duplicates.
QUINTETTE_ADMIN_EXPORT bool mayRepeatRows(const ModelInfo &model, const QString &lookup);

} // namespace Quintette
