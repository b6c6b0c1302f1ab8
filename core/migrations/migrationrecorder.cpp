// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/migrationrecorder.h"

#include "core/db/backend.h"
#include "core/db/schemaeditor.h"
#include "core/migrations/statetables.h"

namespace Quintette {

bool MigrationRecorder::hasTable() const
{
    return m_connection.backend().tableNames(m_connection).contains(u"django_migrations"_s);
}

QList<MigrationKey> MigrationRecorder::applied() const
{
    QList<MigrationKey> keys;
    if (!hasTable())
        return keys;
    const QList<ValueList> rows =
            m_connection.fetchAll(u"SELECT app, name FROM django_migrations ORDER BY id"_s);
    for (const ValueList &row : rows)
        keys += MigrationKey{row[0].toString(), row[1].toString()};
    return keys;
}

std::optional<DateTime> MigrationRecorder::appliedAt(const MigrationKey &key) const
{
    if (!hasTable())
        return {};
    const QList<ValueList> rows = m_connection.fetchAll(
            u"SELECT applied FROM django_migrations WHERE app = ? AND name = ? ORDER BY id DESC"_s,
            {key.app, key.name});
    if (rows.isEmpty())
        return {};
    const Value applied = m_connection.backend().convert(rows[0][0], Value::Type::DateTime);
    return applied.type() == Value::Type::DateTime ? std::optional(applied.dateTime())
                                                   : std::nullopt;
}

void MigrationRecorder::ensureTable()
{
    if (hasTable())
        return;
    ModelState model;
    model.app = u"migrations"_s;
    model.name = u"Migration"_s;
    model.options.insert(u"db_table"_s, u"django_migrations"_s);
    model.fields = {FieldState{u"id"_s, u"BigAutoField"_s, {{u"primary_key"_s, true}}},
                    FieldState{u"app"_s, u"CharField"_s, {{u"max_length"_s, 255}}},
                    FieldState{u"name"_s, u"CharField"_s, {{u"max_length"_s, 255}}},
                    FieldState{u"applied"_s, u"DateTimeField"_s, {}}};
    const std::unique_ptr<SchemaEditor> editor = SchemaEditor::make(m_connection);
    editor->atomically([&] { editor->createTable(tableOf(model, {}, m_connection.backend())); });
}

void MigrationRecorder::record(const MigrationKey &key)
{
    m_connection.execute(u"INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, ?)"_s,
                         {key.app, key.name, DateTime::now()});
}

void MigrationRecorder::forget(const MigrationKey &key)
{
    m_connection.execute(u"DELETE FROM django_migrations WHERE app = ? AND name = ?"_s,
                         {key.app, key.name});
}

} // namespace Quintette
