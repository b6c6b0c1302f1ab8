// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/inheritedoptions.h"

#include "core/orm/record.h"

namespace Quintette::Internal {

template <typename List> static void takeIfEmpty(List &own, const List &base)
{
    if (own.isEmpty())
        own = base;
}

/// Names in an abstract base hold for each child by these, as each needs its own.
static QString filledIn(QString name, const ModelInfo &model)
{
    name.replace(u"%(class)s"_s, model.modelName());
    name.replace(u"%(app_label)s"_s, model.appLabel().toLower());
    return name;
}

static void takeAbstract(ModelOptions &own, const ModelOptions &base, const ModelInfo &model)
{
    takeIfEmpty(own.verboseName, base.verboseName);
    takeIfEmpty(own.verboseNamePlural, base.verboseNamePlural);
    takeIfEmpty(own.uniqueTogether, base.uniqueTogether);
    takeIfEmpty(own.permissions, base.permissions);
    takeIfEmpty(own.defaultRelatedName, base.defaultRelatedName);
    takeIfEmpty(own.compositeKey, base.compositeKey);
    takeIfEmpty(own.orderWithRespectTo, base.orderWithRespectTo);
    takeIfEmpty(own.defaultManagerName, base.defaultManagerName);
    takeIfEmpty(own.baseManagerName, base.baseManagerName);
    takeIfEmpty(own.dbTableComment, base.dbTableComment);
    takeIfEmpty(own.dbTablespace, base.dbTablespace);
    takeIfEmpty(own.requiredDbVendor, base.requiredDbVendor);
    takeIfEmpty(own.requiredDbFeatures, base.requiredDbFeatures);
    if (own.indexes.isEmpty()) {
        own.indexes = base.indexes;
        for (ModelOptions::Index &index : own.indexes)
            index.name = filledIn(index.name, model);
    }
    if (own.constraints.isEmpty()) {
        own.constraints = base.constraints;
        for (ModelOptions::Constraint &constraint : own.constraints)
            constraint.name = filledIn(constraint.name, model);
    }
    if (own.defaultPermissions == ModelOptions().defaultPermissions)
        own.defaultPermissions = base.defaultPermissions;
    if (!own.search)
        own.search = base.search;
    own.managed &= base.managed;
    own.selectOnSave |= base.selectOnSave;
}

static void takeBehaviour(ModelBehaviour &own, const ModelInfo &base)
{
    const ModelBehaviour &inherited = base.behaviour();
    const ModelInfo *as = &base;
    if (!own.toString && inherited.toString)
        own.toString = [as](const Record &r) { return as->behaviour().toString(r.asModel(*as)); };
    if (!own.absoluteUrl && inherited.absoluteUrl)
        own.absoluteUrl = [as](const Record &r) {
            return as->behaviour().absoluteUrl(r.asModel(*as));
        };
    if (!own.naturalKey && inherited.naturalKey)
        own.naturalKey = [as](const Record &r) {
            return as->behaviour().naturalKey(r.asModel(*as));
        };
    if (!own.clean && inherited.clean)
        own.clean = [as](Record &r) {
            Record part = r.asModel(*as);
            as->behaviour().clean(part);
            for (const Field *field : as->fields())
                r.setValue(r.model().indexOf(*field), part.value(field->index()));
        };
    takeIfEmpty(own.naturalKeyFields, inherited.naturalKeyFields);
}

void inheritOptions(ModelInfo &model, const ModelInfo &base)
{
    ModelOptions &own = model.editOptions();
    takeIfEmpty(own.ordering, base.options().ordering);
    takeIfEmpty(own.getLatestBy, base.options().getLatestBy);
    takeIfEmpty(own.displayField, base.options().displayField);
    if (base.options().isAbstract)
        takeAbstract(own, base.options(), model);
    for (const Manager &manager : base.managers()) {
        if (!model.findManager(manager.name))
            model.addManager(manager.name, manager.query);
    }
    takeBehaviour(model.editBehaviour(), base);
}

} // namespace Quintette::Internal
