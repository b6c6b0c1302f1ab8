// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/qrview.h"

#include <QPainter>

namespace Quintette {

namespace {

constexpr int border = 4; // modules; readers want that much
constexpr int moduleSize = 4; // pixels

} // namespace

void QrView::setText(const QString &text)
{
    m_code = QrCode::fromText(text);
    setFixedSize(sizeHint());
    update();
}

QSize QrView::sizeHint() const
{
    const int side = m_code.isNull() ? 0 : (m_code.size + 2 * border) * moduleSize;
    return {side, side};
}

void QrView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    for (int y = 0; y < m_code.size; ++y) {
        for (int x = 0; x < m_code.size; ++x) {
            if (m_code.isDark(x, y)) {
                painter.fillRect((x + border) * moduleSize, (y + border) * moduleSize, moduleSize,
                                 moduleSize, Qt::black);
            }
        }
    }
}

} // namespace Quintette
