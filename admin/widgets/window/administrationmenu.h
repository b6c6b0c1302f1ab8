// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QMenu>

namespace Quintette {

class AdminSession;
class AdminSite;

/// The administrations of a project to choose from; there is nothing to see of it where there is no
/// choice. Django: several instances of AdminSite.
class QUINTETTE_WIDGETS_EXPORT AdministrationMenu : public QMenu
{
    Q_OBJECT
public:
    explicit AdministrationMenu(QWidget *parent = nullptr);

    void setSites(const QList<const AdminSite *> &sites, const AdminSite &current);
    /// Those of them that the person of the session may enter, found in a worker.
    void loadSites(const QList<const AdminSite *> &sites, const AdminSession &session);

Q_SIGNALS:
    /// Another than the current one.
    void chosen(const Quintette::AdminSite *site);

private:
    void refresh();

    QList<const AdminSite *> m_sites;
    const AdminSite *m_current = nullptr;
};

} // namespace Quintette
