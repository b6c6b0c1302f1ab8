// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/htmlentities.h"

#include <array>
#include <string_view>

namespace Quintette {

namespace {

struct Entity
{
    std::string_view name;
    std::u16string_view text;
};

constexpr Entity entities[] = {
#include "core/templates/format/htmlentities.inc"
};

const Entity *find(std::string_view name)
{
    const auto *found = std::lower_bound(
            std::begin(entities), std::end(entities), name,
            [](const Entity &each, std::string_view wanted) { return each.name < wanted; });
    return found != std::end(entities) && found->name == name ? found : nullptr;
}

/// What Windows-1252 has where Latin-1 has control characters: browsers take &#128; for the euro
/// sign.
constexpr std::array<char16_t, 32> windowsCharacters{
        0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

bool isNoCharacter(uint code)
{
    return (code >= 1 && code <= 8) || code == 0x0b || (code >= 0x0e && code <= 0x1f)
            || code == 0x7f || (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) == 0xfffe;
}

QString fromCode(uint code)
{
    if (code == 0 || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
        return QString(QChar(QChar::ReplacementCharacter));
    if (code >= 0x80 && code < 0xa0)
        return QString(QChar(windowsCharacters[code - 0x80]));
    if (isNoCharacter(code))
        return {};
    const char32_t point = code;
    return QString::fromUcs4(&point, 1);
}

bool isDigit(QChar c, int base)
{
    const char16_t u = c.unicode();
    return (u >= u'0' && u <= u'9')
            || (base == 16 && ((u >= u'a' && u <= u'f') || (u >= u'A' && u <= u'F')));
}

class Unescaper
{
public:
    explicit Unescaper(const QString &text) : m_text(text) { }

    QString run()
    {
        while (m_at < m_text.size()) {
            const qsizetype ampersand = m_text.indexOf(u'&', m_at);
            if (ampersand < 0)
                break;
            m_out += QStringView(m_text).mid(m_at, ampersand - m_at);
            m_at = ampersand;
            if (!numeric() && !named()) {
                m_out += u'&';
                m_at = ampersand + 1;
            }
        }
        return m_out + m_text.mid(m_at);
    }

private:
    bool numeric()
    {
        qsizetype i = m_at + 1;
        if (i >= m_text.size() || m_text[i] != u'#')
            return false;
        ++i;
        const bool isHex = i < m_text.size() && (m_text[i] == u'x' || m_text[i] == u'X');
        i += isHex ? 1 : 0;
        const int base = isHex ? 16 : 10;
        const qsizetype first = i;
        uint code = 0;
        for (; i < m_text.size() && isDigit(m_text[i], base); ++i) {
            if (code <= 0x10ffff)
                code = code * uint(base) + QStringView(m_text).mid(i, 1).toUInt(nullptr, 16);
        }
        if (i == first)
            return false;
        if (i < m_text.size() && m_text[i] == u';')
            ++i;
        m_out += fromCode(code);
        m_at = i;
        return true;
    }

    bool named()
    {
        constexpr qsizetype longest = 32;
        constexpr QStringView stops = u"\t\n\f <&#;";
        qsizetype end = m_at + 1;
        while (end < m_text.size() && end - m_at <= longest && !stops.contains(m_text[end]))
            ++end;
        if (end == m_at + 1)
            return false;
        if (end < m_text.size() && m_text[end] == u';')
            ++end;
        const QByteArray name = m_text.mid(m_at + 1, end - m_at - 1).toUtf8();
        // The longest name that it begins with; some need no semicolon.
        for (qsizetype size = name.size(); size > 1; --size) {
            if (const Entity *entity = find({name.constData(), size_t(size)})) {
                m_out += QStringView(entity->text);
                m_at += 1 + size;
                return true;
            }
        }
        return false;
    }

    const QString &m_text;
    QString m_out;
    qsizetype m_at = 0;
};

} // namespace

QString unescapeHtml(const QString &text)
{
    return text.contains(u'&') ? Unescaper(text).run() : text;
}

} // namespace Quintette
