// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/checks/checkparts.h"

namespace Quintette {

/// taken: names of actions that are offered beside these; known: permissions that are decided
/// about.
static QList<CheckMessage> mistakesIn(const QList<AdminAction> &actions, QStringList taken,
                                      const QStringList &known, const QString &object)
{
    QList<CheckMessage> messages;
    for (const AdminAction &action : actions) {
        // A name alone stands for one of the site's actions.
        if (action.isName())
            continue;
        for (const QString &permission : action.permissions) {
            if (!known.contains(permission))
                messages += CheckMessage::error(
                        u"admin.E129"_s,
                        QN_TEXT("checks",
                                "The action \"%1\" needs the permission \"%2\", which no admin "
                                "decides about.")
                                .arg(action.name)
                                .arg(permission),
                        QN_TEXT("checks", "There are %1.").arg(known.join(u", "_s)), object);
        }
        if (taken.contains(action.name))
            messages += CheckMessage::error(
                    u"admin.E130"_s,
                    QN_TEXT("checks", "There is more than one action \"%1\".").arg(action.name), {},
                    object);
        taken += action.name;
    }
    return messages;
}

QList<CheckMessage> checkActions(const AdminSite &site)
{
    QList<CheckMessage> messages =
            mistakesIn(site.actions(), {}, {u"add"_s, u"change"_s, u"delete"_s, u"view"_s}, {});
    QStringList ofSite;
    for (const AdminAction &action : site.actions())
        ofSite += action.name;
    for (const ModelAdmin *admin : site.admins()) {
        if (admin->options().actions)
            messages += mistakesIn(*admin->options().actions, ofSite, admin->permissionNames(),
                                   admin->model().label());
    }
    return messages;
}

} // namespace Quintette
