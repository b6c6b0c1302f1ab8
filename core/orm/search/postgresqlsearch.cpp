// SPDX-License-Identifier: GPL-3.0-or-later
// An index over an expression: the search has to repeat it letter by letter to make use of it.
#include "core/db/backend.h"
#include "core/db/connection.h"
#include "core/orm/search/searchdialect.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

namespace {

class PostgreSqlSearch : public SearchDialect
{
public:
    State state(Connection &connection, const SearchIndex &index) const override
    {
        Cursor found = connection.execute(
                u"SELECT 1 FROM pg_indexes WHERE schemaname = ANY (current_schemas(false)) AND "
                "indexname = ?"_s,
                {index.name()});
        return found.next() ? State::Whole : State::Missing;
    }

    QString createSql(const SearchIndex &index) const override
    {
        QStringList texts;
        for (const QString &field : index.fields()) {
            texts += u"COALESCE(%1::text, '')"_s.arg(
                    backend().quoteName(index.model().field(field).column()));
        }
        return u"CREATE INDEX %1 ON %2 USING gin (to_tsvector('%3'::regconfig, %4));"_s.arg(
                backend().quoteName(index.name()), backend().quoteName(index.model().table()),
                index.configuration(), texts.join(u" || ' ' || "_s));
    }

    QString dropSql(const SearchIndex &index) const override
    {
        return u"DROP INDEX %1;"_s.arg(backend().quoteName(index.name()));
    }

    Outcome writeMatch(Compiler &to, const SearchIndex &index, const SearchRequest &request,
                       const NodeList &columns) const override
    {
        if (request.text.trimmed().isEmpty())
            return Outcome::Empty;
        writeVector(to, index, columns);
        to.write(" @@ "_L1);
        writeQuery(to, index, request);
        return Outcome::Sql;
    }

    Outcome writeRank(Compiler &to, const SearchIndex &index, const SearchRequest &request,
                      const NodeList &columns) const override
    {
        to.write("ts_rank("_L1);
        writeVector(to, index, columns);
        to.write(", "_L1);
        writeQuery(to, index, request);
        to.write(u')');
        return Outcome::Sql;
    }

    Outcome writeHeadline(Compiler &to, const SearchIndex &index, const SearchRequest &request,
                          const NodeList &columns) const override
    {
        to.write("ts_headline("_L1);
        writeConfiguration(to, index);
        to.write(", COALESCE("_L1);
        to.compileValue(columns.at(1 + request.field));
        to.write("::text, ''), "_L1);
        writeQuery(to, index, request);
        to.write(", "_L1);
        to.bind(Value(
                u"StartSel=%1, StopSel=%2"_s.arg(option(request.start), option(request.stop))));
        to.write(u')');
        return Outcome::Sql;
    }

private:
    static const Backend &backend() { return Backend::of(DatabaseSettings::Engine::PostgreSql); }

    static QString option(QString text) { return u'"' + text.replace(u'"', u"\"\""_s) + u'"'; }

    static void writeConfiguration(Compiler &to, const SearchIndex &index)
    {
        to.write(u'\'');
        to.write(QStringView(index.configuration()));
        to.write("'::regconfig"_L1);
    }

    static void writeVector(Compiler &to, const SearchIndex &index, const NodeList &columns)
    {
        to.write("to_tsvector("_L1);
        writeConfiguration(to, index);
        to.write(", "_L1);
        for (qsizetype i = 1; i < columns.size(); ++i) {
            to.write(i > 1 ? " || ' ' || COALESCE("_L1 : "COALESCE("_L1);
            to.compileValue(columns.at(i));
            to.write("::text, '')"_L1);
        }
        to.write(u')');
    }

    static void writeQuery(Compiler &to, const SearchIndex &index, const SearchRequest &request)
    {
        to.write("websearch_to_tsquery("_L1);
        writeConfiguration(to, index);
        to.write(", "_L1);
        to.bind(Value(request.text));
        to.write(u')');
    }
};

} // namespace

const SearchDialect &postgreSqlSearch()
{
    static const PostgreSqlSearch search;
    return search;
}

} // namespace Quintette::Internal
