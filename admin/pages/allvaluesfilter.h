// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/listfilter.h"

namespace Quintette {

/// The values a field has in the list. Django: AllValuesFieldListFilter.
class AllValuesFilter : public ListFilter
{
public:
    QStringList parameterNames() const override { return {name, name + u"__isnull"_s}; }
    Offer offer(const ModelAdmin &admin, const AdminRequest &request,
                const ListState &state) const override;

private:
    ValueList values(const ModelAdmin &admin, const AdminRequest &request) const;
};

} // namespace Quintette
