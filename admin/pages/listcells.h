// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/site/fieldpath.h"

namespace Quintette {

/// A column with what is known about it for all rows: names become paths once per page, not per
/// cell.
class CellMaker
{
public:
    CellMaker(const ModelAdmin &admin, const AdminRequest &request, const Column &column);

    bool isField() const { return !m_column->value && m_path.isValid(); }
    Text title(const ModelAdmin &admin) const;
    ChangeList::Cell cell(const Record &record) const;

private:
    QString fieldText(const Record &record) const;
    bool leadsToHidden(const Record &record) const;

    const AdminSite *m_site;
    const AdminRequest *m_request;
    bool m_crossesPolicy = false;
    const Column *m_column;
    FieldPath m_path;
    QString m_empty;
    bool m_isBoolean = false;
};

} // namespace Quintette
