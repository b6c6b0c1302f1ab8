// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/look/theme.h"

#include <QMenu>

namespace Quintette {

/// Chooses between light, dark and whatever the system has.
class QUINTETTE_WIDGETS_EXPORT ThemeMenu : public QMenu
{
    Q_OBJECT
public:
    explicit ThemeMenu(ThemeMode current, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(Quintette::ThemeMode mode);
};

} // namespace Quintette
