// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsites.h"

#include <QtPlugin>

namespace Quintette {

/// What a plugin implements beside AppPlugin to put its models into the administration. Django: its
/// admin.py.
class AdminExtension
{
public:
    virtual ~AdminExtension() = default;
    /// Called once, after all models are known.
    virtual void registerAdmin(AdminSite &site) = 0;
    /// Called once after all have registered with the default site: adds sites of one's own, or
    /// puts models into those that other plugins, named in "depends", have added.
    virtual void registerSites(AdminSites &) { }
};

} // namespace Quintette

#define QUINTETTE_ADMIN_EXTENSION_IID "org.quintette.AdminExtension/2"
Q_DECLARE_INTERFACE(Quintette::AdminExtension, QUINTETTE_ADMIN_EXTENSION_IID)
