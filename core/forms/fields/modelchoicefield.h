// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formfield.h"

namespace Quintette {

/// One object of a query, given by its key; the cleaned value is the key's typed value, None for
/// none. Django: ModelChoiceField (whose value is the object itself: see object()).
class QUINTETTE_CORE_EXPORT ModelChoiceFormField : public FormField
{
public:
    explicit ModelChoiceFormField(const ModelChoices &choices, const FormFieldOptions &options = {},
                                  const WidgetSpec &defaultWidget = WidgetKind::Select);

    /// What may be chosen: a query narrowed later narrows what is accepted too.
    const ModelChoices &modelChoices() const { return *widget().modelChoices; }
    void setQuery(const QuerySet &query);
    void setWidgetKind(WidgetKind kind) { editWidget().kind = kind; }

    Value clean(const Value &submitted, const Value &initial = {}) const override;
    Value prepareValue(const Value &value) const override;
    bool hasChanged(const Value &initial, const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;
    /// The key of a record, a template's object or a plain value, as its option has it.
    QString keyText(const Value &value) const;
};

/// Several objects of a query; the cleaned value is the list of their keys. Django:
/// ModelMultipleChoiceField.
class QUINTETTE_CORE_EXPORT ModelMultipleChoiceFormField final : public ModelChoiceFormField
{
public:
    /// More keys than this in one submission are refused before they reach the database.
    static constexpr qsizetype keyLimit = 30'000;

    explicit ModelMultipleChoiceFormField(const ModelChoices &choices,
                                          const FormFieldOptions &options = {});

    Value clean(const Value &submitted, const Value &initial = {}) const override;
    Value prepareValue(const Value &value) const override;
    bool hasChanged(const Value &initial, const Value &submitted) const override;

protected:
    Text defaultMessage(const QString &code) const override;
};

} // namespace Quintette
