// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/modeladmin.h"

namespace Quintette::Internal {

/// Flat pages in the administration; the form refuses an address that another page of the same site
/// has.
class FlatPageAdmin : public ModelAdmin
{
public:
    /// needsSlash: whether addresses have to end in one, as the site appends it; read with each
    /// form, as settings are known only after the admin is declared.
    explicit FlatPageAdmin(const bool &needsSlash);

    std::unique_ptr<ModelForm> makeForm(const AdminRequest &request, const Record &object,
                                        bool adding, const QStringList &fields) const override;

private:
    const bool &m_needsSlash;
};

} // namespace Quintette::Internal
