// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/modelstates.h"

#include "core/db/backend.h"
#include "core/db/schemaeditor.h"
#include "core/migrations/fieldstates.h"
#include "core/migrations/ruledescriptions.h"
#include "core/migrations/statetables.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

namespace {

Dict optionsOf(const ModelInfo &model, const Backend &backend)
{
    const ModelOptions &options = model.options();
    Dict dict;
    if (!options.dbTable.isEmpty())
        dict.insert(u"db_table"_s, options.dbTable);
    if (!options.dbTableComment.isEmpty())
        dict.insert(u"db_table_comment"_s, options.dbTableComment);
    if (!options.dbTablespace.isEmpty())
        dict.insert(u"db_tablespace"_s, options.dbTablespace);
    if (!options.orderWithRespectTo.isEmpty())
        dict.insert(u"order_with_respect_to"_s, options.orderWithRespectTo);
    if (!options.managed)
        dict.insert(u"managed"_s, false);
    if (options.proxy)
        dict.insert(u"proxy"_s, true);
    ValueList bases;
    if (model.isProxy())
        bases += Value(model.concrete().label());
    else
        for (const ParentModel &parent : model.parents())
            bases += Value(parent.model->label());
    if (!bases.isEmpty())
        dict.insert(u"bases"_s, bases);
    if (model.isProxy())
        return dict;
    ValueList together;
    for (const QStringList &names : options.uniqueTogether)
        together += Value(asValues(names));
    if (!together.isEmpty())
        dict.insert(u"unique_together"_s, together);
    ValueList indexes;
    for (const ModelOptions::Index &index : options.indexes)
        indexes += Value(describe(index, model, backend));
    if (!indexes.isEmpty())
        dict.insert(u"indexes"_s, indexes);
    ValueList constraints;
    for (const ModelOptions::Constraint &constraint : options.constraints)
        constraints += Value(describe(constraint, model, backend));
    if (!constraints.isEmpty())
        dict.insert(u"constraints"_s, constraints);
    return dict;
}

bool isMadeOn(const ModelInfo &model, const Backend &backend, Managed managed)
{
    const QString &vendor = model.options().requiredDbVendor;
    const QStringList &features = model.options().requiredDbFeatures;
    return (model.options().managed || managed == Managed::OrNot) && !model.isProxy()
            && (vendor.isEmpty() || vendor == backend.name())
            && std::all_of(features.cbegin(), features.cend(), [&backend](const QString &feature) {
                   return backend.hasFeature(feature);
               });
}

} // namespace

ModelState stateOf(const ModelInfo &model, const Backend &backend)
{
    ModelState state;
    state.app = model.appLabel();
    state.name = model.name();
    state.options = optionsOf(model, backend);
    if (model.isProxy())
        return state;
    if (model.primaryKey().isCompositeKey())
        state.fields += stateOf(model.primaryKey(), backend);
    for (const Field *field : model.localFields())
        state.fields += stateOf(*field, backend);
    for (const Field *field : model.manyToMany()) {
        if (!field->isInherited())
            state.fields += stateOf(*field, backend);
    }
    return state;
}

ProjectState stateOf(const ModelRegistry &models, const Backend &backend)
{
    ProjectState state;
    for (const ModelInfo *model : models.models())
        state.insert(stateOf(*model, backend));
    return state;
}

void createTables(const ModelRegistry &models, Connection &connection, Managed managed)
{
    const Backend &backend = connection.backend();
    ProjectState state;
    for (const ModelInfo *model : models.allModels())
        state.insert(stateOf(*model, backend));
    const std::unique_ptr<SchemaEditor> editor = SchemaEditor::make(connection);
    editor->atomically([&] {
        for (const ModelInfo *model : models.allModels()) {
            if (isMadeOn(*model, backend, managed)
                && models.allowsMigrate(connection.alias(), *model))
                editor->createTable(tableOf(state.model(model->label()), state, backend));
        }
    });
}

} // namespace Quintette
