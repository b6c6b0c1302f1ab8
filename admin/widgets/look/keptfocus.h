// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QWidget>

namespace Quintette {

/// Remembers which named control of an area has the keyboard, while the area is built anew, so that
/// whoever works with the keys does not begin from the start again. Controls are told apart by
/// their object names.
class QUINTETTE_WIDGETS_EXPORT KeptFocus
{
public:
    explicit KeptFocus(const QWidget &area);

    /// Gives the keyboard to the control of that name, or where there is none any more to the first
    /// that Tab would reach; nothing where the keyboard was elsewhere.
    void restore(const QWidget &area) const;

private:
    bool m_wasInside = false;
    QString m_name;
};

} // namespace Quintette
