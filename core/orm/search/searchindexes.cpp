// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/search/searchindexes.h"

#include "core/orm/search/searchindex.h"
#include "core/orm/signals.h"

namespace Quintette::Internal {

static bool hasOwnIndex(const ModelInfo &model)
{
    return model.options().search && model.options().managed && !model.isProxy()
            && !model.options().isAbstract;
}

void keepSearchIndexes(ModelRegistry &registry)
{
    const QList<const ModelInfo *> models = registry.models();
    if (std::none_of(models.cbegin(), models.cend(),
                     [](const ModelInfo *model) { return hasOwnIndex(*model); }))
        return;
    registry.modelSignals().postMigrate.connect(
            u"search indexes"_s, [&registry](const MigrateEvent &event) {
                Connection &connection = registry.databases().connection(event.database);
                for (const ModelInfo *model : registry.models()) {
                    if (model->appLabel() == event.appLabel && hasOwnIndex(*model)
                        && registry.allowsMigrate(event.database, *model))
                        SearchIndex::declaredBy(*model)->ensure(connection);
                }
            });
}

} // namespace Quintette::Internal
