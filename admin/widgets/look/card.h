// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QWidget>

namespace Quintette {

/// A quiet raised area that holds what belongs together.
class QUINTETTE_WIDGETS_EXPORT Card : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// The font of a heading: stronger, and larger by scale.
QUINTETTE_WIDGETS_EXPORT QFont headingFont(const QFont &base, qreal scale);

} // namespace Quintette
