// SPDX-License-Identifier: GPL-3.0-or-later
// Longer than other files because it is a table: one row per key of quintette.toml.
#include "core/conf/settingkeys.h"

namespace Quintette {

namespace {

struct Limits
{
    double minimum = 0;
    double maximum = std::numeric_limits<int>::max();
    QStringList choices;
};

template <auto section, auto member> SettingTarget target(Settings &settings)
{
    return &(settings.*section.*member);
}

/// The rows of one section.
template <auto section> class Section
{
public:
    Section(std::vector<SettingKey> &keys, const QString &name) : m_keys(keys), m_name(name) { }

    template <auto member>
    void key(const QString &name, const QString &meaning, const Limits &limits = {})
    {
        m_keys.push_back({m_name, name, &target<section, member>, meaning, limits.minimum,
                          limits.maximum, limits.choices});
    }

private:
    std::vector<SettingKey> &m_keys;
    QString m_name;
};

const QStringList sameSiteChoices = {u"Lax"_s, u"Strict"_s, u"None"_s};

void addSite(std::vector<SettingKey> &keys)
{
    using S = SiteSettings;
    Section<&Settings::site> site(keys, u"site"_s);
    site.key<&S::name>(u"name"_s, u"The name of the site, shown in titles."_s);
    site.key<&S::id>(u"id"_s, u"The row of `django_site` that this project serves."_s,
                     {.minimum = 1});
    site.key<&S::languageCode>(u"language_code"_s,
                               u"The language used where nothing else decides."_s);
    site.key<&S::languages>(u"languages"_s, u"The languages offered, by code."_s);
    site.key<&S::timeZone>(u"time_zone"_s, u"The time zone people see, such as `Europe/Berlin`."_s);
    site.key<&S::useTz>(
            u"use_tz"_s,
            u"Store points in time in UTC. `false` stores them as `time_zone` shows them."_s);
    site.key<&S::debug>(u"debug"_s,
                        u"Detailed error pages. Never where strangers can reach the server."_s);
    site.key<&S::allowedHosts>(
            u"allowed_hosts"_s,
            u"Host names this site answers to; `.example.com` takes subdomains in, `*` every host. "
            "When empty: only this machine's loopback names."_s);
    site.key<&S::secretKey>(
            u"secret_key"_s,
            u"Signs sessions and links. When empty it is kept in the file `secret.key`, made once."_s);
    site.key<&S::secretKeyFallbacks>(u"secret_key_fallbacks"_s,
                                     u"Former secret keys that are still accepted."_s);
}

void addUrls(std::vector<SettingKey> &keys)
{
    using S = UrlSettings;
    Section<&Settings::urls> urls(keys, u"urls"_s);
    urls.key<&S::prefix>(
            u"prefix"_s,
            u"The path of its host below which this site is served, such as `/intranet`."_s);
    urls.key<&S::admin>(
            u"admin"_s,
            u"Where the admin pages are; ends with a slash. When empty there are none."_s);
    urls.key<&S::home>(
            u"home"_s,
            u"Where `/` redirects to when no page has that URL: a URL or the name of a view."_s);
    urls.key<&S::appendSlash>(u"append_slash"_s,
                              u"Redirect to the URL with a slash where only that one exists."_s);
    urls.key<&S::prependWww>(u"prepend_www"_s, u"Redirect to the host name with `www.`."_s);
}

void addPluginsAndData(std::vector<SettingKey> &keys)
{
    using P = PluginSettings;
    Section<&Settings::plugins> plugins(keys, u"plugins"_s);
    plugins.key<&P::installed>(
            u"installed"_s, u"Labels of the plugins to load; what they depend on comes along."_s);
    plugins.key<&P::dirs>(u"dirs"_s, u"Folders searched for plugins before the installed ones."_s);

    using D = DatabaseLocation;
    Section<&Settings::database> database(keys, u"database"_s);
    database.key<&D::url>(
            u"url"_s,
            u"A SQLite file (relative to the project) or `postgresql://user:password@host:port/name`."_s);
    database.key<&D::timeout>(u"timeout"_s, u"Seconds to wait for a lock or a connection."_s,
                              {.maximum = 3600});
    database.key<&D::atomicRequests>(u"atomic_requests"_s,
                                     u"Run the view of every request in one transaction."_s);
    database.key<&D::others>(
            u"others"_s,
            u"More databases, each `alias=address`; what goes there is said by the routers of plugins."_s);
    database.key<&D::defaultTablespace>(
            u"default_tablespace"_s,
            u"Where PostgreSQL makes tables whose model names no tablespace; empty for its own choice."_s);
    database.key<&D::defaultIndexTablespace>(
            u"default_index_tablespace"_s,
            u"The same for indexes; empty for the tablespace of their table."_s);
}

void addFiles(std::vector<SettingKey> &keys)
{
    using T = TemplateSettings;
    Section<&Settings::templates> templates(keys, u"templates"_s);
    templates.key<&T::dirs>(u"dirs"_s,
                            u"Folders of templates, searched before those of the plugins."_s);
    templates.key<&T::stringIfInvalid>(u"string_if_invalid"_s,
                                       u"Shown in place of a variable that does not exist."_s);

    using S = StaticSettings;
    Section<&Settings::staticFiles> files(keys, u"static"_s);
    files.key<&S::url>(
            u"url"_s,
            u"Where static files are served: below `urls.prefix` unless it begins with a slash or names a host. Ends with a slash."_s);
    files.key<&S::root>(u"root"_s, u"Where `collectstatic` puts them for another web server."_s);
    files.key<&S::dirs>(u"dirs"_s,
                        u"Folders of static files, searched before those of the plugins."_s);

    using M = MediaSettings;
    Section<&Settings::media> media(keys, u"media"_s);
    media.key<&M::url>(u"url"_s, u"Where uploaded files are served, by the same rule."_s);
    media.key<&M::root>(u"root"_s, u"Where uploaded files are stored."_s);

    using L = LanguageSettings;
    Section<&Settings::language> language(keys, u"language"_s);
    language.key<&L::cookieName>(u"cookie_name"_s,
                                 u"The cookie that keeps a visitor's language."_s);
    language.key<&L::cookieAge>(u"cookie_age"_s,
                                u"Seconds it is kept; 0 until the browser closes."_s);
    language.key<&L::cookiePath>(u"cookie_path"_s, u"The path it is sent for."_s);
}

void addCookies(std::vector<SettingKey> &keys)
{
    using S = SessionSettings;
    Section<&Settings::session> session(keys, u"session"_s);
    session.key<&S::cookieName>(u"cookie_name"_s, u"The session cookie."_s);
    session.key<&S::cookieAge>(u"cookie_age"_s, u"Seconds a session lasts."_s, {.minimum = 1});
    session.key<&S::cookieDomain>(u"cookie_domain"_s,
                                  u"The domain it is sent to; when empty only this host."_s);
    session.key<&S::cookiePath>(u"cookie_path"_s, u"The path it is sent for."_s);
    session.key<&S::cookieSecure>(u"cookie_secure"_s, u"Send it over HTTPS only."_s);
    session.key<&S::cookieHttponly>(u"cookie_httponly"_s, u"Keep it from scripts."_s);
    session.key<&S::cookieSamesite>(u"cookie_samesite"_s, u"When other sites' links send it."_s,
                                    {.choices = sameSiteChoices});
    session.key<&S::saveEveryRequest>(u"save_every_request"_s,
                                      u"Store the session, and so prolong it, every time."_s);
    session.key<&S::expireAtBrowserClose>(u"expire_at_browser_close"_s,
                                          u"End sessions with the browser."_s);

    using C = CsrfSettings;
    Section<&Settings::csrf> csrf(keys, u"csrf"_s);
    csrf.key<&C::cookieName>(u"cookie_name"_s, u"The cookie with the secret that forms repeat."_s);
    csrf.key<&C::cookieAge>(u"cookie_age"_s, u"Seconds it is kept; 0 until the browser closes."_s);
    csrf.key<&C::cookieDomain>(u"cookie_domain"_s,
                               u"The domain it is sent to; when empty only this host."_s);
    csrf.key<&C::cookiePath>(u"cookie_path"_s, u"The path it is sent for."_s);
    csrf.key<&C::cookieSecure>(u"cookie_secure"_s, u"Send it over HTTPS only."_s);
    csrf.key<&C::cookieHttponly>(u"cookie_httponly"_s, u"Keep it from scripts."_s);
    csrf.key<&C::cookieSamesite>(u"cookie_samesite"_s, u"When other sites' links send it."_s,
                                 {.choices = sameSiteChoices});
    csrf.key<&C::headerName>(u"header_name"_s,
                             u"The header in which a script may repeat the secret."_s);
    csrf.key<&C::trustedOrigins>(
            u"trusted_origins"_s,
            u"Other origins whose forms are accepted, such as `https://*.example.com`."_s);
    csrf.key<&C::useSessions>(u"use_sessions"_s,
                              u"Keep the secret in the session instead of a cookie."_s);
}

void addSecurity(std::vector<SettingKey> &keys)
{
    using S = SecuritySettings;
    Section<&Settings::security> security(keys, u"security"_s);
    security.key<&S::hstsSeconds>(u"hsts_seconds"_s,
                                  u"How long browsers shall insist on HTTPS; 0 says nothing."_s);
    security.key<&S::hstsIncludeSubdomains>(u"hsts_include_subdomains"_s,
                                            u"Let that hold for subdomains too."_s);
    security.key<&S::hstsPreload>(u"hsts_preload"_s,
                                  u"Ask for the browsers' built-in HTTPS list."_s);
    security.key<&S::sslRedirect>(u"ssl_redirect"_s, u"Redirect HTTP to HTTPS."_s);
    security.key<&S::sslHost>(u"ssl_host"_s,
                              u"The host that redirect goes to; when empty the one asked for."_s);
    security.key<&S::redirectExempt>(u"redirect_exempt"_s,
                                     u"Regular expressions of paths that stay on HTTP."_s);
    security.key<&S::proxySslHeader>(
            u"proxy_ssl_header"_s,
            u"A header only the proxy can set, as `X-Forwarded-Proto: https`, that marks a "
            "request as HTTPS."_s);
    security.key<&S::useXForwardedHost>(u"use_x_forwarded_host"_s,
                                        u"Believe the proxy's `X-Forwarded-Host`."_s);
    security.key<&S::useXForwardedPort>(u"use_x_forwarded_port"_s,
                                        u"Believe the proxy's `X-Forwarded-Port`."_s);
    security.key<&S::contentTypeNosniff>(u"content_type_nosniff"_s,
                                         u"Send `X-Content-Type-Options: nosniff`."_s);
    security.key<&S::referrerPolicy>(u"referrer_policy"_s,
                                     u"Sent as `Referrer-Policy`; not when empty."_s);
    security.key<&S::crossOriginOpenerPolicy>(
            u"cross_origin_opener_policy"_s,
            u"Sent as `Cross-Origin-Opener-Policy`; not when empty."_s);
    security.key<&S::frameOptions>(u"frame_options"_s, u"Sent as `X-Frame-Options`."_s,
                                   {.choices = {u"DENY"_s, u"SAMEORIGIN"_s}});
    security.key<&S::contentSecurityPolicy>(
            u"content_security_policy"_s, u"Sent as `Content-Security-Policy`; not when empty."_s);
}

void addServer(std::vector<SettingKey> &keys)
{
    using S = ServerSettings;
    Section<&Settings::server> server(keys, u"server"_s);
    server.key<&S::address>(u"address"_s,
                            u"The address to listen on when `runserver` names none."_s);
    server.key<&S::port>(u"port"_s, u"The port; 0 takes a free one."_s, {.maximum = 65535});
    server.key<&S::maxHeadSize>(u"max_head_size"_s, u"Bytes of request line and headers."_s,
                                {.minimum = 1024, .maximum = 16777216});
    server.key<&S::maxBodySize>(u"max_body_size"_s, u"Bytes of a request body."_s,
                                {.maximum = 1e15});
    server.key<&S::maxFormFields>(u"max_form_fields"_s, u"Fields of one form."_s, {.minimum = 1});
    server.key<&S::maxFormFiles>(u"max_form_files"_s, u"Files of one form."_s);
    server.key<&S::uploadMemorySize>(u"upload_memory_size"_s,
                                     u"Bytes from which on an upload goes to a file."_s,
                                     {.maximum = 1e12});
    server.key<&S::maxConnections>(u"max_connections"_s, u"Connections open at a time."_s,
                                   {.minimum = 1});
    server.key<&S::headTimeout>(u"head_timeout"_s, u"Seconds for request line and headers."_s,
                                {.minimum = 1});
    server.key<&S::bodyTimeout>(u"body_timeout"_s, u"Seconds for the body."_s, {.minimum = 1});
    server.key<&S::writeTimeout>(u"write_timeout"_s,
                                 u"Seconds a client may take no byte of an answer."_s,
                                 {.minimum = 1});
    server.key<&S::keepAliveTimeout>(u"keep_alive_timeout"_s,
                                     u"Seconds an idle connection stays open."_s);
    server.key<&S::shutdownTimeout>(u"shutdown_timeout"_s,
                                    u"Seconds that running requests get when it stops."_s);
    server.key<&S::ioThreads>(u"io_threads"_s,
                              u"Threads that talk to clients; 0 chooses by processors."_s,
                              {.maximum = 256});
    server.key<&S::viewThreads>(u"view_threads"_s,
                                u"Threads that make answers; 0 chooses by processors."_s,
                                {.maximum = 1024});
}

void addEmailAndLogging(std::vector<SettingKey> &keys)
{
    using S = EmailSettings;
    Section<&Settings::email> email(keys, u"email"_s);
    email.key<&S::backend>(
            u"backend"_s, u"Where mail goes."_s,
            {.choices = {u"smtp"_s, u"console"_s, u"file"_s, u"memory"_s, u"dummy"_s}});
    email.key<&S::host>(u"host"_s, u"The SMTP server."_s);
    email.key<&S::port>(u"port"_s, u"Its port."_s, {.minimum = 1, .maximum = 65535});
    email.key<&S::username>(u"username"_s, u"The name to log in with; no login when empty."_s);
    email.key<&S::password>(u"password"_s, u"The password to log in with."_s);
    email.key<&S::useTls>(u"use_tls"_s, u"Start with STARTTLS."_s);
    email.key<&S::useSsl>(u"use_ssl"_s, u"Speak TLS from the first byte."_s);
    email.key<&S::timeout>(u"timeout"_s, u"Seconds to wait for the server."_s, {.minimum = 1});
    email.key<&S::filePath>(u"file_path"_s, u"The folder of the `file` back-end."_s);
    email.key<&S::defaultFrom>(u"default_from"_s, u"The sender of mail to users."_s);
    email.key<&S::serverFrom>(u"server_from"_s, u"The sender of error mail."_s);
    email.key<&S::subjectPrefix>(u"subject_prefix"_s,
                                 u"Put before the subject of mail to administrators."_s);
    email.key<&S::admins>(u"admins"_s, u"Addresses that get mail to administrators."_s);

    using L = LoggingSettings;
    Section<&Settings::logging> logging(keys, u"logging"_s);
    logging.key<&L::level>(u"level"_s, u"The least severe message that is written."_s,
                           {.choices = {u"debug"_s, u"info"_s, u"warning"_s, u"critical"_s}});
    logging.key<&L::file>(u"file"_s, u"The file to write to; standard error when empty."_s);
    logging.key<&L::rules>(u"rules"_s, u"Qt logging rules, such as `quintette.db.debug=true`."_s);
}

void addAuthAndAdmin(std::vector<SettingKey> &keys)
{
    using S = AuthSettings;
    Section<&Settings::auth> auth(keys, u"auth"_s);
    auth.key<&S::userModel>(
            u"user_model"_s,
            u"The model of accounts, `app.Model`; one of a plugin replaces Django's "
            "from the first migration on."_s);
    auth.key<&S::hashers>(
            u"hashers"_s,
            u"Accepted password hashes; the first one makes new hashes and old ones are renewed at log-in."_s);
    auth.key<&S::pbkdf2Iterations>(u"pbkdf2_iterations"_s, u"Work put into a new PBKDF2 hash."_s,
                                   {.minimum = 1, .maximum = 100000000});
    auth.key<&S::passwordValidators>(u"password_validators"_s,
                                     u"What a new password is judged by."_s);
    auth.key<&S::minimumPasswordLength>(u"minimum_password_length"_s,
                                        u"Characters of a new password."_s, {.maximum = 1024});
    auth.key<&S::loginUrl>(u"login_url"_s, u"Where people log in: a URL or the name of a view."_s);
    auth.key<&S::logoutRedirectUrl>(
            u"logout_redirect_url"_s,
            u"Where logging out leads: a URL or the name of a view; to the log-in page when empty."_s);
    auth.key<&S::passwordResetTimeout>(u"password_reset_timeout"_s,
                                       u"Seconds a link for a new password is valid."_s,
                                       {.minimum = 1});
    auth.key<&S::backends>(
            u"backends"_s,
            u"How a login finds its account, in order: `model` by username, `email` by e-mail address."_s);
    auth.key<&S::loginThrottling>(u"login_throttling"_s,
                                  u"Make repeated failures to log in wait."_s);
    auth.key<&S::loginAttempts>(u"login_attempts"_s,
                                u"Failures under one name before the next attempt has to wait."_s,
                                {.minimum = 1, .maximum = 1000});
    auth.key<&S::loginAttemptsPerAddress>(u"login_attempts_per_address"_s,
                                          u"The same for all names from one network address."_s,
                                          {.minimum = 1, .maximum = 100000});
    auth.key<&S::loginWait>(u"login_wait"_s,
                            u"Seconds of the first wait; each further failure doubles it."_s,
                            {.minimum = 1, .maximum = 86400});
    auth.key<&S::loginWaitMax>(u"login_wait_max"_s, u"Seconds of the longest wait."_s,
                               {.minimum = 1, .maximum = 86400});
    auth.key<&S::secondFactorGroups>(
            u"second_factor_groups"_s,
            u"Groups whose members must log in with a one-time code; `*` for everybody."_s);
    auth.key<&S::eventDays>(
            u"event_days"_s,
            u"Days that log-ins, failures and changes of rights are remembered; `clearsessions` removes older ones."_s,
            {.minimum = 1, .maximum = 36500});
    auth.key<&S::remoteUserHeader>(
            u"remote_user_header"_s,
            u"A header in which a web server in front names the user it has logged in; not read when empty."_s);
    auth.key<&S::remoteUserProxies>(u"remote_user_proxies"_s,
                                    u"Addresses whose word about the user counts."_s);
    auth.key<&S::remoteUserCreates>(
            u"remote_user_creates"_s,
            u"Make an account for a name from that header that has none."_s);
    auth.key<&S::remoteUserCodes>(
            u"remote_user_codes"_s,
            u"Ask those whom that header names for their one-time code, too, if they have codes."_s);

    Section<&Settings::middleware> middleware(keys, u"middleware"_s);
    middleware.key<&MiddlewareSettings::installed>(
            u"installed"_s, u"What every request passes through, outermost first."_s);

    using A = AdminSettings;
    Section<&Settings::admin> admin(keys, u"admin"_s);
    admin.key<&A::siteTitle>(u"site_title"_s,
                             u"The end of every page title; a translated default when empty."_s);
    admin.key<&A::siteHeader>(u"site_header"_s,
                              u"The heading of every page; a translated default when empty."_s);
    admin.key<&A::indexTitle>(u"index_title"_s,
                              u"The title of the first page; a translated default when empty."_s);
    admin.key<&A::siteUrl>(u"site_url"_s, u"Where \"View site\" leads; no such link when empty."_s);
    admin.key<&A::enableNavSidebar>(u"enable_nav_sidebar"_s,
                                    u"Show the list of models beside every page."_s);

    Section<&Settings::checks> checks(keys, u"checks"_s);
    checks.key<&CheckSettings::silenced>(u"silenced"_s,
                                         u"Ids of warnings that `check` does not show."_s);
}

} // namespace

const std::vector<SettingKey> &settingKeys()
{
    static const std::vector<SettingKey> keys = [] {
        std::vector<SettingKey> all;
        addSite(all);
        addUrls(all);
        addPluginsAndData(all);
        addFiles(all);
        addCookies(all);
        addSecurity(all);
        addServer(all);
        addEmailAndLogging(all);
        addAuthAndAdmin(all);
        return all;
    }();
    return keys;
}

} // namespace Quintette
