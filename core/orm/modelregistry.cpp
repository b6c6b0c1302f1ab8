// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/modelregistry.h"

#include "core/base/error.h"
#include "core/orm/relationresolver.h"
#include "core/orm/search/searchindexes.h"
#include "core/orm/signals.h"
#include "core/orm/typebinding.h"

namespace Quintette {

static QString keyOf(const QString &appLabel, const QString &modelName)
{
    return appLabel + u'.' + modelName.toLower();
}

static QString keyOf(const QString &label)
{
    return keyOf(label.section(u'.', 0, 0), label.section(u'.', 1));
}

ModelRegistry::ModelRegistry(Databases &databases)
    : m_databases(databases), m_signals(std::make_unique<ModelSignals>())
{
}

ModelRegistry::~ModelRegistry()
{
    Internal::forgetModels(*this);
}

ModelInfo &ModelRegistry::add(std::unique_ptr<ModelInfo> model)
{
    if (m_resolved) {
        throw ImproperlyConfigured(
                u"model %1 comes too late: models are added before the registry is resolved"_s.arg(
                        model->label()));
    }
    const QString key = keyOf(model->appLabel(), model->name());
    if (m_replacements.contains(key)) {
        throw ImproperlyConfigured(
                u"model %1 is replaced by %2, so it cannot be added; a database that has its "
                u"table was made for %1: take a new one, or leave the setting as it was"_s.arg(
                        model->label(), m_replacements.value(key)));
    }
    if (m_byLabel.contains(key)) {
        throw ImproperlyConfigured(
                u"two models are called %1; rename one or give its app another label"_s.arg(
                        model->label()));
    }
    ModelInfo &added = *model;
    added.m_registry = this;
    m_models.push_back(std::move(model));
    m_byLabel.insert(key, &added);
    return added;
}

void ModelRegistry::bindType(std::type_index type, const ModelInfo &model)
{
    m_byType.insert(type, &model);
    Internal::bindModel(type, &model);
}

const ModelInfo *ModelRegistry::findType(std::type_index type) const
{
    return m_byType.value(type);
}

void ModelRegistry::replace(const QString &label, const QString &by)
{
    if (keyOf(label) != keyOf(by))
        m_replacements.insert(keyOf(label), keyOf(by));
}

void ModelRegistry::resolve()
{
    RelationResolver(*this).run();
    m_resolved = true;
    Internal::keepSearchIndexes(*this);
}

const ModelInfo *ModelRegistry::find(const QString &label) const
{
    const qsizetype dot = label.indexOf(u'.');
    return dot < 0 ? nullptr : find(label.left(dot), label.mid(dot + 1));
}

const ModelInfo *ModelRegistry::find(const QString &appLabel, const QString &modelName) const
{
    const QString key = keyOf(appLabel, modelName);
    return m_byLabel.value(m_replacements.value(key, key));
}

const ModelInfo &ModelRegistry::get(const QString &label) const
{
    if (const ModelInfo *found = find(label))
        return *found;
    // Near is: the same model name in another app, or the same app.
    const QString name = label.section(u'.', -1).toLower();
    const QString app = label.section(u'.', 0, 0);
    QStringList near;
    for (const ModelInfo *model : models()) {
        if (model->modelName() == name || model->appLabel() == app)
            near += model->label();
    }
    if (near.isEmpty()) {
        for (const ModelInfo *model : models())
            near += model->label();
    }
    throw LookupError(u"there is no model \"%1\"; known models: %2"_s.arg(
            label, near.isEmpty() ? u"none"_s : near.join(u", "_s)));
}

const ModelInfo *ModelRegistry::findTable(const QString &table) const
{
    return m_byTable.value(table);
}

QList<const ModelInfo *> ModelRegistry::models() const
{
    QList<const ModelInfo *> result;
    for (const auto &model : m_models) {
        if (!model->options().autoCreated && !model->options().isAbstract)
            result += model.get();
    }
    return result;
}

QList<const ModelInfo *> ModelRegistry::models(const QString &appLabel) const
{
    QList<const ModelInfo *> result = models();
    result.removeIf([&appLabel](const ModelInfo *model) { return model->appLabel() != appLabel; });
    return result;
}

QList<const ModelInfo *> ModelRegistry::allModels() const
{
    QList<const ModelInfo *> result;
    for (const auto &model : m_models) {
        if (!model->options().isAbstract)
            result += model.get();
    }
    return result;
}

} // namespace Quintette
