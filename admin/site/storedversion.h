// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/auth/protection/accountmodels.h"

namespace Quintette {

/// Values of an object before and after one change, beside Django's log, which has none. In a table
/// of its own without foreign keys, so that Django, which does not know it, can delete users and
/// content types as ever; where nobody has run "migrate" there is no such table, and nothing is
/// kept.
struct QUINTETTE_ADMIN_EXPORT StoredVersion
{
    qint64 id = 0;
    std::optional<qint64> logId; // of django_admin_log; rows of a form share it with their object
    DateTime time;
    qint64 userId = 0;
    QString userName;
    qint64 contentTypeId = 0;
    QString objectId;
    QString objectText;
    int action = 0; // as in the log: 1 added, 2 changed, 3 deleted
    QString before; // RecordVersion as JSON, of the fields that changed (of a deletion: all)
    QString after; // of all fields; empty for a deletion

    QString toString() const { return objectText; }
    static void describe(ModelBuilder<StoredVersion> &m);
};

} // namespace Quintette
