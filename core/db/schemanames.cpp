// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/schemanames.h"

#include <QCryptographicHash>

namespace Quintette {

QString namesDigest(const QStringList &parts, int length)
{
    const QByteArray digest =
            QCryptographicHash::hash(parts.join(QString()).toUtf8(), QCryptographicHash::Md5);
    return QString::fromLatin1(digest.toHex().left(length));
}

QString schemaName(const QString &table, const QStringList &columns, const QString &suffix,
                   int maxNameLength)
{
    QString hashed = namesDigest(QStringList({table}) + columns, 8) + suffix;
    const QString joined = columns.join(u'_');
    QString name = table + u'_' + joined + u'_' + hashed;
    if (name.size() <= maxNameLength)
        return name;
    // Half of what the hash leaves for the table, half for the columns.
    hashed.truncate(maxNameLength / 3);
    const qsizetype rest = (maxNameLength - hashed.size()) / 2 - 1;
    name = table.left(rest) + u'_' + joined.left(rest) + u'_' + hashed;
    if (name.startsWith(u'_') || name.front().isDigit())
        name = u'D' + name.chopped(1);
    return name;
}

} // namespace Quintette
