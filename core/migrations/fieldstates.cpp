// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/fieldstates.h"

#include "core/orm/computedcolumn.h"
#include "core/orm/modelinfo.h"

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
    FieldDescription(const Field &field, const Backend &backend)
        : m_field(field), m_options(field.options()), m_backend(backend)
    {
    }

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
        set(u"db_tablespace"_s, m_options.dbTablespace);
        set(u"db_default_sql"_s, Internal::databaseDefaultSql(m_field, m_backend));
        if (m_options.dbDefault)
            m_state.options.insert(u"db_default"_s, *m_options.dbDefault);
        const bool byDefault = m_field.isForeignKey() || m_field.kind() == FieldKind::Slug;
        if (const bool hasIndex = m_options.dbIndex.value_or(byDefault); hasIndex != byDefault)
            m_state.options.insert(u"db_index"_s, hasIndex);
        if (m_field.isRelation())
            describeRelation();
        if (m_field.kind() == FieldKind::Generated) {
            set(u"expression"_s, Internal::generatedSql(m_field, m_backend));
            set(u"output_field"_s, fieldOfKindName(m_options.outputKind));
            set(u"db_persist"_s, m_options.dbPersist);
        }
        if (m_field.isCompositeKey())
            m_state.options.insert(u"fields"_s, m_field.model().options().compositeKey);
        if (m_field.kind() == FieldKind::Array)
            describeItems();
        if (m_field.kind() == FieldKind::Custom)
            set(u"db_type"_s, m_field.columnType(m_backend));
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
    void describeItems()
    {
        set(u"size"_s, m_options.size);
        if (!m_options.baseField)
            return m_state.options.insert(u"base_field"_s, Dict{{u"kind"_s, u"TextField"_s}});
        const FieldState item = FieldDescription(*m_options.baseField, m_backend).make();
        Dict base{{u"kind"_s, item.kind}};
        for (const Dict::Item &option : item.options)
            base.insert(option.key, option.value);
        m_state.options.insert(u"base_field"_s, base);
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
    const Backend &m_backend;
    FieldState m_state;
};

} // namespace

FieldState stateOf(const Field &field, const Backend &backend)
{
    return FieldDescription(field, backend).make();
}

} // namespace Quintette
