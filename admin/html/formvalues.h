// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/adminurls.h"
#include "admin/pages/changeform.h"

namespace Quintette {

class BoundField;
class ModelForm;

/// The groups of fields of a form page as fieldset.html draws them.
Value sectionValues(const ChangeForm &page, const AdminUrls &urls);
/// One field or read-only value of a form of that model, with what scripts and links need.
Dict formItemValues(const ModelForm &form, const ModelInfo &model, const FormItem &item,
                    const AdminUrls &urls, const Dict &attributes = {});
/// One field of any form as field.html draws it. attributes are put on its widget.
Dict fieldValues(const BoundField &field, const Dict &attributes = {});

/// All fields of a form, likewise; skipped: names of those that a page draws itself.
Value fieldList(const Form &form, const QStringList &skipped = {});

} // namespace Quintette
