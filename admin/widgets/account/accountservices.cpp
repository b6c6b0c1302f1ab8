// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/account/accountservices.h"

#include "admin/pages/passwordpage.h"
#include "admin/widgets/form/formfields.h"
#include "admin/widgets/session/adminsession.h"
#include "core/auth/passwordforms.h"

namespace Quintette {

namespace {

FormDialog::State submit(PasswordPage &page, AdminRequest &request, const FormDialog::Given &given)
{
    if (given)
        page.form().bind(given->data);
    if (!given || !page.form().isValid())
        return {takeFields(page.form())};
    page.save(request);
    return {{}, true};
}

} // namespace

FormDialog::State AccountServices::changeOwnPassword(const AdminSession &session,
                                                     const FormDialog::Given &given) const
{
    AdminRequest request = session.request();
    return submit(*PasswordPage::forOneself(*m_gate, session.site(), request), request, given);
}

FormDialog::State AccountServices::setPassword(const AdminSession &session, const ModelAdmin &users,
                                               const QString &quotedPk,
                                               const FormDialog::Given &given) const
{
    AdminRequest request = session.request();
    return submit(*PasswordPage::forAccount(*m_gate, users, request, quotedPk), request, given);
}

} // namespace Quintette
