// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/checks/checkparts.h"

namespace Quintette {

namespace {

/// The relation field that an entry names.
const Field *namedRelation(AdminFindings &findings, const QString &missingId, const QString &kindId,
                           const QString &entry, const QString &name)
{
    const Field *field = findings.field(missingId, entry, name);
    if (!field || field->isRelation())
        return field;
    findings.add(kindId,
                 QN_TEXT("checks", "%1 must be a foreign key or a many-to-many field.").arg(entry));
    return nullptr;
}

void checkAutocomplete(AdminFindings &findings, const ModelAdmin &admin)
{
    const QStringList &names = admin.options().autocompleteFields;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Field *field =
                namedRelation(findings, u"admin.E037"_s, u"admin.E038"_s,
                              AdminFindings::entry(u"autocompleteFields"_s, i), names[i]);
        if (!field)
            continue;
        const QString target = field->relatedModel()->label();
        const ModelAdmin *related = admin.site().find(*field->relatedModel());
        if (!related)
            findings.add(u"admin.E039"_s,
                         QN_TEXT("checks",
                                 "%1 must have an admin, because the autocompleteFields of %2 "
                                 "name it.")
                                 .arg(target)
                                 .arg(findings.model().label()));
        else if (related->options().searchFields.isEmpty())
            findings.add(u"admin.E040"_s,
                         QN_TEXT("checks",
                                 "The admin of %1 must have searchFields, because the "
                                 "autocompleteFields of %2 name it.")
                                 .arg(target)
                                 .arg(findings.model().label()));
    }
}

void checkTwoBoxes(AdminFindings &findings, const QString &option, const QStringList &names)
{
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString entry = AdminFindings::entry(option, i);
        const Field *field = findings.field(u"admin.E019"_s, entry, names[i]);
        if (field && !field->isManyToMany())
            findings.add(u"admin.E020"_s,
                         QN_TEXT("checks", "%1 must be a many-to-many field.").arg(entry));
        else if (field)
            findings.refuseOwnTable(entry, *field);
    }
}

void checkPrepopulated(AdminFindings &findings, const QMap<QString, QStringList> &fields)
{
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        const Field *field = findings.field(u"admin.E027"_s, u"prepopulatedFields"_s, it.key());
        if (field && (field->kind() == FieldKind::DateTime || field->isRelation()))
            findings.add(u"admin.E028"_s,
                         QN_TEXT("checks",
                                 "prepopulatedFields names \"%1\", which must be no date and time "
                                 "and no relation.")
                                 .arg(it.key()));
        for (qsizetype i = 0; i < it->size(); ++i)
            findings.field(u"admin.E030"_s,
                           AdminFindings::entry(u"prepopulatedFields[\"%1\"]"_s.arg(it.key()), i),
                           it->at(i));
    }
}

} // namespace

void checkFieldWidgets(AdminFindings &findings, const ModelAdmin &admin)
{
    const ModelAdminOptions &options = admin.options();
    checkAutocomplete(findings, admin);
    for (qsizetype i = 0; i < options.rawIdFields.size(); ++i)
        namedRelation(findings, u"admin.E002"_s, u"admin.E003"_s,
                      AdminFindings::entry(u"rawIdFields"_s, i), options.rawIdFields[i]);
    checkTwoBoxes(findings, u"filterVertical"_s, options.filterVertical);
    checkTwoBoxes(findings, u"filterHorizontal"_s, options.filterHorizontal);
    for (const QString &name : options.radioFields + options.verticalRadioFields) {
        const Field *field = findings.field(u"admin.E022"_s, u"radioFields"_s, name);
        if (field && !field->isForeignKey() && !field->hasChoices())
            findings.add(u"admin.E023"_s,
                         QN_TEXT("checks",
                                 "radioFields names \"%1\", which is no foreign key and has no "
                                 "choices.")
                                 .arg(name));
    }
    checkPrepopulated(findings, options.prepopulatedFields);
}

} // namespace Quintette
