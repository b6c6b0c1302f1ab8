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
/// The type attribute of the inputs of a kind: "text" for what has none of its own.
QUINTETTE_CORE_EXPORT QString inputType(WidgetKind kind);
/// Whether the "required" attribute says something true about this widget.
QUINTETTE_CORE_EXPORT bool mayBeRequired(const WidgetSpec &widget, const Value &initial);
QUINTETTE_CORE_EXPORT QString label(const QString &text, const QString &forId, bool required);
/// <ul class="errorlist">; empty for no errors.
QUINTETTE_CORE_EXPORT QString errorList(const FormErrors::Items &items, const QString &id = {});
/// The attributes with a space before each; True is a bare name, None and False are left out.
QUINTETTE_CORE_EXPORT QString attributeText(const Dict &attributes);
/// <legend>, for a widget of several inputs.
QUINTETTE_CORE_EXPORT QString legend(const QString &text, bool required);
/// How a form is laid out: Django's as_div, as_p, as_ul, as_table. A list and a table are without
/// the element around them.
enum class Layout : quint8 { Div, Paragraphs, List, Table };
/// A whole form, without the form element. Hidden fields are at its end.
QUINTETTE_CORE_EXPORT QString form(const Form &form, Layout layout = Layout::Div);
/// <link> and <script> of the widgets' own styles and scripts, each once; staticPrefix stands
/// before relative paths. Django: form.media.
QUINTETTE_CORE_EXPORT QString media(const Form &form, const QString &staticPrefix);

} // namespace Html
} // namespace Quintette
