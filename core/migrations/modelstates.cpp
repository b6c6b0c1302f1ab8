// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/modelstates.h"

#include "core/db/backend.h"
#include "core/db/schemaeditor.h"
#include "core/migrations/statetables.h"
#include "core/orm/modelregistry.h"
#include "core/orm/sql/schemasql.h"

namespace Quintette {

namespace {

QString wordOf(OnDelete rule)
{
    switch (rule) {
    case OnDelete::Cascade:
        return u"CASCADE"_s;
    case OnDelete::Protect:
        return u"PROTECT"_s;
    case OnDelete::Restrict:
        return u"RESTRICT"_s;
    case OnDelete::SetNull:
        return u"SET_NULL"_s;
    case OnDelete::SetDefault:
        return u"SET_DEFAULT"_s;
    case OnDelete::Set:
        return u"SET"_s;
    case OnDelete::DoNothing:
        return u"DO_NOTHING"_s;
    }
    Q_UNREACHABLE();
}

/// Options of a field that differ from what its class has anyway.
class FieldDescription
{
public:
    explicit FieldDescription(const Field &field) : m_field(field), m_options(field.options()) { }

    FieldState make()
    {
        set(u"max_length"_s, m_options.maxLength);
        set(u"max_digits"_s, m_options.maxDigits);
        set(u"decimal_places"_s, m_options.decimalPlaces);
        set(u"primary_key"_s, m_options.primaryKey);
        set(u"auto_created"_s, m_options.autoCreated);
        set(u"null"_s, m_options.null);
        set(u"blank"_s, m_options.blank);
        set(u"unique"_s, m_options.unique && m_field.kind() != FieldKind::OneToOne);
        set(u"auto_now"_s, m_options.autoNow);
        set(u"auto_now_add"_s, m_options.autoNowAdd);
        set(u"db_column"_s, m_options.column);
        set(u"db_comment"_s, m_options.dbComment);
        set(u"db_collation"_s, m_options.dbCollation);
        if (m_options.dbDefault)
            m_state.options.insert(u"db_default"_s, *m_options.dbDefault);
        const bool hasIndex = m_field.isForeignKey() || m_field.kind() == FieldKind::Slug;
        set(u"db_index"_s, m_options.dbIndex && !hasIndex);
        if (m_field.isRelation())
            describeRelation();
        if (m_field.kind() == FieldKind::Generated) {
            set(u"expression"_s, m_options.expression);
            set(u"output_field"_s, fieldOfKindName(m_options.outputKind));
            set(u"db_persist"_s, m_options.dbPersist);
        }
        if (m_field.isCompositeKey())
            m_state.options.insert(u"fields"_s, m_field.model().options().compositeKey);
        m_state.name = m_field.name();
        m_state.kind = m_field.internalType();
        return m_state;
    }

private:
    void set(const QString &name, int number)
    {
        if (number >= 0)
            m_state.options.insert(name, number);
    }
    void set(const QString &name, bool is)
    {
        if (is)
            m_state.options.insert(name, true);
    }
    void set(const QString &name, const QString &text)
    {
        if (!text.isEmpty())
            m_state.options.insert(name, text);
    }
    static QString fieldOfKindName(FieldKind kind)
    {
        return makeField(kind, QString(), {})->internalType();
    }
    void describeRelation()
    {
        if (m_field.relatedModel())
            set(u"to"_s, m_field.relatedModel()->label());
        if (!m_options.dbConstraint)
            m_state.options.insert(u"db_constraint"_s, false);
        if (m_field.isManyToMany()) {
            set(u"through"_s, m_options.through);
            set(u"db_table"_s, m_options.dbTable);
            return;
        }
        set(u"to_field"_s, m_options.toField);
        set(u"parent_link"_s, m_options.parentLink);
        m_state.options.insert(u"on_delete"_s, wordOf(m_options.onDelete));
    }

    const Field &m_field;
    const FieldOptions &m_options;
    FieldState m_state;
};

ValueList asValues(const QStringList &names)
{
    ValueList values;
    for (const QString &name : names)
        values += Value(name);
    return values;
}

Dict describe(const ModelOptions::Constraint &constraint, const ModelInfo &model,
              const Backend &backend)
{
    using namespace Internal;
    Dict dict{{u"name"_s, constraint.name}};
    if (constraint.check || !constraint.checkSql.isEmpty()) {
        dict.insert(u"check"_s,
                    constraint.check ? conditionSql(*constraint.check, model, backend)
                                     : constraint.checkSql);
        return dict;
    }
    if (constraint.condition)
        dict.insert(u"condition"_s, conditionSql(*constraint.condition, model, backend));
    if (!constraint.exclusions.isEmpty()) {
        QStringList parts;
        for (const ModelOptions::Constraint::Exclusion &one : constraint.exclusions)
            parts += expressionSql(one.expression, model, backend) + u" WITH "_s + one.sqlOperator;
        dict.insert(u"exclude"_s, parts.join(u", "_s));
        dict.insert(u"index_type"_s, constraint.indexType);
        return dict;
    }
    dict.insert(u"unique"_s, true);
    if (constraint.expressions.isEmpty()) {
        dict.insert(u"fields"_s, asValues(constraint.unique));
    } else {
        ValueList expressions;
        for (const Expression &expression : constraint.expressions)
            expressions += Value(expressionSql(expression, model, backend));
        dict.insert(u"expressions"_s, expressions);
    }
    if (!constraint.include.isEmpty())
        dict.insert(u"include"_s, asValues(constraint.include));
    if (!constraint.opclasses.isEmpty())
        dict.insert(u"opclasses"_s, asValues(constraint.opclasses));
    if (!constraint.nullsDistinct)
        dict.insert(u"nulls_distinct"_s, false);
    if (constraint.deferred)
        dict.insert(u"deferrable"_s, u"deferred"_s);
    return dict;
}

Dict optionsOf(const ModelInfo &model, const Backend &backend)
{
    const ModelOptions &options = model.options();
    Dict dict;
    if (!options.dbTable.isEmpty())
        dict.insert(u"db_table"_s, options.dbTable);
    if (!options.dbTableComment.isEmpty())
        dict.insert(u"db_table_comment"_s, options.dbTableComment);
    if (!options.managed)
        dict.insert(u"managed"_s, false);
    if (options.proxy)
        dict.insert(u"proxy"_s, true);
    ValueList bases;
    if (model.isProxy())
        bases += Value(model.concrete().label());
    else
        for (const ParentModel &parent : model.parents())
            bases += Value(parent.model->label());
    if (!bases.isEmpty())
        dict.insert(u"bases"_s, bases);
    if (model.isProxy())
        return dict;
    ValueList together;
    for (const QStringList &names : options.uniqueTogether)
        together += Value(asValues(names));
    if (!together.isEmpty())
        dict.insert(u"unique_together"_s, together);
    ValueList indexes;
    for (const ModelOptions::Index &index : options.indexes) {
        Dict one{{u"name"_s, index.name}, {u"fields"_s, asValues(index.fields)}};
        if (index.condition)
            one.insert(u"condition"_s, Internal::conditionSql(*index.condition, model, backend));
        indexes += Value(one);
    }
    if (!indexes.isEmpty())
        dict.insert(u"indexes"_s, indexes);
    ValueList constraints;
    for (const ModelOptions::Constraint &constraint : options.constraints)
        constraints += Value(describe(constraint, model, backend));
    if (!constraints.isEmpty())
        dict.insert(u"constraints"_s, constraints);
    return dict;
}

bool isMadeOn(const ModelInfo &model, const Backend &backend, Managed managed)
{
    const QString &vendor = model.options().requiredDbVendor;
    const QString here = backend.isSqlite() ? u"sqlite"_s : u"postgresql"_s;
    return (model.options().managed || managed == Managed::OrNot) && !model.isProxy()
            && (vendor.isEmpty() || vendor == here);
}

} // namespace

ModelState stateOf(const ModelInfo &model, const Backend &backend)
{
    ModelState state;
    state.app = model.appLabel();
    state.name = model.name();
    state.options = optionsOf(model, backend);
    if (model.isProxy())
        return state;
    if (model.primaryKey().isCompositeKey())
        state.fields += FieldDescription(model.primaryKey()).make();
    for (const Field *field : model.localFields())
        state.fields += FieldDescription(*field).make();
    for (const Field *field : model.manyToMany()) {
        if (!field->isInherited())
            state.fields += FieldDescription(*field).make();
    }
    return state;
}

ProjectState stateOf(const ModelRegistry &models, const Backend &backend)
{
    ProjectState state;
    for (const ModelInfo *model : models.models())
        state.insert(stateOf(*model, backend));
    return state;
}

void createTables(const ModelRegistry &models, Connection &connection, Managed managed)
{
    const Backend &backend = connection.backend();
    ProjectState state;
    for (const ModelInfo *model : models.allModels())
        state.insert(stateOf(*model, backend));
    const std::unique_ptr<SchemaEditor> editor = SchemaEditor::make(connection);
    editor->atomically([&] {
        for (const ModelInfo *model : models.allModels()) {
            if (isMadeOn(*model, backend, managed))
                editor->createTable(tableOf(state.model(model->label()), state, backend));
        }
    });
}

} // namespace Quintette
