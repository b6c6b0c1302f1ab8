// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/queryset.h"

namespace Quintette {

/// A relation to an object of any model: a foreign key to the content type and a field with the
/// object's key. Django: GenericForeignKey and GenericRelation in one; the two fields are declared
/// like any other.
class QUINTETTE_CORE_EXPORT GenericForeignKey
{
public:
    /// model: the one that has the fields. Throws FieldError for an unknown one.
    explicit GenericForeignKey(const ModelInfo &model, const QString &typeField = u"content_type"_s,
                               const QString &keyField = u"object_id"_s);

    /// The object that the record points to; nothing where it points nowhere, the object is gone or
    /// its model is not installed. One query, unless prefetch() did it.
    std::optional<Record> target(const Record &record) const;
    /// Makes the record, unsaved, point to an object, or nowhere. Throws ValueError for an object
    /// that is not saved itself.
    void setTarget(Record &record, const std::optional<Record> &object) const;
    /// Loads the targets of all records, one query per model they are of: of the given ones where
    /// there is one for that model, else of all its objects. What a given query leaves out counts
    /// as gone. Django: GenericPrefetch.
    void prefetch(QList<Record> &records, const QList<QuerySet> &chosen = {}) const;
    /// The records that point to an object: what a GenericRelation of its model gives.
    QuerySet pointingTo(const Record &object) const;
    /// Removes them; to be called where the object is removed, which leaves them behind otherwise.
    void removePointingTo(const Record &object) const;

private:
    /// The content type and the key in a record; nothing where one is missing.
    std::optional<QPair<const ModelInfo *, Value>> address(const Record &record) const;
    QString cacheName() const;

    const ModelInfo *m_model;
    const Field *m_type;
    const Field *m_key;
};

} // namespace Quintette
