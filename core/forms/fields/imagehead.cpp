// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/imagehead.h"

#include <cstdlib>

namespace Quintette {
namespace {

constexpr qint64 headLimit = 64 * 1024;

quint32 big(const QByteArray &bytes, qsizetype at, int count)
{
    quint32 number = 0;
    for (int i = 0; i < count; ++i)
        number = number << 8 | quint8(bytes[at + i]);
    return number;
}

quint32 little(const QByteArray &bytes, qsizetype at, int count)
{
    quint32 number = 0;
    for (int i = count - 1; i >= 0; --i)
        number = number << 8 | quint8(bytes[at + i]);
    return number;
}

QSize jpegSize(const QByteArray &head)
{
    qsizetype at = 2;
    while (at + 9 < head.size()) {
        if (quint8(head[at]) != 0xff)
            return {};
        const quint8 marker = quint8(head[at + 1]);
        if (marker == 0xff) {
            ++at; // fill byte
            continue;
        }
        // The start-of-frame markers, but for the three that only look like one (DHT, JPG, DAC).
        const bool isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8
                && marker != 0xcc;
        if (isFrame)
            return QSize(int(big(head, at + 7, 2)), int(big(head, at + 5, 2)));
        at += 2 + qsizetype(big(head, at + 2, 2));
    }
    return {};
}

QSize webpSize(const QByteArray &head)
{
    const QByteArray chunk = head.sliced(12, 4);
    if (chunk == "VP8X")
        return QSize(int(little(head, 24, 3)) + 1, int(little(head, 27, 3)) + 1);
    if (chunk == "VP8L") {
        const quint32 bits = little(head, 21, 4);
        return QSize(int(bits & 0x3fff) + 1, int(bits >> 14 & 0x3fff) + 1);
    }
    return QSize(int(little(head, 26, 2) & 0x3fff), int(little(head, 28, 2) & 0x3fff));
}

} // namespace

std::optional<ImageHead> readImageHead(QIODevice &device)
{
    const QByteArray head = device.read(headLimit);
    if (head.size() < 30)
        return {};
    ImageHead image;
    if (head.startsWith("\x89PNG\r\n\x1a\n") && head.sliced(12, 4) == "IHDR")
        image = {"image/png", QSize(int(big(head, 16, 4)), int(big(head, 20, 4)))};
    else if (head.startsWith("GIF87a") || head.startsWith("GIF89a"))
        image = {"image/gif", QSize(int(little(head, 6, 2)), int(little(head, 8, 2)))};
    else if (head.startsWith("\xff\xd8\xff"))
        image = {"image/jpeg", jpegSize(head)};
    else if (head.startsWith("RIFF") && head.sliced(8, 4) == "WEBP")
        image = {"image/webp", webpSize(head)};
    else if (head.startsWith("BM"))
        image = {"image/bmp", QSize(int(little(head, 18, 4)), std::abs(int(little(head, 22, 4))))};
    if (image.size.width() <= 0 || image.size.height() <= 0)
        return {};
    return image;
}

} // namespace Quintette
