// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/fieldoptions.h"

namespace Quintette {

class Backend;
class ModelInfo;

/// One field of a model: its declaration, and how its values are read, checked, stored and shown.
/// Concrete kinds derive (core/orm/fields/, one pair each). Immutable after the registry is
/// resolved; thread-safe.
class QUINTETTE_CORE_EXPORT Field
{
public:
    Field(FieldKind kind, const QString &name, FieldOptions options);
    virtual ~Field();
    Q_DISABLE_COPY_MOVE(Field)

    FieldKind kind() const { return m_kind; }
    /// Django's class name: "CharField".
    virtual QString internalType() const;
    const QString &name() const { return m_name; }
    /// Name of the stored value: "author_id" for the foreign key "author".
    virtual QString attname() const { return m_name; }
    /// Column in the table; empty for fields without one (many-to-many, generic).
    const QString &column() const { return m_column; }
    const FieldOptions &options() const { return m_options; }
    const ModelInfo &model() const { return *m_model; }
    /// Position in ModelInfo::fields() and in a Record; -1 for fields without a column.
    int index() const { return m_index; }

    Text verboseName() const;
    bool isNull() const { return m_options.null; }
    bool isBlank() const { return m_options.blank; }
    bool isPrimaryKey() const { return m_options.primaryKey; }
    bool isUnique() const { return m_options.unique || m_options.primaryKey; }
    bool isEditable() const { return m_options.editable; }
    bool isAuto() const;
    /// The field by which a child's row finds the row of its parent. Django: parent_link.
    bool isParentLink() const { return m_options.parentLink; }
    /// Stands in a child for a field of its parent, whose table has the column.
    bool isInherited() const { return m_inherited; }
    /// The field of the model whose table has the column: of an inherited one the ancestor's, else
    /// the field itself.
    const Field &declared() const { return m_inherited ? m_inherited->declared() : *this; }
    /// The field of the direct parent that this stands for; only where isInherited().
    const Field &parentField() const { return *m_inherited; }
    /// The primary key that consists of other fields; it has no column of its own.
    bool isCompositeKey() const { return m_kind == FieldKind::CompositeKey; }
    /// Whether an index of the table begins with its column.
    bool isIndexed() const;
    bool isText() const;
    bool isNumber() const;
    /// What its value may be, as declared or as the declared function says now; empty for anything.
    QList<Choice> choices() const
    {
        return m_options.choicesFrom ? m_options.choicesFrom() : m_options.choices;
    }
    bool hasChoices() const { return m_options.choicesFrom || !m_options.choices.isEmpty(); }
    /// Which objects a relation may lead to, as declared or as the declared function says now.
    std::optional<Q> limitChoicesTo() const
    {
        return m_options.limitChoicesFrom ? m_options.limitChoicesFrom() : m_options.limitChoicesTo;
    }

    // Relations.
    bool isRelation() const { return isForeignKey() || isManyToMany(); }
    /// ForeignKey or OneToOne.
    bool isForeignKey() const
    {
        return m_kind == FieldKind::ForeignKey || m_kind == FieldKind::OneToOne;
    }
    bool isManyToMany() const { return m_kind == FieldKind::ManyToMany; }
    /// Null where there is no relation, or its model is not installed.
    const ModelInfo *relatedModel() const { return m_relatedModel; }
    /// The field of the related model that the column holds (its primary key as a rule).
    const Field *targetField() const { return m_targetField; }
    /// ManyToMany: the through model, and its foreign keys to this model and to the related one.
    const ModelInfo *throughModel() const { return m_throughModel; }
    const Field *throughSource() const { return m_throughSource; }
    const Field *throughTarget() const { return m_throughTarget; }
    /// Name of the reverse relation in queries, empty when it has none.
    QString relatedQueryName() const;
    /// Name of the reverse accessor ("book_set"), empty when it has none.
    QString relatedAccessorName() const;

    // Values.
    bool hasDefault() const { return bool(m_options.defaultValue); }
    /// Whether the database computes the value of a new object that has none.
    bool isFilledByDatabase() const
    {
        return !m_options.defaultValue && !m_options.dbDefaultExpression.isNull();
    }
    Value defaultValue() const;
    /// The typed value an input means (text from a form, a fixture, a lookup). Throws
    /// ValidationError. Django: to_python.
    virtual Value toValue(const Value &input) const;
    /// toValue(), then null, blank, choices and validators. Throws ValidationError. Django: clean.
    virtual Value clean(const Value &input) const;
    /// The typed value a lookup compares with; as toValue(), but numbers refuse with ValueError or
    /// TypeError. Django: get_prep_value.
    virtual Value prepare(const Value &input) const;
    /// What the kind demands of a value by itself, then the declared validators.
    QList<Validator> validators() const;
    /// What the driver binds for a typed value, and back. Django: get_db_prep_value, from_db_value
    /// and converters.
    virtual Value toDatabase(const Value &value, const Backend &backend) const;
    virtual Value fromDatabase(const Value &raw, const Backend &backend) const;
    /// What the driver reads with this type, fromDatabase() leaves as it is, so that a reader of
    /// many rows need not ask. None: ask always, as for every field class of one's own.
    Value::Type storedType() const { return m_storedType; }
    /// The column type, empty for none. Django: db_type.
    virtual QString columnType(const Backend &backend) const;
    /// The text of a value in a fixture, and what a lookup on the command line means. Django:
    /// value_to_string.
    virtual QString toText(const Value &value) const;
    /// The choice's label, or the value as a person reads it; "" for None. Django: get_FOO_display.
    QString display(const Value &value) const;
    /// Value just before it is saved (auto_now). Django: pre_save.
    virtual Value preSave(const Value &value, bool adding) const;
    /// The same declaration for another model, as inheriting needs it. Throws ImproperlyConfigured
    /// for a class of one's own that does not override it.
    virtual std::unique_ptr<Field> clone() const;

protected:
    friend class ModelInfo;
    friend class ModelRegistry;
    friend class RelationResolver;
    friend class InheritanceResolver;
    friend std::unique_ptr<Field> makeField(FieldKind, const QString &, const FieldOptions &);

    /// What column() will be; asked once, when a model takes the field.
    virtual QString columnName() const
    {
        return m_options.column.isEmpty() ? attname() : m_options.column;
    }
    /// The name the back-ends know the column's type by; the class name unless the kind stores like
    /// another.
    virtual QString storageType() const { return internalType(); }
    /// Null, blank and choices of a typed value. Throws ValidationError. Django: validate.
    virtual void validate(const Value &value) const;
    /// The validation error of that code: the declared message, else the given one; %1 becomes the
    /// input.
    [[noreturn]] void refuse(const QString &code, const Text &message, const Value &input) const;
    /// Values read from the database are aware (in UTC) as long as the project uses time zones.
    bool usesTimeZone() const;

    FieldKind m_kind;
    QString m_name;
    QString m_column;
    FieldOptions m_options;
    int m_index = -1;
    const ModelInfo *m_model = nullptr;
    const Field *m_inherited = nullptr;
    const ModelInfo *m_relatedModel = nullptr;
    const Field *m_targetField = nullptr;
    const ModelInfo *m_throughModel = nullptr;
    const Field *m_throughSource = nullptr;
    const Field *m_throughTarget = nullptr;
    QString m_relatedQueryName;
    QString m_relatedAccessorName;
    Value::Type m_valueType =
            Value::Type::None; // what fromDatabase() makes; None leaves values as they are
    Value::Type m_storedType = Value::Type::None; // set by makeField()
    QList<Validator> m_kindValidators; // filled by the constructors of the kinds
};

/// A field of that kind; the one place that knows which class belongs to which kind.
QUINTETTE_CORE_EXPORT std::unique_ptr<Field> makeField(FieldKind kind, const QString &name,
                                                       const FieldOptions &options);

} // namespace Quintette
