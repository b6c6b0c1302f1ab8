// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/celldata.h"

namespace Quintette {

QVariant cellData(const ChangeList::Cell &cell, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return cell.boolean ? QString() : QString(cell.text).replace(u'\n', u' ');
    case Qt::ToolTipRole:
        return cell.isEmpty || cell.boolean ? QString() : cell.text.toHtmlEscaped();
    case Qt::AccessibleTextRole:
        if (cell.boolean) {
            return (*cell.boolean ? QN_TEXT("desktop", "Yes") : QN_TEXT("desktop", "No"))
                    .toString();
        }
        return cell.text;
    case Qt::TextAlignmentRole:
        if (cell.boolean)
            return int(Qt::AlignCenter);
        return int(Qt::AlignVCenter | (cell.isNumber ? Qt::AlignTrailing : Qt::AlignLeading));
    case BooleanRole:
        return cell.boolean.value_or(false);
    case HasBooleanRole:
        return cell.boolean.has_value();
    case IsLinkRole:
        return cell.isLink;
    case IsEmptyRole:
        return cell.isEmpty;
    default:
        return {};
    }
}

} // namespace Quintette
