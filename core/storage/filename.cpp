// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/filename.h"

#include "core/base/error.h"

#include <QRandomGenerator>

namespace Quintette::FileName {

QString valid(const QString &claimed)
{
    QString name = claimed.trimmed();
    name.replace(u' ', u'_');
    name.removeIf([](QChar c) {
        return !c.isLetterOrNumber() && !c.isMark() && c != u'-' && c != u'_' && c != u'.';
    });
    if (name.isEmpty() || name == u"." || name == u"..")
        throw SuspiciousOperation(u"\"%1\" cannot be made the name of a file."_s.arg(claimed));
    return name;
}

static QString filledIn(QChar letter, const DateTime &now)
{
    const auto padded = [](int number, int width) {
        return QString::number(number).rightJustified(width, u'0');
    };
    switch (letter.unicode()) {
    case 'Y':
        return padded(now.date().year(), 4);
    case 'y':
        return padded(now.date().year() % 100, 2);
    case 'm':
        return padded(now.date().month(), 2);
    case 'd':
        return padded(now.date().day(), 2);
    case 'j':
        return padded(now.date().dayOfYear(), 3);
    case 'H':
        return padded(now.time().hour(), 2);
    case 'M':
        return padded(now.time().minute(), 2);
    case 'S':
        return padded(now.time().second(), 2);
    case '%':
        return u"%"_s;
    default:
        throw ImproperlyConfigured(
                u"upload_to: \"%%1\" is no part of a date; use %Y %m %d and the like"_s.arg(
                        letter));
    }
}

QString folder(const QString &uploadTo, const DateTime &now)
{
    QString path;
    for (qsizetype i = 0; i < uploadTo.size(); ++i) {
        const bool isLetter = uploadTo[i] == u'%' && i + 1 < uploadTo.size();
        path += isLetter ? filledIn(uploadTo[++i], now) : QString(uploadTo[i]);
    }
    const QStringList parts = path.replace(u'\\', u'/').split(u'/', Qt::SkipEmptyParts);
    if (path.startsWith(u'/') || parts.contains(u".."_s))
        throw SuspiciousOperation(
                u"upload_to \"%1\" leads out of the media folder."_s.arg(uploadTo));
    return parts.join(u'/');
}

QString alternative(const QString &name, int maxLength)
{
    constexpr int randomLetters = 7;
    static const QString alphabet =
            u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"_s;
    const qsizetype slash = name.lastIndexOf(u'/') + 1;
    // All endings: "site.tar.gz" stays an archive. A dot in front begins a name, no ending.
    qsizetype dot = name.indexOf(u'.', slash + 1);
    if (dot < 0)
        dot = name.size();
    QString mark(u'_');
    for (int i = 0; i < randomLetters; ++i)
        mark += alphabet.at(QRandomGenerator::system()->bounded(alphabet.size()));
    const QString ending = mark + name.mid(dot);
    QString begin = name.left(dot);
    if (maxLength >= 0)
        begin.truncate(std::max<qsizetype>(0, maxLength - ending.size()));
    if (begin.size() <= slash)
        throw SuspiciousOperation(
                u"There is no free name for \"%1\" of at most %2 characters; let the field's "
                "max_length be larger."_s.arg(name)
                        .arg(maxLength));
    return begin + ending;
}

} // namespace Quintette::FileName
