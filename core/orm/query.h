// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelinfo.h"
#include "core/orm/rowlock.h"
#include "core/orm/sql/node.h"

#include <QVarLengthArray>

namespace Quintette {

struct Query;

namespace Internal {
class WhereNode;
class ColumnNode;

enum class JoinType : quint8 { Base, Inner, Left };

/// One table of a query. Its position in Query::joins is its identity; SQL names are given by the
/// compiler.
struct Join
{
    const ModelInfo *model = nullptr;
    const Field *field = nullptr; // the foreign key on either side; null for the base table
    // The GenericRelation of the parent, or, forward, of this model, whose key `field` then is.
    const Field *generic = nullptr;
    int filter = -1; // position in Query::filteredRelations
    NodePtr restriction = {}; // what else ON demands
    QString alias; // unique within its query
    int parent = -1;
    int references = 0; // 0: not in the statement
    JoinType type = JoinType::Base;
    bool forward = false; // the foreign key is the parent's
    bool nullable = false; // there may be no row

    /// The two columns that are equal: of this table, and of its parent.
    const Field &ownColumn() const { return forward ? keyColumn() : *field; }
    const Field &parentColumn() const { return forward ? *field : keyColumn(); }
    const Field &keyColumn() const
    {
        return generic ? generic->model().primaryKey() : *field->targetField();
    }
};

/// One step along a relation.
struct PathStep
{
    const Field *field; // the foreign key
    const ModelInfo *from;
    const ModelInfo *to;
    bool forward; // the foreign key belongs to `from`
    bool many;
    const Field *generic = nullptr; // the GenericRelation of `from`, or, forward, of `to`
    int filter = -1; // position in Query::filteredRelations
};
using Path = QVarLengthArray<PathStep, 6>;
using Names = QVarLengthArray<QStringView, 8>;

/// What the leading names of a lookup mean, and those left over (transforms and the lookup).
struct ResolvedPath
{
    Path steps;
    QVarLengthArray<int, 8> stepsAfterName; // how many steps each used name made
    const Field *target = nullptr; // the field that has the value
    const Field *final = nullptr; // the field lookups are those of: a relation, or the target
    const ModelInfo *model = nullptr; // where the path ends
    bool isRelation = false;
    int used = 0; // how many names
    bool crossedMany = false; // stopped at a to-many relation that was not allowed
};

struct Annotation
{
    QString name;
    NodePtr node;
    bool selected = true;
};

/// A relation under another name, with a condition in its ON. Django: FilteredRelation.
struct FilteredPath
{
    QString name;
    QString path;
    Q condition;
    NodePtr resolved = {};
    int join = -1; // whose columns `resolved` has
};

struct Selected
{
    QString name;
    NodePtr node;
};

struct OrderItem
{
    QString name; // "-title", "?"; empty where there is a node
    NodePtr node;
};

/// What prefetchRelated() asked for.
struct PrefetchWish
{
    QString path;
    std::shared_ptr<const Query> query; // instead of all related objects
    QString name; // to put them under, instead of the path's last name
};

enum class GroupBy : quint8 { None, Model, List };
enum class Combinator : quint8 { None, Union, Intersection, Difference };
enum class Deferral : quint8 { None, Only, Defer };
} // namespace Internal

/// What a QuerySet asks for. A value: a changed query is a changed copy, parts are implicitly
/// shared. The names of filters, annotations and values() are resolved when they are added, those
/// of orderBy() when it is compiled. Django: sql.Query.
struct Query
{
    explicit Query(const ModelInfo &model, const QString &database)
        : model(&model), database(database)
    {
    }

    const ModelInfo *model;
    QString database;

    QList<Internal::Join> joins;
    Internal::NodeList where; // ANDed
    bool isNone = false; // matches nothing
    QList<Internal::Annotation> annotations;
    QList<Internal::FilteredPath> filteredRelations;

    bool defaultColumns = true;
    bool isValues = false; // rows are Dicts
    QList<Internal::Selected> select; // of values()
    QStringList valuesOrder; // names of values(), annotations included
    Internal::GroupBy groupBy = Internal::GroupBy::None;
    Internal::NodeList groupByList;

    QList<Internal::OrderItem> orderBy;
    bool defaultOrdering = true;
    bool reversed = false;
    qint64 offset = 0;
    qint64 limit = -1;
    bool distinct = false;
    QStringList distinctFields;

    bool selectRelatedAll = false;
    QStringList selectRelated;
    QList<Internal::PrefetchWish> prefetch;
    Internal::Deferral deferral = Internal::Deferral::None;
    QStringList deferredNames;
    std::optional<RowLock> forUpdate;
    std::shared_ptr<const Record> instance; // whose related objects these are; for routers
    bool databaseChosen = false; // else a change may go to another one than a read

    Internal::Combinator combinator = Internal::Combinator::None;
    bool combineAll = false;
    QList<std::shared_ptr<const Query>> combined;

    bool isSliced() const { return offset != 0 || limit >= 0; }
    const Internal::Annotation *findAnnotation(QStringView name) const;
    int findFilteredRelation(QStringView name) const;
    bool hasSelectedAnnotations() const;
    bool isPristine() const;

    // Joins (sql/joins.cpp).
    int baseJoin();
    int join(const Internal::PathStep &step, int parent, const Internal::JoinSet *reuse);
    void promote(Internal::JoinSet joins);
    void demote(Internal::JoinSet joins);
    QVarLengthArray<int, 8> setupJoins(const Internal::Path &path, const Internal::JoinSet *reuse);
    /// Leaves out joins whose only used column the table before them has too; returns the column's
    /// field.
    const Field *trimJoins(const Internal::ResolvedPath &path, QVarLengthArray<int, 8> &joins);
    Internal::JoinSet innerJoins() const;
    /// The join whose table has the column of a field of the model at from: from itself, unless the
    /// field is inherited.
    int joinOf(const Field &field, int from);

    // Names (sql/names.cpp).
    enum class Missing { IsLookup, Throws };
    Internal::ResolvedPath resolvePath(const Internal::Names &names, Missing missing,
                                       bool allowMany = true) const;
    /// Sorted names a lookup may start with, annotations included.
    QString choices(const ModelInfo &of) const;
    /// A column or annotation by name, with transforms. Django: resolve_ref.
    Internal::NodePtr reference(const QString &name, Internal::Resolution &in);
    Internal::NodePtr columnByPath(const Internal::Names &names, Internal::JoinSet *reuse,
                                   bool allowJoins = true);

    // Changes (sql/changes.cpp).
    void addAnnotation(const QString &alias, const Internal::NodePtr &node, bool select);
    void checkAnnotationName(const QString &alias) const;
    void addFilteredRelation(const QString &alias, const QString &path, const Q &condition);
    void setValues(const QStringList &names);
    void groupBySelected();
    void setSlice(qint64 from, qint64 count);
    void clearOrdering(bool force);
    void clearSelect();
    void checkOrdering(const QString &name) const;
    /// Throws NotSupportedError after union() and the like. what: Django's name of the method.
    void refuseCombined(QLatin1StringView what) const;
};

namespace Internal {
QUINTETTE_CORE_EXPORT Names splitNames(QStringView path);
} // namespace Internal

} // namespace Quintette
