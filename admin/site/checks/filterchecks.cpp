// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/checks/checkparts.h"
#include "admin/site/fieldpath.h"

namespace Quintette {

static void checkFilter(AdminFindings &findings, const QString &entry,
                        const ListFilterOptions &filter)
{
    using Kind = ListFilterOptions::Kind;
    if (filter.kind == Kind::Simple) {
        if (!filter.condition)
            findings.add(
                    u"admin.E113"_s,
                    QN_TEXT("checks", "%1 must have a condition, which says what choosing means.")
                            .arg(entry));
        return;
    }
    const FieldPath path = FieldPath::findAnyWay(findings.model(), filter.field);
    if (!path.isValid())
        findings.add(u"admin.E116"_s,
                     QN_TEXT("checks", "%1 names \"%2\", which is no field.")
                             .arg(entry)
                             .arg(filter.field));
    else if (filter.kind == Kind::RelatedOnly && !path.last().isRelation())
        findings.add(u"admin.E115"_s,
                     QN_TEXT("checks", "%1 filters by related objects, but \"%2\" is no relation.")
                             .arg(entry)
                             .arg(filter.field));
}

void checkFilters(AdminFindings &findings, const ModelAdmin &admin)
{
    const ModelAdminOptions &options = admin.options();
    for (qsizetype i = 0; i < options.listFilter.size(); ++i)
        checkFilter(findings, AdminFindings::entry(u"listFilter"_s, i), options.listFilter[i]);
    if (options.dateHierarchy.isEmpty())
        return;
    const FieldPath path = FieldPath::find(findings.model(), options.dateHierarchy);
    if (!path.isValid())
        findings.add(u"admin.E127"_s,
                     QN_TEXT("checks", "dateHierarchy names \"%1\", which is no field.")
                             .arg(options.dateHierarchy));
    else if (path.last().kind() != FieldKind::Date && path.last().kind() != FieldKind::DateTime)
        findings.add(u"admin.E128"_s,
                     QN_TEXT("checks", "dateHierarchy must be a date, or a date and time."));
}

} // namespace Quintette
