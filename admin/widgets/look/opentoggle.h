// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QToolButton>

namespace Quintette {

/// A heading that opens and closes what is below it: by mouse, by keyboard, and told to screen
/// readers.
class QUINTETTE_WIDGETS_EXPORT OpenToggle : public QToolButton
{
    Q_OBJECT
public:
    /// Open at first; scale: of the font of a heading.
    explicit OpenToggle(qreal scale, QWidget *parent = nullptr);

    bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);

Q_SIGNALS:
    void openChanged(bool open);

private:
    void refresh();

    bool m_isOpen = true;
};

} // namespace Quintette
