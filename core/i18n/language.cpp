// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/i18n/language.h"

#include <QHash>
#include <QLocale>
#include <QMutex>

#include <algorithm>
#include <atomic>
#include <optional>
#include <set>
#include <vector>

namespace Quintette {

namespace {

constexpr qsizetype longestHeader = 500; // more is no honest browser's

thread_local const QString *t_language = nullptr;
std::atomic<const QString *> s_defaultLanguage = nullptr;

/// QLocale names the language of a country ("American English"); these are the names of the
/// language alone.
QString nativeName(const QString &code, const QLocale &locale)
{
    static const QHash<QString, QString> names = {
            {u"en"_s, u"English"_s},
            {u"en-gb"_s, u"British English"_s},
            {u"en-us"_s, u"English"_s},
            {u"es"_s, u"español"_s},
            {u"fr"_s, u"français"_s},
            {u"pt"_s, u"português"_s},
            {u"pt-br"_s, u"português (Brasil)"_s},
            {u"de"_s, u"Deutsch"_s},
            {u"zh-hans"_s, u"简体中文"_s},
            {u"zh-hant"_s, u"繁體中文"_s},
    };
    const auto known = names.find(code);
    return known != names.end() ? *known : locale.nativeLanguageName();
}

QString localeName(const QString &code)
{
    QString name = code;
    return name.replace(u'-', u'_');
}

struct Preference
{
    QString code;
    double quality = 1;
};

std::optional<Preference> readPreference(const QString &item)
{
    const QStringList parts = item.split(u';');
    Preference preference{parts.first().trimmed().toLower(), 1};
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QString parameter = parts[i].trimmed();
        if (!parameter.startsWith("q="_L1))
            continue;
        bool ok = false;
        preference.quality = QStringView(parameter).mid(2).toDouble(&ok);
        if (!ok)
            return std::nullopt;
    }
    if (preference.code.isEmpty() || !(preference.quality > 0) || preference.quality > 1)
        return std::nullopt;
    return preference;
}

} // namespace

LanguageInfo languageInfo(const QString &code)
{
    const QString lower = code.toLower();
    const QLocale locale(localeName(lower));
    if (locale.language() == QLocale::C)
        return {lower, lower, lower, false};
    QString name = QLocale::languageToString(locale.language());
    if (lower.endsWith("-hans"_L1))
        name = u"Simplified Chinese"_s;
    else if (lower.endsWith("-hant"_L1))
        name = u"Traditional Chinese"_s;
    else if (lower.contains(u'-'))
        name += u" ("_s + QLocale::territoryToString(locale.territory()) + u')';
    return {lower, name, nativeName(lower, locale), locale.textDirection() == Qt::RightToLeft};
}

QStringList languageChain(const QString &code)
{
    QStringList chain;
    QString rest = code.toLower().replace(u'_', u'-');
    while (!rest.isEmpty()) {
        chain += rest;
        rest.truncate(std::max<qsizetype>(0, rest.lastIndexOf(u'-')));
    }
    return chain;
}

QString supportedLanguage(const QString &wanted, const QStringList &offered)
{
    if (wanted.isEmpty() || wanted.size() > longestHeader)
        return {};
    const QStringList chain = languageChain(wanted);
    if (chain.isEmpty())
        return {};
    for (const QString &code : chain) {
        if (offered.contains(code, Qt::CaseInsensitive))
            return code;
    }
    for (const QString &code : offered) {
        if (code.startsWith(chain.last() + u'-', Qt::CaseInsensitive))
            return code;
    }
    return {};
}

QString negotiateLanguage(const QString &acceptLanguage, const QStringList &offered)
{
    std::vector<Preference> preferences;
    for (const QString &item : acceptLanguage.left(longestHeader).split(u',')) {
        if (const auto preference = readPreference(item))
            preferences.push_back(*preference);
    }
    std::stable_sort(
            preferences.begin(), preferences.end(),
            [](const Preference &a, const Preference &b) { return a.quality > b.quality; });
    for (const Preference &preference : preferences) {
        if (preference.code == "*"_L1)
            return {};
        QString code = supportedLanguage(preference.code, offered);
        if (!code.isEmpty())
            return code;
    }
    return {};
}

QString activeLanguage()
{
    if (t_language)
        return *t_language;
    const QString *language = s_defaultLanguage;
    return language ? *language : u"en"_s;
}

void setDefaultLanguage(const QString &code)
{
    // Codes are kept for ever: other threads may be reading the former one without a lock.
    static QMutex mutex;
    static std::set<QString> codes;
    const QMutexLocker lock(&mutex);
    s_defaultLanguage = &*codes.insert(code.toLower()).first;
}

LanguageScope::LanguageScope(const QString &code) : m_code(code.toLower()), m_outer(t_language)
{
    t_language = &m_code;
}

LanguageScope::~LanguageScope()
{
    t_language = m_outer;
}

} // namespace Quintette
