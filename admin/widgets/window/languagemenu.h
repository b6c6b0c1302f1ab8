// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QMenu>

namespace Quintette {

/// Chooses the language of the program, each named in itself.
class QUINTETTE_WIDGETS_EXPORT LanguageMenu : public QMenu
{
    Q_OBJECT
public:
    LanguageMenu(const QStringList &codes, const QString &current, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QString &code);
};

} // namespace Quintette
