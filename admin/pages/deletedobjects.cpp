// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/deletedobjects.h"

#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/contenttypes/contenttype.h"

namespace Quintette {

constexpr int deletedPerPage = 100;

/// The kept deletions of a model that this person may know of, newest first.
static QuerySet deletions(const ModelAdmin &admin, const AdminRequest &request)
{
    const AdminSite &site = admin.site();
    const QuerySet all = objects(site.models().get(u"quintette_history.StoredVersion"_s))
                                 .filter({{u"content_type_id"_s, ContentTypes::idOf(admin.model())},
                                          {u"action"_s, qint64(LogEntry::Action::Deletion)}})
                                 .orderBy(QStringList{u"-id"_s});
    return site.hasRowPolicy(request, admin.model())
            ? all.filter({{u"user_id"_s, request.user->number()}})
            : all;
}

bool canRestoreDeleted(const ModelAdmin &admin, const AdminRequest &request)
{
    return admin.site().keepsVersions() && admin.hasAddPermission(request)
            && admin.hasViewOrChangePermission(request);
}

DeletedPage loadDeleted(const ModelAdmin &admin, const AdminRequest &request, int page)
{
    if (!canRestoreDeleted(admin, request))
        throw PermissionDenied(u"You may not see which %1 were deleted."_s.arg(
                admin.model().verboseNamePlural().source()));
    const QuerySet all = deletions(admin, request);
    DeletedPage result;
    result.admin = &admin;
    result.count = all.count();
    result.pageCount =
            int(std::max<qint64>(1, (result.count + deletedPerPage - 1) / deletedPerPage));
    result.page = std::clamp(page, 1, result.pageCount);
    all.slice(qint64(result.page - 1) * deletedPerPage, deletedPerPage)
            .forEach([&result](const Record &version) {
                result.objects +=
                        {version.pk().toInt().value_or(0), version.value(u"time").dateTime(),
                         version.value(u"user_name").toString(),
                         version.value(u"object_text").toString()};
                return true;
            });
    return result;
}

std::optional<RecordVersion> findDeleted(const ModelAdmin &admin, const AdminRequest &request,
                                         qint64 version)
{
    if (!canRestoreDeleted(admin, request))
        return std::nullopt;
    const std::optional<Record> found = deletions(admin, request).find({{u"id"_s, version}});
    // A deletion has no values after it: what went is what there was.
    return found
            ? std::optional(RecordVersion::fromJson(found->value(u"before").toString().toUtf8()))
            : std::nullopt;
}

void addRestoring(QList<LogLine> &lines, const AdminRequest &request)
{
    QHash<const ModelAdmin *, QHash<QString, qint64>> versions;
    for (LogLine &line : lines) {
        if (line.action != LogEntry::Action::Deletion || !line.admin || line.objectId.isEmpty()
            || !canRestoreDeleted(*line.admin, request))
            continue;
        if (!versions.contains(line.admin)) {
            QStringList keys;
            for (const LogLine &other : std::as_const(lines)) {
                if (other.admin == line.admin)
                    keys += other.objectId;
            }
            QHash<QString, qint64> found;
            deletions(*line.admin, request)
                    .filter({{u"object_id__in"_s, keys}})
                    .forEach([&found](const Record &version) {
                        const QString key = version.value(u"object_id").toString();
                        if (!found.contains(key)) // the newest comes first
                            found.insert(key, version.pk().toInt().value_or(0));
                        return true;
                    });
            versions.insert(line.admin, found);
        }
        line.restoreVersion = versions.value(line.admin).value(line.objectId);
    }
}

} // namespace Quintette
