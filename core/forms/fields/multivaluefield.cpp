// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/multivaluefield.h"

#include "core/forms/formerrors.h"

namespace Quintette {

MultiValueFormField::MultiValueFormField(Parts parts, const FormFieldOptions &options,
                                         Demands demands, const WidgetSpec &widget,
                                         const QStringList &partNames)
    : FormField(options, widget), m_parts(std::move(parts)), m_demands(demands)
{
    for (const std::unique_ptr<FormField> &part : m_parts) {
        if (m_demands == Demands::AllParts)
            part->setRequired(false); // whether something must be there is this field's to say
        if (isDisabled())
            part->setDisabled(true);
    }
    WidgetSpec &own = editWidget();
    if (own.kind != WidgetKind::Multi || !own.parts.empty())
        return;
    own.partNames = partNames;
    for (const std::unique_ptr<FormField> &part : m_parts) {
        own.parts.push_back(part->widget());
        if (m_demands == Demands::WhatEachSays && isRequired() && part->isRequired())
            own.parts.back().attributes.insert(u"required"_s, true);
    }
}

ValueList MultiValueFormField::listOf(const Value &value) const
{
    return value.isList() ? value.list() : decompress(value);
}

Value MultiValueFormField::clean(const Value &submitted, const Value &) const
{
    const Value given = isDisabled() ? Value(listOf(submitted)) : submitted;
    if (given.isTrue() && !given.isList())
        fail(u"invalid"_s);
    const ValueList values = given.isList() ? given.list() : ValueList();
    if (std::all_of(values.cbegin(), values.cend(), isEmpty)) {
        if (isRequired())
            fail(u"required"_s);
        return compress({});
    }
    ValueList cleaned;
    QList<ValidationError::Item> errors;
    const auto add = [&errors](const ValidationError::Item &item) {
        const QString text = item.message.toString();
        const bool isKnown =
                std::any_of(errors.cbegin(), errors.cend(), [&text](const auto &known) {
                    return known.message.toString() == text;
                });
        if (!isKnown)
            errors += item;
    };
    for (size_t i = 0; i < m_parts.size(); ++i) {
        const FormField &part = *m_parts[i];
        const Value value = values.value(qsizetype(i));
        if (isEmpty(value) && m_demands == Demands::AllParts && isRequired())
            fail(u"required"_s);
        if (isEmpty(value) && m_demands == Demands::WhatEachSays && part.isRequired()) {
            const auto own = part.options().errorMessages.constFind(u"incomplete"_s);
            const bool hasOwn = own != part.options().errorMessages.cend();
            add({hasOwn ? *own : message(u"incomplete"_s), u"incomplete"_s});
            continue;
        }
        try {
            cleaned += part.clean(value);
        } catch (const ValidationError &error) {
            for (const ValidationError::Item &item : allItems(error))
                add(item);
        }
    }
    if (!errors.isEmpty())
        throw ValidationError({{ValidationError::nonField, errors}});
    const Value value = compress(cleaned);
    validate(value);
    runValidators(value);
    return value;
}

Value MultiValueFormField::prepareValue(const Value &value) const
{
    const ValueList values = listOf(value);
    ValueList shown;
    for (size_t i = 0; i < m_parts.size(); ++i)
        shown += m_parts[i]->prepareValue(values.value(qsizetype(i)));
    return shown;
}

bool MultiValueFormField::hasChanged(const Value &initial, const Value &submitted) const
{
    if (isDisabled())
        return false;
    const ValueList before = initial.isNone() ? ValueList() : listOf(initial);
    const ValueList now = listOf(submitted);
    for (size_t i = 0; i < m_parts.size(); ++i) {
        const Value was = i < size_t(before.size()) ? before[qsizetype(i)] : Value(QString());
        try {
            if (m_parts[i]->hasChanged(m_parts[i]->toValue(was), now.value(qsizetype(i))))
                return true;
        } catch (const ValidationError &) {
            return true;
        }
    }
    return false;
}

Text MultiValueFormField::defaultMessage(const QString &code) const
{
    if (code == u"invalid")
        return QN_TEXT("forms", "Enter a list of values.");
    if (code == u"incomplete")
        return QN_TEXT("forms", "Enter a complete value.");
    return FormField::defaultMessage(code);
}

} // namespace Quintette
