// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QToolButton>

namespace Quintette {

/// Chooses the language of the program where there is no menu bar yet. Each language is called by
/// its own name, so that nobody is lost in one they cannot read.
class QUINTETTE_WIDGETS_EXPORT LanguageButton : public QToolButton
{
    Q_OBJECT
public:
    explicit LanguageButton(QWidget *parent = nullptr);

    /// Hidden with fewer than two codes.
    void setLanguages(const QStringList &codes, const QString &current);

Q_SIGNALS:
    void chosen(const QString &code);
};

} // namespace Quintette
