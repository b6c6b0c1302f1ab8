// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/checks/checkparts.h"

namespace Quintette {

/// The foreign key that joins the rows to their parent; adds E202 and returns null where none or
/// several could.
static const Field *parentKey(AdminFindings &findings, const ModelInfo &parent,
                              const QString &wanted)
{
    QList<const Field *> keys;
    for (const Field *field : findings.model().fields()) {
        if (field->isForeignKey() && field->relatedModel() == &parent
            && (wanted.isEmpty() || field->name() == wanted))
            keys += field;
    }
    if (keys.size() == 1)
        return keys.first();
    const QString label = findings.model().label();
    if (!wanted.isEmpty())
        findings.add(u"admin.E202"_s,
                     QN_TEXT("checks", "%1 has no foreign key \"%2\" to %3.")
                             .arg(label)
                             .arg(wanted)
                             .arg(parent.label()));
    else if (keys.isEmpty())
        findings.add(
                u"admin.E202"_s,
                QN_TEXT("checks", "%1 has no foreign key to %2.").arg(label).arg(parent.label()));
    else
        findings.add(u"admin.E202"_s,
                     QN_TEXT("checks", "%1 has more than one foreign key to %2.")
                             .arg(label)
                             .arg(parent.label()),
                     QN_TEXT("checks", "Set fkName."));
    return nullptr;
}

/// The two fields by which rows of any model belong to their parent.
static void checkGenericKey(AdminFindings &findings, const InlineOptions &options)
{
    const Field *type = findings.field(u"admin.E302"_s, u"ctField"_s, options.ctField);
    const Field *key = findings.field(u"admin.E303"_s, u"ctFkField"_s, options.ctFkField);
    const bool isType = type && type->isForeignKey()
            && type->relatedModel()->label() == u"contenttypes.ContentType";
    if (type && key && !isType)
        findings.add(u"admin.E304"_s,
                     QN_TEXT("checks", "ctField names \"%1\", which is no foreign key to %2.")
                             .arg(type->name())
                             .arg(u"contenttypes.ContentType"_s));
}

void checkInline(AdminFindings &findings, const ModelAdmin &admin, const InlineOptions &options)
{
    const Field *key = nullptr;
    if (options.isGeneric) {
        checkGenericKey(findings, options);
    } else {
        key = parentKey(findings, admin.model(), options.fkName);
    }
    findings.refuseRepeated(u"admin.E006"_s, u"fields"_s, options.fields);
    findings.refuseRepeated(u"admin.E015"_s, u"exclude"_s, options.exclude);
    if (key && options.exclude.contains(key->name()))
        findings.add(
                u"admin.E201"_s,
                QN_TEXT("checks", "exclude names \"%1\", the foreign key to the parent model %2.")
                        .arg(key->name())
                        .arg(admin.model().label()));
    checkOrdering(findings, options.ordering);
    if (!options.positionField.isEmpty())
        findings.field(u"admin.E033"_s, u"positionField"_s, options.positionField);
    checkReadonlyFields(findings, options.readonlyFields);
    const auto refuseNegative = [&](const QString &id, const QString &option, int number) {
        if (number < 0)
            findings.add(id,
                         QN_TEXT("checks", "%1 must be a whole number, 0 or more.").arg(option));
    };
    refuseNegative(u"admin.E203"_s, u"extra"_s, options.extra);
    refuseNegative(u"admin.E204"_s, u"maxNum"_s, options.maxNum);
    refuseNegative(u"admin.E205"_s, u"minNum"_s, options.minNum);
}

} // namespace Quintette
