// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/csrftoken.h"

#include "core/signing/crypto.h"

namespace Quintette {

constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
constexpr int alphabetSize = sizeof alphabet - 1;
constexpr qsizetype secretLength = 32;

static int indexOf(char c)
{
    return int(QByteArrayView(alphabet).indexOf(c));
}

// Mask, then the secret shifted by it, character by character.
static QByteArray mask(const QByteArray &secret)
{
    QByteArray token = randomString(secretLength, QByteArrayView(alphabet));
    for (qsizetype i = 0; i < secretLength; ++i)
        token += alphabet[(indexOf(secret[i]) + indexOf(token[i])) % alphabetSize];
    return token;
}

// The secret of a token of either length; empty when it is none.
static QByteArray unmask(const QString &text)
{
    const QByteArray token = text.toLatin1();
    const bool isRightLength = token.size() == secretLength || token.size() == 2 * secretLength;
    if (!isRightLength
        || !std::all_of(token.begin(), token.end(), [](char c) { return indexOf(c) >= 0; }))
        return {};
    if (token.size() == secretLength)
        return token;
    QByteArray secret;
    for (qsizetype i = 0; i < secretLength; ++i) {
        const int shifted = indexOf(token[secretLength + i]) - indexOf(token[i]);
        secret += alphabet[(shifted + alphabetSize) % alphabetSize];
    }
    return secret;
}

CsrfToken::CsrfToken(const QString &secretOrToken) : m_secret(unmask(secretOrToken))
{
    m_needsReset = m_secret.isEmpty() && !secretOrToken.isEmpty();
}

QString CsrfToken::masked()
{
    if (m_secret.isEmpty())
        m_secret = randomString(secretLength, QByteArrayView(alphabet));
    m_isUsed = true;
    return QString::fromLatin1(mask(m_secret));
}

void CsrfToken::rotate()
{
    m_secret = randomString(secretLength, QByteArrayView(alphabet));
    m_isUsed = true;
    m_needsReset = true;
}

bool CsrfToken::matches(const QString &token) const
{
    const QByteArray secret = unmask(token);
    return !m_secret.isEmpty() && constantTimeCompare(secret, m_secret);
}

QString csrfToken(const Request &request)
{
    auto *token = request.attachment<CsrfToken>();
    return token ? token->masked() : QString();
}

void rotateCsrfToken(const Request &request)
{
    if (auto *token = request.attachment<CsrfToken>())
        token->rotate();
}

} // namespace Quintette
