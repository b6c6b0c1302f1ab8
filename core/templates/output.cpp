// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/output.h"

#include "core/templates/error.h"

#include <array>
#include <charconv>

namespace Quintette {

namespace {

constexpr std::array<std::string_view, 128> makeEscapes()
{
    std::array<std::string_view, 128> escapes{};
    escapes['&'] = "&amp;";
    escapes['<'] = "&lt;";
    escapes['>'] = "&gt;";
    escapes['"'] = "&quot;";
    escapes['\''] = "&#x27;";
    return escapes;
}

constexpr std::array<std::string_view, 128> escapes = makeEscapes();
constexpr qsizetype longestEscape = 6;

char *writeUtf8(char *to, char32_t code)
{
    if (code < 0x800) {
        *to++ = char(0xc0 | (code >> 6));
    } else if (code < 0x10000) {
        *to++ = char(0xe0 | (code >> 12));
        *to++ = char(0x80 | ((code >> 6) & 0x3f));
    } else {
        *to++ = char(0xf0 | (code >> 18));
        *to++ = char(0x80 | ((code >> 12) & 0x3f));
        *to++ = char(0x80 | ((code >> 6) & 0x3f));
    }
    *to++ = char(0x80 | (code & 0x3f));
    return to;
}

/// Writes text as UTF-8 at to, which has room for longestEscape bytes per unit; returns the end.
template <bool Escape> char *encode(char *to, QStringView text)
{
    const char16_t *from = text.utf16();
    const char16_t *const end = from + text.size();
    while (from != end) {
        const char16_t unit = *from++;
        if (unit < 0x80) {
            if constexpr (Escape) {
                const std::string_view escape = escapes[unit];
                if (!escape.empty()) [[unlikely]] {
                    memcpy(to, escape.data(), escape.size());
                    to += escape.size();
                    continue;
                }
            }
            *to++ = char(unit);
            continue;
        }
        char32_t code = unit;
        if (QChar::isSurrogate(unit)) {
            const bool paired =
                    QChar::isHighSurrogate(unit) && from != end && QChar::isLowSurrogate(*from);
            code = paired ? QChar::surrogateToUcs4(unit, *from++)
                          : char32_t(QChar::ReplacementCharacter);
        }
        to = writeUtf8(to, code);
    }
    return to;
}

} // namespace

void Output::grow(qsizetype bytes)
{
    const qsizetype wanted = m_size + bytes;
    if (wanted > limit)
        throw TemplateLimitError(u"the page grows beyond %1 MiB"_s.arg(limit / (1024 * 1024)));
    m_bytes.resize(std::min(limit, std::max<qsizetype>(wanted, m_bytes.size() * 2 + 1024)));
}

QByteArray Output::take()
{
    m_bytes.truncate(std::exchange(m_size, 0));
    return std::move(m_bytes);
}

void Output::append(QStringView text)
{
    char *const begin = room(text.size() * 3);
    m_size += encode<false>(begin, text) - begin;
}

void Output::appendEscaped(QStringView text)
{
    char *const begin = room(text.size() * longestEscape);
    m_size += encode<true>(begin, text) - begin;
}

void Output::appendNumber(qint64 number)
{
    char digits[24];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
    append(QByteArrayView(digits, end - digits));
}

QString escapeHtml(QStringView text)
{
    qsizetype extra = 0;
    for (const QChar c : text) {
        if (c.unicode() < 0x80 && !escapes[c.unicode()].empty())
            extra += longestEscape;
    }
    if (extra == 0)
        return text.toString();
    QString out;
    out.reserve(text.size() + extra);
    for (const QChar c : text) {
        const std::string_view escape =
                c.unicode() < 0x80 ? escapes[c.unicode()] : std::string_view();
        if (escape.empty())
            out += c;
        else
            out += QLatin1StringView(escape.data(), qsizetype(escape.size()));
    }
    return out;
}

} // namespace Quintette
