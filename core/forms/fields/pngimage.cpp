// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/pngimage.h"

#include <QByteArray>
#include <QtEndian>

#include <zlib.h>

namespace Quintette::Internal {

namespace {

/// What the compressed part of a text or a colour profile may unpack to; Pillow draws the line
/// there.
constexpr qsizetype longestText = 1024 * 1024;
constexpr qint64 blockSize = 64 * 1024;

quint32 number(const QByteArray &bytes, qsizetype at = 0)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

/// Where the compressed data of a chunk begins; none where it has none.
std::optional<qsizetype> compressedPart(const QByteArray &type, const QByteArray &content)
{
    const qsizetype nameEnd = content.indexOf('\0');
    if (nameEnd < 0)
        return {};
    if (type == "zTXt" || type == "iCCP")
        return nameEnd + 2;
    // Name, whether it is compressed and how, language, translated name, text.
    if (type != "iTXt" || content.size() < nameEnd + 3 || !content[nameEnd + 1])
        return {};
    const qsizetype languageEnd = content.indexOf('\0', nameEnd + 3);
    const qsizetype translatedEnd = languageEnd < 0 ? -1 : content.indexOf('\0', languageEnd + 1);
    return translatedEnd < 0 ? std::nullopt : std::optional(translatedEnd + 1);
}

bool unpacksToTooMuch(const QByteArray &data)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return true;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.constData()));
    stream.avail_in = uInt(data.size());
    QByteArray block(blockSize, Qt::Uninitialized);
    int state = Z_OK;
    while (state == Z_OK && stream.total_out <= uLong(longestText)) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = uInt(block.size());
        state = inflate(&stream, Z_NO_FLUSH);
    }
    const bool isTooMuch = stream.total_out > uLong(longestText);
    inflateEnd(&stream);
    return isTooMuch;
}

/// Reads a chunk after its length and type; false when it ends early, was changed, or is too much.
bool checkChunk(QIODevice &device, const QByteArray &type, qint64 length)
{
    const bool mayBeCompressed = type == "zTXt" || type == "iTXt" || type == "iCCP";
    uLong sum = crc32(0, reinterpret_cast<const Bytef *>(type.constData()), uInt(type.size()));
    QByteArray kept;
    while (length > 0) {
        const QByteArray block = device.read(qMin(length, blockSize));
        if (block.isEmpty())
            return false;
        sum = crc32(sum, reinterpret_cast<const Bytef *>(block.constData()), uInt(block.size()));
        length -= block.size();
        if (mayBeCompressed)
            kept += block;
        if (kept.size() > longestText)
            return false;
    }
    const QByteArray stored = device.read(4);
    if (stored.size() != 4 || number(stored) != quint32(sum))
        return false;
    const auto at = mayBeCompressed ? compressedPart(type, kept) : std::nullopt;
    return !at || !unpacksToTooMuch(kept.mid(*at));
}

} // namespace

std::optional<QSize> readPng(QIODevice &device)
{
    if (device.read(8) != "\x89PNG\r\n\x1a\n")
        return {};
    QSize size;
    bool hasPicture = false;
    for (;;) {
        const QByteArray head = device.read(8);
        if (head.size() != 8)
            return {};
        const QByteArray type = head.last(4);
        if (type == "IEND")
            return hasPicture && size.isValid() ? std::optional(size) : std::nullopt;
        if (type == "IHDR") {
            const QByteArray content = device.peek(8);
            if (content.size() != 8 || number(content) > INT_MAX || number(content, 4) > INT_MAX)
                return {};
            size = QSize(int(number(content)), int(number(content, 4)));
        }
        hasPicture = hasPicture || type == "IDAT";
        if (!checkChunk(device, type, number(head)))
            return {};
    }
}

} // namespace Quintette::Internal
