// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/forms/widgetspec.h"

#include <QMap>

namespace Quintette {

/// What every kind of form field can be told, in one aggregate. Names and defaults are Django's in
/// camel case.
struct FormFieldOptions
{
    bool required = true;
    Text label = {}; // default: made from the name
    Text helpText = {};
    Value initial = {};
    std::function<Value()> initialFunction = {}; // instead of initial: called each time
    QMap<QString, Text> errorMessages = {}; // by code, instead of the field's own
    QList<Validator> validators = {};
    bool localize = false;
    bool disabled = false; // shown, but what is submitted for it is ignored
    bool showHiddenInitial = false;
    std::optional<WidgetSpec> widget = {}; // default: the kind's own
};

/// One field of a form: reads what was submitted, checks it, and says how it is edited. Kinds
/// derive (core/forms/fields/). Reads dates and numbers as the language active on the thread has
/// them. Belongs to one form. Django: forms.Field.
class QUINTETTE_CORE_EXPORT FormField
{
public:
    explicit FormField(const FormFieldOptions &options = {}, const WidgetSpec &defaultWidget = {});
    virtual ~FormField();
    Q_DISABLE_COPY_MOVE(FormField)

    const FormFieldOptions &options() const { return m_options; }
    bool isRequired() const { return m_options.required; }
    void setRequired(bool required) { m_options.required = required; }
    bool isDisabled() const { return m_options.disabled; }
    void setDisabled(bool disabled) { m_options.disabled = disabled; }
    void setLabel(const Text &label) { m_options.label = label; }
    void setHelpText(const Text &helpText) { m_options.helpText = helpText; }
    void setInitial(const Value &initial) { m_options.initial = initial; }
    void addValidator(const Validator &validator) { m_options.validators.append(validator); }
    /// Asked before those of the options, as what the kind itself demands.
    void prependValidator(const Validator &validator) { m_options.validators.prepend(validator); }
    Value initial() const
    {
        return m_options.initialFunction ? m_options.initialFunction() : m_options.initial;
    }
    const WidgetSpec &widget() const { return m_widget; }
    WidgetSpec &editWidget() { return m_widget; }
    void setWidget(const WidgetSpec &widget);

    /// The typed value of a submitted one, checked. Throws ValidationError. initial matters to
    /// files only.
    virtual Value clean(const Value &submitted, const Value &initial = {}) const;
    /// The typed value, unchecked; throws ValidationError when it means none. Django: to_python.
    virtual Value toValue(const Value &submitted) const;
    /// Throws ValidationError, at least for a missing required value.
    virtual void validate(const Value &value) const;
    void runValidators(const Value &value) const;
    /// A value as its widget shows it. Django: prepare_value.
    virtual Value prepareValue(const Value &value) const;
    /// What a bound form shows again. Django: bound_data.
    virtual Value boundValue(const Value &submitted, const Value &initial) const;
    virtual bool hasChanged(const Value &initial, const Value &submitted) const;

    /// Whether a required field demands every input of its widget.
    virtual bool demandsWholeWidget() const { return true; }

    /// None, "", [] and {}. Django: empty_values.
    static bool isEmpty(const Value &value);

protected:
    /// The message for a code: the options', else the kind's.
    Text message(const QString &code) const;
    virtual Text defaultMessage(const QString &code) const;
    [[noreturn]] void fail(const QString &code) const;
    [[noreturn]] void fail(const QString &code, const Text &argument) const;
    /// Attributes that follow from the field (maxlength, min, step), where the widget has them not
    /// yet.
    virtual void addAttributes(WidgetSpec &widget) const;
    void setAttribute(WidgetSpec &widget, const QString &name, const Value &value) const;

private:
    FormFieldOptions m_options;
    WidgetSpec m_widget;
};

} // namespace Quintette
