// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/middleware/middleware.h"

#include <QByteArrayList>
#include <QList>

namespace Quintette {

/// A content security policy: directives with their sources, in order. The source Csp::nonce stands
/// for the nonce of the request. Django: SECURE_CSP.
struct ContentPolicy
{
    struct Directive
    {
        QByteArray name;
        QByteArrayList
                sources; // none: a directive without value, such as upgrade-insecure-requests
    };
    QList<Directive> directives;

    bool isEmpty() const { return directives.isEmpty(); }
    /// Reads a policy as it stands in a header ("default-src 'self'; script-src 'self' 'nonce'");
    /// 'nonce' is where the nonce of each request goes. Throws ImproperlyConfigured for a name that
    /// is none.
    QUINTETTE_CORE_EXPORT static ContentPolicy parse(const QString &text);
};

// Django: the constants of django.utils.csp.CSP.
namespace Csp {
constexpr const char *none = "'none'";
constexpr const char *self = "'self'";
constexpr const char *strictDynamic = "'strict-dynamic'";
constexpr const char *unsafeInline = "'unsafe-inline'";
constexpr const char *unsafeEval = "'unsafe-eval'";
constexpr const char *unsafeHashes = "'unsafe-hashes'";
constexpr const char *wasmUnsafeEval = "'wasm-unsafe-eval'";
constexpr const char *reportSample = "'report-sample'";
constexpr const char *nonce = "<CSP_NONCE_SENTINEL>";
} // namespace Csp

/// Attached to each request: the nonce that scripts of this page carry, made when first asked for.
class QUINTETTE_CORE_EXPORT CspNonce
{
public:
    const QByteArray &value();
    bool isUsed() const { return !m_value.isEmpty(); }

private:
    QByteArray m_value;
};

/// A response can carry its own policy, or none, for the view that made it. Django: csp_override
/// and its kin.
struct CspOverride
{
    std::optional<ContentPolicy> enforced;
    std::optional<ContentPolicy> reported;
};

/// The nonce for the page that answers request; empty where the middleware is not installed.
/// Django: csp_nonce.
QUINTETTE_CORE_EXPORT QByteArray cspNonce(const Request &request);

/// Sends the policies; a response that has such a header keeps it, and a view may attach a
/// CspOverride to the request. Where the page did not ask for the nonce, its place is left out.
/// Django: ContentSecurityPolicyMiddleware.
QUINTETTE_CORE_EXPORT Middleware cspMiddleware(const ContentPolicy &enforced,
                                               const ContentPolicy &reported = {});

} // namespace Quintette
