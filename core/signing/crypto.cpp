// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/crypto.h"

#include "core/base/error.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace Quintette {

QByteArray saltedHmac(QByteArrayView salt, QByteArrayView value, QByteArrayView secret)
{
    unsigned char key[EVP_MAX_MD_SIZE];
    unsigned int keySize = 0;
    const QByteArray material = salt.toByteArray() + secret.toByteArray();
    EVP_Digest(material.constData(), size_t(material.size()), key, &keySize, EVP_sha256(), nullptr);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(EVP_sha256(), key, int(keySize), reinterpret_cast<const unsigned char *>(value.data()),
         size_t(value.size()), digest, &size);
    return {reinterpret_cast<const char *>(digest), qsizetype(size)};
}

bool constantTimeCompare(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

QByteArray randomBytes(qsizetype length)
{
    QByteArray bytes(length, Qt::Uninitialized);
    if (length && RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), int(length)) != 1)
        throw Error(u"The system's secure random source does not work"_s);
    return bytes;
}

QByteArray randomString(qsizetype length, QByteArrayView allowed)
{
    // Bytes above the last whole multiple are thrown away: they would favour the first characters.
    const int usable = 256 - 256 % int(allowed.size());
    QByteArray text;
    text.reserve(length);
    while (text.size() < length) {
        for (const char byte : randomBytes(length - text.size() + 8)) {
            if (uchar(byte) < usable && text.size() < length)
                text += allowed[uchar(byte) % allowed.size()];
        }
    }
    return text;
}

} // namespace Quintette
