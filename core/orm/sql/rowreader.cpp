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
            if (layout.columns.at(i).name != name)
                continue;
            if (!m_dictColumns.isEmpty()
                && m_dictColumns.last().first + m_dictColumns.last().count == i
                && layout.columns.at(m_dictColumns.last().first).name == name)
                ++m_dictColumns.last().count;
            else
                m_dictColumns.append({i, 1});
        }
    }
    for (const RowLayout::Column &column : layout.columns) {
        if (column.node)
            column.node->outputField(); // says now, not with the first row, that types mix
        const Field *field = column.node ? nullptr : &valueField(*column.field);
        m_decoders.append({field, field ? field->storedType() : Value::Type::None});
    }
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
    for (int i = m_layout.firstAnnotation; i < m_layout.visibleColumns; ++i)
        main.setAnnotation(m_layout.columns.at(i).name, value(cursor, i));
    return main;
}

Dict RowReader::dict(const Cursor &cursor) const
{
    Dict row;
    for (const auto &[first, count] : m_dictColumns) {
        const QString &name = m_layout.columns.at(first).name;
        if (count == 1) {
            row.insert(name, value(cursor, first));
            continue;
        }
        ValueList values;
        for (int i = 0; i < count; ++i)
            values.append(value(cursor, first + i));
        row.insert(name, Value::tuple(values));
    }
    return row;
}

} // namespace Quintette::Internal
