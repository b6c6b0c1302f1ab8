// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/containertransforms.h"

#include "core/orm/fields/arrayfield.h"
#include "core/orm/lookups/lookuptable.h"
#include "core/orm/lookups/operatorlookup.h"
#include "core/orm/lookups/templatetransform.h"

namespace Quintette::Internal {

/// Whether the node is an item of an array of arrays. For the server these are one array of more
/// dimensions, whose subscripts must follow each other.
static bool isItemOfArray(const NodePtr &node, const Field &field)
{
    if (node->type() != Node::Type::Transform)
        return false;
    const Field &source = valueField(*node->sources().first()->outputField());
    return source.kind() == FieldKind::Array
            && &static_cast<const ArrayField &>(source).base() == &field;
}

NodePtr arrayTransform(const NodePtr &array, QStringView name)
{
    const Field &field = valueField(*array->outputField());
    if (name == "len"_L1) {
        return std::make_shared<TemplateTransform>(
                array,
                QStringList{u"CASE WHEN "_s, u" IS NULL THEN NULL ELSE COALESCE(ARRAY_LENGTH("_s,
                            u", 1), 0) END"_s},
                fieldOfKind(FieldKind::Integer));
    }
    // An index counts from 0, and a slice "0_2" ends before its second number; PostgreSQL counts
    // from 1 up to the last.
    bool isNumber = false;
    const qsizetype underscore = name.indexOf(u'_');
    const int first = name.first(underscore < 0 ? name.size() : underscore).toInt(&isNumber);
    if (!isNumber || first < 0)
        return nullptr;
    if (underscore < 0) {
        const Field *base = &static_cast<const ArrayField &>(field).base();
        const QString subscript = u"[%1]"_s.arg(first + 1);
        const QStringList parts = isItemOfArray(array, field)
                ? QStringList{QString(), subscript}
                : QStringList{u"("_s, u')' + subscript};
        return std::make_shared<TemplateTransform>(array, parts, base);
    }
    const int end = name.sliced(underscore + 1).toInt(&isNumber);
    if (!isNumber || end < 0)
        return nullptr;
    return std::make_shared<TemplateTransform>(
            array, QStringList{u"("_s, u")[%1:%2]"_s.arg(first + 1).arg(end)}, &field);
}

void addArrayLookups(LookupTable &table)
{
    table.add(std::make_unique<OperatorLookup>(u"contains"_s, " @> "_L1), FieldKind::Array);
    table.add(std::make_unique<OperatorLookup>(u"contained_by"_s, " <@ "_L1), FieldKind::Array);
    table.add(std::make_unique<OperatorLookup>(u"overlap"_s, " && "_L1), FieldKind::Array);
}

} // namespace Quintette::Internal
