// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/inference.h"

#include "core/db/backend.h"
#include "core/orm/inferredfield.h"

#include <QFileInfo>

namespace Quintette {

namespace {

// Django's own tables, whose names do not follow from app and model.
const QHash<QString, QString> &djangosTables()
{
    static const QHash<QString, QString> tables = {
            {u"django_admin_log"_s, u"admin.LogEntry"_s},
            {u"django_content_type"_s, u"contenttypes.ContentType"_s},
            {u"django_flatpage"_s, u"flatpages.FlatPage"_s},
            {u"django_redirect"_s, u"redirects.Redirect"_s},
            {u"django_session"_s, u"sessions.Session"_s},
            {u"django_site"_s, u"sites.Site"_s},
    };
    return tables;
}

QString camelCase(const QString &snakeCase)
{
    QString name;
    for (const QString &word : snakeCase.split(u'_', Qt::SkipEmptyParts))
        name += word.front().toUpper() + word.sliced(1);
    return name;
}

// A word that can stand in a label: letters, digits and underscores, not starting with a digit.
QString identifier(const QString &text)
{
    QString name;
    for (const QChar c : text)
        name += c.isLetterOrNumber() || c == u'_' ? c.toLower() : u'_';
    return name.isEmpty() || name.front().isDigit() ? u'_' + name : name;
}

class Inference
{
public:
    Inference(ModelRegistry &registry, Connection &connection, const QSet<QString> &declared)
        : m_registry(registry), m_connection(connection), m_declared(declared)
    {
    }

    void run()
    {
        readTables();
        findManyToMany();
        nameModels();
        for (const TableDefinition &table : std::as_const(m_tables)) {
            if (m_labels.contains(table.name) && !m_declared.contains(table.name))
                addModel(table);
        }
    }

private:
    struct Link
    {
        QString owner; // table that has the many-to-many field
        QString field;
        ColumnDefinition source;
        ColumnDefinition target;
    };

    void readTables()
    {
        const QStringList names = m_connection.backend().tableNames(m_connection);
        m_isDjangos =
                names.contains(u"django_migrations"_s) || names.contains(u"django_content_type"_s);
        for (const QString &name : names) {
            if (name == "django_migrations"_L1)
                continue;
            m_tables += m_connection.backend().readTable(m_connection, name);
        }
        if (names.contains(u"django_content_type"_s)) {
            const QList<ValueList> types = m_connection.fetchAll(
                    u"SELECT app_label, model FROM django_content_type ORDER BY id"_s);
            for (const ValueList &type : types)
                m_contentTypes.insert(type[0].toString() + u'_' + type[1].toString(),
                                      {type[0].toString(), type[1].toString()});
        }
    }

    const TableDefinition *table(const QString &name) const
    {
        const auto found =
                std::find_if(m_tables.cbegin(), m_tables.cend(),
                             [&](const TableDefinition &table) { return table.name == name; });
        return found == m_tables.cend() ? nullptr : &*found;
    }

    void findManyToMany()
    {
        for (const TableDefinition &candidate : std::as_const(m_tables)) {
            if (candidate.columns.size() != 3 || candidate.primaryKey.size() != 1
                || m_declared.contains(candidate.name))
                continue;
            QList<ColumnDefinition> keys;
            for (const ColumnDefinition &column : candidate.columns) {
                if (!column.primaryKey && !column.referencesTable.isEmpty()
                    && table(column.referencesTable))
                    keys += column;
            }
            if (keys.size() == 2 && isUniqueTogether(candidate, keys))
                findOwner(candidate, keys);
        }
    }

    static bool isUniqueTogether(const TableDefinition &table, const QList<ColumnDefinition> &keys)
    {
        return std::any_of(
                table.indexes.cbegin(), table.indexes.cend(), [&](const IndexDefinition &index) {
                    return index.unique && index.condition.isEmpty() && index.columns.size() == 2
                            && index.columns.contains(keys[0].name)
                            && index.columns.contains(keys[1].name);
                });
    }

    void findOwner(const TableDefinition &through, const QList<ColumnDefinition> &keys)
    {
        Link link;
        for (const ColumnDefinition &key : keys) {
            const QString prefix = key.referencesTable + u'_';
            if (!through.name.startsWith(prefix) || through.name.size() == prefix.size()
                || key.referencesTable.size() <= link.owner.size())
                continue;
            link.owner = key.referencesTable;
            link.field = through.name.sliced(prefix.size());
            link.source = key;
            link.target = key.name == keys[0].name ? keys[1] : keys[0];
        }
        if (!link.owner.isEmpty())
            m_links.insert(through.name, link);
    }

    void nameModels()
    {
        // A many-to-many table says something about a prefix only when its owner has that prefix
        // too.
        QHash<QString, int> shared;
        for (const TableDefinition &table : std::as_const(m_tables)) {
            const QString &named =
                    m_links.contains(table.name) ? m_links[table.name].owner : table.name;
            if (const qsizetype end = named.indexOf(u'_'); end > 0)
                ++shared[named.left(end)];
        }
        QSet<QString> apps;
        for (const auto &[app, model] : std::as_const(m_contentTypes))
            apps.insert(app);
        const QString database = m_connection.settings().name;
        const QString ownApp = identifier(m_connection.backend().isSqlite()
                                                  ? QFileInfo(database).completeBaseName()
                                                  : database);
        QSet<QString> taken;
        for (const TableDefinition &table : std::as_const(m_tables)) {
            const QString &name = table.name;
            if (m_links.contains(name))
                continue;
            QString label;
            const QString prefix = name.left(std::max<qsizetype>(0, name.indexOf(u'_')));
            if (const ModelInfo *declared = findDeclared(name))
                label = declared->label();
            else if (const auto type = m_contentTypes.constFind(name);
                     type != m_contentTypes.constEnd())
                label = type->first + u'.' + camelCase(type->second);
            else if (m_isDjangos && djangosTables().contains(name))
                label = djangosTables().value(name);
            else if (!prefix.isEmpty() && name.size() > prefix.size() + 1
                     && (shared.value(prefix) > 1 || apps.contains(prefix)))
                label = identifier(prefix) + u'.'
                        + camelCase(identifier(name.sliced(prefix.size() + 1)));
            else
                label = ownApp + u'.' + camelCase(identifier(name));
            while (taken.contains(label.toLower()))
                label += u'_';
            taken.insert(label.toLower());
            m_labels.insert(name, label);
        }
    }

    // Tables are only filed by name once the registry is resolved, and it is not yet.
    const ModelInfo *findDeclared(const QString &tableName) const
    {
        for (const ModelInfo *model : m_registry.allModels()) {
            const QString &given = model->options().dbTable;
            if ((given.isEmpty() ? model->appLabel() + u'_' + model->modelName() : given)
                == tableName)
                return model;
        }
        return nullptr;
    }

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
        const QString label = m_labels.value(table.name);
        const QString appLabel = label.section(u'.', 0, 0);
        auto model =
                std::make_unique<ModelInfo>(appLabel, label.section(u'.', 1), optionsOf(table));
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
            Internal::InferredField field = Internal::inferField(table, column, m_isDjangos);
            if (field.kind == FieldKind::Decimal && field.options.decimalPlaces < 0)
                field.options.decimalPlaces = placesOfValues(table, column);
            const QString name = freeName(table, column, names);
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
        const TableDefinition *parent = table(column.referencesTable);
        if (!parent || child.primaryKey != QStringList{column.name} || parent->name == child.name
            || parent->primaryKey != QStringList{column.referencesColumn}
            || !m_labels.contains(parent->name)
            || column.name
                    != m_labels.value(parent->name).section(u'.', 1).toLower() + u"_ptr_id"_s)
            return false;
        return !sharesColumn(child, *parent);
    }

    /// A field of a child may not be called as one of its parents.
    bool sharesColumn(const TableDefinition &child, const TableDefinition &parent) const
    {
        for (const ColumnDefinition &column : parent.columns) {
            if (child.column(column.name))
                return true;
            if (isParentLink(parent, column) && sharesColumn(child, *table(column.referencesTable)))
                return true;
        }
        return false;
    }

    static bool isRelation(FieldKind kind)
    {
        return kind == FieldKind::ForeignKey || kind == FieldKind::OneToOne;
    }

    QString fieldName(const ColumnDefinition &column) const
    {
        const bool relation =
                !column.referencesTable.isEmpty() && m_labels.contains(column.referencesTable);
        QString name = relation && column.name.endsWith("_id"_L1) && column.name.size() > 3
                ? column.name.chopped(3)
                : column.name;
        // Lookups split at two underscores, so that no name may hold or end with them.
        while (name.contains(u"__"_s))
            name.replace(u"__"_s, u"_"_s);
        while (name.endsWith(u'_') && name.size() > 1)
            name.chop(1);
        return identifier(name);
    }

    // "x" that refers to another table is stored as x_id, which a second column may be called.
    QString freeName(const TableDefinition &table, const ColumnDefinition &column,
                     const QSet<QString> &taken) const
    {
        QString name = fieldName(column);
        const bool relation =
                !column.referencesTable.isEmpty() && m_labels.contains(column.referencesTable);
        const auto clashes = [&] {
            const QString stored = name + u"_id"_s;
            return taken.contains(name)
                    || (relation && stored != column.name && table.column(stored));
        };
        while (clashes())
            name += u"_field"_s;
        return name;
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
        if (column.referencesTable.isEmpty() || !m_labels.contains(column.referencesTable)
            || field.kind == FieldKind::Generated)
            return;
        const TableDefinition *target = this->table(column.referencesTable);
        FieldOptions &options = field.options;
        const bool isOneToOne = options.unique || options.primaryKey;
        field.kind = isOneToOne ? FieldKind::OneToOne : FieldKind::ForeignKey;
        options.to = m_labels.value(column.referencesTable);
        if (target && target->primaryKey != QStringList({column.referencesColumn})) {
            if (const ColumnDefinition *referenced = target->column(column.referencesColumn))
                options.toField = fieldName(*referenced);
        }
        options.maxLength = -1;
        const QString rule = column.referencesRule.toUpper();
        // Which of Django's rules the program had is in no schema; these are what most of them
        // have.
        if (rule.contains("RESTRICT"_L1))
            options.onDelete = OnDelete::Restrict;
        else if (rule.contains("SET NULL"_L1) || (options.null && !rule.contains("CASCADE"_L1)))
            options.onDelete = OnDelete::SetNull;
        giveReverseName(table, column.referencesTable, fieldName(column), options);
    }

    // Django's default reverse names go to the many-to-many field first, then to the first foreign
    // key.
    void giveReverseName(const TableDefinition &table, const QString &target, const QString &field,
                         FieldOptions &options)
    {
        const QString model = m_labels.value(table.name).section(u'.', 1).toLower();
        bool manyToManyHasIt = false;
        for (const Link &link : std::as_const(m_links))
            manyToManyHasIt |= link.owner == table.name && link.target.referencesTable == target;
        const QString reverse = target + u' ' + model;
        const TableDefinition *other = this->table(target);
        const bool isField = other
                && std::any_of(other->columns.cbegin(), other->columns.cend(),
                               [&](const ColumnDefinition &column) {
                                   return fieldName(column) == model;
                               });
        if (manyToManyHasIt || m_reverseNames.contains(reverse) || isField)
            options.relatedName = model + u'_' + field + u"_set"_s;
        else
            m_reverseNames.insert(reverse);
    }

    void addManyToMany(const TableDefinition &table, ModelInfo &model, const QSet<QString> &columns)
    {
        for (auto link = m_links.cbegin(); link != m_links.cend(); ++link) {
            if (link->owner != table.name)
                continue;
            FieldOptions options;
            options.blank = true;
            options.to = m_labels.value(link->target.referencesTable);
            options.through = throughLabel(model, *link);
            options.throughFields = {throughField(link->source), throughField(link->target)};
            options.dbTable = link.key();
            const QString reverse = link->target.referencesTable + u' ' + model.modelName();
            if (m_reverseNames.contains(reverse))
                options.relatedName = model.modelName() + u'_' + link->field + u"_set"_s;
            m_reverseNames.insert(reverse);
            QString name = identifier(link->field);
            while (columns.contains(name))
                name += u"_set"_s;
            model.addField(makeField(FieldKind::ManyToMany, name, options));
        }
    }

    static QString throughLabel(const ModelInfo &model, const Link &link)
    {
        return model.label() + u'_' + link.field;
    }

    QString throughField(const ColumnDefinition &column) const { return fieldName(column); }

    void addThroughModels(const TableDefinition &owner, const ModelInfo &model)
    {
        for (auto link = m_links.cbegin(); link != m_links.cend(); ++link) {
            if (link->owner != owner.name)
                continue;
            const QString name = throughLabel(model, *link).section(u'.', 1);
            ModelOptions options;
            options.dbTable = link.key();
            options.uniqueTogether = {{throughField(link->source), throughField(link->target)}};
            options.managed = false;
            options.inferred = true;
            options.autoCreated = true;
            auto through = std::make_unique<ModelInfo>(model.appLabel(), name, options);
            const TableDefinition *table = this->table(link.key());
            for (const ColumnDefinition &column : table->columns) {
                Internal::InferredField field = Internal::inferField(*table, column, m_isDjangos);
                const QString fieldName = this->fieldName(column);
                if (!column.primaryKey) {
                    makeRelation(*table, column, field);
                    field.kind = FieldKind::ForeignKey;
                    field.options.onDelete = OnDelete::Cascade;
                    field.options.relatedName = name + u'+';
                    field.options.to = m_labels.value(column.referencesTable);
                }
                if (fieldName + u"_id"_s != column.name && fieldName != column.name)
                    field.options.column = column.name;
                through->addField(makeField(field.kind, fieldName, field.options));
            }
            m_registry.add(std::move(through));
        }
    }

    ModelOptions optionsOf(const TableDefinition &table) const
    {
        ModelOptions options;
        options.dbTable = table.name;
        options.managed = false;
        options.inferred = true;
        options.displayField = displayField(table);
        for (const IndexDefinition &index : table.indexes) {
            if (index.expressions || !index.condition.isEmpty())
                continue;
            QStringList names;
            for (const QString &column : index.columns) {
                const bool descending = column.endsWith(" DESC"_L1);
                if (const ColumnDefinition *definition =
                            table.column(descending ? column.chopped(5) : column))
                    names += (descending ? u"-"_s : QString()) + fieldName(*definition);
            }
            if (index.unique && names.size() > 1)
                options.uniqueTogether += names;
            else if (!index.unique && names.size() > 1)
                options.indexes += ModelOptions::Index{index.name, names};
        }
        for (const CheckDefinition &check : table.checks)
            options.constraints +=
                    ModelOptions::Constraint{.name = check.name, .checkSql = check.sql};
        return options;
    }

    QString displayField(const TableDefinition &table) const
    {
        static const QStringList names = {u"name"_s,      u"title"_s,        u"headline"_s,
                                          u"label"_s,     u"subject"_s,      u"username"_s,
                                          u"full_name"_s, u"display_name"_s, u"caption"_s,
                                          u"last_name"_s, u"slug"_s,         u"code"_s};
        for (const QString &name : names) {
            const ColumnDefinition *column = table.column(name);
            if (!column || !column->referencesTable.isEmpty())
                continue;
            const FieldKind kind = Internal::inferField(table, *column, m_isDjangos).kind;
            if (kind == FieldKind::Char || kind == FieldKind::Text)
                return name;
        }
        return {};
    }

    ModelRegistry &m_registry;
    Connection &m_connection;
    const QSet<QString> &m_declared;
    bool m_isDjangos = false;
    QList<TableDefinition> m_tables;
    QHash<QString, QPair<QString, QString>> m_contentTypes; // "app_model" to both
    QMap<QString, Link> m_links; // by the name of the many-to-many table
    QHash<QString, QString> m_labels; // table to "app.Model"
    QSet<QString> m_reverseNames; // "target_table model" that are taken
};

} // namespace

void inferModels(ModelRegistry &registry, Connection &connection,
                 const QSet<QString> &tablesAlreadyDeclared)
{
    Inference(registry, connection, tablesAlreadyDeclared).run();
}

} // namespace Quintette
