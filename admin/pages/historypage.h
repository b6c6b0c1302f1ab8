// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/indexpage.h"
#include "admin/pages/objecthistory.h"

namespace Quintette {

struct HistoryPage
{
    struct Line : LogLine
    {
        QList<ValueChange> changes; // before and after, where values are kept
        qint64 version = 0; // for loadDifference() and ChangeForm::showVersion(); 0: none is kept
    };

    const ModelAdmin *admin = nullptr;
    Text title; // "Change history: ..."
    QString objectText;
    QString quotedPk;
    QList<Line> lines; // newest first, one page
    qint64 count = 0;
    int page = 1;
    int pageCount = 1;
};

/// Throws PermissionDenied, ObjectDoesNotExist. 100 lines a page.
QUINTETTE_ADMIN_EXPORT HistoryPage loadHistory(const ModelAdmin &admin, const AdminRequest &request,
                                               const QString &quotedPk, int page = 1);

/// What differs between two kept versions of an object, the fields that this person may see; to = 0
/// is the object as it is now. Throws PermissionDenied, ObjectDoesNotExist.
QUINTETTE_ADMIN_EXPORT QList<ValueChange> loadDifference(const ModelAdmin &admin,
                                                         const AdminRequest &request,
                                                         const QString &quotedPk, qint64 from,
                                                         qint64 to);

} // namespace Quintette
