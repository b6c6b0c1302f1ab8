// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelinfo.h"

#include <QSharedDataPointer>

namespace Quintette {

/// One object of any model: its values by field index, what else the query put on it, and its
/// state. The one object type that everything generic takes (admin, forms, templates, serializers);
/// a C++ model object converts both ways (modelbuilder.h). An implicitly shared value; safe to send
/// to another thread.
class QUINTETTE_CORE_EXPORT Record
{
public:
    Record();
    /// A new, unsaved object with the fields' defaults.
    explicit Record(const ModelInfo &model);
    /// As loaded from the database, values in the order of ModelInfo::fields().
    Record(const ModelInfo &model, ValueList values, const QString &database);
    Record(const Record &);
    Record(Record &&) noexcept;
    Record &operator=(const Record &);
    Record &operator=(Record &&) noexcept;
    ~Record();

    bool isNull() const { return !d; }
    const ModelInfo &model() const;
    /// Not in the database yet. Django: _state.adding.
    bool isAdding() const;
    void setSaved(const QString &database);
    const QString &database() const;

    const Value &value(int fieldIndex) const;
    /// By field name or attname, then annotation; throws FieldError.
    Value value(QStringView name) const;
    /// Of a field of its model or of an ancestor.
    const Value &value(const Field &field) const;
    void setValue(int fieldIndex, const Value &value);
    /// Of a foreign key also an object (toValue(Record)): the routers have to allow the relation,
    /// and an object that is in no database yet will be saved where they, or the other object, say.
    void setValue(QStringView name, const Value &value);
    /// The key's value; a tuple of a composite one; None until it is set.
    Value pk() const;
    const ValueList &values() const;

    /// The object a foreign key points to, if selectRelated() or prefetchRelated() loaded it; else
    /// null.
    const Record *cachedRelated(const Field &field) const;
    void setCachedRelated(const Field &field, const Record &related);
    /// Objects that prefetchRelated() loaded under that name.
    std::optional<QList<Record>> prefetched(const QString &name) const;
    void setPrefetched(const QString &name, const QList<Record> &records);
    /// What annotate() computed.
    const Dict &annotations() const;
    void setAnnotation(const QString &name, const Value &value);
    /// Fields left out by only() or defer(); their values are None until fetched.
    bool isDeferred(int fieldIndex) const;
    void setDeferred(int fieldIndex);

    /// What the model says, else "Article object (3)". Django: __str__.
    QString toString() const;
    /// The label of the value's choice, or the value in words. Django: get_FOO_display.
    QString display(QStringView name) const;
    /// The same object as one of an ancestor, or of a proxy of its model: what that has, no more.
    Record asModel(const ModelInfo &model) const;
    /// Where the object is on the site, the registry's script name before the path that its model
    /// gives; empty where the model gives none. Django: get_absolute_url.
    QString absoluteUrl() const;

    /// Same model and primary key, as in Django; unsaved ones are only equal to themselves.
    friend QUINTETTE_CORE_EXPORT bool operator==(const Record &a, const Record &b);

private:
    void takeDatabaseOf(const Record &related);

    struct Data;
    QSharedDataPointer<Data> d;
};

/// A record as a template sees it: fields, related objects, annotations and pk by name. Django: the
/// model instance.
QUINTETTE_CORE_EXPORT Value toValue(const Record &record);
/// The record in a value made by toValue(), else null.
QUINTETTE_CORE_EXPORT const Record *recordOf(const Value &value);

} // namespace Quintette
