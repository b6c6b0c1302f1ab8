// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/inference.h"

#include "core/db/backend.h"
#include "core/orm/inferredfield.h"
#include "core/orm/inferrednames.h"
#include "core/orm/inferredoptions.h"

namespace Quintette {

namespace {

/// Makes a model of each table that has none.
class Inference
{
public:
    Inference(ModelRegistry &registry, Connection &connection, const QSet<QString> &declared)
        : m_registry(registry), m_connection(connection), m_declared(declared),
          m_schema(connection, declared), m_names(m_schema, connection, registry)
    {
    }

    void run()
    {
        for (const TableDefinition &table : m_schema.tables()) {
            if (m_names.hasModel(table.name) && !m_declared.contains(table.name))
                addModel(table);
        }
    }

private:
    // SQLite keeps a row number for a table whose key is not one column, and that serves as one.
    QString hiddenKey(const TableDefinition &table) const
    {
        return table.primaryKey.size() != 1 && table.hasRowNumber && !table.column(u"rowid"_s)
                ? u"rowid"_s
                : QString();
    }

    // Django's SQLite columns are just "decimal": the values tell the places that they are shown
    // with (12.30, not 12.3). -1 where there is none.
    int placesOfValues(const TableDefinition &table, const ColumnDefinition &column)
    {
        constexpr int rowLimit = 100'000;
        const Backend &backend = m_connection.backend();
        const QString sql = u"SELECT %1 FROM %2 WHERE %1 IS NOT NULL LIMIT %3"_s.arg(
                backend.quoteName(column.name), backend.quoteName(table.name),
                QString::number(rowLimit));
        int places = -1;
        Cursor cursor = m_connection.execute(sql);
        while (cursor.next()) {
            const Value value = cursor.value(0);
            if (value.type() == Value::Type::Int)
                places = std::max(places, 0);
            if (value.type() != Value::Type::Float)
                continue; // a database with exact decimals keeps their places itself
            // A double is good for 15 digits; the rest is noise.
            const QString text = QString::number(value.number(), 'g', 15);
            if (const std::optional<Decimal> number = Decimal::fromString(text))
                places = std::max(places, -number->exponent());
        }
        return places;
    }

    void addModel(const TableDefinition &table)
    {
        const QString label = m_names.label(table.name);
        const QString appLabel = label.section(u'.', 0, 0);
        auto model = std::make_unique<ModelInfo>(
                appLabel, label.section(u'.', 1),
                Internal::inferOptions(table, m_names, m_schema.origin()));
        const QString hidden = hiddenKey(table);
        if (!hidden.isEmpty())
            model->addField(makeField(
                    FieldKind::BigAuto, hidden,
                    {.blank = true, .primaryKey = true, .editable = false, .column = hidden}));
        // Without any key the first column that has no second of its kind stands in, else simply
        // the first.
        QString standIn;
        const bool isComposite = table.primaryKey.size() > 1 && hidden.isEmpty();
        if (table.primaryKey.isEmpty() && hidden.isEmpty()) {
            standIn = table.columns.value(0).name;
            for (const ColumnDefinition &column : table.columns) {
                if (column.unique && !column.null) {
                    standIn = column.name;
                    break;
                }
            }
        }
        QSet<QString> names;
        for (const ColumnDefinition &column : table.columns) {
            Internal::InferredField field = Internal::inferField(table, column, m_schema.origin());
            if (field.kind == FieldKind::Decimal && field.options.decimalPlaces < 0)
                field.options.decimalPlaces = placesOfValues(table, column);
            const QString name = m_names.freeName(table, column, names);
            names.insert(name);
            if (column.name == standIn) {
                field.options.primaryKey = true;
                field.options.null = false;
            }
            if (!column.check.isEmpty() && !field.checkIsImplied)
                model->editOptions().constraints += ModelOptions::Constraint{
                        .name = column.name + u"_check"_s, .checkSql = column.check};
            if (isComposite && table.primaryKey.contains(column.name)) {
                field.options.primaryKey = false;
                field.options.null = false;
            }
            makeRelation(table, column, field);
            if (isParentLink(table, column)) {
                field.options.parentLink = true;
                field.options.editable = false;
                model->editOptions().bases += field.options.to;
            }
            if (name != column.name && !(isRelation(field.kind) && name + u"_id"_s == column.name))
                field.options.column = column.name;
            field.options.dbIndex = isIndexed(table, column.name);
            const Field &added = model->addField(makeField(field.kind, name, field.options));
            if (isComposite && table.primaryKey.contains(column.name))
                model->editOptions().compositeKey += added.name();
        }
        addManyToMany(table, *model, names);
        ModelInfo &added = m_registry.add(std::move(model));
        addThroughModels(table, added);
    }

    /// The table holds what a child adds to the rows of another: its key is named as Django names
    /// that, "place_ptr_id", and leads to the other's key. Any other key of that kind is a
    /// one-to-one relation, because saving or deleting a profile must not do so to the person.
    bool isParentLink(const TableDefinition &child, const ColumnDefinition &column) const
    {
        const TableDefinition *parent = m_schema.table(column.referencesTable);
        if (!parent || child.primaryKey != QStringList{column.name} || parent->name == child.name
            || parent->primaryKey != QStringList{column.referencesColumn}
            || !m_names.hasModel(parent->name)
            || column.name != m_names.label(parent->name).section(u'.', 1).toLower() + u"_ptr_id"_s)
            return false;
        return !sharesColumn(child, *parent);
    }

    /// A field of a child may not be called as one of its parents.
    bool sharesColumn(const TableDefinition &child, const TableDefinition &parent) const
    {
        for (const ColumnDefinition &column : parent.columns) {
            if (child.column(column.name))
                return true;
            if (isParentLink(parent, column)
                && sharesColumn(child, *m_schema.table(column.referencesTable)))
                return true;
        }
        return false;
    }

    static bool isRelation(FieldKind kind)
    {
        return kind == FieldKind::ForeignKey || kind == FieldKind::OneToOne;
    }

    static bool isIndexed(const TableDefinition &table, const QString &column)
    {
        return std::any_of(
                table.indexes.cbegin(), table.indexes.cend(), [&](const IndexDefinition &index) {
                    return !index.unique && !index.expressions && index.condition.isEmpty()
                            && index.columns == QStringList({column});
                });
    }

    void makeRelation(const TableDefinition &table, const ColumnDefinition &column,
                      Internal::InferredField &field)
    {
        if (column.referencesTable.isEmpty() || !m_names.hasModel(column.referencesTable)
            || field.kind == FieldKind::Generated)
            return;
        const TableDefinition *target = m_schema.table(column.referencesTable);
        FieldOptions &options = field.options;
        const bool isOneToOne = options.unique || options.primaryKey;
        field.kind = isOneToOne ? FieldKind::OneToOne : FieldKind::ForeignKey;
        options.to = m_names.label(column.referencesTable);
        if (target && target->primaryKey != QStringList({column.referencesColumn})) {
            if (const ColumnDefinition *referenced = target->column(column.referencesColumn))
                options.toField = m_names.fieldName(*referenced);
        }
        options.maxLength = -1;
        const QString rule = column.referencesRule.toUpper();
        // Which of Django's rules the program had is in no schema; these are what most of them
        // have.
        if (rule.contains("RESTRICT"_L1))
            options.onDelete = OnDelete::Restrict;
        else if (rule.contains("SET NULL"_L1) || (options.null && !rule.contains("CASCADE"_L1)))
            options.onDelete = OnDelete::SetNull;
        giveReverseName(table, column.referencesTable, m_names.fieldName(column), options);
    }

    // Django's default reverse names go to the many-to-many field first, then to the first foreign
    // key.
    void giveReverseName(const TableDefinition &table, const QString &target, const QString &field,
                         FieldOptions &options)
    {
        const QString model = m_names.label(table.name).section(u'.', 1).toLower();
        bool manyToManyHasIt = false;
        for (const Internal::InferredSchema::Link &link : m_schema.links())
            manyToManyHasIt |= link.owner == table.name && link.target.referencesTable == target;
        const QString reverse = target + u' ' + model;
        const TableDefinition *other = m_schema.table(target);
        const bool isField = other
                && std::any_of(other->columns.cbegin(), other->columns.cend(),
                               [&](const ColumnDefinition &column) {
                                   return m_names.fieldName(column) == model;
                               });
        if (manyToManyHasIt || m_reverseNames.contains(reverse) || isField)
            options.relatedName = model + u'_' + field + u"_set"_s;
        else
            m_reverseNames.insert(reverse);
    }

    void addManyToMany(const TableDefinition &table, ModelInfo &model, const QSet<QString> &columns)
    {
        for (auto link = m_schema.links().cbegin(); link != m_schema.links().cend(); ++link) {
            if (link->owner != table.name)
                continue;
            FieldOptions options;
            options.blank = true;
            options.to = m_names.label(link->target.referencesTable);
            options.through = throughLabel(model, *link);
            options.throughFields = {m_names.fieldName(link->source),
                                     m_names.fieldName(link->target)};
            options.dbTable = link.key();
            const QString reverse = link->target.referencesTable + u' ' + model.modelName();
            if (m_reverseNames.contains(reverse))
                options.relatedName = model.modelName() + u'_' + link->field + u"_set"_s;
            m_reverseNames.insert(reverse);
            QString name = Internal::InferredNames::identifier(link->field);
            while (columns.contains(name))
                name += u"_set"_s;
            model.addField(makeField(FieldKind::ManyToMany, name, options));
        }
    }

    static QString throughLabel(const ModelInfo &model, const Internal::InferredSchema::Link &link)
    {
        return model.label() + u'_' + link.field;
    }

    void addThroughModels(const TableDefinition &owner, const ModelInfo &model)
    {
        for (auto link = m_schema.links().cbegin(); link != m_schema.links().cend(); ++link) {
            if (link->owner != owner.name)
                continue;
            const QString name = throughLabel(model, *link).section(u'.', 1);
            ModelOptions options;
            options.dbTable = link.key();
            options.uniqueTogether = {
                    {m_names.fieldName(link->source), m_names.fieldName(link->target)}};
            options.managed = false;
            options.inferred = true;
            options.autoCreated = true;
            auto through = std::make_unique<ModelInfo>(model.appLabel(), name, options);
            const TableDefinition *table = m_schema.table(link.key());
            for (const ColumnDefinition &column : table->columns) {
                Internal::InferredField field =
                        Internal::inferField(*table, column, m_schema.origin());
                const QString fieldName = m_names.fieldName(column);
                if (!column.primaryKey) {
                    makeRelation(*table, column, field);
                    field.kind = FieldKind::ForeignKey;
                    field.options.onDelete = OnDelete::Cascade;
                    field.options.relatedName = name + u'+';
                    field.options.to = m_names.label(column.referencesTable);
                }
                if (fieldName + u"_id"_s != column.name && fieldName != column.name)
                    field.options.column = column.name;
                through->addField(makeField(field.kind, fieldName, field.options));
            }
            m_registry.add(std::move(through));
        }
    }

    ModelRegistry &m_registry;
    Connection &m_connection;
    const QSet<QString> &m_declared;
    Internal::InferredSchema m_schema;
    Internal::InferredNames m_names;
    QSet<QString> m_reverseNames; // "target_table model" that are taken
};

} // namespace

void inferModels(ModelRegistry &registry, Connection &connection,
                 const QSet<QString> &tablesAlreadyDeclared)
{
    Inference(registry, connection, tablesAlreadyDeclared).run();
}

} // namespace Quintette
