// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/adminform.h"

#include "admin/site/adminsite.h"
#include "core/forms/fields/modelchoicefield.h"
#include "core/forms/fields/splitdatetimefield.h"

namespace Quintette {

static std::optional<WidgetKind> widgetKind(const ModelAdmin &admin, const Field &field)
{
    const ModelAdminOptions &options = admin.options();
    const QString &name = field.name();
    const bool many = field.isManyToMany();
    if (options.radioFields.contains(name))
        return WidgetKind::Radio;
    if (options.rawIdFields.contains(name))
        return many ? WidgetKind::RawIdMultiple : WidgetKind::RawId;
    if (options.autocompleteFields.contains(name) && field.relatedModel()) {
        // Without search fields of its own the other model could not be searched in.
        const ModelAdmin *related = admin.site().find(*field.relatedModel());
        if (related && !related->options().searchFields.isEmpty())
            return many ? WidgetKind::AutocompleteMultiple : WidgetKind::Autocomplete;
    }
    if (options.filterHorizontal.contains(name) || options.filterVertical.contains(name))
        return WidgetKind::FilteredSelectMultiple;
    return std::nullopt;
}

/// Only objects that this person may see can be chosen.
static std::unique_ptr<FormField> relationField(const AdminSite &site, const AdminRequest &request,
                                                const Field &field, const FormFieldOptions &options)
{
    ModelChoices choices = relatedChoices(field);
    choices.query = choices.query.filter(site.find(*field.relatedModel())->rowPolicy(request));
    if (field.isManyToMany())
        return std::make_unique<ModelMultipleChoiceFormField>(choices, options);
    if (!options.required || options.initial.isNone())
        choices.emptyLabel = QString(u"---------"_s);
    return std::make_unique<ModelChoiceFormField>(choices, options);
}

/// How the administration edits fields: date and time in two inputs. Django: formfield_overrides.
static auto fieldMaker(const AdminSite &site, const AdminRequest &request)
{
    return [&site, &request](const Field &field,
                             const FormFieldOptions &options) -> std::unique_ptr<FormField> {
        if (field.kind() == FieldKind::DateTime && field.options().choices.isEmpty())
            return std::make_unique<SplitDateTimeFormField>(options);
        if (field.relatedModel() && site.hasRowPolicy(request, *field.relatedModel()))
            return relationField(site, request, field, options);
        return formFieldFor(field, options);
    };
}

ModelFormOptions adminFormOptions(const ModelAdmin &admin, const AdminRequest &request,
                                  const QStringList &fields)
{
    ModelFormOptions options;
    QStringList own;
    for (const QString &name : fields) {
        const Field *field = admin.model().findField(name);
        if (!field)
            continue;
        own += name;
        if (const std::optional<WidgetKind> kind = widgetKind(admin, *field)) {
            const std::unique_ptr<FormField> plain = formFieldFor(*field, {});
            if (!plain)
                continue;
            WidgetSpec widget = plain->widget();
            widget.kind = *kind;
            widget.isVertical = admin.options().filterVertical.contains(name);
            options.widgets.insert(name, widget);
        }
    }
    options.fields = own;
    options.formField = fieldMaker(admin.site(), request);
    return options;
}

ModelFormOptions inlineFormOptions(const AdminSite &site, const AdminRequest &request,
                                   const ModelInfo &model, const QStringList &fields)
{
    if (const ModelAdmin *admin = site.find(model))
        return adminFormOptions(*admin, request, fields);
    ModelFormOptions options;
    options.fields = fields;
    options.formField = fieldMaker(site, request);
    return options;
}

} // namespace Quintette
