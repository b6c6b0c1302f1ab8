// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/queryset.h"

#include "core/base/error.h"
#include "core/orm/aggregates/aggregates.h"
#include "core/orm/lookups/datetransforms.h"
#include "core/orm/modelregistry.h"
#include "core/orm/objectrow.h"
#include "core/orm/prefetch.h"
#include "core/orm/query.h"
#include "core/orm/sql/aggregation.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/explain.h"
#include "core/orm/sql/runquery.h"

namespace Quintette {

using namespace Internal;

static const Backend &backendOf(const Query &query)
{
    const Databases &databases = query.model->registry().databases();
    return Backend::of(databases.settings(query.database).engine);
}

QList<Record> QuerySet::toList() const
{
    if (m_query->isValues)
        throw TypeError(u"A query with values() has rows, not objects: use toDicts()."_s);
    QList<Record> records;
    runQuery(*m_query, Rows::Kept, [&records](const RowReader &reader, const Cursor &cursor) {
        records.append(reader.record(cursor));
        return true;
    });
    if (!m_query->prefetch.isEmpty())
        prefetchRelatedObjects(records, m_query->prefetch);
    return records;
}

QList<Dict> QuerySet::toDicts() const
{
    if (!m_query->isValues)
        return values({}).toDicts();
    QList<Dict> rows;
    runQuery(*m_query, Rows::Kept, [&rows](const RowReader &reader, const Cursor &cursor) {
        rows.append(reader.dict(cursor));
        return true;
    });
    return rows;
}

ValueList QuerySet::toValues(const QString &name) const
{
    const QuerySet one = values({name});
    ValueList values;
    runQuery(one.query(), Rows::Kept, [&](const RowReader &reader, const Cursor &cursor) {
        values.append(reader.dict(cursor).value(name));
        return true;
    });
    return values;
}

void QuerySet::forEach(const std::function<bool(const Record &)> &function) const
{
    if (m_query->isValues)
        throw TypeError(u"A query with values() has rows, not objects: use forEachDict()."_s);
    runQuery(*m_query, Rows::PassedBy, [&function](const RowReader &reader, const Cursor &cursor) {
        return function(reader.record(cursor));
    });
}

void QuerySet::forEachChunk(int size,
                            const std::function<bool(const QList<Record> &)> &function) const
{
    if (size < 1)
        throw ValueError(u"Chunk size must be strictly positive."_s);
    QList<Record> chunk;
    const auto deliver = [&] {
        if (!m_query->prefetch.isEmpty())
            prefetchRelatedObjects(chunk, m_query->prefetch);
        const bool goOn = function(chunk);
        chunk.clear();
        return goOn;
    };
    bool stopped = false;
    forEach([&](const Record &record) {
        chunk.append(record);
        stopped = chunk.size() >= size && !deliver();
        return !stopped;
    });
    if (!stopped && !chunk.isEmpty())
        deliver();
}

void QuerySet::forEachRow(const std::function<bool(const ObjectRow &)> &function) const
{
    if (m_query->isValues)
        throw TypeError(u"A query with values() has rows, not objects: use forEachDict()."_s);
    runQuery(*m_query, Rows::PassedBy, [&function](const RowReader &reader, const Cursor &cursor) {
        return function(ObjectRow(reader, cursor));
    });
}

void QuerySet::forEachDict(const std::function<bool(const Dict &)> &function) const
{
    if (!m_query->isValues) {
        values({}).forEachDict(function);
        return;
    }
    runQuery(*m_query, Rows::PassedBy, [&function](const RowReader &reader, const Cursor &cursor) {
        return function(reader.dict(cursor));
    });
}

qint64 QuerySet::count() const
{
    const Dict row =
            Aggregation(*m_query, {{u"__count"_s, Count(u"*"_s)}}).run(connectionOf(*m_query));
    return row.value(u"__count").toInt().value_or(0);
}

bool QuerySet::exists() const
{
    Connection &connection = connectionOf(*m_query);
    Statement statement;
    Compiler compiler(*m_query, SqlDialect::of(connection.backend()), statement);
    if (compiler.compileExists() == Outcome::Empty)
        return false;
    Cursor cursor = connection.execute(statement.sql, statement.parameters);
    return cursor.next();
}

std::optional<Record> QuerySet::first() const
{
    const QuerySet ordered = isOrdered() ? *this : orderBy(QStringList{u"pk"_s});
    const QList<Record> records = ordered.slice(0, 1).toList();
    return records.isEmpty() ? std::nullopt : std::optional(records.first());
}

std::optional<Record> QuerySet::last() const
{
    const QuerySet ordered = isOrdered() ? reverse() : orderBy(QStringList{u"-pk"_s});
    const QList<Record> records = ordered.slice(0, 1).toList();
    return records.isEmpty() ? std::nullopt : std::optional(records.first());
}

bool QuerySet::contains(const Record &record) const
{
    m_query->refuseCombined("contains"_L1);
    if (m_query->isValues)
        throw TypeError(u"Cannot call QuerySet.contains() after .values() or .values_list()."_s);
    if (&record.model().concrete() != &model().concrete())
        return false;
    if (record.pk().isNone())
        throw ValueError(u"QuerySet.contains() cannot be used on unsaved objects."_s);
    return filter({{u"pk"_s, record.pk()}}).exists();
}

Dict QuerySet::aggregate(const QList<QPair<QString, Expression>> &aggregates) const
{
    if (aggregates.isEmpty())
        return {};
    return Aggregation(*m_query, aggregates).run(connectionOf(*m_query));
}

/// The field whose values are the keys of inBulk().
static const Field &bulkField(const Query &query, const QString &name)
{
    if (query.isSliced())
        throw TypeError(u"Cannot use 'limit' or 'offset' with in_bulk()."_s);
    const Field &field = query.model->field(name);
    if (!field.isUnique() && !query.distinctFields.contains(name)) {
        throw ValueError(
                u"in_bulk()'s field_name must be a unique field but '%1' isn't."_s.arg(name));
    }
    return field;
}

static void insertByKey(QHash<QString, Record> &to, const QList<Record> &records,
                        const Field &field)
{
    for (const Record &record : records) {
        // A key of several fields has no place of its own in the row.
        const Value key = field.isPrimaryKey() ? record.pk() : record.value(field);
        to.insert(field.toText(key), record);
    }
}

QHash<QString, Record> QuerySet::inBulkOfAll(const QString &name) const
{
    const Field &field = bulkField(*m_query, name);
    QHash<QString, Record> found;
    insertByKey(found, toList(), field);
    return found;
}

QHash<QString, Record> QuerySet::inBulk(const ValueList &keys, const QString &name) const
{
    const Field &field = bulkField(*m_query, name);
    QHash<QString, Record> found;
    const qsizetype batch = std::max(1, backendOf(*m_query).maxParameters() / 2);
    for (qsizetype from = 0; from < keys.size(); from += batch) {
        const Value part(keys.sliced(from, std::min(batch, keys.size() - from)));
        insertByKey(found, filter({{name + u"__in"_s, part}}).toList(), field);
    }
    return found;
}

static ValueList truncated(const QuerySet &querySet, const QString &field, const QString &kind,
                           bool descending, FieldKind result, const QTimeZone &zone = {})
{
    const QString alias = u"_truncated"_s;
    const NodePtr node =
            std::make_shared<TruncateNode>(std::make_shared<NameNode>(field), kind, result, zone);
    return querySet.annotate(alias, Expression(node))
            .filter({{field + u"__isnull"_s, Value(false)}})
            .orderBy(QStringList{descending ? u'-' + alias : alias})
            .values({alias})
            .distinct()
            .toValues(alias);
}

ValueList QuerySet::dates(const QString &field, const QString &kind, bool descending) const
{
    static const QStringList kinds{u"year"_s, u"month"_s, u"week"_s, u"day"_s};
    if (!kinds.contains(kind))
        throw ValueError(u"'kind' must be one of 'year', 'month', 'week', or 'day'."_s);
    return truncated(*this, field, kind, descending, FieldKind::Date);
}

ValueList QuerySet::datetimes(const QString &field, const QString &kind, bool descending,
                              const QTimeZone &zone) const
{
    static const QStringList kinds{u"year"_s, u"month"_s,  u"week"_s,  u"day"_s,
                                   u"hour"_s, u"minute"_s, u"second"_s};
    if (!kinds.contains(kind))
        throw ValueError(
                u"'kind' must be one of 'year', 'month', 'week', 'day', 'hour', 'minute', or 'second'."_s);
    return truncated(*this, field, kind, descending, FieldKind::DateTime, zone);
}

QPair<QString, ValueList> QuerySet::toSqlWithParameters() const
{
    Statement statement;
    Compiler compiler(*m_query, SqlDialect::of(backendOf(*m_query)), statement);
    if (compiler.compileSelect() == Outcome::Empty)
        return {};
    return {statement.sql, statement.parameters};
}

QString QuerySet::toSql() const
{
    return toSqlWithParameters().first;
}

QString QuerySet::explain(const QString &format, const Dict &options) const
{
    const QString prefix = explainPrefix(SqlDialect::of(backendOf(*m_query)), format, options);
    const auto [sql, parameters] = toSqlWithParameters();
    if (sql.isEmpty())
        return u"No row can match: the database is not asked."_s;
    Cursor cursor = connectionOf(*m_query).execute(prefix + sql, parameters);
    QStringList lines;
    while (cursor.next()) {
        QStringList cells;
        for (int i = 0; i < cursor.columnCount(); ++i)
            cells += cursor.value(i).toString();
        lines += cells.join(u' ');
    }
    return lines.join(u'\n');
}

} // namespace Quintette
