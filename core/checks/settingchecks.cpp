// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/settingchecks.h"

#include "core/base/nearestname.h"
#include "core/checks/checkregistry.h"
#include "core/conf/project.h"
#include "core/i18n/language.h"
#include "core/i18n/timezone.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace Quintette {

namespace {

bool isLanguageCode(const QString &code)
{
    static const QRegularExpression form(u"^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$"_s);
    return form.match(code).hasMatch();
}

void checkLanguages(const SiteSettings &site, QList<CheckMessage> &messages)
{
    if (!isLanguageCode(site.languageCode)) {
        messages += CheckMessage::error(
                u"translation.E001"_s,
                QN_TEXT("checks", "\"%1\" in site.language_code is no language code.")
                        .arg(site.languageCode));
    }
    for (const QString &code : site.languages) {
        if (!isLanguageCode(code)) {
            messages += CheckMessage::error(
                    u"translation.E002"_s,
                    QN_TEXT("checks", "\"%1\" in site.languages is no language code.").arg(code));
        }
    }
    if (supportedLanguage(site.languageCode, site.languages).isEmpty()) {
        messages += CheckMessage::error(
                u"translation.E004"_s,
                QN_TEXT("checks", "site.language_code is not one of site.languages."));
    }
}

void checkTimeZone(const SiteSettings &site, QList<CheckMessage> &messages)
{
    if (TimeZone(site.timeZone).isValid())
        return;
    const QString nearest = nearestName(site.timeZone, TimeZone::names());
    const Text hint =
            nearest.isEmpty() ? Text() : QN_TEXT("checks", "Did you mean \"%1\"?").arg(nearest);
    messages += CheckMessage::error(
            u"quintette.E001"_s,
            QN_TEXT("checks", "There is no time zone \"%1\" (site.time_zone).").arg(site.timeZone),
            hint);
}

void checkUrls(const Settings &settings, QList<CheckMessage> &messages)
{
    struct Url
    {
        QString key;
        QString value;
    };
    for (const auto &[key, value] : {Url{u"static.url"_s, settings.staticFiles.url},
                                     Url{u"media.url"_s, settings.media.url}}) {
        if (!value.endsWith(u'/'))
            messages += CheckMessage::error(
                    u"urls.E006"_s, QN_TEXT("checks", "%1 must end with a slash.").arg(key));
    }
    const QString &prefix = settings.urls.prefix;
    const bool isPath = prefix.startsWith(u'/') && !prefix.startsWith(u"//"_s)
            && !prefix.contains(u'?') && !prefix.contains(u'#');
    if (!prefix.isEmpty() && !isPath) {
        messages += CheckMessage::error(
                u"quintette.E002"_s,
                QN_TEXT("checks", "urls.prefix is \"%1\", which is no path.").arg(prefix),
                QN_TEXT("checks", "Begin it with one slash: \"/intranet\"."));
    }
    if (!settings.urls.admin.isEmpty() && !settings.urls.admin.endsWith(u'/'))
        messages += CheckMessage::error(
                u"urls.E006"_s,
                QN_TEXT("checks", "%1 must end with a slash.").arg(u"urls.admin"_s));
    if (settings.urls.admin.startsWith(u'/')) {
        messages += CheckMessage::warning(
                u"urls.W002"_s, QN_TEXT("checks", "urls.admin begins with a slash."),
                QN_TEXT("checks", "Remove it: the path is relative to the site."));
    }
    for (const QString &origin : settings.csrf.trustedOrigins) {
        if (!origin.contains("://"_L1)) {
            messages += CheckMessage::error(
                    u"4_0.E001"_s,
                    QN_TEXT("checks", "\"%1\" in csrf.trusted_origins has no scheme.").arg(origin),
                    QN_TEXT("checks", "Write \"https://%1\".").arg(origin));
        }
    }
}

void checkFolders(const Project &project, QList<CheckMessage> &messages)
{
    for (const QString &folder : project.staticFolders()) {
        if (folder == project.staticRoot()) {
            messages += CheckMessage::error(
                    u"staticfiles.E002"_s,
                    QN_TEXT("checks", "static.dirs contains static.root, %1.").arg(folder),
                    QN_TEXT("checks", "collectstatic would copy files onto themselves."));
        } else if (!QFileInfo(folder).isDir()) {
            messages += CheckMessage::warning(
                    u"staticfiles.W004"_s,
                    QN_TEXT("checks", "The folder %1 of static.dirs does not exist.").arg(folder));
        }
    }
    const QString keyFile = project.path(u"secret.key"_s);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (QFileInfo::exists(keyFile) && (QFile::permissions(keyFile) & others)) {
        messages += CheckMessage::warning(
                u"quintette.W002"_s,
                QN_TEXT("checks", "Other users of this machine can read %1.").arg(keyFile),
                QN_TEXT("checks", "Run: chmod 600 %1").arg(keyFile));
    }
}

} // namespace

QList<CheckMessage> checkSettings(const Project &project)
{
    QList<CheckMessage> messages;
    checkLanguages(project.settings().site, messages);
    checkTimeZone(project.settings().site, messages);
    checkUrls(project.settings(), messages);
    checkFolders(project, messages);
    return messages;
}

void registerSettingChecks(CheckRegistry &registry, const Project &project)
{
    registry.add([&project] { return checkSettings(project); },
                 {u"translation"_s, u"urls"_s, u"staticfiles"_s, u"files"_s});
    registry.add([&project] { return checkSecurity(project); }, {u"security"_s},
                 CheckRegistry::When::Deploy);
}

} // namespace Quintette
