// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/rowreader.h"

#include "core/orm/modelregistry.h"
#include "core/orm/signals.h"
#include "core/orm/sql/valuereading.h"

namespace Quintette::Internal {

RowReader::RowReader(const RowLayout &layout, const Query &query, const Backend &backend)
    : m_layout(layout), m_query(query), m_backend(backend),
      m_isPlain(layout.objects.size() == 1 && layout.objects.first().isComplete
                && layout.firstAnnotation == layout.visibleColumns)
{
    for (const QString &name : query.valuesOrder) {
        for (int i = 0; i < layout.visibleColumns; ++i) {
            if (layout.columns.at(i).name == name)
                addColumn(m_dictColumns, i);
        }
    }
    for (int i = layout.firstAnnotation; i < layout.visibleColumns; ++i)
        addColumn(m_annotations, i);
    for (const RowLayout::Column &column : layout.columns) {
        if (column.node)
            column.node->outputField(); // says now, not with the first row, that types mix
        const Field *field = column.node ? nullptr : &valueField(*column.field);
        m_decoders.append({field, field ? field->storedType() : Value::Type::None});
    }
}

void RowReader::addColumn(QList<NamedColumns> &to, int column) const
{
    const bool follows = !to.isEmpty() && to.last().first + to.last().count == column
            && m_layout.columns.at(to.last().first).name == m_layout.columns.at(column).name;
    if (follows)
        ++to.last().count;
    else
        to.append({column, 1});
}

Value RowReader::value(const Cursor &cursor, const NamedColumns &columns) const
{
    if (columns.count == 1)
        return value(cursor, columns.first);
    ValueList values;
    for (int i = 0; i < columns.count; ++i)
        values.append(value(cursor, columns.first + i));
    return Value::tuple(values);
}

Value RowReader::value(const Cursor &cursor, int column) const
{
    Value raw = cursor.value(column);
    const Decoder &decoder = m_decoders[column];
    if (raw.type() == decoder.asItIs && !raw.isNone())
        return raw;
    if (decoder.field)
        return decoder.field->fromDatabase(raw, m_backend);
    return ofProject(m_layout.columns.at(column).node->fromDatabase(raw, m_backend),
                     m_query.model->registry());
}

std::optional<Record> RowReader::object(const Cursor &cursor, const RowLayout::Object &object) const
{
    const ModelSignals &events = object.model->registry().modelSignals();
    ValueList values(object.model->fields().size());
    Value *const to = values.data();
    for (int i = 0; i < object.fields.size(); ++i)
        to[object.fields.at(i)->index()] = value(cursor, object.firstColumn + i);
    // An outer join without a row.
    if (object.parent >= 0 && values.at(object.model->keyFields().first()->index()).isNone())
        return std::nullopt;
    if (events.preInit.hasReceivers(object.model))
        events.preInit.send(object.model, {*object.model});
    Record record(*object.model, std::move(values), m_query.database);
    if (!object.isComplete) {
        for (const Field *field : object.model->fields()) {
            if (!object.fields.contains(field))
                record.setDeferred(field->index());
        }
    }
    if (events.postInit.hasReceivers(object.model))
        events.postInit.send(object.model, {record});
    return record;
}

Record RowReader::record(const Cursor &cursor) const
{
    const QList<RowLayout::Object> &objects = m_layout.objects;
    Record main = std::move(*object(cursor, objects.first()));
    if (m_isPlain)
        return main;
    if (objects.size() > 1) {
        // Later objects hang on earlier ones, and a record is a value: fill from the last to the
        // first.
        QVarLengthArray<std::optional<Record>, 8> made;
        made.append(main);
        for (qsizetype i = 1; i < objects.size(); ++i)
            made.append(made[objects.at(i).parent] ? object(cursor, objects.at(i)) : std::nullopt);
        for (qsizetype i = objects.size() - 1; i > 0; --i) {
            const RowLayout::Object &one = objects.at(i);
            if (one.isFiltered && made[one.parent]) {
                made[one.parent]->setPrefetched(
                        one.name, made[i] ? QList<Record>{*made[i]} : QList<Record>());
                continue;
            }
            if (!made[i])
                continue;
            if (!one.forward)
                made[i]->setCachedRelated(*one.relation, *made[one.parent]);
            made[one.parent]->setCachedRelated(*one.relation, *made[i]);
        }
        main = *made[0];
    }
    for (const NamedColumns &columns : m_annotations)
        main.setAnnotation(m_layout.columns.at(columns.first).name, value(cursor, columns));
    return main;
}

Dict RowReader::dict(const Cursor &cursor) const
{
    Dict row;
    for (const NamedColumns &columns : m_dictColumns)
        row.insert(m_layout.columns.at(columns.first).name, value(cursor, columns));
    return row;
}

} // namespace Quintette::Internal
