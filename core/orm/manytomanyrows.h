// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/signals.h"
#include "core/orm/tablestatements.h"

namespace Quintette::Internal {

/// One object's rows in the table of a many-to-many field, seen from the end the object is on.
class ManyToManyRows
{
public:
    /// The end at which the owner is: the one that has the field, or the one it leads to.
    enum class End { Source, Target };
    using Values = QList<QPair<QString, Value>>;

    /// database: an alias; empty for the ones the routers name. Throws ValueError for an object
    /// that is not saved.
    ManyToManyRows(const Record &owner, const Field &field, End end, const QString &database = {});

    /// Of the objects at the other end.
    ValueList keys() const;
    /// What the keys are those of.
    const Field &otherTarget() const { return *m_other.targetField(); }

    // Keys that are there already, or not there, change nothing. Each sends m2m_changed.
    void add(const ValueList &wanted, const Values &defaults);
    void remove(const ValueList &unwanted);
    void set(const ValueList &wanted, const Values &defaults);
    void clear();

private:
    bool isSymmetrical() const;
    ValueList typed(const ValueList &keys) const;
    void insert(const ValueList &keys, const Values &defaults);
    void removeRows(const ValueList &keys);
    void send(ManyToManyEvent::Action action, const ValueList &keys) const;

    const Record &m_record;
    const Field &m_field;
    End m_end;
    const Field &m_own;
    const Field &m_other;
    QString m_database; // that changes go to
    TableStatements m_table;
    TableStatements m_readTable;
    Value m_key;
};

} // namespace Quintette::Internal
