// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/themedicon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace Quintette {

namespace {

class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(const QString &name, QPalette::ColorRole role, Mirrored mirrored)
        : m_name(name), m_role(role), m_mirrored(mirrored)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, 1.0));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        const QColor color = colorFor(mode);
        const bool flip = m_mirrored == Mirrored::Yes && QGuiApplication::isRightToLeft();
        const QString key =
                u"quintette-icon-%1-%2-%3x%4-%5"_s.arg(m_name, color.name(QColor::HexArgb))
                        .arg(size.width())
                        .arg(size.height())
                        .arg(int(flip));
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = render(size, color, flip);
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    QString key() const override { return u"QuintetteThemedIcon"_s; }
    bool isNull() override { return false; }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, m_role);
        return palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : m_role);
    }

    QPixmap render(const QSize &size, const QColor &color, bool flip) const
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QFile file(u":/quintette/desktop/icons/%1.svg"_s.arg(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return pixmap;
        QByteArray svg = file.readAll();
        svg.replace("currentColor", color.name().toLatin1());
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        if (flip) {
            painter.translate(size.width(), 0);
            painter.scale(-1, 1);
        }
        renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
        return pixmap;
    }

    QString m_name;
    QPalette::ColorRole m_role;
    Mirrored m_mirrored;
};

} // namespace

QIcon themedIcon(const QString &name, QPalette::ColorRole role, Mirrored mirrored)
{
    return QIcon(new ThemedIconEngine(name, role, mirrored));
}

} // namespace Quintette
