// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/checks/adminchecks.h"

#include "admin/site/checks/checkparts.h"

namespace Quintette {

static QList<CheckMessage> checkInlines(const ModelAdmin &admin)
{
    const QString label = admin.model().label();
    QList<CheckMessage> messages;
    const QList<InlineOptions> &inlines = admin.options().inlines;
    for (qsizetype i = 0; i < inlines.size(); ++i) {
        const QString entry = AdminFindings::entry(u"inlines"_s, i);
        const QString &name = inlines[i].model;
        const ModelInfo *model = admin.site().models().find(name);
        if (name.isEmpty()) {
            messages += CheckMessage::error(u"admin.E105"_s,
                                            QN_TEXT("checks", "%1 must have a model.").arg(entry),
                                            {}, label);
        } else if (!model) {
            messages += CheckMessage::error(
                    u"admin.E106"_s,
                    QN_TEXT("checks", "%1 must be of a model, but there is no \"%2\".")
                            .arg(entry)
                            .arg(name),
                    {}, label);
        } else {
            AdminFindings findings(*model, u"%1 (%2: %3)"_s.arg(label, entry, name));
            checkInline(findings, admin, inlines[i]);
            messages += findings.messages();
        }
    }
    return messages;
}

QList<CheckMessage> checkAdminSite(const AdminSite &site)
{
    QList<CheckMessage> messages;
    const QList<const ModelAdmin *> admins = site.admins();
    for (const ModelAdmin *admin : admins) {
        AdminFindings findings(admin->model(), admin->model().label());
        checkFieldLists(findings, *admin);
        checkFieldWidgets(findings, *admin);
        checkColumns(findings, *admin);
        checkFilters(findings, *admin);
        messages += findings.messages() + checkInlines(*admin);
    }
    return messages + checkActions(site);
}

QList<CheckMessage> checkAdminMiddleware(const QStringList &installed)
{
    static const QList<QPair<QString, QString>> needed = {{u"admin.E408"_s, u"authentication"_s},
                                                          {u"admin.E409"_s, u"messages"_s},
                                                          {u"admin.E410"_s, u"session"_s}};
    QList<CheckMessage> messages;
    for (const auto &[id, name] : needed) {
        if (!installed.contains(name))
            messages += CheckMessage::error(
                    id,
                    QN_TEXT("checks",
                            "\"%1\" must be in middleware.installed for the administration to "
                            "work.")
                            .arg(name));
    }
    return messages;
}

} // namespace Quintette
