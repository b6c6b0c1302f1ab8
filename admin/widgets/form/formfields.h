// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"
#include "core/forms/formerrors.h"

namespace Quintette {

class Form;
class ModelForm;

QList<Text> messagesOf(const FormErrors::Items &errors);

/// A field of a form with all that an editor needs; queries for the choices of a relation.
FormContents::Field takeField(const ModelForm &form, const ChangeForm::Item &item);

/// All fields of a form that is of no model's object, such as what an action asks; queries too.
QUINTETTE_WIDGETS_EXPORT QList<FormContents::Field> takeFields(const Form &form);

} // namespace Quintette
