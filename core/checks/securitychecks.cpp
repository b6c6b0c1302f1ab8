// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/settingchecks.h"

#include "core/conf/project.h"

#include <QSet>

namespace Quintette {

namespace {

constexpr qsizetype shortestSecretKey = 50;
constexpr qsizetype fewestCharacters = 5;

bool isWeakKey(const QString &key)
{
    const QSet<QChar> characters(key.begin(), key.end());
    return key.size() < shortestSecretKey || characters.size() < fewestCharacters
            || key.startsWith("django-insecure-"_L1);
}

void checkKeys(const SiteSettings &site, QList<CheckMessage> &messages)
{
    const Text hint = QN_TEXT(
            "checks", "Remove it from the settings, and a long random one is made in secret.key.");
    if (isWeakKey(site.secretKey)) {
        messages += CheckMessage::warning(
                u"security.W009"_s,
                QN_TEXT("checks", "site.secret_key can be guessed: it is short or monotonous."),
                hint);
    }
    for (const QString &key : site.secretKeyFallbacks) {
        if (isWeakKey(key)) {
            messages += CheckMessage::warning(
                    u"security.W025"_s,
                    QN_TEXT("checks", "A key in site.secret_key_fallbacks can be guessed."));
        }
    }
}

void checkTransport(const Settings &settings, QList<CheckMessage> &messages)
{
    const SecuritySettings &security = settings.security;
    if (security.hstsSeconds == 0) {
        messages += CheckMessage::warning(
                u"security.W004"_s, QN_TEXT("checks", "security.hsts_seconds is not set."),
                QN_TEXT("checks",
                        "Once all of the site is on HTTPS, let browsers insist on it; "
                        "begin with a short time, for it cannot be taken back."));
    } else {
        if (!security.hstsIncludeSubdomains) {
            messages += CheckMessage::warning(u"security.W005"_s,
                                              QN_TEXT("checks",
                                                      "HSTS leaves subdomains out "
                                                      "(security.hsts_include_subdomains)."));
        }
        if (!security.hstsPreload) {
            messages += CheckMessage::warning(
                    u"security.W021"_s,
                    QN_TEXT("checks",
                            "The site does not ask for the browsers' HTTPS list "
                            "(security.hsts_preload)."));
        }
    }
    if (!security.sslRedirect) {
        messages += CheckMessage::warning(
                u"security.W008"_s,
                QN_TEXT("checks", "HTTP is not redirected to HTTPS (security.ssl_redirect)."),
                QN_TEXT("checks", "Set it, or let the proxy in front redirect."));
    }
}

void checkHeaders(const Settings &settings, QList<CheckMessage> &messages)
{
    static const QStringList referrerPolicies = {
            u"no-referrer"_s, u"no-referrer-when-downgrade"_s,     u"origin"_s,
            u"same-origin"_s, u"origin-when-cross-origin"_s,       u"strict-origin"_s,
            u"unsafe-url"_s,  u"strict-origin-when-cross-origin"_s};
    static const QStringList openerPolicies = {u"same-origin"_s, u"same-origin-allow-popups"_s,
                                               u"unsafe-none"_s};
    const SecuritySettings &security = settings.security;
    if (!security.contentTypeNosniff) {
        messages += CheckMessage::warning(u"security.W006"_s,
                                          QN_TEXT("checks",
                                                  "Browsers may guess content types "
                                                  "(security.content_type_nosniff)."));
    }
    if (security.frameOptions != "DENY"_L1) {
        messages += CheckMessage::warning(
                u"security.W019"_s,
                QN_TEXT("checks", "Pages can be shown in frames (security.frame_options)."));
    }
    if (security.referrerPolicy.isEmpty()) {
        messages += CheckMessage::warning(
                u"security.W022"_s,
                QN_TEXT("checks",
                        "security.referrer_policy is empty, so visitors' addresses "
                        "leak to the sites they go to."));
    }
    for (const QString &policy : security.referrerPolicy.split(u',', Qt::SkipEmptyParts)) {
        if (!referrerPolicies.contains(policy.trimmed())) {
            messages += CheckMessage::error(
                    u"security.E023"_s,
                    QN_TEXT("checks", "\"%1\" is no referrer policy.").arg(policy.trimmed()),
                    QN_TEXT("checks", "Valid ones: %1").arg(referrerPolicies.join(u", "_s)));
        }
    }
    const QString &opener = security.crossOriginOpenerPolicy;
    if (!opener.isEmpty() && !openerPolicies.contains(opener)) {
        messages += CheckMessage::error(
                u"security.E024"_s, QN_TEXT("checks", "\"%1\" is no opener policy.").arg(opener),
                QN_TEXT("checks", "Valid ones: %1").arg(openerPolicies.join(u", "_s)));
    }
}

void checkCookies(const Settings &settings, QList<CheckMessage> &messages)
{
    if (!settings.session.cookieSecure) {
        messages += CheckMessage::warning(u"security.W012"_s,
                                          QN_TEXT("checks",
                                                  "The session cookie is sent over HTTP too "
                                                  "(session.cookie_secure)."));
    }
    if (!settings.session.cookieHttponly) {
        messages += CheckMessage::warning(u"security.W015"_s,
                                          QN_TEXT("checks",
                                                  "Scripts can read the session cookie "
                                                  "(session.cookie_httponly)."));
    }
    if (!settings.csrf.useSessions && !settings.csrf.cookieSecure) {
        messages += CheckMessage::warning(u"security.W016"_s,
                                          QN_TEXT("checks",
                                                  "The CSRF cookie is sent over HTTP too "
                                                  "(csrf.cookie_secure)."));
    }
}

} // namespace

QList<CheckMessage> checkSecurity(const Project &project)
{
    const Settings &settings = project.settings();
    QList<CheckMessage> messages;
    struct Protection
    {
        QString middleware;
        QString id;
    };
    for (const auto &[middleware, id] : {Protection{u"security"_s, u"security.W001"_s},
                                         Protection{u"clickjacking"_s, u"security.W002"_s},
                                         Protection{u"csrf"_s, u"security.W003"_s}}) {
        if (!settings.middleware.installed.contains(middleware)) {
            messages += CheckMessage::warning(
                    id,
                    QN_TEXT("checks", "\"%1\" is missing from middleware.installed.")
                            .arg(middleware));
        }
    }
    checkKeys(settings.site, messages);
    checkTransport(settings, messages);
    checkHeaders(settings, messages);
    checkCookies(settings, messages);
    if (settings.site.debug) {
        messages += CheckMessage::warning(
                u"security.W018"_s,
                QN_TEXT("checks", "site.debug shows strangers the inside of the site."));
    }
    if (settings.site.allowedHosts.isEmpty()) {
        messages += CheckMessage::warning(
                u"security.W020"_s,
                QN_TEXT("checks",
                        "site.allowed_hosts is empty, so only this machine is answered."));
    }
    return messages;
}

} // namespace Quintette
