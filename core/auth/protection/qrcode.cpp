// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/protection/qrcode.h"

#include <qrencode.h>

#include <memory>

namespace Quintette {

QrCode QrCode::fromText(const QString &text)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
            QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    QrCode result{code->width, QBitArray(code->width * code->width)};
    for (int i = 0; i < result.modules.size(); ++i)
        result.modules.setBit(i, code->data[i] & 1);
    return result;
}

QString QrCode::toSvg(const QString &title) const
{
    constexpr int border = 4;
    QString path;
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            if (isDark(x, y))
                path += u"M%1 %2h1v1h-1z"_s.arg(x + border).arg(y + border);
        }
    }
    return u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1 %1\" role=\"img\" "
           "shape-rendering=\"crispEdges\"><title>%2</title><rect width=\"%1\" height=\"%1\" "
           "fill=\"#fff\"/><path d=\"%3\" fill=\"#000\"/></svg>"_s.arg(
                   QString::number(size + 2 * border), title.toHtmlEscaped(), path);
}

} // namespace Quintette
