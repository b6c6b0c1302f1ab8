// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formdata.h"
#include "core/forms/widgetspec.h"
#include "core/http/uploadedfile.h"

namespace Quintette {

/// What was submitted for a widget of that name: None for nothing, text, a list, True/False, a
/// FileValue. Django: Widget.value_from_datadict.
QUINTETTE_CORE_EXPORT Value submittedValue(const WidgetSpec &widget, const QString &name,
                                           const FormData &data, const UploadedFiles &files);
/// Whether the widget was not part of what was submitted. False for those that say nothing when
/// nothing is chosen. Django: value_omitted_from_data.
QUINTETTE_CORE_EXPORT bool isOmitted(const WidgetSpec &widget, const QString &name,
                                     const FormData &data, const UploadedFiles &files);
/// Name of the "clear" checkbox beside a file.
QUINTETTE_CORE_EXPORT QString clearName(const QString &name);

} // namespace Quintette
