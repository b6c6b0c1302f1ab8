// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/databaseerror.h"
#include "core/orm/queryset.h"

#include <QMap>

namespace Quintette {

struct SaveOptions
{
    bool forceInsert = false;
    bool forceUpdate = false;
    QStringList updateFields = {}; // empty: all
    bool raw = false; // from a fixture: values are stored as they stand, without auto_now
    QString database = {}; // empty: the record's own, else "default"
    /// Ancestors whose rows must be new as well. Django: force_insert=(Parent,).
    QList<const ModelInfo *> forceInsertOf = {};
};

/// Inserts or updates; sets the key and state of the record; sends pre_save and post_save. Django:
/// Model.save().
QUINTETTE_CORE_EXPORT void save(Record &record, const SaveOptions &options = {});
/// Loads the values again. Throws ObjectDoesNotExist. Django: refresh_from_db().
QUINTETTE_CORE_EXPORT void refresh(Record &record, const QStringList &fields = {});

/// Checks fields (but the excluded), clean(), unique rules and constraints. Throws ValidationError
/// with all errors by field. Django: full_clean().
QUINTETTE_CORE_EXPORT void fullClean(Record &record, const QStringList &exclude = {},
                                     bool validateUnique = true, bool validateConstraints = true);

/// A deletion that PROTECT forbids, by these objects.
class QUINTETTE_CORE_EXPORT ProtectedError : public IntegrityError
{
public:
    ProtectedError(const QString &message, const QList<Record> &objects)
        : IntegrityError(message), m_objects(objects)
    {
    }
    ~ProtectedError() override;

    QString name() const override { return u"ProtectedError"_s; }
    /// Django: protected_objects.
    const QList<Record> &objects() const { return m_objects; }

private:
    QList<Record> m_objects;
};

/// A deletion that RESTRICT forbids, by these objects.
class QUINTETTE_CORE_EXPORT RestrictedError : public IntegrityError
{
public:
    RestrictedError(const QString &message, const QList<Record> &objects)
        : IntegrityError(message), m_objects(objects)
    {
    }
    ~RestrictedError() override;

    QString name() const override { return u"RestrictedError"_s; }
    /// Django: restricted_objects.
    const QList<Record> &objects() const { return m_objects; }

private:
    QList<Record> m_objects;
};

/// Everything that deleting some records would do, before it is done. Django: the Collector and
/// NestedObjects.
struct QUINTETTE_CORE_EXPORT DeletePlan
{
    struct Node
    {
        Record record;
        QList<Node> children;
    };
    QList<Node> tree; // what goes, nested by what makes it go
    QList<Record> protectedObjects; // what forbids it (PROTECT, RESTRICT)
    QMap<QString, qint64> counts; // model label -> objects (automatic through rows included)
    bool isAllowed() const { return protectedObjects.isEmpty(); }
};
/// treeLimit bounds how many records the tree names (counts are exact all the same).
QUINTETTE_CORE_EXPORT DeletePlan planDelete(const QList<Record> &records, int treeLimit = 10'000);
/// Throws ProtectedError or RestrictedError when the plan is not allowed; one transaction. Counts
/// per model label.
QUINTETTE_CORE_EXPORT QMap<QString, qint64> deleteRecords(const QList<Record> &records);
/// Deletes objects of a model that inherits, but leaves them as objects of its parents. Django:
/// delete(keep_parents=True).
QUINTETTE_CORE_EXPORT QMap<QString, qint64> deleteKeepingParents(const QList<Record> &records);

/// The other side of a many-to-many field or a reverse relation of one object. throughDefaults:
/// what else new rows of the table between hold. relatedmanager.h has the rest.
QUINTETTE_CORE_EXPORT ValueList manyToManyKeys(const Record &record, const Field &field);
QUINTETTE_CORE_EXPORT void setManyToMany(const Record &record, const Field &field,
                                         const ValueList &keys,
                                         const QList<QPair<QString, Value>> &throughDefaults = {});
QUINTETTE_CORE_EXPORT void addManyToMany(const Record &record, const Field &field,
                                         const ValueList &keys,
                                         const QList<QPair<QString, Value>> &throughDefaults = {});
QUINTETTE_CORE_EXPORT void removeManyToMany(const Record &record, const Field &field,
                                            const ValueList &keys);
QUINTETTE_CORE_EXPORT void clearManyToMany(const Record &record, const Field &field);
/// The objects on the many side of a many-to-many field, or of a relation from elsewhere:
/// book.authors, author.book_set.
QUINTETTE_CORE_EXPORT QuerySet relatedObjects(const Record &record, const Field &manyToMany);
QUINTETTE_CORE_EXPORT QuerySet relatedObjects(const Record &record,
                                              const ReverseRelation &relation);
/// The object a foreign key points to: the loaded one, else fetched now; nothing for NULL.
QUINTETTE_CORE_EXPORT std::optional<Record> related(const Record &record, const Field &field);

} // namespace Quintette
