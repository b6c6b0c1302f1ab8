// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/manytomanyrows.h"

#include "core/base/error.h"
#include "core/orm/batchinsert.h"
#include "core/orm/modelregistry.h"

namespace Quintette::Internal {

using Action = ManyToManyEvent::Action;

static QString writeDatabase(const Record &owner, const Field &field, const QString &chosen)
{
    const ModelInfo &through = *field.throughModel();
    return chosen.isEmpty() ? through.registry().databaseForWrite(through, &owner) : chosen;
}

static QString readDatabase(const Record &owner, const Field &field, const QString &chosen)
{
    const ModelInfo &through = *field.throughModel();
    return chosen.isEmpty() ? through.registry().databaseForRead(through, &owner) : chosen;
}

ManyToManyRows::ManyToManyRows(const Record &owner, const Field &field, End end,
                               const QString &database)
    : m_record(owner), m_field(field.declared()), m_end(end),
      m_own(*(end == End::Target ? m_field.throughTarget() : m_field.throughSource())),
      m_other(*(end == End::Target ? m_field.throughSource() : m_field.throughTarget())),
      m_database(writeDatabase(owner, m_field, database)),
      m_table(*m_field.throughModel(), m_database),
      m_readTable(*m_field.throughModel(), readDatabase(owner, m_field, database)),
      m_key(owner.value(*m_own.targetField()))
{
    if (m_key.isNone()) {
        throw ValueError(u"%1: \"%2\" needs to be saved before %3 can be used"_s.arg(
                owner.model().label(), owner.toString(), field.name()));
    }
}

ValueList ManyToManyRows::keys() const
{
    return m_readTable.column(m_other, m_own, m_key);
}

static ValueList without(const ValueList &keys, const ValueList &taken)
{
    const QSet<Value> known(taken.cbegin(), taken.cend());
    ValueList result;
    for (const Value &key : keys) {
        if (!known.contains(key))
            result += key;
    }
    return result;
}

void ManyToManyRows::add(const ValueList &wanted, const Values &defaults)
{
    const ValueList missing = without(typed(wanted), m_table.column(m_other, m_own, m_key));
    if (missing.isEmpty())
        return;
    m_table.connection().atomic([&] {
        send(Action::PreAdd, missing);
        insert(missing, defaults);
        send(Action::PostAdd, missing);
    });
}

void ManyToManyRows::remove(const ValueList &unwanted)
{
    const ValueList keys = typed(unwanted);
    if (keys.isEmpty())
        return;
    m_table.connection().atomic([&] {
        send(Action::PreRemove, keys);
        removeRows(keys);
        send(Action::PostRemove, keys);
    });
}

void ManyToManyRows::clear()
{
    m_table.connection().atomic([&] {
        send(Action::PreClear, {});
        m_table.deleteWhereIn(m_own, {m_key});
        if (isSymmetrical())
            m_table.deleteWhereIn(m_other, {m_key});
        send(Action::PostClear, {});
    });
}

void ManyToManyRows::set(const ValueList &wanted, const Values &defaults)
{
    const ValueList now = m_table.column(m_other, m_own, m_key);
    const ValueList next = typed(wanted);
    m_table.connection().atomic([&] {
        remove(without(now, next));
        add(next, defaults);
    });
}

bool ManyToManyRows::isSymmetrical() const
{
    return m_field.options().symmetrical && m_field.relatedModel() == &m_field.model();
}

/// The keys as the through table has them, each once.
ValueList ManyToManyRows::typed(const ValueList &keys) const
{
    ValueList result;
    QSet<Value> known;
    for (const Value &key : keys) {
        const Value value = m_other.toValue(key);
        if (value.isNone() || known.contains(value))
            continue;
        known.insert(value);
        result += value;
    }
    return result;
}

void ManyToManyRows::insert(const ValueList &keys, const Values &defaults)
{
    const ModelInfo &through = *m_field.throughModel();
    QList<const Field *> columns = through.fields();
    columns.removeIf([](const Field *field) { return field->isAuto(); });
    // Somebody else may have added the same in the meantime.
    const QString conflict =
            through.options().autoCreated ? u" ON CONFLICT DO NOTHING"_s : QString();
    BatchInsert rows(m_table.connection(), through, columns, {}, conflict, 0);
    Record row(through);
    for (const auto &[name, value] : defaults)
        row.setValue(name, value);
    const auto addRow = [&](const Value &own, const Value &other) {
        row.setValue(m_own.index(), own);
        row.setValue(m_other.index(), other);
        ValueList values;
        for (const Field *field : std::as_const(columns))
            values += row.value(field->index());
        rows.add(values);
    };
    for (const Value &key : keys)
        addRow(m_key, key);
    if (isSymmetrical()) {
        for (const Value &key : without(keys, m_table.column(m_own, m_other, m_key))) {
            if (!(key == m_key))
                addRow(key, m_key);
        }
    }
    rows.finish();
}

void ManyToManyRows::removeRows(const ValueList &keys)
{
    const Field &primaryKey = m_field.throughModel()->primaryKey();
    const QSet<Value> unwanted(keys.cbegin(), keys.cend());
    ValueList rows;
    for (const Record &row : m_table.selectWhereIn(m_own, {m_key})) {
        if (unwanted.contains(row.value(m_other.index())))
            rows += row.value(primaryKey.index());
    }
    if (isSymmetrical()) {
        for (const Record &row : m_table.selectWhereIn(m_other, {m_key})) {
            if (unwanted.contains(row.value(m_own.index())))
                rows += row.value(primaryKey.index());
        }
    }
    m_table.deleteWhereIn(primaryKey, rows);
}

void ManyToManyRows::send(Action action, const ValueList &keys) const
{
    m_field.model().registry().modelSignals().manyToManyChanged.send(
            m_field.throughModel(),
            {action, m_record, m_field, m_end == End::Target, keys, m_database});
}

} // namespace Quintette::Internal
