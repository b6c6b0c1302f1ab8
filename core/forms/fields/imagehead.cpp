// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/imagehead.h"

#include "core/forms/fields/pngimage.h"

#include <QtEndian>

#include <cstdlib>

namespace Quintette {
namespace {

/// Parts of a file that are stepped over on the way to what is wanted; a real one has a few dozen.
constexpr int mostParts = 10'000;

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

/// False at the end of the file.
bool skip(QIODevice &device, qint64 count)
{
    return device.skip(count) == count;
}

/// From the frame's marker; the picture itself must begin as well. Source: ITU T.81.
QSize jpegSize(QIODevice &device)
{
    QSize size;
    device.skip(2);
    for (int part = 0; part < mostParts; ++part) {
        QByteArray marker = device.read(2);
        while (marker.size() == 2 && marker == "\xff\xff") // fill bytes
            marker = marker.right(1) + device.read(1);
        if (marker.size() != 2 || quint8(marker[0]) != 0xff)
            return {};
        const quint8 code = quint8(marker[1]);
        if (code == 0xda) // the picture
            return size;
        const QByteArray length = device.read(2);
        if (length.size() != 2 || big(length, 0, 2) < 2)
            return {};
        // The start-of-frame markers, but for the three that only look like one (DHT, JPG, DAC).
        const bool isFrame =
                code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
        if (isFrame) {
            const QByteArray frame = device.peek(5);
            if (frame.size() != 5)
                return {};
            size = QSize(int(big(frame, 3, 2)), int(big(frame, 1, 2)));
        }
        if (!skip(device, qint64(big(length, 0, 2)) - 2))
            return {};
    }
    return {};
}

/// Of one whose first picture begins. Source: GIF89a.
QSize gifSize(QIODevice &device)
{
    const QByteArray head = device.read(13);
    if (head.size() != 13)
        return {};
    const QSize size(int(little(head, 6, 2)), int(little(head, 8, 2)));
    const auto colours = [](quint8 flags) { return flags & 0x80 ? 3 * (2 << (flags & 7)) : 0; };
    if (!skip(device, colours(quint8(head[10]))))
        return {};
    for (int part = 0; part < mostParts; ++part) {
        const QByteArray kind = device.read(1);
        if (kind == ",")
            return device.read(9).size() == 9 ? size : QSize();
        if (kind != "!" || !skip(device, 1))
            return {};
        QByteArray length = device.read(1);
        for (; !length.isEmpty() && length[0]; length = device.read(1)) {
            if (!skip(device, quint8(length[0])))
                return {};
        }
        if (length.isEmpty())
            return {};
    }
    return {};
}

/// Of one that is as long as it says. Source: the WebP container specification.
QSize webpSize(QIODevice &device, qint64 fileSize)
{
    const QByteArray head = device.read(30);
    if (head.size() != 30 || head.sliced(8, 4) != "WEBP" || little(head, 4, 4) + 8 > fileSize)
        return {};
    const QByteArray chunk = head.sliced(12, 4);
    if (chunk == "VP8X")
        return QSize(int(little(head, 24, 3)) + 1, int(little(head, 27, 3)) + 1);
    if (chunk == "VP8L" && quint8(head[20]) == 0x2f) {
        const quint32 bits = little(head, 21, 4);
        return QSize(int(bits & 0x3fff) + 1, int(bits >> 14 & 0x3fff) + 1);
    }
    if (chunk == "VP8 " && head.sliced(23, 3) == "\x9d\x01\x2a")
        return QSize(int(little(head, 26, 2) & 0x3fff), int(little(head, 28, 2) & 0x3fff));
    return {};
}

QSize bmpSize(QIODevice &device)
{
    constexpr int headSize = 54;
    const QByteArray head = device.read(headSize);
    if (head.size() != headSize)
        return {};
    const qint64 height = qint32(little(head, 22, 4));
    return QSize(int(little(head, 18, 4)), int(qMin(std::abs(height), qint64(INT_MAX))));
}

/// Width and height of the first picture's directory. Source: TIFF 6.0.
QSize tiffSize(QIODevice &device, qint64 fileSize)
{
    const QByteArray head = device.read(8);
    if (head.size() != 8)
        return {};
    const auto read = head[0] == 'I' ? little : big;
    const qint64 directory = read(head, 4, 4);
    if (directory < 8 || directory >= fileSize || !device.seek(directory))
        return {};
    const QByteArray count = device.read(2);
    QSize size;
    for (quint32 left = count.size() == 2 ? read(count, 0, 2) : 0; left > 0; --left) {
        const QByteArray entry = device.read(12);
        if (entry.size() != 12)
            return {};
        constexpr quint32 shortNumber = 3;
        const int width = read(entry, 2, 2) == shortNumber ? 2 : 4;
        const int value = int(qMin(read(entry, 8, width), quint32(INT_MAX)));
        if (read(entry, 0, 2) == 256)
            size.setWidth(value);
        else if (read(entry, 0, 2) == 257)
            size.setHeight(value);
    }
    return size;
}

} // namespace

std::optional<ImageHead> readImageHead(QIODevice &device)
{
    const QByteArray begin = device.peek(8);
    ImageHead image;
    if (begin.startsWith("\x89PNG")) {
        const std::optional<QSize> size = Internal::readPng(device);
        image = {"image/png", size.value_or(QSize())};
    } else if (begin.startsWith("GIF87a") || begin.startsWith("GIF89a")) {
        image = {"image/gif", gifSize(device)};
    } else if (begin.startsWith("\xff\xd8\xff")) {
        image = {"image/jpeg", jpegSize(device)};
    } else if (begin.startsWith("RIFF")) {
        image = {"image/webp", webpSize(device, device.size())};
    } else if (begin.startsWith("BM")) {
        image = {"image/bmp", bmpSize(device)};
    } else if (begin.startsWith(QByteArray("II*\0", 4))
               || begin.startsWith(QByteArray("MM\0*", 4))) {
        image = {"image/tiff", tiffSize(device, device.size())};
    }
    if (image.size.width() <= 0 || image.size.height() <= 0)
        return {};
    return image;
}

} // namespace Quintette
