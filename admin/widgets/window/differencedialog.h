// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/historypage.h"
#include "admin/widgets/global.h"

#include <QDialog>

namespace Quintette {

/// What differs between a stored version of an object and now, field by field. Deletes itself when
/// closed.
class QUINTETTE_WIDGETS_EXPORT DifferenceDialog : public QDialog
{
    Q_OBJECT
public:
    explicit DifferenceDialog(const QList<ValueChange> &changes, QWidget *parent = nullptr);
};

} // namespace Quintette
