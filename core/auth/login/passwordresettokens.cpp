// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/login/passwordresettokens.h"

#include "core/base/error.h"
#include "core/signing/crypto.h"

namespace Quintette {

/// Part of what is signed, so it has to be the name of Django's class.
constexpr const char *keySalt = "django.contrib.auth.tokens.PasswordResetTokenGenerator";
constexpr int base = 36;
/// Times in tokens count from the start of this century, as Django has it.
constexpr qint64 epochOfTokens = 978'307'200;

PasswordResetTokens::PasswordResetTokens(const Settings &settings)
    : m_keys{settings.site.secretKey.toUtf8()}, m_timeout(settings.auth.passwordResetTimeout),
      m_timeZone(settings.site.timeZone.toUtf8())
{
    for (const QString &key : settings.site.secretKeyFallbacks)
        m_keys += key.toUtf8();
    if (!m_timeZone.isValid()) {
        throw ImproperlyConfigured(
                u"site.time_zone: there is no time zone \"%1\""_s.arg(settings.site.timeZone));
    }
}

/// Seconds by the wall clock of the site's time zone, because Django counts so.
qint64 PasswordResetTokens::now() const
{
    const QDateTime utc = QDateTime::currentDateTimeUtc();
    return utc.toSecsSinceEpoch() - epochOfTokens + m_timeZone.offsetFromUtc(utc);
}

QString PasswordResetTokens::makeAt(const User &user, qint64 seconds, const QByteArray &key) const
{
    QString login;
    if (user.lastLogin) {
        const DateTime time = user.lastLogin->toUtc().withoutZone();
        login = time.toString(u' ').left(QStringLiteral("2001-01-01 00:00:00").size());
    }
    const QString state =
            user.keyText() + user.password + login + QString::number(seconds) + user.email;
    const QByteArray digest = saltedHmac(keySalt, state.toUtf8(), key).toHex();
    QString shortened; // every second digit keeps the link short
    for (qsizetype i = 0; i < digest.size(); i += 2)
        shortened += QLatin1Char(digest[i]);
    return QString::number(seconds, base) + u'-' + shortened;
}

QString PasswordResetTokens::make(const User &user) const
{
    return makeAt(user, now(), m_keys.first());
}

bool PasswordResetTokens::check(const User &user, const QString &token) const
{
    bool ok = false;
    const qint64 seconds = token.section(u'-', 0, 0).toLongLong(&ok, base);
    if (!ok || seconds < 0)
        return false;
    const bool isOurs = std::any_of(m_keys.cbegin(), m_keys.cend(), [&](const QByteArray &key) {
        return constantTimeCompare(makeAt(user, seconds, key).toUtf8(), token.toUtf8());
    });
    return isOurs && now() - seconds <= m_timeout;
}

QString PasswordResetTokens::encodeKey(const User &user)
{
    return QString::fromLatin1(user.keyText().toUtf8().toBase64(QByteArray::Base64UrlEncoding
                                                                | QByteArray::OmitTrailingEquals));
}

std::optional<QString> PasswordResetTokens::decodeKey(const QString &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
            text.toUtf8(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(QString::fromUtf8(*decoded)) : std::nullopt;
}

} // namespace Quintette
