// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/datetime.h"

#include <QStringList>
#include <QTimeZone>

namespace Quintette {

/// A time zone of the IANA database, "Europe/Berlin"; UTC by default. A value that is safe to read
/// from any thread. Keeps microseconds, which QTimeZone's own conversions would lose.
class QUINTETTE_CORE_EXPORT TimeZone
{
public:
    TimeZone() : TimeZone(u"UTC"_s) { }
    /// Invalid when there is no such zone.
    explicit TimeZone(const QString &name);
    static QStringList names();

    bool isValid() const { return m_zone.isValid(); }
    QString name() const { return QString::fromLatin1(m_zone.id()); }
    /// "CET", "CEST" at that instant.
    QString abbreviation(const DateTime &instant) const;

    /// Seconds east of UTC at an aware instant.
    int offsetAt(const DateTime &instant) const;
    bool isDaylightTime(const DateTime &instant) const;
    /// The same instant on this zone's clock. A naive value is returned unchanged. Django:
    /// localtime.
    DateTime toLocal(const DateTime &instant) const;
    /// The instant at which this zone's clock shows a naive value; an aware one is returned
    /// unchanged. Nothing for a time the clock skips; the earlier one of a time it shows twice.
    /// Django: make_aware, whose form field refuses both; isAmbiguous() tells the second.
    std::optional<DateTime> toAware(const DateTime &naive) const;
    bool isAmbiguous(const DateTime &naive) const;

private:
    QTimeZone m_zone;
};

/// The zone of this thread: that of the innermost TimeZoneScope, else the process's default.
QUINTETTE_CORE_EXPORT const TimeZone &activeTimeZone();
/// What threads outside any TimeZoneScope use (setting site.time_zone).
QUINTETTE_CORE_EXPORT void setDefaultTimeZone(const TimeZone &zone);

/// The instant at which a day begins in the active zone, also where its clock skips midnight.
QUINTETTE_CORE_EXPORT DateTime startOfDay(const QDate &date);

/// Makes a zone the active one of this thread until the scope ends. Django: timezone.override.
class QUINTETTE_CORE_EXPORT TimeZoneScope
{
public:
    explicit TimeZoneScope(const TimeZone &zone);
    ~TimeZoneScope();
    Q_DISABLE_COPY_MOVE(TimeZoneScope)

private:
    TimeZone m_zone;
    const TimeZone *m_outer;
};

} // namespace Quintette
