// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/recordversion.h"
#include "admin/site/adminsite.h"
#include "admin/site/logentry.h"

namespace Quintette {

/// One field of an object before and after a change, as a person reads it; "" for empty.
struct ValueChange
{
    QString object; // of a row of the form: its text; empty for the object itself
    Text label;
    QString before;
    QString after;
};

/// What an object was, kept beside Django's log: who saved it then, and every value. Nothing is
/// kept, and nothing found, where the table is missing.
namespace ObjectHistory {

/// Of everything that is kept of an object: all values but those its admin calls secret. Empty
/// where nothing is kept at all. To be called before the object is changed.
QUINTETTE_ADMIN_EXPORT RecordVersion versionOf(const AdminSite &site, const Record &object);

/// Stores a change; before is what versionOf() said. In the caller's transaction.
QUINTETTE_ADMIN_EXPORT void store(const AdminSite &site, const AdminRequest &request,
                                  const Record &object, LogEntry::Action action,
                                  const RecordVersion &before, std::optional<qint64> logId);

struct Logged
{
    QList<ValueChange> values;
    qint64 version = 0; // of the object itself
};

/// What happened to object and rows of its form with each of these log entries; fields that this
/// person may not see are left out. One query, and one per related model.
QHash<qint64, Logged> changesOf(const AdminSite &site, const AdminRequest &request,
                                const Record &object, const ValueList &logIds);

/// The stored version of that id of an object; nothing when it is of another one. What a deletion
/// left is found by findDeleted().
std::optional<RecordVersion> find(const ModelAdmin &admin, const QString &objectId, qint64 version);

/// Fields of the model that this person may see on the form of object, and so in its history.
QStringList visibleFields(const ModelAdmin &admin, const AdminRequest &request,
                          const Record *object);
/// A stored value as a person reads it.
QString readable(const AdminSite &site, const AdminRequest &request, const Field &field,
                 const Value &stored);

} // namespace ObjectHistory
} // namespace Quintette
