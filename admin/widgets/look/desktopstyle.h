// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QProxyStyle>

namespace Quintette {

/// Fusion, which looks alike everywhere and takes every palette, with more air in tables, and with
/// the text of buttons beside their icon in right-to-left languages too (Qt 6.4 draws it at the far
/// edge).
class QUINTETTE_WIDGETS_EXPORT DesktopStyle : public QProxyStyle
{
    Q_OBJECT
public:
    DesktopStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
};

} // namespace Quintette
