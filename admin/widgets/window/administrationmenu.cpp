// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/window/administrationmenu.h"

#include "admin/widgets/look/textbindings.h"
#include "admin/widgets/look/themedicon.h"
#include "admin/widgets/session/adminsession.h"

#include <QActionGroup>

namespace Quintette {

AdministrationMenu::AdministrationMenu(QWidget *parent) : QMenu(parent)
{
    setIcon(themedIcon(u"app"_s));
    (new TextBindings(this))->add([this] { refresh(); });
}

void AdministrationMenu::setSites(const QList<const AdminSite *> &sites, const AdminSite &current)
{
    m_sites = sites;
    m_current = &current;
    refresh();
}

void AdministrationMenu::loadSites(const QList<const AdminSite *> &sites,
                                   const AdminSession &session)
{
    if (sites.size() < 2)
        return;
    using Sites = QList<const AdminSite *>;
    session.tasks().run<Sites>(
            this,
            [sites, &session] {
                Sites open = sites;
                open.removeIf([request = session.request()](const AdminSite *site) {
                    return !site->mayEnter(request);
                });
                return open;
            },
            [this, &session](const Sites &open) { setSites(open, session.site()); },
            // Without it everything else is as good.
            [](const TaskFailure &) {});
}

void AdministrationMenu::refresh()
{
    setTitle(QN_TEXT("desktop", "Administration").toString());
    clear();
    auto *group = new QActionGroup(this);
    for (const AdminSite *site : std::as_const(m_sites)) {
        QAction *action = addAction(site->header.toString());
        action->setCheckable(true);
        action->setChecked(site == m_current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, site] {
            if (site == m_current)
                return;
            Q_EMIT chosen(site);
            // Whoever took it makes another menu; otherwise everything is as it was.
            refresh();
        });
    }
    menuAction()->setVisible(m_sites.size() > 1);
}

} // namespace Quintette
