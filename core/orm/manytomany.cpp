// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/persistence.h"

#include "core/base/error.h"
#include "core/orm/batchinsert.h"
#include "core/orm/modelregistry.h"
#include "core/orm/signals.h"
#include "core/orm/tablestatements.h"

namespace Quintette {

namespace {

using Action = ManyToManyEvent::Action;

/// One object's rows in a through table, seen from whichever end the object is on.
class ManyToManyRows
{
public:
    ManyToManyRows(const Record &record, const Field &field)
        : m_record(record), m_field(field.declared()),
          m_reverse(!record.model().isKindOf(m_field.model())),
          m_own(*(m_reverse ? m_field.throughTarget() : m_field.throughSource())),
          m_other(*(m_reverse ? m_field.throughSource() : m_field.throughTarget())),
          m_database(record.database().isEmpty() ? u"default"_s : record.database()),
          m_table(*m_field.throughModel(), m_database), m_key(record.value(*m_own.targetField()))
    {
        if (m_key.isNone()) {
            throw ValueError(u"%1: \"%2\" needs to be saved before %3 can be used"_s.arg(
                    record.model().label(), record.toString(), field.name()));
        }
    }

    ValueList keys() const { return m_table.column(m_other, m_own, m_key); }

    void add(const ValueList &wanted)
    {
        const ValueList missing = without(typed(wanted), keys());
        if (missing.isEmpty())
            return;
        m_table.connection().atomic([&] {
            send(Action::PreAdd, missing);
            insert(missing);
            send(Action::PostAdd, missing);
        });
    }

    void remove(const ValueList &unwanted)
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

    void clear()
    {
        m_table.connection().atomic([&] {
            send(Action::PreClear, {});
            m_table.deleteWhereIn(m_own, {m_key});
            if (isSymmetrical())
                m_table.deleteWhereIn(m_other, {m_key});
            send(Action::PostClear, {});
        });
    }

    void set(const ValueList &wanted)
    {
        const ValueList now = keys();
        const ValueList next = typed(wanted);
        m_table.connection().atomic([&] {
            remove(without(now, next));
            add(next);
        });
    }

private:
    bool isSymmetrical() const
    {
        return m_field.options().symmetrical && m_field.relatedModel() == &m_field.model();
    }

    /// The keys as the through table has them, each once.
    ValueList typed(const ValueList &keys) const
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

    void insert(const ValueList &keys)
    {
        const ModelInfo &through = *m_field.throughModel();
        QList<const Field *> columns = through.fields();
        columns.removeIf([](const Field *field) { return field->isAuto(); });
        // Somebody else may have added the same in the meantime.
        const QString conflict =
                through.options().autoCreated ? u" ON CONFLICT DO NOTHING"_s : QString();
        Internal::BatchInsert rows(m_table.connection(), through, columns, {}, conflict, 0);
        Record row(through);
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

    void removeRows(const ValueList &keys)
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

    void send(Action action, const ValueList &keys) const
    {
        m_field.model().registry().modelSignals().manyToManyChanged.send(
                m_field.throughModel(), {action, m_record, m_field, m_reverse, keys, m_database});
    }

    const Record &m_record;
    const Field &m_field;
    bool m_reverse;
    const Field &m_own;
    const Field &m_other;
    QString m_database;
    Internal::TableStatements m_table;
    Value m_key;
};

} // namespace

ValueList manyToManyKeys(const Record &record, const Field &field)
{
    return record.pk().isNone() ? ValueList() : ManyToManyRows(record, field).keys();
}

void setManyToMany(const Record &record, const Field &field, const ValueList &keys)
{
    ManyToManyRows(record, field).set(keys);
}

void addManyToMany(const Record &record, const Field &field, const ValueList &keys)
{
    ManyToManyRows(record, field).add(keys);
}

void clearManyToMany(const Record &record, const Field &field)
{
    ManyToManyRows(record, field).clear();
}

void removeManyToMany(const Record &record, const Field &field, const ValueList &keys)
{
    ManyToManyRows(record, field).remove(keys);
}

} // namespace Quintette
