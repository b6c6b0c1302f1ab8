// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/adminsites.h"

#include "core/base/error.h"

namespace Quintette {

AdminSites::AdminSites(const ModelRegistry &models, const std::function<void(AdminSite &)> &prepare)
    : m_models(models), m_prepare(prepare)
{
    m_sites.push_back(std::make_unique<AdminSite>(models));
    m_prepare(defaultSite());
}

AdminSites::~AdminSites() = default;

AdminSite &AdminSites::add(const QString &name, const QString &path)
{
    if (name.isEmpty() || name.contains(u':') || find(name))
        throw ImproperlyConfigured(
                u"admin: a site needs a name of its own, without a colon; \"%1\" is taken or none"_s
                        .arg(name));
    const bool isTaken = std::any_of(m_sites.cbegin(), m_sites.cend(),
                                     [&path](const auto &site) { return site->path() == path; });
    if (isTaken || path.startsWith(u'/') || path.size() < 2 || !path.endsWith(u'/'))
        throw ImproperlyConfigured(
                u"admin: the site \"%1\" needs a path of its own that ends with a slash and begins "
                "without one, such as \"%1/\", not \"%2\""_s.arg(name, path));
    m_sites.push_back(std::make_unique<AdminSite>(m_models, name, path));
    m_prepare(*m_sites.back());
    return *m_sites.back();
}

AdminSite *AdminSites::find(const QString &name) const
{
    for (const auto &site : m_sites) {
        if (site->name() == name)
            return site.get();
    }
    return nullptr;
}

QList<const AdminSite *> AdminSites::sites() const
{
    QList<const AdminSite *> result;
    for (const auto &site : m_sites)
        result += site.get();
    return result;
}

} // namespace Quintette
