// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/queryset.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/orm/query.h"
#include "core/orm/sql/queryconnection.h"

namespace Quintette {

using namespace Internal;

namespace {

/// Which field each column of the result is of; null for an annotation.
QList<const Field *> fieldsOf(const QStringList &columns, const ModelInfo &model,
                              const QHash<QString, QString> &translations)
{
    QHash<QString, const Field *> byColumn;
    for (const Field *field : model.fields())
        byColumn.insert(field->column(), field);
    QList<const Field *> fields;
    for (const QString &column : columns) {
        const auto translated = translations.constFind(column);
        fields += translated == translations.cend() ? byColumn.value(column)
                                                    : &model.field(*translated);
    }
    if (!fields.contains(&model.primaryKey()))
        throw FieldError(u"Raw query must include the primary key"_s);
    return fields;
}

} // namespace

QList<Record> QuerySet::raw(const QString &sql, const ValueList &parameters,
                            const QHash<QString, QString> &translations) const
{
    Connection &connection = connectionOf(*m_query);
    const Backend &backend = connection.backend();
    ValueList bound;
    for (const Value &parameter : parameters)
        bound.append(backend.adapt(parameter));
    Cursor cursor = connection.execute(sql, bound);
    const QStringList columns = cursor.columnNames();
    const ModelInfo &of = model();
    const QList<const Field *> fields = fieldsOf(columns, of, translations);
    QList<Record> records;
    while (cursor.next()) {
        ValueList values(of.fields().size());
        for (int i = 0; i < fields.size(); ++i) {
            if (fields.at(i))
                values[fields.at(i)->index()] =
                        fields.at(i)->fromDatabase(cursor.value(i), backend);
        }
        Record record(of, std::move(values), database());
        for (const Field *field : of.fields()) {
            if (!fields.contains(field))
                record.setDeferred(field->index());
        }
        for (int i = 0; i < fields.size(); ++i) {
            if (!fields.at(i))
                record.setAnnotation(columns.at(i), cursor.value(i));
        }
        records.append(record);
    }
    return records;
}

} // namespace Quintette
