// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"

namespace Quintette {

/// The administrations of a project: the default one, which has the built-in models and those of
/// every plugin, and others with what is registered there and nothing else. Filled at start-up,
/// then read from any thread. The web serves all of them, the desktop shows one at a time. Django:
/// several instances of AdminSite.
class QUINTETTE_ADMIN_EXPORT AdminSites
{
public:
    /// prepare gives each of them what all begin with.
    AdminSites(const ModelRegistry &models, const std::function<void(AdminSite &)> &prepare);
    ~AdminSites();
    Q_DISABLE_COPY_MOVE(AdminSites)

    AdminSite &defaultSite() { return *m_sites.front(); }
    /// One more, empty: name is what reverse() knows its pages by ("staff:index"), path where they
    /// are ("staff/"). Throws ImproperlyConfigured for a name or a path that is taken or is none.
    AdminSite &add(const QString &name, const QString &path);
    /// Null where there is none of that name.
    AdminSite *find(const QString &name) const;
    /// The default one first.
    QList<const AdminSite *> sites() const;

private:
    const ModelRegistry &m_models;
    std::function<void(AdminSite &)> m_prepare;
    std::vector<std::unique_ptr<AdminSite>> m_sites;
};

} // namespace Quintette
