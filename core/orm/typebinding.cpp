// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/typebinding.h"

#include "core/base/error.h"
#include "core/orm/modelregistry.h"

#include <mutex>
#include <shared_mutex>

namespace Quintette::Internal {

/// Types are the same in the program and all plugins, so this lives here, in the library they
/// share.
static std::shared_mutex s_mutex;

static QHash<std::type_index, const ModelInfo *> &table()
{
    static QHash<std::type_index, const ModelInfo *> models;
    return models;
}

const ModelInfo *boundModel(std::type_index type)
{
    const std::shared_lock lock(s_mutex);
    return table().value(type);
}

void bindModel(std::type_index type, const ModelInfo *model)
{
    const std::unique_lock lock(s_mutex);
    table().insert(type, model);
}

void forgetModels(const ModelRegistry &registry)
{
    const std::unique_lock lock(s_mutex);
    table().removeIf(
            [&registry](const auto &item) { return &item.value()->registry() == &registry; });
}

static void linkParentsOf(Record &record, const ModelInfo &model)
{
    for (const ParentModel &parent : model.parents()) {
        linkParentsOf(record, *parent.model);
        if (record.value(*parent.link).isNone())
            record.setValue(record.model().indexOf(*parent.link),
                            record.value(parent.model->primaryKey()));
    }
}

void linkParents(Record &record)
{
    linkParentsOf(record, record.model());
}

void refuseUnboundType(const char *typeName)
{
    throw ImproperlyConfigured(
            u"the C++ type %1 is not registered as a model; add it to the registry first"_s.arg(
                    QString::fromLatin1(typeName)));
}

} // namespace Quintette::Internal
