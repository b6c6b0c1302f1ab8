// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/form.h"

namespace Quintette {

/// One field of a form with its data, as a face draws it. A light view: the form must outlive it.
/// Django: BoundField.
class QUINTETTE_CORE_EXPORT BoundField
{
public:
    BoundField(const Form &form, const FormField &field, const QString &name)
        : m_form(&form), m_field(&field), m_name(name)
    {
    }

    const Form &form() const { return *m_form; }
    const QString &name() const { return m_name; }
    const FormField &field() const { return *m_field; }
    const WidgetSpec &widget() const { return m_field->widget(); }
    /// The name of its input: with the form's prefix.
    QString htmlName() const { return m_form->prefixed(m_name); }
    /// The id of its input, empty when the form gives none.
    QString id() const;
    /// What the label points to: nothing for a group of inputs.
    QString idForLabel() const;
    Text label() const;
    Text helpText() const { return m_field->options().helpText; }
    FormErrors::Items errors() const { return m_form->knownErrors().value(m_name); }
    bool isHidden() const { return widget().isHidden(); }
    bool isRequired() const { return m_field->isRequired(); }
    Value initial() const { return m_form->initialValue(m_name); }
    /// What the widget shows: what was submitted, else the initial value; prepared by the field.
    Value value() const;

    /// Ids of help and errors, for aria-describedby; empty when there is neither.
    QString describedBy() const;
    QString helpId() const { return id() + u"_helptext"_s; }
    QString errorId() const { return id() + u"_error"_s; }

    // HTML.
    QString widgetHtml(const Dict &attributes = {}) const;
    QString labelHtml() const;
    QString errorsHtml() const;
    /// Of a widget of several inputs. Django: legend_tag.
    QString legendHtml() const;
    /// element: "div", or "span" where it stands in a line.
    QString helpHtml(const QString &element = u"div"_s) const;
    /// Label or legend, help, errors and widget together. Django: as_field_group.
    QString groupHtml() const;

private:
    const Form *m_form;
    const FormField *m_field;
    QString m_name;
};

/// "first_name" as a label: "First name". Django: pretty_name.
QUINTETTE_CORE_EXPORT QString labelFromName(const QString &name);

} // namespace Quintette
