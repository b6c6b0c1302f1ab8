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

/// What is known of one registry's content types.
struct Known
{
    QHash<QString, qint64> ids; // "app.model"
    QHash<qint64, QString> labels;
};

QMutex s_mutex;
QHash<const ModelRegistry *, Known> s_known;
QHash<const ModelRegistry *, QHash<QString, Text>> s_appNames;

QString keyOf(const QString &appLabel, const QString &modelName)
{
    return appLabel + u'.' + modelName;
}

void loadAll(const ModelRegistry &models)
{
    Known known;
    objects(models.get(u"contenttypes.ContentType"_s)).forEach([&known](const Record &type) {
        const QString key =
                keyOf(type.value(u"app_label").toString(), type.value(u"model").toString());
        const qint64 id = type.pk().toInt().value_or(0);
        known.ids.insert(key, id);
        known.labels.insert(id, key);
        return true;
    });
    const QMutexLocker lock(&s_mutex);
    s_known.insert(&models, known);
}

std::optional<qint64> findId(const ModelRegistry &models, const QString &key)
{
    const QMutexLocker lock(&s_mutex);
    const auto found = s_known.constFind(&models);
    if (found == s_known.cend() || !found->ids.contains(key))
        return std::nullopt;
    return found->ids.value(key);
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
        return s_known.value(&models).labels.value(id);
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
    s_appNames[&models].insert(appLabel, name);
}

Text ContentTypes::appName(const ModelRegistry &models, const QString &appLabel)
{
    const QMutexLocker lock(&s_mutex);
    const auto names = s_appNames.constFind(&models);
    if (names != s_appNames.cend() && names->contains(appLabel))
        return names->value(appLabel);
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
