// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/explain.h"

#include "core/base/error.h"

#include <QRegularExpression>

namespace Quintette::Internal {

static void checkFormat(const SqlDialect &dialect, const QString &format)
{
    const QStringList formats = dialect.explainFormats();
    if (format.isEmpty() || formats.contains(format))
        return;
    const QString allowed = formats.isEmpty() ? u"%1 does not support any formats."_s.arg(
                                    dialect.backend().isSqlite() ? u"SQLite"_s : u"PostgreSQL"_s)
                                              : u"Allowed formats: "_s + formats.join(u", "_s);
    throw ValueError(u"%1 is not a recognized format. %2"_s.arg(format, allowed));
}

/// The value of an option as it stands in the statement; nothing where it has none to speak of.
static QString optionValue(const QString &name, const Value &value)
{
    if (name != "SERIALIZE"_L1)
        return value.isTrue() ? u"true"_s : u"false"_s;
    const QString how = value.toString().toUpper();
    return how == "TEXT"_L1 || how == "BINARY"_L1 ? how : QString();
}

QString explainPrefix(const SqlDialect &dialect, const QString &format, const Dict &options)
{
    static const QRegularExpression name(u"\\A[\\w\\-]+\\z"_s);
    QStringList parts;
    QStringList unknown;
    for (const Dict::Item &option : options) {
        if (!name.match(option.key).hasMatch() || option.key.contains("--"_L1))
            throw ValueError(u"Invalid option name: '%1'."_s.arg(option.key));
        const QString upper = option.key.toUpper();
        if (!dialect.explainOptions().contains(upper)) {
            unknown += dialect.explainOptions().isEmpty() ? option.key : upper;
            continue;
        }
        if (const QString value = optionValue(upper, option.value); !value.isEmpty())
            parts += upper + u' ' + value;
    }
    checkFormat(dialect, format.toUpper());
    if (!unknown.isEmpty()) {
        unknown.sort();
        throw ValueError(u"Unknown options: %1"_s.arg(unknown.join(u", "_s)));
    }
    if (!format.isEmpty())
        parts += u"FORMAT "_s + format.toUpper();
    const QString how = parts.isEmpty() ? QString() : u'(' + parts.join(u", "_s) + u") "_s;
    return dialect.explainKeyword() + how;
}

} // namespace Quintette::Internal
