// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/sqldialect.h"

#include "core/orm/sql/compiler.h"

#include "core/orm/sql/postgresqldialect.h"
#include "core/orm/sql/sqlitedialect.h"

namespace Quintette::Internal {

SqlDialect::~SqlDialect() = default;

const SqlDialect &SqlDialect::of(const Backend &backend)
{
    static const SqliteDialect sqlite;
    static const PostgreSqlDialect postgreSql;
    if (backend.vendor() == Backend::Vendor::PostgreSql)
        return postgreSql;
    return sqlite;
}

Outcome SqlDialect::writeCast(Compiler &to, const NodePtr &source, FieldKind kind,
                              const FieldOptions &options) const
{
    to.write("CAST("_L1);
    to.compileValue(source);
    to.write(" AS "_L1);
    to.write(QStringView(castType(kind, options)));
    to.write(u')');
    return Outcome::Sql;
}

void writeTogether(Compiler &to, const NodeList &parts, QLatin1StringView before,
                   QLatin1StringView after, QLatin1StringView between)
{
    to.write(u'(');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i > 0)
            to.write(between);
        to.write(before);
        to.compileValue(parts.at(i));
        to.write(after);
    }
    to.write(u')');
}

QString escapeLike(const QString &text)
{
    QString escaped;
    escaped.reserve(text.size() + 4);
    for (const QChar c : text) {
        if (c == u'\\' || c == u'%' || c == u'_')
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

QString likePattern(PatternMatch match, const QString &text)
{
    const QString escaped = escapeLike(text);
    switch (match) {
    case PatternMatch::Contains:
    case PatternMatch::IContains:
        return u'%' + escaped + u'%';
    case PatternMatch::StartsWith:
    case PatternMatch::IStartsWith:
        return escaped + u'%';
    case PatternMatch::EndsWith:
    case PatternMatch::IEndsWith:
        return u'%' + escaped;
    case PatternMatch::IExact:
        break;
    }
    return escaped;
}

} // namespace Quintette::Internal
