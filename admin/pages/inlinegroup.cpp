// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/inlinegroup.h"

#include "admin/pages/changedlabels.h"
#include "admin/pages/changelist.h"
#include "admin/site/adminform.h"
#include "core/base/error.h"
#include "core/forms/boundfield.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

/// The inline's own fields, else those that can be edited; never the foreign key, never a key that
/// the database makes.
static QStringList inlineFieldNames(const ModelInfo &model, const Field &foreignKey,
                                    const InlineOptions &options)
{
    QStringList names = options.fields;
    if (names.isEmpty()) {
        for (const Field *field : model.allFields()) {
            const bool hasCustomThrough = field->isManyToMany() && field->throughModel()
                    && !field->throughModel()->options().autoCreated;
            if (field->isEditable() && !field->isAuto() && !hasCustomThrough)
                names += field->name();
        }
        for (const Column &column : options.readonlyFields) {
            if (!names.contains(column.name))
                names += column.name;
        }
    }
    names.removeIf([&](const QString &name) {
        return name == foreignKey.name() || options.exclude.contains(name);
    });
    return names;
}

std::vector<std::unique_ptr<InlineGroup>> InlineGroup::forObject(const ModelAdmin &admin,
                                                                 const AdminRequest &request,
                                                                 const Record &object,
                                                                 bool isViewOnly)
{
    std::vector<std::unique_ptr<InlineGroup>> groups;
    QHash<QString, int> prefixes;
    const QList<InlineOptions> declared =
            admin.inlines(request, object.isAdding() ? nullptr : &object);
    for (const InlineOptions &options : declared) {
        const ModelInfo &child = admin.site().models().get(options.model);
        const Field &key = InlineFormSet::foreignKeyTo(admin.model(), child, options.fkName);
        InlineRows::Rights rights(request, child, key);
        rights.isViewOnly = isViewOnly;
        if (!rights.canView() && !rights.canAdd() && !rights.canDelete())
            continue;
        // As Django names them, so that scripts that fill these forms keep working.
        const QString accessor =
                QString(key.relatedAccessorName().isEmpty() ? key.options().relatedName
                                                            : key.relatedAccessorName())
                        .remove(u'+');
        const int count = ++prefixes[accessor];
        const QString prefix = count == 1 ? accessor : accessor + u'-' + QString::number(count);
        groups.push_back(std::unique_ptr<InlineGroup>(
                new InlineGroup(admin, rights, object, options, key, prefix)));
    }
    return groups;
}

InlineGroup::InlineGroup(const ModelAdmin &admin, const InlineRows::Rights &rights,
                         const Record &parent, const InlineOptions &options,
                         const Field &foreignKey, const QString &prefix)
    : m_admin(admin), m_request(*rights.request), m_options(options)
{
    const ModelInfo &child = foreignKey.model();
    m_canView = rights.canView();
    m_canAdd = rights.canAdd();
    m_canDelete = options.canDelete && rights.canDelete();
    m_names = inlineFieldNames(child, foreignKey, options);

    QList<Record> rows;
    if (m_canView && !parent.isAdding()) {
        QuerySet query = admin.site()
                                 .visibleObjects(m_request, child)
                                 .filter({{foreignKey.name(),
                                           parent.value(foreignKey.targetField()->index())}});
        if (!options.ordering.isEmpty())
            query = query.orderBy(options.ordering);
        else if (!query.isOrdered())
            query = query.orderBy(QStringList{u"pk"_s});
        rows = query.slice(0, options.mostRows + 1).toList();
        if (rows.size() > options.mostRows) {
            rows.removeLast();
            m_hiddenRows = query.count() - rows.size();
        }
    }

    QStringList editable = m_names;
    editable.removeIf([&](const QString &name) {
        const Field *field = child.findField(name);
        const bool isReadOnly =
                std::any_of(options.readonlyFields.cbegin(), options.readonlyFields.cend(),
                            [&name](const Column &column) { return column.name == name; });
        return !field || !field->isEditable() || isReadOnly;
    });
    const FormSetOptions formSet{.prefix = prefix,
                                 .extra = m_canAdd ? options.extra : 0,
                                 .minNum = m_canAdd ? options.minNum : 0,
                                 .maxNum = m_canAdd ? options.maxNum : 0,
                                 .canDelete = m_canDelete,
                                 .validateMin = m_canAdd,
                                 .validateMax = m_canAdd};
    m_rows = std::make_unique<InlineRows>(
            admin, rights, parent, foreignKey, rows, formSet,
            inlineFormOptions(admin.site(), m_request, child, options, editable));
    m_items = std::make_unique<FormItemMaker>(
            FormItemMaker::Source{admin.site(), m_request, child, options.readonlyFields,
                                  options.prepopulatedFields, admin.emptyValueDisplay()});
    for (const std::shared_ptr<Form> &form : m_rows->initialForms())
        m_versions.insert(keyOf(*form), versionToken(m_rows->modelForm(*form)));
}

InlineGroup::~InlineGroup() = default;

QString InlineGroup::keyOf(const Form &form) const
{
    const Record &row = m_rows->modelForm(form).instance();
    return row.isAdding() ? QString() : model().primaryKey().toText(row.pk());
}

QList<EditConflict> InlineGroup::mergeChanges(FormData &data, const UploadedFiles &files)
{
    // The rows as they are now, found by the key submitted for each.
    QHash<QString, std::shared_ptr<Form>> present;
    for (const std::shared_ptr<Form> &form : m_rows->initialForms())
        present.insert(keyOf(*form), form);
    QList<EditConflict> conflicts;
    const QString start = prefix() + u'-';
    const int count = std::min(data.value(start + u"INITIAL_FORMS"_s).toInt(), m_options.mostRows);
    for (int i = 0; i < count; ++i) {
        const QString row = start + QString::number(i);
        const QString key = data.value(row + u'-' + model().primaryKey().name());
        if (const std::shared_ptr<Form> form = present.value(key)) {
            form->setPrefix(row);
            conflicts += Quintette::mergeChanges(m_rows->modelForm(*form), data, files);
        }
    }
    return conflicts;
}

const ModelInfo &InlineGroup::model() const
{
    return m_rows->foreignKey().model();
}

Text InlineGroup::title() const
{
    return m_options.verboseNamePlural.isEmpty() ? model().verboseNamePlural()
                                                 : m_options.verboseNamePlural;
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

void InlineGroup::submit(const FormData &data, const UploadedFiles &files)
{
    m_rows->bind(data, files);
}

void InlineGroup::submitAsNew(FormData data, const UploadedFiles &files)
{
    const QString start = prefix() + u'-';
    const int rows = data.value(start + u"INITIAL_FORMS"_s).toInt();
    data.set(start + u"INITIAL_FORMS"_s, u"0"_s);
    const QString key = model().primaryKey().name();
    for (int i = 0; i < std::min(rows, m_options.mostRows); ++i) {
        const QString row = start + QString::number(i) + u'-';
        if (model().primaryKey().isAuto())
            data.remove(row + key);
        if (!data.contains(row + u"DELETE"_s))
            continue;
        // A row that was to go is not copied.
        const QStringList names = data.names();
        for (const QString &name : names) {
            if (name.startsWith(row))
                data.remove(name);
        }
    }
    m_rows->bind(data, files);
}

bool InlineGroup::isValid()
{
    return m_rows->isValid();
}

bool InlineGroup::hasChanged()
{
    return m_rows->hasChanged();
}

qsizetype InlineGroup::errorCount() const
{
    return m_rows->isBound() ? m_rows->errorCount() : 0;
}

QList<LogEntry::Part> InlineGroup::save(AdminRequest &request, const Record &parent)
{
    m_rows->setRequest(&request);
    const InlineFormSet::Saved saved = m_rows->save(parent);
    const QString name = model().verboseName().source();
    const std::shared_ptr<Form> labels = m_rows->emptyForm();
    QList<LogEntry::Part> parts;
    for (const Record &added : saved.added)
        parts += {LogEntry::Action::Addition, {}, name, added.toString()};
    for (const auto &[row, fields] : saved.changed)
        parts += {LogEntry::Action::Change, changedLabels(*labels, fields), name, row.toString()};
    for (const Record &deleted : saved.deleted)
        parts += {LogEntry::Action::Deletion, {}, name, deleted.toString()};
    return parts;
}

} // namespace Quintette
