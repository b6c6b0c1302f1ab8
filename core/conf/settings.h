// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QStringList>

namespace Quintette {

// One struct per section of quintette.toml; settingkeys.cpp holds name, limits and meaning of every
// member. Times are in seconds and sizes in bytes throughout. An empty list or text means "none"
// unless the table says else.

struct SiteSettings
{
    QString name = u"Quintette"_s;
    int id = 1;
    QString languageCode = u"en"_s;
    QStringList languages = {u"en"_s, u"de"_s, u"ar"_s};
    QString timeZone = u"UTC"_s;
    bool useTz = true;
    bool debug = false;
    QStringList allowedHosts;
    QString secretKey;
    QStringList secretKeyFallbacks;
};

struct QUINTETTE_CORE_EXPORT UrlSettings
{
    QString prefix;
    /// prefix as it stands before every path: "/intranet", or empty. Django: SCRIPT_NAME.
    QString scriptName() const;
    QString admin = u"admin/"_s;
    QString home;
    bool appendSlash = true;
    bool prependWww = false;
};

struct PluginSettings
{
    QStringList installed = {u"sites"_s, u"flatpages"_s, u"redirects"_s, u"sitemaps"_s};
    QStringList dirs = {u"plugins"_s};
};

struct DatabaseLocation
{
    QString url = u"db.sqlite3"_s;
    double timeout = 5;
    bool atomicRequests = false;
    QStringList others; // "alias=url"
    QString defaultTablespace;
    QString defaultIndexTablespace;
};

struct TemplateSettings
{
    QStringList dirs = {u"templates"_s};
    QString stringIfInvalid;
};

struct StaticSettings
{
    QString url = u"static/"_s;
    QString root = u"collected-static"_s;
    QStringList dirs = {u"static"_s};
};

struct MediaSettings
{
    QString url = u"media/"_s;
    QString root = u"media"_s;
};

struct LanguageSettings
{
    QString cookieName = u"django_language"_s;
    int cookieAge = 0;
    QString cookiePath = u"/"_s;
};

struct SessionSettings
{
    QString cookieName = u"sessionid"_s;
    int cookieAge = 1209600;
    QString cookieDomain;
    QString cookiePath = u"/"_s;
    bool cookieSecure = false;
    bool cookieHttponly = true;
    QString cookieSamesite = u"Lax"_s;
    bool saveEveryRequest = false;
    bool expireAtBrowserClose = false;
};

struct CsrfSettings
{
    QString cookieName = u"csrftoken"_s;
    int cookieAge = 31449600;
    QString cookieDomain;
    QString cookiePath = u"/"_s;
    bool cookieSecure = false;
    bool cookieHttponly = false;
    QString cookieSamesite = u"Lax"_s;
    QString headerName = u"X-CSRFToken"_s;
    QStringList trustedOrigins;
    bool useSessions = false;
};

struct SecuritySettings
{
    int hstsSeconds = 0;
    bool hstsIncludeSubdomains = false;
    bool hstsPreload = false;
    bool sslRedirect = false;
    QString sslHost;
    QStringList redirectExempt;
    QString proxySslHeader;
    bool useXForwardedHost = false;
    bool useXForwardedPort = false;
    bool contentTypeNosniff = true;
    QString referrerPolicy = u"same-origin"_s;
    QString crossOriginOpenerPolicy = u"same-origin"_s;
    QString frameOptions = u"DENY"_s;
    QString contentSecurityPolicy;
};

struct ServerSettings
{
    QString address = u"127.0.0.1"_s;
    int port = 8000;
    int maxHeadSize = 65536;
    qint64 maxBodySize = 26214400;
    int maxFormFields = 1000;
    int maxFormFiles = 100;
    qint64 uploadMemorySize = 2621440;
    int maxConnections = 1000;
    int headTimeout = 10;
    int bodyTimeout = 60;
    int writeTimeout = 60;
    int keepAliveTimeout = 15;
    int shutdownTimeout = 30;
    int ioThreads = 0;
    int viewThreads = 0;
};

struct EmailSettings
{
    QString backend = u"smtp"_s;
    QString host = u"localhost"_s;
    int port = 25;
    QString username;
    QString password;
    bool useTls = false;
    bool useSsl = false;
    int timeout = 30;
    QString filePath;
    QString defaultFrom = u"webmaster@localhost"_s;
    QString serverFrom = u"root@localhost"_s;
    QString subjectPrefix = u"[Quintette] "_s;
    QStringList admins;
};

struct LoggingSettings
{
    QString level = u"info"_s;
    QString file;
    QStringList rules;
};

struct AuthSettings
{
    QString userModel = u"auth.User"_s;
    QStringList hashers = {u"pbkdf2_sha256"_s, u"pbkdf2_sha1"_s, u"argon2"_s,
                           u"bcrypt_sha256"_s, u"scrypt"_s,      u"md5"_s};
    int pbkdf2Iterations = 1500000;
    QStringList passwordValidators = {u"user_attribute_similarity"_s, u"minimum_length"_s,
                                      u"common_password"_s, u"numeric_password"_s};
    int minimumPasswordLength = 8;
    QString loginUrl = u"admin:login"_s;
    QString logoutRedirectUrl;
    int passwordResetTimeout = 259200;
    QStringList backends = {u"model"_s};
    bool loginThrottling = true;
    int loginAttempts = 5;
    int loginAttemptsPerAddress = 30;
    int loginWait = 30;
    int loginWaitMax = 900;
    QStringList secondFactorGroups;
    int eventDays = 400;
    QString remoteUserHeader;
    QStringList remoteUserProxies = {u"127.0.0.1"_s, u"::1"_s};
    bool remoteUserCreates = false;
    bool remoteUserCodes = false;
};

struct MiddlewareSettings
{
    QStringList installed = {u"security"_s,  u"session"_s,        u"locale"_s,   u"common"_s,
                             u"csrf"_s,      u"authentication"_s, u"messages"_s, u"clickjacking"_s,
                             u"flatpages"_s, u"redirects"_s};
};

struct AdminSettings
{
    QString siteTitle;
    QString siteHeader;
    QString indexTitle;
    QString siteUrl = u"/"_s;
    bool enableNavSidebar = true;
};

struct CheckSettings
{
    QStringList silenced;
};

/// Everything that quintette.toml of a project says, with defaults for what it does not say. A
/// plain value: loaded once, then only read, by any thread. Django: django.conf.settings.
struct QUINTETTE_CORE_EXPORT Settings
{
    SiteSettings site;
    UrlSettings urls;
    PluginSettings plugins;
    DatabaseLocation database;
    TemplateSettings templates;
    StaticSettings staticFiles;
    MediaSettings media;
    LanguageSettings language;
    SessionSettings session;
    CsrfSettings csrf;
    SecuritySettings security;
    ServerSettings server;
    EmailSettings email;
    LoggingSettings logging;
    AuthSettings auth;
    MiddlewareSettings middleware;
    AdminSettings admin;
    CheckSettings checks;

    /// static.url and media.url as pages name them: what is no URL of another host and begins with
    /// no slash stands below urls.prefix.
    QString staticUrl() const { return addressOf(staticFiles.url); }
    QString mediaUrl() const { return addressOf(media.url); }

    /// Reads a TOML file, then QUINTETTE_<SECTION>_<KEY> of the environment over it. The failure
    /// names file, line and key, and for an unknown key the nearest valid one. The secret key stays
    /// empty where neither says it.
    static Result<Settings>
    load(const QString &path,
         const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());
    /// The same from text; fileName is only shown in messages.
    static Result<Settings> fromToml(const QByteArray &toml, const QString &fileName,
                                     const QProcessEnvironment &environment = {});

private:
    QString addressOf(const QString &url) const;
};

} // namespace Quintette
