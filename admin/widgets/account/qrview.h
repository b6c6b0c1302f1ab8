// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"
#include "core/auth/protection/qrcode.h"

#include <QWidget>

namespace Quintette {

/// A QR code, dark on white in every theme, because cameras read no other.
class QUINTETTE_WIDGETS_EXPORT QrView : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    void setText(const QString &text);
    bool isNull() const { return m_code.isNull(); }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QrCode m_code;
};

} // namespace Quintette
