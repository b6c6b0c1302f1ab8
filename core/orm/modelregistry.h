// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/orm/modelinfo.h"

#include <QTimeZone>

#include <typeindex>

namespace Quintette {

class DatabaseRouter;
struct ModelSignals;

/// All models of a project and the databases they live in. Filled at start-up, then resolve()d and
/// frozen. Django: apps.get_models() and friends.
class QUINTETTE_CORE_EXPORT ModelRegistry
{
public:
    explicit ModelRegistry(Databases &databases);
    ~ModelRegistry();
    Q_DISABLE_COPY_MOVE(ModelRegistry)

    Databases &databases() const { return m_databases; }
    /// What saving and deleting objects of these models tell (signals.h).
    ModelSignals &modelSignals() const { return *m_signals; }

    /// Whether dates with times are aware and stored in UTC; true unless set, before the models are
    /// used. Django: USE_TZ.
    void setUseTimeZone(bool use) { m_useTimeZone = use; }
    bool useTimeZone() const { return m_useTimeZone; }
    /// The zone in which naive dates with times are understood. Django: TIME_ZONE.
    void setTimeZone(const QTimeZone &zone) { m_timeZone = zone; }
    const QTimeZone &timeZone() const { return m_timeZone; }
    /// Kind of the primary key of a model that declares none. Django: DEFAULT_AUTO_FIELD.
    void setDefaultAutoField(FieldKind kind) { m_defaultAutoField = kind; }
    FieldKind defaultAutoField() const { return m_defaultAutoField; }

    /// Stands before the path on the site that a model says its objects have. Django: SCRIPT_NAME.
    void setScriptName(const QString &name) { m_scriptName = name; }
    const QString &scriptName() const { return m_scriptName; }

    /// What a template sees of a file that a field names (its name, address and so on); its name
    /// alone unless this is set, before the models are used. See storedFileValue().
    using FileValue = std::function<Value(const Field &field, const QString &name)>;
    void setFileValue(FileValue make) { m_fileValue = std::move(make); }
    const FileValue &fileValue() const { return m_fileValue; }

    /// Asked in the order they were added, before the models are used. Django: DATABASE_ROUTERS.
    void addRouter(std::shared_ptr<const DatabaseRouter> router);
    /// The database that a query, or a change, of that model goes to unless it names one; instance:
    /// the object it is about, if there is one.
    QString databaseForRead(const ModelInfo &model, const Record *instance = nullptr) const;
    QString databaseForWrite(const ModelInfo &model, const Record *instance = nullptr) const;
    /// Whether one may point to the other: what a router says, else when both are in one database.
    bool allowsRelation(const Record &a, const Record &b) const;
    /// Whether the model's table belongs into that database.
    bool allowsMigrate(const QString &database, const ModelInfo &model) const;
    /// Whether a step of an app's migrations belongs there; model: its name in lower case, empty
    /// where the step is about none. hints: what the step says about itself.
    bool allowsMigrate(const QString &database, const QString &app, const QString &model,
                       const Dict &hints = {}) const;

    /// Takes a finished description; throws ImproperlyConfigured when the label is taken.
    ModelInfo &add(std::unique_ptr<ModelInfo> model);
    /// A model from the C++ type that describes it; defined in modelbuilder.h.
    template <typename T> ModelInfo &add(const QString &appLabel, const QString &name);
    /// Remembers which C++ type a model has, so that objects<T>() finds it.
    void bindType(std::type_index type, const ModelInfo &model);
    const ModelInfo *findType(std::type_index type) const;

    /// From now on the label of one model stands for another, in find(), get() and relations, as
    /// auth.User for the accounts of a plugin. Nothing may be added under the replaced label.
    /// Django: Meta.swappable.
    void replace(const QString &label, const QString &by);
    /// By "app.model" in lower case.
    const QMap<QString, QString> &replacements() const { return m_replacements; }

    /// Connects relations, makes automatic through models and primary keys, fills reverse
    /// relations. Throws ImproperlyConfigured naming model and field of what does not resolve.
    void resolve();
    bool isResolved() const { return m_resolved; }

    /// "news.Article", case-insensitive in the model name; null when there is none.
    const ModelInfo *find(const QString &label) const;
    const ModelInfo *find(const QString &appLabel, const QString &modelName) const;
    /// Throws LookupError listing near names.
    const ModelInfo &get(const QString &label) const;
    const ModelInfo *findTable(const QString &table) const;
    /// Lives as long as this registry: what remembers something about one can tell by it that the
    /// registry at the same address is another one now.
    std::weak_ptr<const int> lifetime() const { return m_lifetime; }

    /// In order of registration, automatic through models and abstract ones left out.
    QList<const ModelInfo *> models() const;
    QList<const ModelInfo *> models(const QString &appLabel) const;
    /// With the automatic through models.
    QList<const ModelInfo *> allModels() const;

private:
    friend class RelationResolver;
    friend class InheritanceResolver;

    Databases &m_databases;
    std::shared_ptr<const int> m_lifetime = std::make_shared<const int>(0);
    std::unique_ptr<ModelSignals> m_signals;
    bool m_useTimeZone = true;
    QTimeZone m_timeZone = QTimeZone::utc();
    std::vector<std::shared_ptr<const DatabaseRouter>> m_routers;
    QString m_scriptName;
    FileValue m_fileValue;
    FieldKind m_defaultAutoField = FieldKind::BigAuto;
    bool m_resolved = false;
    std::vector<std::unique_ptr<ModelInfo>> m_models;
    QHash<QString, ModelInfo *> m_byLabel;
    QMap<QString, QString> m_replacements; // by the key of the replaced model
    QHash<QString, ModelInfo *> m_byTable;
    QHash<std::type_index, const ModelInfo *> m_byType;
};

} // namespace Quintette
