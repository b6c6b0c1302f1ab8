// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QStyledItemDelegate>

namespace Quintette {

/// Draws the cells of a change list: yes/no marks, quiet placeholders of empty values, the object's
/// name in strong letters, and a faint bar where a row is still on its way.
class QUINTETTE_WIDGETS_EXPORT ListDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace Quintette
