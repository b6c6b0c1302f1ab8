// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QLabel>

namespace Quintette {

/// A label that begins where lines of the window begin, whatever script its own text is in (QLabel
/// goes by the text, so that Latin names in an Arabic window would stand at the far end).
class QUINTETTE_WIDGETS_EXPORT LeadingLabel : public QLabel
{
    Q_OBJECT
public:
    explicit LeadingLabel(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void align();
};

} // namespace Quintette
