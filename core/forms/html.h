// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formerrors.h"
#include "core/forms/widgetspec.h"

namespace Quintette {

class Form;

/// HTML of widgets and forms. Everything that comes from people is escaped here.
namespace Html {

/// The input, select or group of a widget; attributes come before the widget's own of the same
/// name.
QUINTETTE_CORE_EXPORT QString widget(const WidgetSpec &widget, const QString &name,
                                     const Value &value, const Dict &attributes = {});
/// Whether the "required" attribute says something true about this widget.
QUINTETTE_CORE_EXPORT bool mayBeRequired(const WidgetSpec &widget, const Value &initial);
QUINTETTE_CORE_EXPORT QString label(const QString &text, const QString &forId, bool required);
/// <ul class="errorlist">; empty for no errors.
QUINTETTE_CORE_EXPORT QString errorList(const FormErrors::Items &items, const QString &id = {});
/// The attributes with a space before each; True is a bare name, None and False are left out.
QUINTETTE_CORE_EXPORT QString attributeText(const Dict &attributes);
/// A whole form, without the form element: as_div. Hidden fields are at its end.
QUINTETTE_CORE_EXPORT QString form(const Form &form);

} // namespace Html
} // namespace Quintette
