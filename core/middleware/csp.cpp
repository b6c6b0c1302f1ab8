// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/csp.h"

#include "core/base/error.h"
#include "core/signing/crypto.h"

namespace Quintette {

constexpr qsizetype nonceBytes = 18;

ContentPolicy ContentPolicy::parse(const QString &text)
{
    ContentPolicy policy;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        const QByteArrayList words = part.simplified().toLatin1().split(' ');
        if (words.constFirst().isEmpty())
            continue;
        const QByteArray &name = words.constFirst();
        const auto isNameCharacter = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
        if (!std::all_of(name.begin(), name.end(), isNameCharacter)) {
            throw ImproperlyConfigured(
                    u"security.content_security_policy: \"%1\" is no directive"_s.arg(
                            QString::fromLatin1(name)));
        }
        QByteArrayList sources = words.sliced(1);
        for (QByteArray &source : sources) {
            if (source == "'nonce'")
                source = Csp::nonce;
        }
        policy.directives += {name, sources};
    }
    return policy;
}

const QByteArray &CspNonce::value()
{
    if (m_value.isEmpty())
        m_value = randomBytes(nonceBytes).toBase64(QByteArray::Base64UrlEncoding);
    return m_value;
}

QByteArray cspNonce(const Request &request)
{
    auto *nonce = request.attachment<CspNonce>();
    return nonce ? nonce->value() : QByteArray();
}

static QByteArray headerOf(const ContentPolicy &policy, CspNonce &nonce)
{
    QByteArrayList directives;
    for (const ContentPolicy::Directive &directive : policy.directives) {
        QByteArrayList words = {directive.name};
        for (const QByteArray &source : directive.sources) {
            if (source != Csp::nonce)
                words += source;
            else if (nonce.isUsed())
                words += "'nonce-" + nonce.value() + '\'';
        }
        // Without the nonce nothing may be left, which would allow everything or nothing by
        // accident.
        if (words.size() > 1 || directive.sources.isEmpty())
            directives += words.join(' ');
    }
    return directives.join("; ");
}

Middleware cspMiddleware(const ContentPolicy &enforced, const ContentPolicy &reported)
{
    return [enforced, reported](const Handler &next) -> Handler {
        return [enforced, reported, next](Request &request) {
            const auto nonce = std::make_shared<CspNonce>();
            request.attach(nonce);
            Response response = next(request);
            const auto *own = request.attachment<CspOverride>();
            const auto send = [&](const char *name, const ContentPolicy &policy) {
                const QByteArray value = headerOf(policy, *nonce);
                if (!value.isEmpty())
                    response.headers().setDefault(name, value);
            };
            send("Content-Security-Policy", own && own->enforced ? *own->enforced : enforced);
            send("Content-Security-Policy-Report-Only",
                 own && own->reported ? *own->reported : reported);
            return response;
        };
    };
}

} // namespace Quintette
