// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/indexpage.h"

namespace Quintette {

struct HistoryPage
{
    const ModelAdmin *admin = nullptr;
    Text title; // "Change history: ..."
    QString objectText;
    QString quotedPk;
    QList<LogLine> lines; // newest first, one page
    qint64 count = 0;
    int page = 1;
    int pageCount = 1;
};

/// Throws PermissionDenied, ObjectDoesNotExist. 100 lines a page.
QUINTETTE_ADMIN_EXPORT HistoryPage loadHistory(const ModelAdmin &admin, const AdminRequest &request,
                                               const QString &quotedPk, int page = 1);

} // namespace Quintette
