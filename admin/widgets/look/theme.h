// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QColor>
#include <QPalette>

namespace Quintette {

enum class ThemeMode : quint8 { System, Light, Dark };

/// The look of the whole program: Fusion with a light or a dark palette. The only place that names
/// colours; everything else asks the palette or one of the functions below. Owned by main(), on the
/// GUI thread.
class QUINTETTE_WIDGETS_EXPORT Theme
{
public:
    /// Remembers what the system's palette was, to follow it in ThemeMode::System.
    Theme();

    void apply(ThemeMode mode);
    ThemeMode mode() const { return m_mode; }

private:
    QPalette m_systemPalette;
    ThemeMode m_mode = ThemeMode::System;
};

QUINTETTE_WIDGETS_EXPORT bool isDark(const QPalette &palette);
/// A colour between the two: 0 is all of a, 1 all of b.
QUINTETTE_WIDGETS_EXPORT QColor mixed(const QColor &a, const QColor &b, qreal share);

/// What a message or mark is about; its colour goes with the palette in light and dark.
enum class Tone : quint8 { Neutral, Accent, Good, Warning, Bad };
QUINTETTE_WIDGETS_EXPORT QColor toneColor(const QPalette &palette, Tone tone);
/// Lines between areas.
QUINTETTE_WIDGETS_EXPORT QColor lineColor(const QPalette &palette);
/// Text of second rank that still can be read (contrast at least 4.5 to 1).
QUINTETTE_WIDGETS_EXPORT QColor quietColor(const QPalette &palette);

} // namespace Quintette
