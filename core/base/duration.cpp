// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clocktext.h"
#include "core/base/datetime.h"

#include <QRegularExpression>

namespace Quintette {

using namespace Internal;

QString Duration::toString() const
{
    const qint64 days = floorDivide(m_microseconds, perDay);
    const Time rest = Time::fromMicroseconds(m_microseconds - days * perDay);
    QString text;
    if (days)
        text = QString::number(days) + (std::abs(days) == 1 ? u" day, "_s : u" days, "_s);
    const QString clock = rest.toString();
    return text + (clock.startsWith(u'0') ? clock.mid(1) : clock);
}

QString Duration::toIsoString() const
{
    const qint64 magnitude = std::abs(m_microseconds);
    const Time rest = Time::fromMicroseconds(magnitude % perDay);
    QString text = m_microseconds < 0 ? u"-P"_s : u"P"_s;
    text += QString::number(magnitude / perDay) + u"DT"_s;
    appendPadded(text, rest.hour(), 2);
    text += u'H';
    appendPadded(text, rest.minute(), 2);
    text += u'M';
    appendPadded(text, rest.second(), 2);
    if (rest.microsecond()) {
        text += u'.';
        appendPadded(text, rest.microsecond(), 6);
    }
    return text + u'S';
}

std::optional<Duration> Duration::fromString(QStringView text)
{
    static const QRegularExpression standard(
            uR"(^(?:(?<days>-?\d{1,9}) (?:days?, )?)?(?<sign>-?)(?:(?:(?<hours>\d{1,10}):)?(?<minutes>\d{1,10}):)?(?<seconds>\d{1,18})(?:[.,](?<micro>\d{1,6})\d{0,6})?$)"_s);
    static const QRegularExpression iso(
            uR"(^(?<sign>[-+]?)P(?:(?<days>\d{1,9}(?:[.,]\d+)?)D)?(?:T(?:(?<hours>\d{1,9}(?:[.,]\d+)?)H)?(?:(?<minutes>\d{1,9}(?:[.,]\d+)?)M)?(?:(?<seconds>\d{1,12}(?:[.,]\d+)?)S)?)?$)"_s);
    const QString subject = text.toString();
    if (const auto match = standard.match(subject); match.hasMatch()) {
        const qint64 days = match.captured(u"days").toLongLong();
        const qint64 seconds = match.captured(u"hours").toLongLong() * 3600
                + match.captured(u"minutes").toLongLong() * 60
                + match.captured(u"seconds").toLongLong();
        const qint64 micro = match.captured(u"micro").leftJustified(6, u'0').toLongLong();
        // Python's go on to a thousand million days, but no database keeps more than this.
        constexpr qint64 longestDays = std::numeric_limits<qint64>::max() / perDay / 2;
        if (std::abs(days) > longestDays || seconds > longestDays * 86'400)
            return std::nullopt;
        const qint64 clock = seconds * perSecond + micro;
        return Duration(days * perDay + (match.captured(u"sign") == u"-" ? -clock : clock));
    }
    if (const auto match = iso.match(subject); match.hasMatch()) {
        const auto part = [&match](const char16_t *name) {
            return match.captured(QStringView(name)).replace(u',', u'.').toDouble();
        };
        const double seconds = part(u"days") * 86'400 + part(u"hours") * 3600
                + part(u"minutes") * 60 + part(u"seconds");
        constexpr double longest = double(std::numeric_limits<qint64>::max() / 2);
        if (seconds * double(perSecond) > longest)
            return std::nullopt;
        const qint64 micro = qRound64(seconds * double(perSecond));
        return Duration(match.captured(u"sign") == u"-" ? -micro : micro);
    }
    return std::nullopt;
}

} // namespace Quintette
