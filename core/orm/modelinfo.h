// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/field.h"
#include "core/orm/sortkey.h"

#include <QHash>

namespace Quintette {

class ModelRegistry;
class QuerySet;

namespace Internal {
struct TypeBindingBase;
class GetPlans;
} // namespace Internal

/// Meta: what is declared about a model beside its fields. Names are Django's in camel case.
struct ModelOptions
{
    Text verboseName = {};
    Text verboseNamePlural = {};
    QList<SortKey> ordering = {}; // "-published_at", Lower("title"), F("price").descending()
    /// The ordering of a child that does not take its parent's.
    static QList<SortKey> unordered() { return {SortKey()}; }
    QString dbTable = {}; // default: <app>_<model>
    QString displayField = {}; // run-time models: the field that names an object
    QList<QStringList> uniqueTogether = {};
    /// How the server keeps an index; all but BTree on PostgreSQL only, where another database has
    /// an ordinary one. Django: django.contrib.postgres.indexes.
    enum class IndexType : quint8 { BTree, Hash, Gin, Gist, SpGist, Brin, Bloom };
    /// What one of these types can be told; each as in Django, and refused for another type.
    struct IndexStorage
    {
        std::optional<int> fillFactor = {}; // 10 to 100: BTree, Hash, Gist, SpGist
        std::optional<bool> deduplicateItems = {}; // BTree
        std::optional<bool> fastUpdate = {}; // Gin
        std::optional<int> ginPendingListLimit = {}; // kilobytes: Gin
        std::optional<bool> buffering = {}; // Gist
        std::optional<bool> autoSummarize = {}; // Brin
        std::optional<int> pagesPerRange = {}; // Brin
        std::optional<int> length = {}; // bits, 1 to 4096: Bloom
        QList<int> columns = {}; // bits of each, 1 to 4095: Bloom
    };
    struct Index
    {
        QString name = {}; // made as Django makes it where it is not given
        QStringList fields = {}; // "-published" for descending
        std::optional<Q> condition = {};
        QList<Expression> expressions = {}; // instead of fields; see OpClass
        QStringList include = {}; // fields that it carries along, on PostgreSQL
        QStringList opclasses = {}; // one for each field, on PostgreSQL
        QString dbTablespace = {};
        IndexType type = IndexType::BTree;
        IndexStorage storage = {};
    };
    QList<Index> indexes = {};
    /// A rule that statements of a transaction may break as long as its end keeps it: each
    /// statement is checked (Immediate) unless the transaction asks otherwise, or only the end.
    enum class Deferrable : quint8 { No, Immediate, Deferred };
    struct Constraint
    {
        QString name;
        std::optional<Q> check = {}; // CheckConstraint
        QStringList unique = {}; // UniqueConstraint over fields
        std::optional<Q> condition = {};
        QString checkSql = {}; // inferred: the SQL the database has
        Text violationMessage = {};
        QString violationCode = {};
        QList<Expression> expressions = {}; // UniqueConstraint over what is computed
        bool nullsDistinct = true; // false: two NULLs are equal too
        QStringList include = {}; // fields that an index of it carries along
        QStringList opclasses = {};
        Deferrable deferrable = Deferrable::No; // on PostgreSQL only
        struct Exclusion
        {
            Expression expression;
            QString sqlOperator; // "&&", "="
        };
        QList<Exclusion> exclusions = {}; // ExclusionConstraint, on PostgreSQL only
        QString indexType = u"gist"_s; // of an ExclusionConstraint
    };
    QList<Constraint> constraints = {};
    QStringList defaultPermissions = {u"add"_s, u"change"_s, u"delete"_s, u"view"_s};
    QList<QPair<QString, Text>> permissions = {};
    QStringList getLatestBy = {}; // "-published_at"
    QString defaultRelatedName = {};
    bool managed = true;
    bool proxy = false;
    bool isAbstract = false;
    bool inferred = false; // read from a database, not declared
    bool autoCreated = false; // an automatic many-to-many table
    FieldKind defaultAutoField =
            FieldKind::Custom; // of the key made when none is declared; Custom: the registry's
    QStringList bases = {}; // "app.Model" that this one inherits from
    QStringList compositeKey = {}; // fields that are the primary key together
    QString orderWithRespectTo = {}; // a foreign key within whose objects these are in order
    QString defaultManagerName = {};
    QString baseManagerName = {};
    QString dbTableComment = {};
    QString dbTablespace = {}; // of its table and, unless they say otherwise, its indexes
    QString requiredDbVendor = {};
    QStringList requiredDbFeatures = {}; // see Backend::hasFeature()
    bool selectOnSave = false;
    struct Search
    {
        QStringList fields;
        QString configuration = u"simple"_s; // PostgreSQL's name of a language
    };
    std::optional<Search> search = {}; // a full-text index (core/orm/search) over these fields
    /// Of a model of accounts: which of its fields identify somebody, and which say what he may do.
    struct Account
    {
        QString usernameField = u"username"_s; // USERNAME_FIELD
        QString emailField = u"email"_s; // EMAIL_FIELD
        QStringList requiredFields = {u"email"_s}; // REQUIRED_FIELDS
        QString activeField = u"is_active"_s;
        QString staffField = u"is_staff"_s;
        QString superuserField = u"is_superuser"_s;
    };
    Account account = {};
};

/// What a model does beside holding data; empty functions mean Django's default behaviour.
struct ModelBehaviour
{
    std::function<QString(const Record &)> toString;
    std::function<QString(const Record &)> absoluteUrl;
    std::function<void(Record &)> clean; // throws ValidationError
    std::function<ValueList(const Record &)> naturalKey;
    QStringList naturalKeyFields;
};

/// A way to begin the queries of a model: all its objects in, those it shows out. Django: a Manager
/// by its get_queryset().
struct Manager
{
    QString name;
    std::function<QuerySet(const QuerySet &all)> query;
};

/// A model of which each object has a row of its own too, found by link. Django: Options.parents.
struct ParentModel
{
    const ModelInfo *model = nullptr;
    const Field *link = nullptr;
};

/// A relation seen from its target: field belongs to another model and points here.
struct ReverseRelation
{
    const Field *field = nullptr;
    QString queryName; // name in lookups: "book"
    QString accessorName; // name as an attribute: "book_set"
    bool isOneToOne() const { return field->kind() == FieldKind::OneToOne; }
};

/// The run-time description of a model that everything generic reads. Django: Model._meta.
/// Built once, frozen when the registry is resolved, then read from any thread.
class QUINTETTE_CORE_EXPORT ModelInfo
{
public:
    ModelInfo(const QString &appLabel, const QString &name, ModelOptions options = {});
    ~ModelInfo();
    Q_DISABLE_COPY_MOVE(ModelInfo)

    const QString &appLabel() const { return m_appLabel; }
    /// "Article".
    const QString &name() const { return m_name; }
    /// "article", as content types and URLs have it.
    const QString &modelName() const { return m_modelName; }
    /// "news.Article".
    QString label() const { return m_appLabel + u'.' + m_name; }
    const QString &table() const { return m_table; }
    const ModelOptions &options() const { return m_options; }
    Text verboseName() const;
    Text verboseNamePlural() const;
    const ModelRegistry &registry() const { return *m_registry; }

    // Inheritance.
    /// A model that only behaves otherwise than the one whose table and fields it has.
    bool isProxy() const { return m_concrete != this; }
    /// The model that a proxy stands for, else the model itself. Django: concrete_model.
    const ModelInfo &concrete() const { return *m_concrete; }
    /// The direct parents whose rows its objects have beside their own; a proxy has its model's.
    const QList<ParentModel> &parents() const { return m_parents; }
    /// Whether each object of this model is one of that too: the same, its model or an ancestor.
    bool isKindOf(const ModelInfo &other) const;
    /// fields() whose columns are in its own table.
    const QList<const Field *> &localFields() const { return m_localFields; }
    /// Position of a field in its records, also of a field of an ancestor; -1 where it has none.
    int indexOf(const Field &field) const;

    /// Fields with a column, in declaration order; Record positions.
    const QList<const Field *> &fields() const { return m_fields; }
    const QList<const Field *> &manyToMany() const { return m_manyToMany; }
    const QList<const Field *> &genericRelations() const { return m_genericRelations; }
    /// fields(), then manyToMany().
    QList<const Field *> allFields() const;
    const QList<ReverseRelation> &relatedObjects() const { return m_relatedObjects; }
    const Field &primaryKey() const { return *m_primaryKey; }
    /// The columns that are the primary key: one, unless it is composite.
    const QList<const Field *> &keyFields() const { return m_keyFields; }
    /// By name or attname; "pk" is the primary key; null when there is none.
    const Field *findField(QStringView name) const;
    /// Throws FieldError listing the valid names.
    const Field &field(QStringView name) const;
    const ReverseRelation *findRelated(QStringView queryName) const;
    const ReverseRelation *findAccessor(QStringView accessorName) const;
    /// Everything a lookup may start with, sorted: for messages.
    QStringList validNames() const;

    const QList<Manager> &managers() const { return m_managers; }
    /// Null when there is none of that name.
    const Manager *findManager(QStringView name) const;
    const ModelBehaviour &behaviour() const { return m_behaviour; }
    /// Statements that get() has compiled before; thread-safe.
    Internal::GetPlans &getPlans() const { return *m_getPlans; }

    // Building; before the registry is resolved only.
    Field &addField(std::unique_ptr<Field> field);
    ModelOptions &editOptions() { return m_options; }
    ModelBehaviour &editBehaviour() { return m_behaviour; }
    /// Replaces one of that name; the first one made is the default, unless options name another.
    void addManager(const QString &name, std::function<QuerySet(const QuerySet &all)> query);
    /// Inherits from the model of a C++ type; by label: ModelOptions::bases.
    void addBase(std::type_index type) { m_baseTypes += type; }
    /// The C++ type of the model, null for one made at run time; used by modelbuilder.h only.
    const Internal::TypeBindingBase *binding() const { return m_binding.get(); }
    void setBinding(std::shared_ptr<const Internal::TypeBindingBase> binding)
    {
        m_binding = std::move(binding);
    }

private:
    friend class ModelRegistry;
    friend class RelationResolver;
    friend class InheritanceResolver;

    void place(Field &field);
    void layOut();
    void setPrimaryKey(const Field &field);

    QString m_appLabel;
    QString m_name;
    QString m_modelName;
    QString m_table;
    ModelOptions m_options;
    ModelBehaviour m_behaviour;
    const ModelRegistry *m_registry = nullptr;
    const ModelInfo *m_concrete = this;
    QList<std::type_index> m_baseTypes;
    QList<ParentModel> m_parents;
    QList<Manager> m_managers;
    std::vector<std::unique_ptr<Field>> m_owned;
    QList<const Field *> m_fields;
    QList<const Field *> m_localFields;
    QList<const Field *> m_keyFields;
    QList<const Field *> m_manyToMany;
    QList<const Field *> m_genericRelations;
    QList<ReverseRelation> m_relatedObjects;
    const Field *m_primaryKey = nullptr;
    std::shared_ptr<const Internal::TypeBindingBase> m_binding;
    QHash<QString, const Field *> m_byName;
    std::unique_ptr<Internal::GetPlans> m_getPlans;
};

} // namespace Quintette
