// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/persistence.h"

namespace Quintette {

namespace Internal {
class ManyToManyRows;
}

/// The objects that are related to one object, to be read and changed: those of a many-to-many
/// field from either end, those whose foreign key points to it, or those of a generic relation. A
/// value; holds the object as it is now. Django: the related managers.
class QUINTETTE_CORE_EXPORT RelatedManager
{
public:
    using Values = QList<QPair<QString, Value>>;

    /// name: as the attribute is called, "authors", "book_set". database: an alias; empty for the
    /// one the routers name. Throws FieldError listing the names there are, ValueError for an
    /// object that is not saved yet.
    RelatedManager(const Record &owner, const QString &name, const QString &database = {});

    RelatedManager usingDatabase(const QString &alias) const;
    QuerySet all() const;

    /// What becomes of objects that are not in the database yet. Django: bulk=True, bulk=False.
    enum class Unsaved { Refuse, Save };
    /// throughDefaults: what else the new rows of a many-to-many table hold. Throws ValueError for
    /// an object that cannot be related to the owner: not saved, or in another database.
    void add(const QList<Record> &objects, Unsaved unsaved = Unsaved::Refuse,
             const Values &throughDefaults = {}) const;
    /// The objects lose their foreign key, or the row in the table between. Throws FieldError where
    /// the key cannot be null, ObjectDoesNotExist for an object of somebody else.
    void remove(const QList<Record> &objects) const;
    void clear() const;
    /// Exactly these from now on; of a foreign key that cannot be null: at least these.
    void set(const QList<Record> &objects, const Values &throughDefaults = {}) const;
    Record create(const Values &values, const Values &throughDefaults = {}) const;
    QPair<Record, bool> getOrCreate(const Values &lookups, const Values &defaults = {}) const;
    QPair<Record, bool> updateOrCreate(const Values &lookups, const Values &defaults = {}) const;

private:
    enum class Kind { ManyToMany, ForeignKey, Generic };

    void checkObject(const Record &object, Unsaved unsaved) const;
    /// What an object has in its fields when it is related to the owner.
    Values link() const;
    /// Their foreign key, or type and key, becomes that of the owner.
    void relate(const QList<Record> &objects, Unsaved unsaved) const;
    Internal::ManyToManyRows rows() const;
    QuerySet among(const QList<Record> &objects) const;
    QString writeDatabase() const;
    const ModelInfo &model() const;

    Record m_owner;
    QString m_name;
    QString m_database;
    const Field *m_field = nullptr;
    Kind m_kind = Kind::ManyToMany;
    bool m_isForward = true; // the field is the owner's
};

} // namespace Quintette
