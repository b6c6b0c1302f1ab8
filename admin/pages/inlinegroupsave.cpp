// SPDX-License-Identifier: GPL-3.0-or-later
// What comes back from a form's rows, and saving them.
#include "admin/pages/changedlabels.h"
#include "admin/pages/inlinegroup.h"

namespace Quintette {

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

InlineFormSet &InlineGroup::rowsToSave(AdminRequest &request)
{
    m_rows->setRequest(&request);
    return *m_rows;
}

QList<LogEntry::Part> InlineGroup::savedParts() const
{
    using Action = LogEntry::Action;
    const QString name = model().verboseName().source();
    const std::shared_ptr<Form> labels = m_rows->emptyForm();
    QList<LogEntry::Part> parts;
    // Django names what was added first, then what was changed, then what is gone.
    for (const Action action : {Action::Addition, Action::Change, Action::Deletion}) {
        for (const InlineRows::Stored &stored : m_rows->stored()) {
            if (stored.action == action)
                parts += {action, changedLabels(*labels, stored.changed), name,
                          stored.row.toString()};
        }
    }
    return parts;
}

} // namespace Quintette
