// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette {

/// A field at some point of the history, as migration files have it: Django's class name and its
/// options by Django's names ("max_length", "null", "to": "auth.Group"). No live model is needed.
struct QUINTETTE_CORE_EXPORT FieldState
{
    QString name;
    QString kind; // "CharField"
    Dict options;

    bool isForeignKey() const { return kind == "ForeignKey"_L1 || kind == "OneToOneField"_L1; }
    bool isManyToMany() const { return kind == "ManyToManyField"_L1; }
    /// A primary key of the fields that the option "fields" names.
    bool isCompositeKey() const { return kind == "CompositePrimaryKey"_L1; }
    bool isSet(QStringView option) const { return options.value(option).isTrue(); }
    QString text(QStringView option) const;
    int number(QStringView option) const; // -1 where it is not given
    /// Name of its column; empty for a many-to-many field and a composite key.
    QString column() const;
    /// Whether a change between the two can matter to the database. Django: non_db_attrs.
    bool differsInDatabase(const FieldState &other) const;

    Dict toDict() const;
    /// Throws ValueError saying what is wrong with the description.
    static FieldState fromDict(const Dict &dict);
};

/// A model at some point of the history. Django: ModelState.
struct QUINTETTE_CORE_EXPORT ModelState
{
    QString app;
    QString name;
    QList<FieldState> fields;
    Dict options; // "db_table", "unique_together", "indexes", "constraints", ...

    QString key() const { return keyOf(app, name); }
    static QString keyOf(const QString &app, const QString &name)
    {
        return app + u'.' + name.toLower();
    }
    QString table() const;
    /// Null when there is none of that name.
    const FieldState *field(const QString &fieldName) const;
    FieldState *field(const QString &fieldName);
    const FieldState &primaryKey() const;
    /// The column of the order that the option "order_with_respect_to" demands, which no list of
    /// fields names: adds it, or takes it away, as the option says.
    void keepOrderField();
    static inline const QString orderField = u"_order"_s;
    /// An option that is a text; empty where it is not given.
    QString text(QStringView option) const;
    /// One of the lists of options, each item a Dict or a list.
    ValueList list(QStringView option) const;
};

} // namespace Quintette
