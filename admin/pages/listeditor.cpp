// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/listeditor.h"

#include "admin/pages/changedlabels.h"
#include "admin/pages/objecthistory.h"
#include "admin/pages/valuetext.h"
#include "admin/pages/writing.h"
#include "admin/site/adminform.h"
#include "admin/site/logentry.h"

namespace Quintette {

namespace {

const QString formPrefix = u"form-"_s;
constexpr int mostRows = 1000;
// More options than this are searched, not listed in every row.
constexpr int mostOptions = 200;

} // namespace

ListEditor::ListEditor(const ModelAdmin &admin, const AdminRequest &request)
    : m_admin(admin), m_request(request),
      m_formOptions(adminFormOptions(admin, request, admin.options().listEditable))
{
}

std::unique_ptr<ListEditor> ListEditor::forPage(const ModelAdmin &admin,
                                                const AdminRequest &request, const ChangeList &list)
{
    // In a pop-up one chooses.
    if (admin.options().listEditable.isEmpty() || list.state.popup || list.rows.isEmpty()
        || !admin.hasChangePermission(request))
        return nullptr;
    std::unique_ptr<ListEditor> editor(new ListEditor(admin, request));
    for (const ChangeList::Row &row : list.rows)
        editor->addRow(row.record);
    return editor;
}

std::unique_ptr<ListEditor>
ListEditor::forSubmitted(const ModelAdmin &admin, const AdminRequest &request, const FormData &data)
{
    if (admin.options().listEditable.isEmpty() || !admin.hasChangePermission(request))
        throw PermissionDenied(u"You may not change %1 in the list."_s.arg(
                admin.model().verboseNamePlural().source()));
    const Field &key = admin.model().primaryKey();
    const int count = std::min(data.value(formPrefix + u"INITIAL_FORMS"_s).toInt(), mostRows);
    ValueList keys;
    QStringList order;
    for (int i = 0; i < count; ++i) {
        const QString text = data.value(formPrefix + QString::number(i) + u'-' + key.name());
        order += text;
        try {
            keys += key.toValue(text);
        } catch (const ValidationError &) {
            throw SuspiciousOperation(
                    u"\"%1\" is no key of %2."_s.arg(text, admin.model().label()));
        }
    }
    QHash<QString, Record> found;
    admin.queryset(request).filter({{u"pk__in"_s, keys}}).forEach([&](const Record &record) {
        found.insert(key.toText(record.pk()), record);
        return true;
    });

    std::unique_ptr<ListEditor> editor(new ListEditor(admin, request));
    FormData merged = data;
    for (int i = 0; i < count; ++i) {
        const auto record = found.constFind(order.at(i));
        if (record == found.cend()) {
            editor->m_hasGone = true; // deleted meanwhile, or not this person's to see
            continue;
        }
        editor->addRow(*record);
        ModelForm &form = *editor->m_rows.back().form;
        form.setPrefix(formPrefix + QString::number(i));
        const EditConflict conflict = mergeChanges(form, merged, {});
        if (!conflict.isEmpty())
            editor->m_conflicts += conflict;
    }
    for (const Row &row : std::as_const(editor->m_rows))
        row.form->bind(merged);
    return editor;
}

void ListEditor::addRow(const Record &record)
{
    ModelFormOptions options = m_formOptions;
    if (!m_admin.hasChangePermission(m_request, &record))
        options.fields = QStringList();
    const QString prefix = formPrefix + QString::number(m_rows.size());
    Row row{m_admin.makeListForm(m_request, record, options, prefix), {}};
    shareOptions(*row.form);
    const Field &key = m_admin.model().primaryKey();
    row.hiddenValues += {prefix + u'-' + key.name(), key.toText(record.pk())};
    if (!row.form->fieldNames().isEmpty())
        row.hiddenValues += {versionName(prefix), versionToken(*row.form)};
    m_byKey.insert(quotePk(key.toText(record.pk())), m_rows.size());
    m_digests += RecordVersion::digest(record);
    m_rows += row;
}

void ListEditor::shareOptions(ModelForm &form)
{
    const QStringList names = form.fieldNames();
    for (const QString &name : names) {
        FormField &field = *form.field(name);
        const auto choices = field.widget().modelChoices;
        if (!choices || field.widget().isMultiple() || field.widget().kind != WidgetKind::Select)
            continue;
        if (!m_options.contains(name))
            m_options.insert(name, choices->load(mostOptions + 1));
        const QList<Choice> &options = m_options[name];
        WidgetSpec widget = field.widget();
        if (options.size() > mostOptions) {
            widget.kind = WidgetKind::Autocomplete;
        } else {
            widget.choices.clear();
            if (choices->emptyLabel)
                widget.choices += Choice{QString(), *choices->emptyLabel};
            widget.choices += options;
        }
        field.editWidget() = widget;
    }
}

const ListEditor::Row *ListEditor::rowOf(const QString &quotedPk) const
{
    const auto found = m_byKey.constFind(quotedPk);
    return found == m_byKey.cend() ? nullptr : &m_rows.at(*found);
}

QList<QPair<QString, QString>> ListEditor::managementValues() const
{
    const QString count = QString::number(m_rows.size());
    return {{formPrefix + u"TOTAL_FORMS"_s, count},
            {formPrefix + u"INITIAL_FORMS"_s, count},
            {formPrefix + u"MIN_NUM_FORMS"_s, u"0"_s},
            {formPrefix + u"MAX_NUM_FORMS"_s, u"1000"_s}};
}

qsizetype ListEditor::errorCount() const
{
    qsizetype count = m_commonErrors.size();
    for (const Row &row : m_rows)
        count += row.form->knownErrors().count();
    return count;
}

bool ListEditor::isValid()
{
    if (!m_isValid)
        m_isValid = areRowsValid();
    return *m_isValid;
}

bool ListEditor::areRowsValid()
{
    bool isValid = m_conflicts.isEmpty();
    QList<ModelForm *> changed;
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.form->hasChanged())
            continue;
        changed += row.form.get();
        isValid = row.form->isValid() && isValid;
    }
    if (m_hasGone) {
        m_commonErrors += QN_TEXT("admin",
                                  "Nothing was saved: some of the rows are gone, because somebody "
                                  "deleted them meanwhile. Save again to save the others.")
                                  .toString();
        return false;
    }
    if (!isValid || changed.isEmpty())
        return isValid;
    try {
        m_admin.cleanListRows(m_request, changed);
    } catch (const ValidationError &error) {
        for (const QList<ValidationError::Item> &items : error.errors()) {
            for (const ValidationError::Item &item : items)
                m_commonErrors += item.message.toString();
        }
    }
    return m_commonErrors.isEmpty();
}

void ListEditor::save(AdminRequest &request)
{
    if (!isValid())
        throw ValueError(u"The rows have errors and cannot be saved."_s);
    qint64 count = 0;
    writeTogether(m_admin.model(), [&] {
        for (qsizetype i = 0; i < m_rows.size(); ++i) {
            ModelForm &form = *m_rows.at(i).form;
            if (!form.hasChanged())
                continue;
            const std::optional<Record> now = objects(m_admin.model())
                                                      .selectForUpdate()
                                                      .find({{u"pk"_s, form.instance().pk()}});
            if (!now || RecordVersion::digest(*now) != m_digests.at(i))
                throw StaleObject(u"%1 was changed by somebody else in this moment."_s.arg(
                        form.instance().toString()));
            const LogEntry::Part part{LogEntry::Action::Change,
                                      changedLabels(form, form.changedData())};
            const RecordVersion before = ObjectHistory::versionOf(m_admin.site(), *now);
            m_admin.saveForm(request, form, false);
            m_admin.saveModel(request, form.editInstance(), false);
            m_admin.saveRelated(request, form, {}, false);
            const qint64 log = m_admin.logChange(request, form.instance(),
                                                 m_admin.changeMessage(request, form, {part}));
            ObjectHistory::store(m_admin.site(), request, form.instance(), LogEntry::Action::Change,
                                 before, log > 0 ? std::optional(log) : std::nullopt);
            ++count;
        }
    });
    if (count > 0)
        request.tell(AdminRequest::Level::Success,
                     QN_PLURAL("admin", "%n %1 changed successfully.")
                             .plural(count)
                             .arg(countedName(m_admin.model(), count)));
}

} // namespace Quintette
