// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/modeladminoptions.h"

namespace Quintette {

namespace {

constexpr int mostColumns = 6;
constexpr int mostFilters = 5;
constexpr int mostSearchFields = 4;
// A text column this short holds a status, a code or a kind: worth a column and a filter.
constexpr int codeLength = 20;
constexpr int mostInlineFields = 6;

bool isCode(const Field &field)
{
    return field.kind() == FieldKind::Char && !field.isUnique()
            && (field.hasChoices()
                || (field.options().maxLength > 0 && field.options().maxLength <= codeLength));
}

bool isDate(const Field &field)
{
    return field.kind() == FieldKind::Date || field.kind() == FieldKind::DateTime;
}

bool fitsColumn(const Field &field)
{
    // A unique text beside the one that names the object is a slug or a code for machines.
    if (field.isPrimaryKey() || (field.isText() && field.isUnique()))
        return false;
    switch (field.kind()) {
    case FieldKind::Text:
    case FieldKind::Json:
    case FieldKind::Binary:
    case FieldKind::Uuid:
    case FieldKind::Slug:
        return false;
    default:
        return true;
    }
}

/// Whether a model that nobody declared gets a search.
bool isSearchable(const ModelInfo &model)
{
    return model.options().inferred
            && (!model.options().displayField.isEmpty()
                || std::any_of(
                        model.fields().cbegin(), model.fields().cend(),
                        [](const Field *field) { return field->isText() && !isCode(*field); }));
}

/// Objects without a name of their own that belong to one other object and to nothing else, such as
/// the measurements of an exhibit, are edited with it.
bool isPartOf(const ReverseRelation &relation)
{
    const ModelInfo &part = relation.field->model();
    if (!part.options().inferred || part.options().autoCreated || relation.field->isNull()
        || relation.field->isParentLink() || !part.options().displayField.isEmpty()
        || !part.relatedObjects().isEmpty() || part.fields().size() > mostInlineFields + 2)
        return false;
    return std::count_if(part.fields().cbegin(), part.fields().cend(),
                         [](const Field *field) { return field->isForeignKey(); })
            == 1;
}

} // namespace

ModelAdminOptions optionsFromIntrospection(const ModelInfo &model)
{
    ModelAdminOptions options;
    const QString &displayField = model.options().displayField;
    options.listDisplay = {displayField.isEmpty() ? u"__str__"_s : displayField};
    if (!displayField.isEmpty())
        options.searchFields = {displayField};

    for (const Field *field : model.fields()) {
        const QString name = field->name();
        if (name != displayField && fitsColumn(*field) && options.listDisplay.size() < mostColumns)
            options.listDisplay += Column(name);
        if (field->isForeignKey() && isSearchable(*field->relatedModel()))
            options.autocompleteFields += name;

        const bool filters = field->kind() == FieldKind::Boolean || isCode(*field) || isDate(*field)
                || field->isForeignKey();
        if (filters && options.listFilter.size() < mostFilters) {
            ListFilterOptions filter(name);
            if (isCode(*field) && !field->hasChoices())
                filter.kind = ListFilterOptions::Kind::AllValues;
            else if (field->isForeignKey())
                filter.kind = ListFilterOptions::Kind::RelatedOnly;
            options.listFilter += filter;
        }
        if (field->isText() && !isCode(*field) && name != displayField
            && options.searchFields.size() < mostSearchFields)
            options.searchFields += name;
        // A time stamp spans fewer years than a date of birth does.
        if (field->kind() == FieldKind::DateTime && options.dateHierarchy.isEmpty())
            options.dateHierarchy = name;
    }
    for (const Field *field : model.manyToMany())
        options.filterHorizontal += field->name();
    for (const ReverseRelation &relation : model.relatedObjects()) {
        if (isPartOf(relation))
            options.inlines += InlineOptions{.model = relation.field->model().label(),
                                             .fkName = relation.field->name(),
                                             .extra = 0,
                                             .showChangeLink = true};
    }
    return options;
}

} // namespace Quintette
