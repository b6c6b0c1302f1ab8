// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/checks/checkparts.h"
#include "admin/site/fieldpath.h"

namespace Quintette {

namespace {

QStringList namesOf(const QList<Column> &columns)
{
    QStringList names;
    for (const Column &column : columns)
        names += column.name;
    return names;
}

void checkColumn(AdminFindings &findings, const QString &entry, const Column &column)
{
    if (column.value || column.name == u"__str__")
        return;
    const FieldPath path = FieldPath::find(findings.model(), column.name);
    const bool isReverse =
            findings.model().findRelated(column.name) || findings.model().findAccessor(column.name);
    if (isReverse || (path.isValid() && path.last().isManyToMany()))
        findings.add(
                u"admin.E109"_s,
                QN_TEXT("checks", "%1 must be no many-to-many field and no reverse foreign key.")
                        .arg(entry));
    else if (!path.isValid())
        findings.add(
                u"admin.E108"_s,
                QN_TEXT("checks", "%1 names \"%2\", which is neither a function nor a field of %3.")
                        .arg(entry)
                        .arg(column.name)
                        .arg(findings.model().label()));
}

void checkEditable(AdminFindings &findings, const QString &entry, const QString &name,
                   const ModelAdminOptions &options, const QStringList &columns)
{
    const Field *field = findings.field(u"admin.E121"_s, entry, name);
    if (!field)
        return;
    const auto add = [&](const QString &id, const Text &message) {
        findings.add(id, message.arg(entry).arg(name));
    };
    const bool hasLinks = options.listDisplayLinks && !options.listDisplayLinks->isEmpty();
    if (!columns.contains(name))
        add(u"admin.E122"_s, QN_TEXT("checks", "%1 names \"%2\", which listDisplay does not."));
    else if (hasLinks && options.listDisplayLinks->contains(name))
        add(u"admin.E123"_s,
            QN_TEXT("checks", "%1: \"%2\" cannot be in listDisplayLinks as well."));
    else if (columns.first() == name && !options.listDisplayLinks)
        add(u"admin.E124"_s,
            QN_TEXT("checks",
                    "%1 names \"%2\", the first field of listDisplay, which is the link to the "
                    "object unless listDisplayLinks is set."));
    else if (!field->isEditable() || field->isPrimaryKey())
        add(u"admin.E125"_s,
            QN_TEXT("checks", "%1 names \"%2\", which cannot be edited in a form."));
}

} // namespace

void checkColumns(AdminFindings &findings, const ModelAdmin &admin)
{
    const ModelAdminOptions &options = admin.options();
    const QStringList columns = namesOf(options.listDisplay);
    for (qsizetype i = 0; i < columns.size(); ++i)
        checkColumn(findings, AdminFindings::entry(u"listDisplay"_s, i), options.listDisplay[i]);
    const QStringList links = options.listDisplayLinks.value_or(QStringList());
    for (qsizetype i = 0; i < links.size(); ++i) {
        if (!columns.contains(links[i]))
            findings.add(u"admin.E111"_s,
                         QN_TEXT("checks", "%1 names \"%2\", which listDisplay does not.")
                                 .arg(AdminFindings::entry(u"listDisplayLinks"_s, i))
                                 .arg(links[i]));
    }
    for (qsizetype i = 0; i < options.listEditable.size(); ++i)
        checkEditable(findings, AdminFindings::entry(u"listEditable"_s, i), options.listEditable[i],
                      options, columns);
    if (options.listPerPage < 1)
        findings.add(u"admin.E118"_s,
                     QN_TEXT("checks", "listPerPage must be a whole number, 1 or more."));
    if (options.listMaxShowAll < 0)
        findings.add(u"admin.E119"_s,
                     QN_TEXT("checks", "listMaxShowAll must be a whole number, 0 or more."));
}

} // namespace Quintette
