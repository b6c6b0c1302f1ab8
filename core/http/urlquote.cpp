// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/urlquote.h"

#include <QStringDecoder>

namespace Quintette {

static bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
            || c == '.' || c == '-' || c == '~';
}

static void appendCode(QByteArray &out, char c)
{
    static const char digits[] = "0123456789ABCDEF";
    out += '%';
    out += digits[uchar(c) >> 4];
    out += digits[uchar(c) & 15];
}

static int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

QByteArray quoteUrl(QStringView text, QByteArrayView safe)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray out;
    out.reserve(utf8.size() + utf8.size() / 4);
    for (const char c : utf8) {
        if (isUnreserved(c) || (c && safe.contains(c)))
            out += c;
        else
            appendCode(out, c);
    }
    return out;
}

QByteArray unquoteUrl(const QByteArray &encoded)
{
    if (!encoded.contains('%'))
        return encoded;
    QByteArray out;
    out.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        const int high =
                encoded[i] == '%' && i + 2 < encoded.size() ? hexValue(encoded[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(encoded[i + 2]) : -1;
        if (low >= 0) {
            out += char(high << 4 | low);
            i += 2;
        } else {
            out += encoded[i];
        }
    }
    return out;
}

// Length of the UTF-8 sequence at position, 0 when there is none (overlong and surrogate forms are
// none).
static qsizetype sequenceLength(const QByteArray &bytes, qsizetype position)
{
    const uchar first = uchar(bytes[position]);
    const qsizetype length = first < 0x80 ? 1
            : first >= 0xf0               ? 4
            : first >= 0xe0               ? 3
            : first >= 0xc2               ? 2
                                          : 0;
    if (!length || position + length > bytes.size())
        return 0;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(QByteArrayView(bytes).sliced(position, length));
    return decoder.hasError() || text.isEmpty() ? 0 : length;
}

QString decodePath(const QByteArray &encoded)
{
    const QByteArray bytes = unquoteUrl(encoded);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    if (!decoder.hasError())
        return text;
    QByteArray repaired;
    for (qsizetype i = 0; i < bytes.size();) {
        const qsizetype length = sequenceLength(bytes, i);
        if (length)
            repaired += bytes.sliced(i, length);
        else
            appendCode(repaired, bytes[i]);
        i += std::max<qsizetype>(length, 1);
    }
    return QString::fromUtf8(repaired);
}

QByteArray iriToUri(QStringView iri)
{
    return quoteUrl(iri, "/#%[]=:;$&()+,!?*@'~");
}

} // namespace Quintette
