// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/loglines.h"

#include "core/base/error.h"
#include "core/contenttypes/contenttype.h"
#include "core/orm/persistence.h"

namespace Quintette {

/// Objects outside of a person's rows are not named by the log either. What is deleted was this
/// person's to see, or somebody else's: that cannot be told any more, so it is not shown.
static bool isHidden(const AdminSite &site, const AdminRequest &request, const ModelAdmin &admin,
                     const Record &entry)
{
    if (!site.hasRowPolicy(request, admin.model()))
        return false;
    try {
        const Value key = admin.model().primaryKey().toValue(entry.value(u"object_id"));
        return key.isNone() || !admin.queryset(request).filter({{u"pk"_s, key}}).exists();
    } catch (const ValidationError &) {
        return true;
    }
}

QList<LogLine> logLines(const AdminSite &site, const AdminRequest &request, const QuerySet &entries)
{
    const ModelInfo &log = entries.model();
    const Field &user = log.field(u"user");
    const Field &contentType = log.field(u"content_type");
    QList<LogLine> lines;
    entries.forEach([&](const Record &entry) {
        LogLine line;
        line.id = entry.pk().toInt().value_or(0);
        line.time = entry.value(u"action_time").dateTime();
        line.action = LogEntry::Action(entry.value(u"action_flag").toInt().value_or(2));
        line.objectText = entry.value(u"object_repr").toString();
        if (const std::optional<Record> who = related(entry, user)) {
            const QString fullName = (who->value(u"first_name").toString() + u' '
                                      + who->value(u"last_name").toString())
                                             .trimmed();
            line.user =
                    who->toString() + (fullName.isEmpty() ? QString() : u" ("_s + fullName + u')');
        }
        const ModelInfo *model = nullptr;
        if (const std::optional<Record> type = related(entry, contentType)) {
            const QString appLabel = type->value(u"app_label").toString();
            const QString modelName = type->value(u"model").toString();
            const ModelAdmin *admin = site.find(appLabel, modelName);
            model = site.models().find(appLabel, modelName);
            line.modelName = model ? model->verboseName() : Text(modelName);
            if (admin && admin->hasViewOrChangePermission(request)) {
                line.admin = admin;
                if (!entry.value(u"object_id").isNone())
                    line.objectId = entry.value(u"object_id").toString();
            }
        }
        line.message = LogEntry::messageToText(entry.value(u"change_message").toString(), model);
        if (line.admin && isHidden(site, request, *line.admin, entry))
            return true;
        lines += line;
        return true;
    });
    return lines;
}

} // namespace Quintette
