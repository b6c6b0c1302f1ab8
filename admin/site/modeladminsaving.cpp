// SPDX-License-Identifier: GPL-3.0-or-later
// What is stored and deleted, and what the log says of it.
#include "admin/site/modeladmin.h"
#include "core/forms/inlineformset.h"
#include "core/orm/persistence.h"

namespace Quintette {

void ModelAdmin::saveModel(AdminRequest &, Record &object, bool) const
{
    save(object);
}

void ModelAdmin::saveRelated(AdminRequest &request, ModelForm &form,
                             const QList<InlineFormSet *> &inlines, bool isNew) const
{
    form.saveManyToMany();
    for (InlineFormSet *rows : inlines)
        saveFormSet(request, *rows, form.instance(), isNew);
}

void ModelAdmin::saveFormSet(AdminRequest &, InlineFormSet &rows, const Record &parent, bool) const
{
    rows.save(parent);
}

void ModelAdmin::saveInlineRow(AdminRequest &, ModelForm &row) const
{
    row.save();
}

void ModelAdmin::deleteInlineRow(AdminRequest &, const Record &row) const
{
    deleteRecords({row});
}

void ModelAdmin::deleteModel(AdminRequest &, const Record &object) const
{
    deleteRecords({object});
}

void ModelAdmin::deleteQueryset(AdminRequest &, const QuerySet &chosen) const
{
    deleteRecords(chosen.toList());
}

QString ModelAdmin::changeMessage(const AdminRequest &, const ModelForm &,
                                  const QList<LogEntry::Part> &parts) const
{
    return LogEntry::messageToJson(parts);
}

qint64 ModelAdmin::logAddition(const AdminRequest &request, const Record &object,
                               const QString &message) const
{
    return LogEntry::write(request, object, LogEntry::Action::Addition, message);
}

qint64 ModelAdmin::logChange(const AdminRequest &request, const Record &object,
                             const QString &message) const
{
    return LogEntry::write(request, object, LogEntry::Action::Change, message);
}

void ModelAdmin::logDeletions(const AdminRequest &request, const QList<Record> &objects) const
{
    LogEntry::writeMany(request, objects, LogEntry::Action::Deletion);
}

} // namespace Quintette
