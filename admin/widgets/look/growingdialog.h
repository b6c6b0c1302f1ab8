// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QDialog>

namespace Quintette {

/// A dialog that becomes higher when what it shows needs more, such as a message above its fields,
/// instead of squeezing them.
class QUINTETTE_WIDGETS_EXPORT GrowingDialog : public QDialog
{
    Q_OBJECT
public:
    using QDialog::QDialog;

protected:
    bool event(QEvent *event) override;
};

} // namespace Quintette
