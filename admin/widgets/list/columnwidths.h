// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/widgets/global.h"

#include <QVariantMap>

class QHeaderView;
class QTableView;

namespace Quintette {

class ChangeListModel;

/// Makes each column as wide as what the first page holds, within reason, and all of them as wide
/// as the table.
QUINTETTE_WIDGETS_EXPORT void fitColumns(QTableView &table, const ChangeListModel &model);

/// How a person arranged the columns, by column name, so that it survives added and removed
/// columns.
QUINTETTE_WIDGETS_EXPORT QVariantMap columnLayout(const QHeaderView &header,
                                                  const ChangeList &head);
QUINTETTE_WIDGETS_EXPORT void restoreColumns(QHeaderView &header, const ChangeList &head,
                                             const QVariantMap &layout);

} // namespace Quintette
