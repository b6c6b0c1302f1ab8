// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/portions.h"

#include "admin/pages/actionrun.h"
#include "core/base/error.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

/// What this portion told, but no news of success and nothing that was told before.
static void keepWarnings(AdminRequest &request, qsizetype before)
{
    QList<AdminRequest::Message> kept = request.messages.first(before);
    for (const AdminRequest::Message &message : request.messages.sliced(before)) {
        const bool isKnown = std::any_of(kept.cbegin(), kept.cend(), [&](const auto &other) {
            return other.text.toString() == message.text.toString();
        });
        if (message.level >= AdminRequest::Level::Warning && !isKnown)
            kept += message;
    }
    request.messages = kept;
}

void runInPortions(const ModelAdmin &admin, AdminRequest &request, const AdminAction &action,
                   const ValueList &keys, const std::function<void(const QuerySet &portion)> &work,
                   ActionProgress &progress)
{
    const Text title = actionTitle(admin, action);
    const QuerySet listed = changeListQuery(admin, request, {});
    Connection &connection = admin.site().models().databases().connection();
    progress.begin(keys.size());
    for (qsizetype first = 0; first < keys.size() && !progress.isStopped();
         first += action.portion) {
        const ValueList portion = keys.mid(first, action.portion);
        const qsizetype told = request.messages.size();
        try {
            connection.atomic([&] { work(listed.filter({{u"pk__in"_s, portion}})); });
        } catch (const Error &error) {
            if (first == 0)
                throw;
            request.tell(AdminRequest::Level::Error,
                         QN_TEXT("admin",
                                 "“%1” ended with an error after %2 of %3 objects, which stay "
                                 "done: %4")
                                 .arg(title)
                                 .arg(first)
                                 .arg(keys.size())
                                 .arg(error.message()));
            return;
        }
        keepWarnings(request, told);
        progress.advance(portion.size());
    }
    if (progress.done() < keys.size())
        request.tell(AdminRequest::Level::Warning,
                     QN_TEXT("admin", "“%1” was stopped after %2 of %3 objects, which stay done.")
                             .arg(title)
                             .arg(progress.done())
                             .arg(keys.size()));
    else
        request.tell(AdminRequest::Level::Success,
                     QN_PLURAL("admin", "“%1” is done for %n object(s).")
                             .plural(keys.size())
                             .arg(title));
}

} // namespace Quintette
