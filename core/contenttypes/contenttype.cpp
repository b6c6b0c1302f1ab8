// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contenttypes/contenttype.h"

#include "core/orm/queryset.h"

#include <QMutex>

namespace Quintette {

void ContentType::describe(ModelBuilder<ContentType> &m)
{
    m.options({.verboseName = QN_TEXT("contenttypes", "content type"),
               .verboseNamePlural = QN_TEXT("contenttypes", "content types"),
               .dbTable = u"django_content_type"_s,
               .uniqueTogether = {{u"app_label"_s, u"model"_s}}});
    m.field<&ContentType::id>("id");
    m.field<&ContentType::appLabel>("app_label", {.maxLength = 100});
    m.field<&ContentType::model>(
            "model",
            {.verboseName = QN_TEXT("contenttypes", "python model class name"), .maxLength = 100});
}

namespace {

/// What is known of one registry: its content types, and what its apps are called.
struct Known
{
    std::weak_ptr<const int> owner;
    QHash<QString, qint64> ids; // "app.model"
    QHash<qint64, QString> labels;
    QHash<QString, Text> appNames;
};

QMutex s_mutex;

/// Called with the mutex held. What was known of registries that are gone is forgotten, although
/// another one may be where they were.
Known &knownOf(const ModelRegistry &models)
{
    static QHash<const ModelRegistry *, Known> all;
    const auto found = all.find(&models);
    if (found != all.end() && !found->owner.expired())
        return *found;
    all.removeIf([](const auto &entry) { return entry.value().owner.expired(); });
    Known &known = all[&models];
    known.owner = models.lifetime();
    return known;
}

QString keyOf(const QString &appLabel, const QString &modelName)
{
    return appLabel + u'.' + modelName;
}

void loadAll(const ModelRegistry &models)
{
    QHash<QString, qint64> ids;
    QHash<qint64, QString> labels;
    objects(models.get(u"contenttypes.ContentType"_s)).forEach([&](const Record &type) {
        const QString key =
                keyOf(type.value(u"app_label").toString(), type.value(u"model").toString());
        const qint64 id = type.pk().toInt().value_or(0);
        ids.insert(key, id);
        labels.insert(id, key);
        return true;
    });
    const QMutexLocker lock(&s_mutex);
    Known &known = knownOf(models);
    known.ids = ids;
    known.labels = labels;
}

std::optional<qint64> findId(const ModelRegistry &models, const QString &key)
{
    const QMutexLocker lock(&s_mutex);
    const QHash<QString, qint64> &ids = knownOf(models).ids;
    const auto found = ids.constFind(key);
    return found == ids.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

qint64 ContentTypes::idOf(const ModelInfo &model)
{
    const ModelRegistry &models = model.registry();
    const QString key = keyOf(model.appLabel(), model.modelName());
    if (const std::optional<qint64> known = findId(models, key))
        return *known;
    loadAll(models);
    if (const std::optional<qint64> known = findId(models, key))
        return *known;
    objects(models.get(u"contenttypes.ContentType"_s))
            .getOrCreate({{u"app_label"_s, model.appLabel()}, {u"model"_s, model.modelName()}});
    loadAll(models);
    return findId(models, key).value_or(0);
}

const ModelInfo *ContentTypes::modelOf(const ModelRegistry &models, qint64 id)
{
    const auto lookUp = [&models, id]() -> QString {
        const QMutexLocker lock(&s_mutex);
        return knownOf(models).labels.value(id);
    };
    QString label = lookUp();
    if (label.isEmpty()) {
        loadAll(models);
        label = lookUp();
    }
    return label.isEmpty() ? nullptr : models.find(label);
}

void ContentTypes::setAppName(const ModelRegistry &models, const QString &appLabel,
                              const Text &name)
{
    const QMutexLocker lock(&s_mutex);
    knownOf(models).appNames.insert(appLabel, name);
}

Text ContentTypes::appName(const ModelRegistry &models, const QString &appLabel)
{
    const QMutexLocker lock(&s_mutex);
    const QHash<QString, Text> &names = knownOf(models).appNames;
    if (const auto given = names.constFind(appLabel); given != names.cend())
        return *given;
    QString name = appLabel;
    name.replace(u'_', u' ');
    return name.isEmpty() ? name : name.at(0).toUpper() + name.mid(1);
}

QString ContentTypes::textOf(const Record &contentType)
{
    const ModelRegistry &models = contentType.model().registry();
    const QString appLabel = contentType.value(u"app_label").toString();
    const QString modelName = contentType.value(u"model").toString();
    const ModelInfo *model = models.find(appLabel, modelName);
    if (!model)
        return modelName;
    return appName(models, appLabel).toString() + u" | "_s + model->verboseName().toString();
}

void ContentTypes::createMissing(const ModelRegistry &models)
{
    loadAll(models);
    const ModelInfo &type = models.get(u"contenttypes.ContentType"_s);
    QList<Record> missing;
    for (const ModelInfo *model : models.models()) {
        if (findId(models, keyOf(model->appLabel(), model->modelName())))
            continue;
        Record record(type);
        record.setValue(u"app_label", model->appLabel());
        record.setValue(u"model", model->modelName());
        missing += record;
    }
    if (missing.isEmpty())
        return;
    objects(type).bulkCreate(missing);
    loadAll(models);
}

} // namespace Quintette
