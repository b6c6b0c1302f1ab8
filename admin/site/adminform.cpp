// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/adminform.h"

#include "admin/site/adminsite.h"
#include "core/forms/fields/splitdatetimefield.h"
#include "core/forms/fieldupload.h"

namespace Quintette {

/// What a declaration says of one field: that of a model's admin or of an inline, which have the
/// same members.
template <typename Declared>
static std::optional<WidgetSpec> declaredWidget(const AdminSite &site, const Declared &declared,
                                                const QStringList &autocompleteFields,
                                                const Field &field)
{
    const QString &name = field.name();
    const bool many = field.isManyToMany();
    if (declared.radioFields.contains(name) || declared.verticalRadioFields.contains(name)) {
        WidgetSpec radio(WidgetKind::Radio);
        radio.isVertical = declared.verticalRadioFields.contains(name);
        return radio;
    }
    if (declared.rawIdFields.contains(name))
        return WidgetSpec(many ? WidgetKind::RawIdMultiple : WidgetKind::RawId);
    if (autocompleteFields.contains(name) && field.relatedModel()) {
        // Without search fields of its own the other model could not be searched in.
        const ModelAdmin *related = site.find(*field.relatedModel());
        if (related && !related->options().searchFields.isEmpty())
            return WidgetSpec(many ? WidgetKind::AutocompleteMultiple : WidgetKind::Autocomplete);
    }
    const bool isVertical = declared.filterVertical.contains(name);
    if (!isVertical && !declared.filterHorizontal.contains(name))
        return std::nullopt;
    WidgetSpec boxes(WidgetKind::FilteredSelectMultiple);
    boxes.isVertical = isVertical;
    return boxes;
}

/// That of the kind itself, else of the nearest kind that it is made of. Django: the MRO of the
/// field's class, where kinds that have a widget of their own (Email, Url, Image, DateTime,
/// BigInteger) and relations stand for themselves.
static FieldOverride overrideOf(const QMap<FieldKind, FieldOverride> &overrides, FieldKind kind)
{
    static const QHash<FieldKind, FieldKind> madeOf{
            {FieldKind::Slug, FieldKind::Char},
            {FieldKind::SmallInteger, FieldKind::Integer},
            {FieldKind::PositiveInteger, FieldKind::Integer},
            {FieldKind::PositiveSmallInteger, FieldKind::SmallInteger},
            {FieldKind::PositiveBigInteger, FieldKind::BigInteger}};
    while (!overrides.contains(kind) && madeOf.contains(kind))
        kind = madeOf.value(kind);
    return overrides.value(kind);
}

/// Only how: what the field itself puts on its widget (choices, attributes) stays.
static std::optional<WidgetSpec> laidOver(const Field &field, const WidgetSpec &wanted)
{
    const std::unique_ptr<FormField> plain = formFieldFor(field, {});
    if (!plain)
        return std::nullopt;
    WidgetSpec widget = plain->widget();
    widget.kind = wanted.kind;
    widget.isVertical = wanted.isVertical;
    for (const Dict::Item &attribute : wanted.attributes)
        widget.attributes.insert(attribute.key, attribute.value);
    return widget;
}

template <typename Declared>
static void addDeclared(ModelFormOptions &options, const AdminSite &site, const Declared &declared,
                        const QStringList &autocompleteFields, const Field &field)
{
    const QString &name = field.name();
    const FieldOverride general = overrideOf(declared.formfieldOverrides, field.kind());
    std::optional<WidgetSpec> widget = declaredWidget(site, declared, autocompleteFields, field);
    if (!widget)
        widget = general.widget;
    if (widget && !options.widgets.contains(name)) {
        if (const std::optional<WidgetSpec> laid = laidOver(field, *widget))
            options.widgets.insert(name, *laid);
    }
    if (general.label && !options.labels.contains(name))
        options.labels.insert(name, *general.label);
    if (general.helpText && !options.helpTexts.contains(name))
        options.helpTexts.insert(name, *general.helpText);
}

// A select, radio buttons or two boxes with more objects than this help nobody.
constexpr qint64 mostListed = 1000;

/// Whether there are too many objects to list them all in a form.
static bool isLarge(const ModelInfo &model)
{
    const auto ask = [&model]() -> Value {
        return objects(model).orderBy(QStringList{u"pk"_s}).slice(mostListed, 1).exists();
    };
    Connection &connection = model.registry().databases().connection();
    return connection.remembered(u"large "_s + model.label(), ask).isTrue();
}

/// Whatever was declared: objects that are too many to be listed are searched for, or named by
/// their keys.
static void avoidListing(ModelFormOptions &options, const AdminSite &site, const Field &field)
{
    static const QList<WidgetKind> listless{WidgetKind::Autocomplete,
                                            WidgetKind::AutocompleteMultiple, WidgetKind::RawId,
                                            WidgetKind::RawIdMultiple};
    if (!field.isRelation() || !isLarge(*field.relatedModel())
        || listless.contains(options.widgets.value(field.name()).kind))
        return;
    const ModelAdmin *related = site.find(*field.relatedModel());
    const bool isSearchable = related && !related->options().searchFields.isEmpty();
    const bool many = field.isManyToMany();
    const WidgetKind kind = isSearchable
            ? (many ? WidgetKind::AutocompleteMultiple : WidgetKind::Autocomplete)
            : (many ? WidgetKind::RawIdMultiple : WidgetKind::RawId);
    if (const std::optional<WidgetSpec> laid = laidOver(field, WidgetSpec(kind)))
        options.widgets.insert(field.name(), *laid);
}

ModelChoices visibleChoices(const AdminSite &site, const AdminRequest &request, const Field &field)
{
    ModelChoices choices = relatedChoices(field);
    const ModelAdmin *related = site.find(*field.relatedModel());
    if (!related)
        return choices;
    if (const Q policy = related->rowPolicy(request); !policy.isEmpty())
        choices.query = choices.query.filter(policy);
    if (const QList<SortKey> order = related->ordering(request); !order.isEmpty())
        choices.query = sortedBy(choices.query, order);
    return choices;
}

/// The widget of a relation says how; which objects it offers is for the admin of the form.
static void setChoices(FormField &field, ModelChoices choices)
{
    WidgetSpec widget = field.widget();
    choices.emptyLabel = widget.modelChoices->emptyLabel;
    widget.modelChoices = std::make_shared<ModelChoices>(choices);
    field.editWidget() = widget;
}

/// How the administration edits fields: date and time in two inputs, relations among what a person
/// may see, files with a look at the present one. Django: formfield_for_dbfield.
static auto fieldMaker(const AdminSite &site, const AdminRequest &request, const ModelAdmin *admin)
{
    return [&site, &request, admin](const Field &field, const FormFieldOptions &options) {
        std::unique_ptr<FormField> made;
        if (field.kind() == FieldKind::DateTime && !field.hasChoices())
            made = std::make_unique<SplitDateTimeFormField>(options);
        else
            made = formFieldFor(field, options);
        if (made && made->widget().modelChoices)
            setChoices(*made,
                       admin ? admin->relationChoices(request, field)
                             : visibleChoices(site, request, field));
        if (made && made->widget().needsMultipart())
            made->editWidget().files =
                    field.options().storage ? field.options().storage : site.files;
        if (made && admin)
            admin->formFieldMade(request, field, *made);
        return made;
    };
}

/// Puts submitted files where the site keeps them.
static auto fileStore(const AdminSite &site)
{
    using Store = decltype(ModelFormOptions::storeFile);
    if (!site.files)
        return Store();
    return Store([files = site.files](const UploadedFile &file, const Field &field,
                                      const Record &record) {
        return storeUpload(file, field, record, *files);
    });
}

ModelFormOptions adminFormOptions(const ModelAdmin &admin, const AdminRequest &request,
                                  const QStringList &fields)
{
    ModelFormOptions options;
    QStringList own;
    const QStringList autocomplete = admin.autocompleteFields(request);
    for (const QString &name : fields) {
        const Field *field = admin.model().findField(name);
        if (!field)
            continue;
        own += name;
        addDeclared(options, admin.site(), admin.options(), autocomplete, *field);
        avoidListing(options, admin.site(), *field);
    }
    options.fields = own;
    options.formField = fieldMaker(admin.site(), request, &admin);
    options.storeFile = fileStore(admin.site());
    return options;
}

ModelFormOptions inlineFormOptions(const AdminSite &site, const AdminRequest &request,
                                   const ModelInfo &model, const InlineOptions &declared,
                                   const QStringList &fields)
{
    const ModelAdmin *admin = site.find(model);
    ModelFormOptions options;
    for (const QString &name : fields) {
        if (const Field *field = model.findField(name)) {
            addDeclared(options, site, declared, declared.autocompleteFields, *field);
            if (admin)
                addDeclared(options, site, admin->options(), admin->autocompleteFields(request),
                            *field);
            avoidListing(options, site, *field);
        }
    }
    options.fields = fields;
    options.formField = fieldMaker(site, request, admin);
    options.storeFile = fileStore(site);
    return options;
}

} // namespace Quintette
