// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/inlinegroup.h"

#include "admin/pages/changelist.h"
#include "admin/pages/inlinelinks.h"
#include "admin/site/adminform.h"
#include "admin/site/editablefields.h"
#include "core/forms/boundfield.h"

namespace Quintette {

/// The groups that the inline declares, else one of its own fields, else of those that people edit;
/// never what is set by itself.
static QList<Fieldset> shownFieldsets(const InlineLink &link, const InlineOptions &options)
{
    QList<Fieldset> fieldsets = options.fieldsets;
    if (fieldsets.isEmpty()) {
        const QStringList names = options.fields.isEmpty()
                ? editableFields(link.model(), options.readonlyFields)
                : options.fields;
        fieldsets += Fieldset{};
        for (const QString &name : names)
            fieldsets.back().lines += QStringList{name};
    }
    const QStringList hidden = link.names() + options.exclude;
    for (Fieldset &fieldset : fieldsets) {
        for (QStringList &line : fieldset.lines)
            line.removeIf([&hidden](const QString &name) { return hidden.contains(name); });
        fieldset.lines.removeIf([](const QStringList &line) { return line.isEmpty(); });
    }
    return fieldsets;
}

std::vector<std::unique_ptr<InlineGroup>> InlineGroup::forObject(const ModelAdmin &admin,
                                                                 const AdminRequest &request,
                                                                 const Record &object,
                                                                 bool isViewOnly)
{
    std::vector<std::unique_ptr<InlineGroup>> groups;
    QHash<QString, int> prefixes;
    const Record *existing = object.isAdding() ? nullptr : &object;
    for (const InlineOptions &options : admin.inlines(request, existing)) {
        const InlineLink link = inlineLink(admin, options);
        std::unique_ptr<InlineGroup> group(new InlineGroup(admin, request, options));
        InlineRows::Rights rights(request, link);
        rights.isViewOnly = isViewOnly;
        rights.options = &group->m_options;
        rights.parent = existing;
        if (!rights.canView() && !rights.canAdd() && !rights.canDelete())
            continue;
        const QString name = inlinePrefix(link);
        const int count = ++prefixes[name];
        group->build(rights, object, link,
                     count == 1 ? name : name + u'-' + QString::number(count));
        groups.push_back(std::move(group));
    }
    return groups;
}

InlineGroup::InlineGroup(const ModelAdmin &admin, const AdminRequest &request,
                         const InlineOptions &options)
    : m_admin(admin), m_request(request), m_options(options)
{
}

QList<Record> InlineGroup::presentRows(const Record &parent, const InlineLink &link)
{
    QuerySet query =
            m_admin.site().visibleObjects(m_request, link.model()).filter(link.pointsTo(parent));
    if (m_options.queryset)
        query = m_options.queryset(m_request, query);
    if (!m_options.ordering.isEmpty())
        query = sortedBy(query, m_options.ordering);
    else if (!m_options.positionField.isEmpty())
        query = query.orderBy(QStringList{m_options.positionField, u"pk"_s});
    else if (!query.isOrdered())
        query = query.orderBy(QStringList{u"pk"_s});
    QList<Record> rows = query.slice(0, m_options.mostRows + 1).toList();
    if (rows.size() > m_options.mostRows) {
        rows.removeLast();
        m_hiddenRows = query.count() - rows.size();
    }
    return rows;
}

void InlineGroup::build(InlineRows::Rights rights, const Record &parent, const InlineLink &link,
                        const QString &prefix)
{
    const ModelInfo &child = link.model();
    m_canView = rights.canView();
    m_canAdd = rights.canAdd();
    m_canDelete = m_options.canDelete && rights.canDelete();
    m_fieldsets = shownFieldsets(link, m_options);
    for (const Fieldset &fieldset : std::as_const(m_fieldsets)) {
        for (const QStringList &line : fieldset.lines)
            m_names += line;
    }

    QStringList editable = m_names;
    editable.removeIf([&](const QString &name) {
        const Field *field = child.findField(name);
        const bool isReadOnly =
                std::any_of(m_options.readonlyFields.cbegin(), m_options.readonlyFields.cend(),
                            [&name](const Column &column) { return column.name == name; });
        return !field || !field->isEditable() || isReadOnly;
    });
    const bool hasRows = m_canView && !parent.isAdding();
    const QList<Record> present = hasRows ? presentRows(parent, link) : QList<Record>();
    FormSetOptions formSet{.prefix = prefix,
                           .extra = m_canAdd ? m_options.extra : 0,
                           .minNum = m_canAdd ? m_options.minNum : 0,
                           // Rows that came some other way may be more: they can still be edited.
                           .maxNum = m_canAdd ? std::max(m_options.maxNum, int(present.size())) : 0,
                           .canDelete = m_canDelete,
                           .validateMax = m_canAdd};
    ModelFormOptions rowForm =
            inlineFormOptions(m_admin.site(), m_request, child, m_options, editable);
    m_admin.prepareInline(m_request, parent, m_options, formSet, rowForm);
    m_rows = std::make_unique<InlineRows>(m_admin, rights, parent, link, present, formSet, rowForm);
    m_items = std::make_unique<FormItemMaker>(
            FormItemMaker::Source{m_admin.site(), m_request, child, m_options.readonlyFields,
                                  m_options.prepopulatedFields, m_admin.emptyValueDisplay()});
    for (const std::shared_ptr<Form> &form : m_rows->initialForms())
        m_versions.insert(keyOf(*form), versionToken(m_rows->modelForm(*form)));
}

InlineGroup::~InlineGroup() = default;

QString InlineGroup::keyOf(const Form &form) const
{
    const Record &row = m_rows->modelForm(form).instance();
    return row.isAdding() ? QString() : model().primaryKey().toText(row.pk());
}

const ModelInfo &InlineGroup::model() const
{
    return m_rows->link().model();
}

Text InlineGroup::title() const
{
    if (!m_options.verboseNamePlural.isEmpty())
        return m_options.verboseNamePlural;
    return m_options.verboseName.isEmpty() ? model().verboseNamePlural()
                                           : QN_TEXT("admin", "%1s").arg(m_options.verboseName);
}

Text InlineGroup::rowName() const
{
    return m_options.verboseName.isEmpty() ? model().verboseName() : m_options.verboseName;
}

QString InlineGroup::prefix() const
{
    return m_rows->options().prefix;
}

bool InlineGroup::isCollapsed() const
{
    return m_options.collapsed && errorCount() == 0;
}

QList<InlineGroup::Header> InlineGroup::headers() const
{
    const std::shared_ptr<Form> empty = m_rows->emptyForm();
    QList<Header> headers;
    for (const QString &name : m_names) {
        Header header{name, m_items->label(name), {}, false};
        if (const FormField *field = empty->field(name)) {
            header.label = empty->bound(name).label();
            header.helpText = field->options().helpText;
            header.isRequired = field->isRequired();
        } else if (const Field *modelField = model().findField(name)) {
            header.helpText = modelField->options().helpText;
        }
        headers += header;
    }
    return headers;
}

QString InlineGroup::Row::deleteName() const
{
    return form->prefixed(u"DELETE"_s);
}

QList<QPair<QString, QString>> InlineGroup::Row::hiddenValues() const
{
    QList<QPair<QString, QString>> values;
    for (const BoundField &field : form->hiddenFields()) {
        const Value value = field.value();
        values += {field.htmlName(), value.isNone() ? QString() : value.toString()};
    }
    if (!version.isEmpty())
        values += {versionName(form->prefix()), version};
    return values;
}

InlineGroup::Row InlineGroup::row(const std::shared_ptr<Form> &form, bool isTemplate) const
{
    // Every form of the set is one: see InlineFormSet::makeRowForm().
    const auto modelForm = std::static_pointer_cast<ModelForm>(form);
    const Record &object = modelForm->instance();
    Row row;
    row.form = modelForm;
    row.isNew = object.isAdding();
    row.isTemplate = isTemplate;
    row.canDelete = form->field(u"DELETE");
    row.isMarkedDeleted = m_rows->isDeleted(*form);
    row.errors = form->knownErrors().value(ValidationError::nonField);
    if (!row.isNew) {
        row.text = object.toString();
        row.quotedPk = quotePk(keyOf(*form));
        row.version = m_versions.value(keyOf(*form));
        const ModelAdmin *own = m_options.showChangeLink ? m_admin.site().find(model()) : nullptr;
        if (own && own->hasViewOrChangePermission(m_request, &object))
            row.ownAdmin = own;
        if (m_options.viewOnSite)
            row.viewOnSiteUrl = object.absoluteUrl();
    }
    for (const QString &name : m_names)
        row.items += m_items->item(*modelForm, object, name);
    return row;
}

QList<InlineGroup::Row> InlineGroup::rows() const
{
    QList<Row> rows;
    for (const std::shared_ptr<Form> &form : m_rows->forms())
        rows += row(form, false);
    if (m_canAdd)
        rows += row(m_rows->emptyForm(), true);
    return rows;
}

FormErrors::Items InlineGroup::errors() const
{
    return m_rows->isBound() ? m_rows->nonFormErrors() : FormErrors::Items();
}

QList<QPair<QString, QString>> InlineGroup::managementValues() const
{
    const QString name = prefix() + u'-';
    return {{name + u"TOTAL_FORMS"_s, QString::number(m_rows->totalFormCount())},
            {name + u"INITIAL_FORMS"_s, QString::number(m_rows->initialFormCount())},
            {name + u"MIN_NUM_FORMS"_s, QString::number(m_rows->options().minNum)},
            {name + u"MAX_NUM_FORMS"_s, QString::number(m_rows->options().maxNum)}};
}

bool InlineGroup::needsMultipart() const
{
    return m_rows->emptyForm()->needsMultipart();
}

} // namespace Quintette
