// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/accountvalues.h"

#include "core/apps/application.h"
#include "core/auth/protection/qrcode.h"
#include "core/auth/protection/secondfactors.h"

namespace Quintette {

Dict enrolmentValues(const WebAdmin &face, const User &user)
{
    const SecondFactors &factors = *face.application().service<SecondFactors>();
    const QString secret = factors.prepare(user);
    const QrCode code = QrCode::fromText(factors.address(user, secret));
    constexpr qsizetype groupLength = 4;
    QStringList groups; // easier to type from the screen
    for (qsizetype at = 0; at < secret.size(); at += groupLength)
        groups += secret.mid(at, groupLength);
    const QString title = QN_TEXT("accounts", "QR code with the key").toString();
    return {{u"qr_code"_s, Value::safe(code.isNull() ? QString() : code.toSvg(title))},
            {u"secret"_s, groups.join(u' ')}};
}

} // namespace Quintette
