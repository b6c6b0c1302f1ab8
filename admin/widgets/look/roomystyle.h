// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QProxyStyle>

namespace Quintette {

/// The program's style with more air at the sides of table cells and headers.
class QUINTETTE_WIDGETS_EXPORT RoomyStyle : public QProxyStyle
{
    Q_OBJECT
public:
    /// Makes cells of that view roomy; the style is its child.
    static void applyTo(QWidget *view);

    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
};

} // namespace Quintette
