// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/listfilter.h"

namespace Quintette {

/// The objects a foreign key or many-to-many field may point to, in the order of their own list;
/// where they are many, one is searched for instead. Django: RelatedFieldListFilter and
/// RelatedOnlyFieldListFilter.
class RelatedFilter : public ListFilter
{
public:
    explicit RelatedFilter(bool onlyUsed) : m_onlyUsed(onlyUsed) { }

    QStringList parameterNames() const override;
    Offer offer(const ModelAdmin &admin, const AdminRequest &request,
                const ListState &state) const override;

private:
    const Field &target() const;
    QuerySet choosable(const ModelAdmin &admin, const AdminRequest &request) const;
    QuerySet used(const ModelAdmin &admin, const AdminRequest &request,
                  const QuerySet &related) const;
    Option optionFor(const Record &record) const;
    Offer offerSearch(const QuerySet &related, const ListState &state) const;

    bool m_onlyUsed;
};

} // namespace Quintette
