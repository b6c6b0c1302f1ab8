// SPDX-License-Identifier: GPL-3.0-or-later
// A table of FTS5 that holds only the index: the texts stay in the model's own table, and triggers
// tell it of every change there.
#include "core/db/backend.h"
#include "core/db/connection.h"
#include "core/orm/search/searchdialect.h"
#include "core/orm/search/searchwords.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

namespace {

/// Words around what was found.
constexpr int headlineWords = 32;

class SqliteSearch : public SearchDialect
{
public:
    // A change of the table may have taken the triggers along.
    State state(Connection &connection, const SearchIndex &index) const override
    {
        const QString name = index.name();
        Cursor table = connection.execute(
                u"SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?"_s, {name});
        if (!table.next())
            return State::Missing;
        Cursor triggers = connection.execute(
                u"SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND name IN (?, ?, ?)"_s,
                {name + u"_insert"_s, name + u"_delete"_s, name + u"_update"_s});
        const bool isWhole = triggers.next() && triggers.value(0).toInt() == 3
                && table.value(0).toString() == tableSql(index);
        return isWhole ? State::Whole : State::Broken;
    }

    QString createSql(const SearchIndex &index) const override
    {
        const QString name = backend().quoteName(index.name());
        const QString table = backend().quoteName(index.model().table());
        const QString remove = u"INSERT INTO %1(%1, rowid, %2) VALUES ('delete', %3);"_s.arg(
                name, columns(index, {}), keyAndColumns(index, u"old."_s));
        const QString add = u"INSERT INTO %1(rowid, %2) VALUES (%3);"_s.arg(
                name, columns(index, {}), keyAndColumns(index, u"new."_s));
        const auto trigger = [&](const QString &suffix, const QString &event, const QString &body) {
            return u"CREATE TRIGGER %1 AFTER %2 ON %3 BEGIN %4 END;\n"_s.arg(
                    backend().quoteName(index.name() + suffix), event, table, body);
        };
        return tableSql(index) + u";\n"_s + trigger(u"_insert"_s, u"INSERT"_s, add)
                + trigger(u"_delete"_s, u"DELETE"_s, remove)
                + trigger(u"_update"_s, u"UPDATE"_s, remove + u' ' + add)
                + u"INSERT INTO %1(%1) VALUES ('rebuild');"_s.arg(name);
    }

    QString dropSql(const SearchIndex &index) const override
    {
        QString sql;
        for (const QString &suffix : {u"_insert"_s, u"_delete"_s, u"_update"_s})
            sql += u"DROP TRIGGER IF EXISTS %1;\n"_s.arg(
                    backend().quoteName(index.name() + suffix));
        return sql + u"DROP TABLE %1;"_s.arg(backend().quoteName(index.name()));
    }

    Outcome writeMatch(Compiler &to, const SearchIndex &index, const SearchRequest &request,
                       const NodeList &columns) const override
    {
        const QString query = ftsQuery(request.text);
        if (query.isEmpty())
            return Outcome::Empty;
        to.compileValue(columns.first());
        to.write(" IN (SELECT rowid"_L1);
        writeFrom(to, index, query);
        to.write(u')');
        return Outcome::Sql;
    }

    Outcome writeRank(Compiler &to, const SearchIndex &index, const SearchRequest &request,
                      const NodeList &columns) const override
    {
        // bm25 is the smaller the better.
        return writeOfRow(to, u"-bm25(%1)"_s.arg(backend().quoteName(index.name())), index, request,
                          columns);
    }

    Outcome writeHeadline(Compiler &to, const SearchIndex &index, const SearchRequest &request,
                          const NodeList &columns) const override
    {
        const QString snippet = u"snippet(%1, %2, %3, %4, '…', %5)"_s.arg(
                backend().quoteName(index.name()), QString::number(request.field),
                backend().quoteText(request.start), backend().quoteText(request.stop),
                QString::number(headlineWords));
        return writeOfRow(to, snippet, index, request, columns);
    }

private:
    static QString tableSql(const SearchIndex &index)
    {
        return u"CREATE VIRTUAL TABLE %1 USING fts5(%2, content=%3, content_rowid=%4, "
               u"tokenize='unicode61 remove_diacritics 2')"_s.arg(
                       backend().quoteName(index.name()), columns(index, {}),
                       backend().quoteText(index.model().table()),
                       backend().quoteText(index.model().primaryKey().column()));
    }

    static const Backend &backend() { return Backend::of(DatabaseSettings::Engine::Sqlite); }

    static QString columns(const SearchIndex &index, const QString &prefix)
    {
        QStringList names;
        for (const QString &field : index.fields())
            names += prefix + backend().quoteName(index.model().field(field).column());
        return names.join(u", "_s);
    }

    static QString keyAndColumns(const SearchIndex &index, const QString &prefix)
    {
        return prefix + backend().quoteName(index.model().primaryKey().column()) + u", "_s
                + columns(index, prefix);
    }

    static void writeFrom(Compiler &to, const SearchIndex &index, const QString &query)
    {
        const QString name = backend().quoteName(index.name());
        to.write(" FROM "_L1);
        to.write(QStringView(name));
        to.write(" WHERE "_L1);
        to.write(QStringView(name));
        to.write(" MATCH "_L1);
        to.bind(Value(query));
    }

    /// What FTS5 says of the row with the object's key.
    static Outcome writeOfRow(Compiler &to, const QString &what, const SearchIndex &index,
                              const SearchRequest &request, const NodeList &columns)
    {
        const QString query = ftsQuery(request.text);
        if (query.isEmpty()) {
            to.write("NULL"_L1);
            return Outcome::Sql;
        }
        to.write("(SELECT "_L1);
        to.write(QStringView(what));
        writeFrom(to, index, query);
        to.write(" AND rowid = "_L1);
        to.compileValue(columns.first());
        to.write(u')');
        return Outcome::Sql;
    }
};

} // namespace

const SearchDialect &sqliteSearch()
{
    static const SqliteSearch search;
    return search;
}

} // namespace Quintette::Internal
