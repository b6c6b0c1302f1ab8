// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/historypage.h"
#include "admin/widgets/global.h"

#include <QDialog>

namespace Quintette {

/// What differs between two stored versions of an object, or one of them and now, field by field.
/// Deletes itself when closed.
class QUINTETTE_WIDGETS_EXPORT DifferenceDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Against : quint8 { Now, OtherVersion };

    DifferenceDialog(const QList<ValueChange> &changes, Against against, QWidget *parent = nullptr);
};

} // namespace Quintette
