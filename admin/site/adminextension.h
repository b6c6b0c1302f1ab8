// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"

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
};

} // namespace Quintette

#define QUINTETTE_ADMIN_EXTENSION_IID "org.quintette.AdminExtension/1"
Q_DECLARE_INTERFACE(Quintette::AdminExtension, QUINTETTE_ADMIN_EXTENSION_IID)
