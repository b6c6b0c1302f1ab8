// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite/sqlitetablesql.h"

namespace Quintette::Internal {

namespace {

// A word, a quoted name, a text, a sign, or everything between two parentheses.
struct Token
{
    QString text;
    qsizetype start = 0;
    qsizetype end = 0;

    bool is(QLatin1StringView word) const { return text.compare(word, Qt::CaseInsensitive) == 0; }
    bool isGroup() const { return text.startsWith(u'('); }
    QString inner() const { return text.mid(1, text.size() - 2).trimmed(); }
    // The name without its quotes, of which SQLite knows four kinds.
    QString name() const
    {
        if (text.size() < 2 || !u"\"`['"_s.contains(text.front()))
            return text;
        QString inside = text.mid(1, text.size() - 2);
        const QChar close = text.back();
        return close == u']' ? inside : inside.replace(QString(2, close), QString(close));
    }
};

qsizetype quotedEnd(const QString &sql, qsizetype start)
{
    const QChar close = sql[start] == u'[' ? u']' : sql[start];
    for (qsizetype i = start + 1; i < sql.size(); ++i) {
        if (sql[i] != close)
            continue;
        if (close == u']' || i + 1 == sql.size() || sql[i + 1] != close)
            return i + 1;
        ++i;
    }
    return sql.size();
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\'' || c == u'`' || c == u'[';
}

qsizetype commentEnd(const QString &sql, qsizetype start)
{
    if (QStringView(sql).sliced(start).startsWith(u"--")) {
        const qsizetype end = sql.indexOf(u'\n', start);
        return end < 0 ? sql.size() : end;
    }
    if (QStringView(sql).sliced(start).startsWith(u"/*")) {
        const qsizetype end = sql.indexOf(u"*/"_s, start + 2);
        return end < 0 ? sql.size() : end + 2;
    }
    return start;
}

qsizetype groupEnd(const QString &sql, qsizetype start)
{
    int depth = 0;
    for (qsizetype i = start; i < sql.size();) {
        if (isQuote(sql[i])) {
            i = quotedEnd(sql, i);
        } else if (const qsizetype end = commentEnd(sql, i); end > i) {
            i = end;
        } else {
            depth += (sql[i] == u'(') - (sql[i] == u')');
            ++i;
            if (depth == 0)
                return i;
        }
    }
    return sql.size();
}

QList<Token> tokens(const QString &sql)
{
    QList<Token> list;
    for (qsizetype i = 0; i < sql.size();) {
        qsizetype end = i + 1;
        if (sql[i].isSpace()) {
            i = end;
            continue;
        }
        if (const qsizetype after = commentEnd(sql, i); after > i) {
            i = after;
            continue;
        }
        if (isQuote(sql[i])) {
            end = quotedEnd(sql, i);
        } else if (sql[i] == u'(') {
            end = groupEnd(sql, i);
        } else if (sql[i].isLetterOrNumber() || sql[i] == u'_') {
            while (end < sql.size()
                   && (sql[end].isLetterOrNumber() || sql[end] == u'_' || sql[end] == u'$'))
                ++end;
        }
        list += Token{sql.sliced(i, end - i), i, end};
        i = end;
    }
    return list;
}

QList<QList<Token>> splitAtCommas(const QList<Token> &all)
{
    QList<QList<Token>> parts(1);
    for (const Token &token : all) {
        if (token.text == u","_s)
            parts += QList<Token>();
        else
            parts.last() += token;
    }
    return parts;
}

void readColumn(const QList<Token> &definition, ColumnDefinition &column)
{
    // SQLite gives its standard types back in capitals, whatever was written.
    if (const QString written = definition.value(1).text;
        written.compare(column.type, Qt::CaseInsensitive) == 0)
        column.type = written;
    for (qsizetype i = 1; i < definition.size(); ++i) {
        const Token &token = definition[i];
        const Token next = definition.value(i + 1);
        if (token.is("CHECK"_L1) && next.isGroup()) {
            column.check = next.inner();
        } else if (token.is("COLLATE"_L1)) {
            column.collation = next.name();
        } else if (token.is("AUTOINCREMENT"_L1)) {
            column.autoIncrement = true;
        } else if (token.is("AS"_L1) && next.isGroup()) {
            column.generatedSql = next.inner();
            column.generatedStored = definition.value(i + 2).is("STORED"_L1);
        }
    }
}

QStringList columnNames(const Token &group)
{
    QStringList names;
    for (const QList<Token> &part : splitAtCommas(tokens(group.inner())))
        names += part.value(0).name();
    return names;
}

void readConstraint(QList<Token> definition, TableDefinition &table)
{
    QString name;
    if (definition.value(0).is("CONSTRAINT"_L1)) {
        name = definition.value(1).name();
        definition.remove(0, std::min<qsizetype>(2, definition.size()));
    }
    const Token second = definition.value(1);
    if (definition.value(0).is("CHECK"_L1) && second.isGroup()) {
        table.checks += CheckDefinition{name, second.inner()};
    } else if (definition.value(0).is("UNIQUE"_L1) && second.isGroup()) {
        // The index that SQLite makes for it carries a name of SQLite's.
        const QStringList columns = columnNames(second);
        for (IndexDefinition &index : table.indexes) {
            if (index.constraint && index.columns == columns)
                index.name = name;
        }
    }
}

} // namespace

void readSqliteTableSql(const QString &createTable, TableDefinition &table)
{
    const QList<Token> statement = tokens(createTable);
    const auto body = std::find_if(statement.cbegin(), statement.cend(),
                                   [](const Token &t) { return t.isGroup(); });
    if (body == statement.cend())
        return;
    for (const QList<Token> &part : splitAtCommas(tokens(body->inner()))) {
        const Token first = part.value(0);
        const auto column = std::find_if(
                table.columns.begin(), table.columns.end(), [&](const ColumnDefinition &c) {
                    return c.name.compare(first.name(), Qt::CaseInsensitive) == 0;
                });
        const bool quoted = !first.text.isEmpty() && isQuote(first.text.front());
        const bool keyword = !quoted
                && (first.is("CONSTRAINT"_L1) || first.is("CHECK"_L1) || first.is("UNIQUE"_L1)
                    || first.is("PRIMARY"_L1) || first.is("FOREIGN"_L1));
        if (keyword)
            readConstraint(part, table);
        else if (column != table.columns.end())
            readColumn(part, *column);
    }
}

SqliteIndexSql readSqliteIndexSql(const QString &createIndex)
{
    SqliteIndexSql result;
    const QList<Token> statement = tokens(createIndex);
    for (const Token &token : statement) {
        if (token.isGroup() && result.columns.isEmpty()) {
            for (const QList<Token> &part : splitAtCommas(tokens(token.inner()))) {
                if (!part.isEmpty())
                    result.columns += token.inner().sliced(part.first().start,
                                                           part.last().end - part.first().start);
            }
        } else if (token.is("WHERE"_L1)) {
            result.condition = createIndex.mid(token.end).trimmed();
            break;
        }
    }
    return result;
}

} // namespace Quintette::Internal
