// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/loglines.h"

#include "core/contenttypes/contenttype.h"
#include "core/orm/persistence.h"

namespace Quintette {

QList<LogLine> logLines(const AdminSite &site, const AdminRequest &request, const QuerySet &entries)
{
    const ModelInfo &log = entries.model();
    const Field &user = log.field(u"user");
    const Field &contentType = log.field(u"content_type");
    QList<LogLine> lines;
    entries.forEach([&](const Record &entry) {
        LogLine line;
        line.time = entry.value(u"action_time").dateTime();
        line.action = LogEntry::Action(entry.value(u"action_flag").toInt().value_or(2));
        line.objectText = entry.value(u"object_repr").toString();
        line.message = LogEntry::messageToText(entry.value(u"change_message").toString());
        if (const std::optional<Record> who = related(entry, user)) {
            const QString fullName = (who->value(u"first_name").toString() + u' '
                                      + who->value(u"last_name").toString())
                                             .trimmed();
            line.user =
                    who->toString() + (fullName.isEmpty() ? QString() : u" ("_s + fullName + u')');
        }
        if (const std::optional<Record> type = related(entry, contentType)) {
            const QString appLabel = type->value(u"app_label").toString();
            const QString modelName = type->value(u"model").toString();
            const ModelAdmin *admin = site.find(appLabel, modelName);
            line.modelName = admin ? admin->model().verboseName() : Text(modelName);
            if (admin && admin->hasViewOrChangePermission(request)) {
                line.admin = admin;
                if (line.action != LogEntry::Action::Deletion
                    && !entry.value(u"object_id").isNone())
                    line.objectId = entry.value(u"object_id").toString();
            }
        }
        lines += line;
        return true;
    });
    return lines;
}

} // namespace Quintette
