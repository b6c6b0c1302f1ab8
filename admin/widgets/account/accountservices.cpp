// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/accountservices.h"

#include "admin/pages/passwordpage.h"
#include "admin/widgets/session/adminsession.h"
#include "core/auth/passwordforms.h"
#include "core/forms/boundfield.h"

namespace Quintette {

namespace {

QList<FormContents::Field> fieldsOf(const Form &form)
{
    QList<FormContents::Field> fields;
    for (const BoundField &bound : form.boundFields()) {
        FormContents::Field field;
        field.item.name = bound.name();
        field.item.label = bound.label();
        field.item.helpText = bound.helpText();
        field.submitName = bound.htmlName();
        field.widget = bound.widget();
        field.isRequired = bound.isRequired();
        for (const ValidationError::Item &error : bound.errors())
            field.errors.append(error.message);
        fields.append(field);
    }
    return fields;
}

PasswordDialog::State submit(PasswordPage &page, AdminRequest &request,
                             const std::optional<FormData> &data)
{
    if (data)
        page.form().bind(*data);
    if (!data || !page.form().isValid())
        return {fieldsOf(page.form()), false};
    page.save(request);
    return {{}, true};
}

} // namespace

PasswordDialog::State AccountServices::changeOwnPassword(const AdminSession &session,
                                                         const std::optional<FormData> &data) const
{
    AdminRequest request = session.request();
    return submit(*PasswordPage::forOneself(*m_gate, session.site(), request), request, data);
}

PasswordDialog::State AccountServices::setPassword(const AdminSession &session,
                                                   const ModelAdmin &users, const QString &quotedPk,
                                                   const std::optional<FormData> &data) const
{
    AdminRequest request = session.request();
    return submit(*PasswordPage::forAccount(*m_gate, users, request, quotedPk), request, data);
}

} // namespace Quintette
