// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/loginform.h"

#include "core/forms/fields/charfield.h"

namespace Quintette {

LoginForm::LoginForm()
{
    add(u"username"_s,
        std::make_unique<CharFormField>(FormFieldOptions{.label = QN_TEXT("admin", "Username")}));
    WidgetSpec hidden(WidgetKind::Password);
    hidden.attributes.insert(u"autocomplete"_s, u"current-password"_s);
    CharFormFieldOptions asTyped;
    asTyped.strip = false;
    add(u"password"_s,
        std::make_unique<CharFormField>(
                FormFieldOptions{.label = QN_TEXT("admin", "Password"), .widget = hidden},
                asTyped));
}

} // namespace Quintette
