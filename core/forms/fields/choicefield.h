// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formfield.h"

namespace Quintette {

/// One of some texts. Django: ChoiceField; with a coerce function TypedChoiceField.
class QUINTETTE_CORE_EXPORT ChoiceFormField : public FormField
{
public:
    /// Makes the typed value of a chosen text; throws ValidationError, ValueError or TypeError.
    using Coerce = std::function<Value(const Value &)>;

    explicit ChoiceFormField(const QList<Choice> &choices, const FormFieldOptions &options = {},
                             const Coerce &coerce = {}, const Value &emptyValue = QString(),
                             const WidgetSpec &defaultWidget = WidgetKind::Select);

    const QList<Choice> &choices() const { return widget().choices; }
    Value clean(const Value &submitted, const Value &initial = {}) const override;
    Value toValue(const Value &submitted) const override;
    void validate(const Value &value) const override;
    bool hasChanged(const Value &initial, const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;
    bool isChoice(const Value &value) const;
    Value coerced(const Value &value) const;
    bool coerces() const { return bool(m_coerce); }
    const Value &emptyValue() const { return m_emptyValue; }

private:
    Coerce m_coerce;
    Value m_emptyValue;
};

/// Several of some texts, as a list. Django: MultipleChoiceField, TypedMultipleChoiceField.
class QUINTETTE_CORE_EXPORT MultipleChoiceFormField final : public ChoiceFormField
{
public:
    explicit MultipleChoiceFormField(const QList<Choice> &choices,
                                     const FormFieldOptions &options = {},
                                     const Coerce &coerce = {});

    Value clean(const Value &submitted, const Value &initial = {}) const override;
    Value toValue(const Value &submitted) const override;
    void validate(const Value &value) const override;
    bool hasChanged(const Value &initial, const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;
};

/// Whether two lists hold the same texts, in any order.
QUINTETTE_CORE_EXPORT bool haveSameTexts(const ValueList &a, const ValueList &b);

} // namespace Quintette
