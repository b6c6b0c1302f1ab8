// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/indexpage.h"
#include "admin/pages/recordversion.h"

namespace Quintette {

/// What was deleted of one model, as far as its values were kept: the way back for whoever may add
/// such objects. Where a row policy hides objects, a person finds only what they deleted
/// themselves, because nobody can tell any more whose the others were.
struct DeletedPage
{
    struct Object
    {
        qint64 version = 0; // for ChangeForm::showVersion() of an empty form
        DateTime time;
        QString user; // who deleted it
        QString text;
    };

    const ModelAdmin *admin = nullptr;
    QList<Object> objects; // newest first, one page
    qint64 count = 0;
    int page = 1;
    int pageCount = 1;
};

/// Whether there may be something to find for this person.
QUINTETTE_ADMIN_EXPORT bool canRestoreDeleted(const ModelAdmin &admin, const AdminRequest &request);
/// 100 a page. Throws PermissionDenied.
QUINTETTE_ADMIN_EXPORT DeletedPage loadDeleted(const ModelAdmin &admin, const AdminRequest &request,
                                               int page = 1);
/// The values of a deleted object; nothing when this person may not have them.
std::optional<RecordVersion> findDeleted(const ModelAdmin &admin, const AdminRequest &request,
                                         qint64 version);
/// Fills in how to restore what the lines of a log say was deleted. One query per model.
void addRestoring(QList<LogLine> &lines, const AdminRequest &request);

} // namespace Quintette
