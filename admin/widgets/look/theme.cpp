// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/theme.h"

#include "admin/widgets/look/desktopstyle.h"

#include <QApplication>
#include <QPixmapCache>

namespace Quintette {

namespace {

struct Colors
{
    QRgb window, base, alternate, text, button, accent, accentText, link, placeholder, line;
};

constexpr Colors light = {0xfff4f5f7, 0xffffffff, 0xfff8f9fa, 0xff1f2430, 0xfffbfbfc,
                          0xff2f6f8f, 0xffffffff, 0xff1f6286, 0xff646b78, 0xffcfd4db};
constexpr Colors dark = {0xff1e2227, 0xff2a3037, 0xff2f353d, 0xffe4e7eb, 0xff38404a,
                         0xff3a86ab, 0xffffffff, 0xff7cc0df, 0xff9aa3af, 0xff404750};

QPalette paletteOf(const Colors &colors)
{
    const QColor button(colors.button);
    const QColor window(colors.window);
    QPalette palette(button, window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.base);
    palette.setColor(QPalette::AlternateBase, colors.alternate);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::Button, button);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.accentText);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.accentText);
    palette.setColor(QPalette::Link, colors.link);
    palette.setColor(QPalette::LinkVisited, colors.link);
    palette.setColor(QPalette::PlaceholderText, colors.placeholder);
    palette.setColor(QPalette::ToolTipBase, colors.base);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::Mid, colors.line);
    const QColor faint = mixed(colors.text, colors.window, 0.55);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight,
                     mixed(colors.window, colors.text, 0.2));
    palette.setColor(QPalette::Disabled, QPalette::Base, mixed(colors.base, colors.window, 0.7));
    return palette;
}

} // namespace

Theme::Theme() : m_systemPalette(QApplication::palette())
{
    QApplication::setStyle(new DesktopStyle);
}

void Theme::apply(ThemeMode mode)
{
    m_mode = mode;
    const bool wantsDark =
            mode == ThemeMode::Dark || (mode == ThemeMode::System && isDark(m_systemPalette));
    QPixmapCache::clear();
    QApplication::setPalette(paletteOf(wantsDark ? dark : light));
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness()
            < palette.color(QPalette::WindowText).lightness();
}

QColor mixed(const QColor &a, const QColor &b, qreal share)
{
    const auto between = [share](int from, int to) { return int(from + (to - from) * share); };
    return QColor(between(a.red(), b.red()), between(a.green(), b.green()),
                  between(a.blue(), b.blue()));
}

QColor toneColor(const QPalette &palette, Tone tone)
{
    const bool onDark = isDark(palette);
    switch (tone) {
    case Tone::Neutral:
        return palette.color(QPalette::PlaceholderText);
    case Tone::Accent:
        return palette.color(QPalette::Link);
    case Tone::Good:
        return onDark ? QColor(0x6f, 0xc8, 0x8f) : QColor(0x23, 0x7a, 0x45);
    case Tone::Warning:
        return onDark ? QColor(0xe3, 0xb3, 0x4f) : QColor(0x8a, 0x5d, 0x00);
    case Tone::Bad:
        return onDark ? QColor(0xf0, 0x85, 0x7d) : QColor(0xb3, 0x2d, 0x26);
    }
    return {};
}

QColor lineColor(const QPalette &palette)
{
    return palette.color(QPalette::Mid);
}

QColor quietColor(const QPalette &palette)
{
    return palette.color(QPalette::PlaceholderText);
}

} // namespace Quintette
