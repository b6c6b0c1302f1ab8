// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"
#include "admin/site/checks/adminfindings.h"

namespace Quintette {

/// The parts of checkAdminSite(), each for one admin.
void checkFieldLists(AdminFindings &findings, const ModelAdmin &admin);
void checkFieldWidgets(AdminFindings &findings, const ModelAdmin &admin);
void checkOrdering(AdminFindings &findings, const QList<SortKey> &ordering);
void checkReadonlyFields(AdminFindings &findings, const QList<Column> &fields);
void checkColumns(AdminFindings &findings, const ModelAdmin &admin);
void checkFilters(AdminFindings &findings, const ModelAdmin &admin);
/// One inline of the model of admin; findings are about the inline's model.
void checkInline(AdminFindings &findings, const ModelAdmin &admin, const InlineOptions &options);
/// Those of the site and of every admin.
QList<CheckMessage> checkActions(const AdminSite &site);

} // namespace Quintette
