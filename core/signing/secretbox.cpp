// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/secretbox.h"

#include "core/base/error.h"
#include "core/signing/crypto.h"

#include <openssl/evp.h>

#include <memory>

namespace Quintette {

namespace {

constexpr int nonceSize = 12;
constexpr int tagSize = 16;
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

QByteArray decrypted(const QByteArray &key, const QByteArray &raw, const QByteArray &owner)
{
    const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    QByteArray tag = raw.last(tagSize);
    QByteArray secret(raw.size() - nonceSize - tagSize, '\0');
    int size = 0;
    const bool isGenuine = cipher
            && EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key),
                                  bytesOf(raw))
            && EVP_DecryptUpdate(cipher.get(), nullptr, &size, bytesOf(owner), int(owner.size()))
            && EVP_DecryptUpdate(cipher.get(), bytesOf(secret), &size, bytesOf(raw) + nonceSize,
                                 int(secret.size()))
            && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag.data())
            && EVP_DecryptFinal_ex(cipher.get(), bytesOf(secret) + size, &size) == 1;
    return isGenuine ? secret : QByteArray();
}

} // namespace

SecretBox::SecretBox(const QByteArrayList &keys, const QByteArray &salt)
{
    for (const QByteArray &key : keys)
        m_keys += saltedHmac(salt, "encryption", key); // 32 bytes, as AES-256 wants them
}

QByteArray SecretBox::seal(const QByteArray &secret, const QByteArray &owner) const
{
    const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    const QByteArray nonce = randomBytes(nonceSize);
    QByteArray text(secret.size(), '\0');
    QByteArray tag(tagSize, '\0');
    int size = 0;
    const bool isSealed = cipher
            && EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytesOf(m_keys.first()),
                                  bytesOf(nonce))
            && EVP_EncryptUpdate(cipher.get(), nullptr, &size, bytesOf(owner), int(owner.size()))
            && EVP_EncryptUpdate(cipher.get(), bytesOf(text), &size, bytesOf(secret),
                                 int(secret.size()))
            && EVP_EncryptFinal_ex(cipher.get(), bytesOf(text) + size, &size)
            && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagSize, tag.data());
    if (!isSealed)
        throw Error(u"A secret could not be encrypted: the system's AES-256-GCM does not work"_s);
    return (nonce + text + tag).toBase64(encoding);
}

std::optional<SecretBox::Opened> SecretBox::open(const QByteArray &sealed,
                                                 const QByteArray &owner) const
{
    const auto raw = QByteArray::fromBase64Encoding(
            sealed, encoding | QByteArray::AbortOnBase64DecodingErrors);
    // Only one text stands for these bytes.
    if (!raw || (*raw).size() <= nonceSize + tagSize || (*raw).toBase64(encoding) != sealed)
        return {};
    for (const QByteArray &key : m_keys) {
        const QByteArray secret = decrypted(key, *raw, owner);
        if (!secret.isEmpty())
            return Opened{secret, key != m_keys.first()};
    }
    return {};
}

} // namespace Quintette
