// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/modeladmin.h"

namespace Quintette::Internal {

/// Flat pages in the administration; the form refuses an address that another page of the same site
/// has.
class FlatPageAdmin : public ModelAdmin
{
public:
    FlatPageAdmin();

    std::unique_ptr<ModelForm> makeForm(const AdminRequest &request, const Record &object,
                                        bool adding, const QStringList &fields) const override;
};

} // namespace Quintette::Internal
