// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/actionrun.h"

#include "admin/pages/portions.h"
#include "admin/pages/recordversion.h"
#include "admin/pages/writing.h"
#include "core/auth/protection/actinguser.h"
#include "core/auth/user.h"
#include "core/base/error.h"

#include <QCryptographicHash>

namespace Quintette {

QuerySet selectedObjects(const ModelAdmin &admin, const AdminRequest &request,
                         const ListState &state, const Selection &selection)
{
    const QuerySet listed = changeListQuery(admin, request, state);
    if (selection.acrossPages)
        return listed;
    ValueList keys;
    for (const QString &text : selection.keys) {
        try {
            keys += admin.model().primaryKey().toValue(text);
        } catch (const ValidationError &) {
            throw SuspiciousOperation(
                    u"\"%1\" is no key of %2."_s.arg(text, admin.model().label()));
        }
    }
    return listed.filter({{u"pk__in"_s, keys}});
}

QString selectionDigest(const QList<Record> &objects)
{
    QStringList versions;
    for (const Record &object : objects)
        versions += object.pk().toString() + u' ' + RecordVersion::digest(object);
    versions.sort();
    return QString::fromLatin1(
            QCryptographicHash::hash(versions.join(u'\n').toUtf8(), QCryptographicHash::Sha256)
                    .left(16)
                    .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

/// Names of chosen objects that are not what the page showed.
static QStringList changedMeanwhile(const QuerySet &chosen, const Selection &selection)
{
    QStringList names;
    if (selection.versions.isEmpty())
        return names;
    const Field &key = chosen.model().primaryKey();
    chosen.forEach([&](const Record &record) {
        const QString version = selection.versions.value(key.toText(record.pk()));
        if (!version.isEmpty() && version != RecordVersion::digest(record))
            names += u"“"_s + record.toString() + u"”"_s;
        return true;
    });
    return names;
}

Text actionTitle(const ModelAdmin &admin, const AdminAction &action)
{
    return action.description.arg(admin.model().verboseNamePlural());
}

AdminAction allowedAction(const ModelAdmin &admin, const AdminRequest &request, const QString &name,
                          const ListState &state, AdminAction::Place place)
{
    const QList<AdminAction> actions =
            state.popup ? QList<AdminAction>() : admin.actionsIn(place, request);
    for (const AdminAction &action : actions) {
        if (action.name == name)
            return action;
    }
    throw PermissionDenied(u"There is no action \"%1\" that you may run here."_s.arg(name));
}

static void perform(const AdminAction &action, AdminRequest &request, const ModelAdmin &admin,
                    const QuerySet &chosen, Form *answers)
{
    if (!action.question)
        action.run(request, admin, chosen);
    else if (answers)
        action.question->run(request, admin, chosen, *answers);
    else
        throw ValueError(u"The action \"%1\" needs answers to run."_s.arg(action.name));
}

/// Whether the objects are still those that the person saw; tells when they are not.
static bool areAsSeen(AdminRequest &request, const QuerySet &chosen, const Selection &selection)
{
    if (!selection.digest.isEmpty() && selection.digest != selectionDigest(chosen.toList())) {
        request.tell(AdminRequest::Level::Warning,
                     QN_TEXT("admin",
                             "The chosen objects are not the same any more as when you were "
                             "asked to confirm. Nothing has been done; choose again."));
        return false;
    }
    const QStringList changed = changedMeanwhile(chosen, selection);
    if (!changed.isEmpty())
        request.tell(AdminRequest::Level::Warning,
                     QN_TEXT("admin",
                             "Somebody else changed %1 after this list was made. Nothing has been "
                             "done; look at the list as it is now and choose again.")
                             .arg(changed.mid(0, 5).join(u", "_s)));
    return changed.isEmpty();
}

void runAction(const ModelAdmin &admin, AdminRequest &request, const QString &name,
               const ListState &state, const Selection &selection, Form *answers,
               ActionProgress *progress)
{
    const AdminAction action = allowedAction(admin, request, name, state, selection.place);
    if (selection.keys.isEmpty() && !selection.acrossPages) {
        request.tell(AdminRequest::Level::Warning,
                     QN_TEXT("admin",
                             "Items must be selected in order to perform actions on them. "
                             "No items have been changed."));
        return;
    }
    const ActingUser acting(request.user->username);
    if (action.portion > 0) {
        const QuerySet chosen = selectedObjects(admin, request, state, selection);
        if (!areAsSeen(request, chosen, selection))
            return;
        ActionProgress unwatched;
        runInPortions(
                admin, request, action, chosen.toValues(u"pk"_s),
                [&](const QuerySet &portion) { perform(action, request, admin, portion, answers); },
                progress ? *progress : unwatched);
        return;
    }
    writeTogether(admin.model(), [&] {
        const QuerySet chosen = selectedObjects(admin, request, state, selection);
        if (areAsSeen(request, chosen, selection))
            perform(action, request, admin, chosen, answers);
    });
}

} // namespace Quintette
