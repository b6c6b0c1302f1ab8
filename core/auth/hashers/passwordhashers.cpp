// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/hashers/passwordhashers.h"

#include "core/auth/hashers/argon2hasher.h"
#include "core/auth/hashers/bcrypthasher.h"
#include "core/auth/hashers/md5hasher.h"
#include "core/auth/hashers/pbkdf2hasher.h"
#include "core/auth/hashers/scrypthasher.h"
#include "core/base/nearestname.h"
#include "core/signing/crypto.h"

namespace Quintette {

namespace {

constexpr qsizetype unusableLength = 40;

std::unique_ptr<PasswordHasher> makeHasher(const QString &algorithm, int pbkdf2Iterations)
{
    if (algorithm == "pbkdf2_sha256"_L1)
        return std::make_unique<Pbkdf2Hasher>(Pbkdf2Hasher::Digest::Sha256, pbkdf2Iterations);
    if (algorithm == "pbkdf2_sha1"_L1)
        return std::make_unique<Pbkdf2Hasher>(Pbkdf2Hasher::Digest::Sha1, pbkdf2Iterations);
    if (algorithm == "argon2"_L1)
        return std::make_unique<Argon2Hasher>();
    if (algorithm == "bcrypt_sha256"_L1)
        return std::make_unique<BcryptHasher>();
    if (algorithm == "scrypt"_L1)
        return std::make_unique<ScryptHasher>();
    if (algorithm == "md5"_L1)
        return std::make_unique<Md5Hasher>();
    return nullptr;
}

} // namespace

QStringList PasswordHashers::knownAlgorithms()
{
    return {u"pbkdf2_sha256"_s, u"pbkdf2_sha1"_s, u"argon2"_s,
            u"bcrypt_sha256"_s, u"scrypt"_s,      u"md5"_s};
}

Result<PasswordHashers> PasswordHashers::create(const QStringList &algorithms, int pbkdf2Iterations)
{
    std::vector<std::unique_ptr<PasswordHasher>> hashers;
    for (const QString &algorithm : algorithms) {
        auto hasher = makeHasher(algorithm, pbkdf2Iterations);
        if (!hasher) {
            const QString nearest = nearestName(algorithm, knownAlgorithms());
            return fail(
                    QN_TEXT("auth", "auth.hashers: unknown password hasher \"%1\"; choose from: %2")
                            .arg(algorithm)
                            .arg(nearest.isEmpty() ? knownAlgorithms().join(u", "_s) : nearest)
                            .toString());
        }
        hashers.push_back(std::move(hasher));
    }
    if (hashers.empty() || hashers.front()->algorithm() == "md5"_L1) {
        return fail(QN_TEXT("auth",
                            "auth.hashers: the first password hasher makes new hashes and must be "
                            "a safe one, "
                            "for example pbkdf2_sha256")
                            .toString());
    }
    PasswordHashers result;
    result.m_workers = std::make_shared<HashWorkers>();
    result.m_hashers = std::make_shared<const std::vector<std::unique_ptr<PasswordHasher>>>(
            std::move(hashers));
    return result;
}

QString PasswordHashers::encode(const QString &password) const
{
    QString encoded;
    m_workers->run([&] { encoded = encodeHere(password); });
    return encoded;
}

QString PasswordHashers::encodeHere(const QString &password) const
{
    return preferred().encode(password, preferred().makeSalt());
}

QString PasswordHashers::encodeUnusable()
{
    return u'!' + QString::fromLatin1(randomString(unusableLength));
}

PasswordHashers::Check PasswordHashers::check(const QString &password, const QString &encoded) const
{
    Check result;
    m_workers->run([&] { result = checkHere(password, encoded); });
    return result;
}

PasswordHashers::Check PasswordHashers::checkHere(const QString &password,
                                                  const QString &encoded) const
{
    const PasswordHasher *hasher = isUsable(encoded) ? identify(encoded) : nullptr;
    if (!hasher) {
        encodeHere(password);
        return {};
    }
    const bool sameHasher = hasher == &preferred();
    const bool mustUpgrade = !sameHasher || preferred().mustUpgrade(encoded);
    const bool ok = hasher->verify(password, encoded);
    // An outdated hash is checked faster than one of today; without this the time would tell that a
    // user has one.
    if (!ok && sameHasher && mustUpgrade)
        hasher->hardenRuntime(password, encoded);
    return {ok, mustUpgrade};
}

void PasswordHashers::checkNobody(const QString &password) const
{
    encode(password);
}

const PasswordHasher *PasswordHashers::identify(const QString &encoded) const
{
    const QStringView algorithm = QStringView(encoded).left(encoded.indexOf(u'$'));
    for (const auto &hasher : *m_hashers) {
        if (hasher->algorithm() == algorithm)
            return hasher.get();
    }
    return nullptr;
}

} // namespace Quintette
