// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/checks/checkparts.h"
#include "admin/site/fieldpath.h"

namespace Quintette {

/// A name that is no field may be one of the form or a read-only column, so only fields are looked
/// at.
static void checkShown(AdminFindings &findings, const QString &option, const QStringList &names)
{
    for (const QString &name : names) {
        if (const Field *field = findings.model().findField(name))
            findings.refuseOwnTable(option, *field);
    }
}

void checkFieldLists(AdminFindings &findings, const ModelAdmin &admin)
{
    const ModelAdminOptions &options = admin.options();
    if (!options.fields.isEmpty() && !options.fieldsets.isEmpty())
        findings.add(u"admin.E005"_s,
                     QN_TEXT("checks", "Both fieldsets and fields are declared; use one."));
    findings.refuseRepeated(u"admin.E006"_s, u"fields"_s, options.fields);
    checkShown(findings, u"fields"_s, options.fields);
    QStringList seen;
    for (qsizetype i = 0; i < options.fieldsets.size(); ++i) {
        const QString entry = AdminFindings::entry(u"fieldsets"_s, i);
        for (const QStringList &line : options.fieldsets[i].lines) {
            checkShown(findings, entry, line);
            seen += line;
        }
        findings.refuseRepeated(u"admin.E012"_s, entry, seen);
        // Reported once, with the set that has the second.
        seen.removeDuplicates();
    }
    findings.refuseRepeated(u"admin.E015"_s, u"exclude"_s, options.exclude);
    checkOrdering(findings, options.ordering);
    checkReadonlyFields(findings, options.readonlyFields);
}

void checkOrdering(AdminFindings &findings, const QList<SortKey> &ordering)
{
    for (qsizetype i = 0; i < ordering.size(); ++i) {
        if (!ordering[i].expression.isNull())
            continue;
        const QString name = ordering[i].path.mid(ordering[i].isDescending() ? 1 : 0);
        if (name == u"?") {
            if (ordering.size() > 1)
                findings.add(u"admin.E032"_s,
                             QN_TEXT("checks",
                                     "ordering has the random order \"?\" and other fields too."),
                             QN_TEXT("checks", "Remove either."));
        } else if (name != u"pk" && !name.contains(u"__"_s)) {
            findings.field(u"admin.E033"_s, AdminFindings::entry(u"ordering"_s, i), name);
        }
    }
}

void checkReadonlyFields(AdminFindings &findings, const QList<Column> &fields)
{
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const QString &name = fields[i].name;
        if (fields[i].value || name == u"__str__"
            || FieldPath::find(findings.model(), name).isValid())
            continue;
        findings.add(u"admin.E035"_s,
                     QN_TEXT("checks",
                             "%1 names \"%2\", which is neither a function nor a field "
                             "of %3.")
                             .arg(AdminFindings::entry(u"readonlyFields"_s, i))
                             .arg(name)
                             .arg(findings.model().label()));
    }
}

} // namespace Quintette
