// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/hashers/argon2hasher.h"
#include "core/auth/hashers/bcrypthasher.h"
#include "core/auth/hashers/passwordhashers.h"
#include "core/auth/hashers/pbkdf2hasher.h"
#include "core/auth/hashers/scrypthasher.h"

#include <QProcess>
#include <QTest>

using namespace Quintette;

/// Quick PBKDF2, so that the tests that do not measure time take little of it.
constexpr int fewIterations = 1000;

class TestHashers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void check_ofWhatDjangoStored_accepts_data();
    void check_ofWhatDjangoStored_accepts();
    void check_ofMalformedText_isFalse_data();
    void check_ofMalformedText_isFalse();
    void encode_isAcceptedByTheOthers_data();
    void encode_isAcceptedByTheOthers();
    void check_acceptsWhatTheOthersMake_data();
    void check_acceptsWhatTheOthersMake();
    void encode_saltsEveryTime();
    void mustUpgrade_tellsOldWork();
    void unusable_isNeverAccepted();
    void summary_hidesTheHash();
    void create_ofBadSetting_fails();

private:
    static PasswordHashers hashers(const QString &first = u"pbkdf2_sha256"_s)
    {
        return *PasswordHashers::create(QStringList{first} + PasswordHashers::knownAlgorithms(),
                                        fewIterations);
    }
    static QByteArray python(const QByteArray &script, const QStringList &arguments);
};

/// Debian's Django 3.2, or where that is too old the same functions of Python's own library.
QByteArray TestHashers::python(const QByteArray &script, const QStringList &arguments)
{
    static const QByteArray prologue = R"(
import sys, base64, hashlib, warnings
warnings.simplefilter('ignore')
from django.conf import settings
settings.configure(PASSWORD_HASHERS=['django.contrib.auth.hashers.' + n + 'PasswordHasher' for n in
    ('PBKDF2', 'PBKDF2SHA1', 'Argon2', 'MD5')])
from django.contrib.auth.hashers import check_password, make_password
def scrypt(password, salt, n, r, p):
    raw = hashlib.scrypt(password.encode(), salt=salt.encode(), n=n, r=r, p=p, maxmem=2**27, dklen=64)
    return 'scrypt$%d$%s$%d$%d$%s' % (n, salt, r, p, base64.b64encode(raw).decode())
def bcrypt(password, salt):
    import crypt
    return 'bcrypt_sha256$' + crypt.crypt(hashlib.sha256(password.encode()).hexdigest(), salt)
)";
    QProcess process;
    process.start(u"/usr/bin/python3"_s,
                  QStringList{u"-c"_s, QString::fromUtf8(prologue + script)} + arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qWarning().noquote() << process.readAllStandardError();
    return process.readAllStandardOutput().trimmed();
}

void TestHashers::check_ofWhatDjangoStored_accepts_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("encoded");
    // Made by Django 6.1.
    QTest::newRow("pbkdf2_sha256")
            << u"admin"_s
            << u"pbkdf2_sha256$1500000$ARF1hnuHZtnXsbVmtD6FMU$EEtVuzIwMm6wxJlNZMmiQ2pMLvoxquuo6aMuAFX68lE="_s;
    QTest::newRow("scrypt") << u"reviewer"_s
                            << u"scrypt$16384$aws1kABbMAzzMRh3iI7EW4$8$5$5NsVjJ6GdxjnZ/"
                               u"hpt2lQVT5BgmJQFDTXgwFEeyZW88XAG"
                               "pzIyH5nso5lsjc5eu+EendzbLBvk+8k+AuCgitFNQ=="_s;
    QTest::newRow("pbkdf2_sha1")
            << u"webmaster"_s
            << u"pbkdf2_sha1$1500000$NYYu24BCQMsaSmJt2WgJl0$dzNHsj1P0B8mmxRAqztfkkKZK2k="_s;
    QTest::newRow("md5") << u"legacy"_s
                         << u"md5$gsDqa8WWu9BuU5nkYAMode$fbe23bf3d291b7612e70f739467b5c10"_s;
}

void TestHashers::check_ofWhatDjangoStored_accepts()
{
    QFETCH(QString, user);
    QFETCH(QString, encoded);
    const PasswordHashers current =
            *PasswordHashers::create(PasswordHashers::knownAlgorithms(), 1'500'000);
    const PasswordHashers::Check check = current.check(user + u"-pass-1"_s, encoded);
    QVERIFY(check.ok);
    QCOMPARE(check.mustUpgrade, user != "admin"_L1);
    QVERIFY(!current.identify(encoded)->verify(user + u"-pass-2"_s, encoded));
}

void TestHashers::check_ofMalformedText_isFalse_data()
{
    QTest::addColumn<QString>("encoded");
    for (const char *text :
         {"",
          "$",
          "plain",
          "pbkdf2_sha256",
          "pbkdf2_sha256$$$",
          "pbkdf2_sha256$0$salt$",
          "pbkdf2_sha256$-1$salt$hash",
          "pbkdf2_sha256$2147483647$salt$hash",
          "pbkdf2_sha256$99999999999$salt$hash",
          "scrypt$16384$salt$8$5",
          "scrypt$3$salt$8$1$x",
          "scrypt$4294967295$salt$4294967295$4294967295$x",
          "scrypt$1048576$salt$8$4000000000$x",
          "argon2$argon2id$v=19$m=4294967295,t=2,p=8$c2FsdHNhbHQ$aGFzaA",
          "argon2$argon2id",
          "argon2$argon2id$v=19$m=8,t=1,p=1$!$!",
          "bcrypt_sha256$",
          "bcrypt_sha256$$2b$31$abc",
          "bcrypt_sha256$$2b$31$......................................................",
          "md5$",
          "md5$$",
          "sha512$salt$hash",
          "!"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestHashers::check_ofMalformedText_isFalse()
{
    QFETCH(QString, encoded);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!hashers().check(u"password"_s, encoded).ok);
    QVERIFY(!hashers().check(QString(), encoded).ok);
    QVERIFY(timer.elapsed() < 5000);
}

static void addAlgorithms()
{
    QTest::addColumn<QString>("algorithm");
    for (const QString &algorithm : PasswordHashers::knownAlgorithms()) {
        if (algorithm != "md5"_L1)
            QTest::newRow(qPrintable(algorithm)) << algorithm;
    }
}

void TestHashers::encode_isAcceptedByTheOthers_data()
{
    addAlgorithms();
}

void TestHashers::encode_isAcceptedByTheOthers()
{
    QFETCH(QString, algorithm);
    const QString password = u"grün 密码 🔑"_s;
    const QString encoded = hashers(algorithm).encode(password);
    QVERIFY2(encoded.startsWith(algorithm + u'$'), qPrintable(encoded));
    QVERIFY(encoded.size() <= 128); // the column in Django's table
    const QByteArray verdict = python(R"(
password, encoded = sys.argv[1:3]
kind, *parts = encoded.split('$')
if kind == 'scrypt':
    ok = scrypt(password, parts[1], int(parts[0]), int(parts[2]), int(parts[3])) == encoded
elif kind == 'bcrypt_sha256':
    ok = bcrypt(password, encoded.split('$', 1)[1]) == encoded
else:
    ok = check_password(password, encoded) and not check_password(password + '.', encoded)
print(ok)
)",
                                      {password, encoded});
    QCOMPARE(verdict, QByteArray("True"));
}

void TestHashers::check_acceptsWhatTheOthersMake_data()
{
    addAlgorithms();
    QTest::newRow("md5") << u"md5"_s;
}

void TestHashers::check_acceptsWhatTheOthersMake()
{
    QFETCH(QString, algorithm);
    const QString password = u"grün 密码 🔑"_s;
    const QString encoded = QString::fromUtf8(python(R"(
password, kind = sys.argv[1:3]
if kind == 'scrypt':
    print(scrypt(password, 'abcdefghijklmnopqrstuv', 2**14, 8, 1))
elif kind == 'bcrypt_sha256':
    print(bcrypt(password, '$2b$05$abcdefghijklmnopqrstuu'))
else:
    print(make_password(password, hasher=kind))
)",
                                                     {password, algorithm}));
    QVERIFY2(encoded.startsWith(algorithm + u'$'), qPrintable(encoded));
    QVERIFY(hashers().check(password, encoded).ok);
    QVERIFY(!hashers().check(password + u'.', encoded).ok);
}

void TestHashers::encode_saltsEveryTime()
{
    QVERIFY(hashers().encode(u"a"_s) != hashers().encode(u"a"_s));
    QVERIFY(PasswordHashers::encodeUnusable() != PasswordHashers::encodeUnusable());
    QCOMPARE(PasswordHashers::encodeUnusable().size(), 41);
}

void TestHashers::mustUpgrade_tellsOldWork()
{
    const Pbkdf2Hasher more(Pbkdf2Hasher::Digest::Sha256, 2 * fewIterations);
    const QString encoded = hashers().encode(u"a"_s);
    QVERIFY(more.mustUpgrade(encoded));
    QVERIFY(!hashers().check(u"a"_s, encoded).mustUpgrade);
    QVERIFY(hashers(u"scrypt"_s).check(u"a"_s, encoded).mustUpgrade);
    const Pbkdf2Hasher same(Pbkdf2Hasher::Digest::Sha256, fewIterations);
    QVERIFY(same.mustUpgrade(same.encode(u"a"_s, "short")));
    for (const QString &algorithm : {u"argon2"_s, u"bcrypt_sha256"_s, u"scrypt"_s}) {
        const PasswordHashers own = hashers(algorithm);
        QVERIFY2(!own.preferred().mustUpgrade(own.encode(u"a"_s)), qPrintable(algorithm));
    }
    QVERIFY(Argon2Hasher().mustUpgrade(u"argon2$argon2i$v=19$m=512,t=2,p=2$c2FsdHNhbHQ$aGFzaA"_s));
    QVERIFY(BcryptHasher().mustUpgrade(u"bcrypt_sha256$$2b$05$"_s + QString(53, u'a')));
}

void TestHashers::unusable_isNeverAccepted()
{
    const QString unusable = PasswordHashers::encodeUnusable();
    QVERIFY(!PasswordHashers::isUsable(unusable));
    QVERIFY(!hashers().check(unusable, unusable).ok);
    QVERIFY(!hashers().check(unusable.mid(1), unusable).ok);
    QVERIFY(!hashers().check(QString(), unusable).ok);
}

void TestHashers::summary_hidesTheHash()
{
    for (const QString &algorithm : PasswordHashers::knownAlgorithms()) {
        if (algorithm == "md5"_L1)
            continue;
        const PasswordHashers own = hashers(algorithm);
        const QString encoded = own.encode(u"a"_s);
        const auto summary = own.preferred().summary(encoded);
        QVERIFY(summary.size() >= 4);
        QCOMPARE(summary.first().value, algorithm);
        const QString hash = encoded.section(u'$', -1);
        for (const PasswordHasher::SummaryItem &item : summary)
            QVERIFY(!item.value.contains(hash));
        QVERIFY(summary.last().value.endsWith(u"****"_s));
        QVERIFY(own.preferred().summary(u"garbage"_s).isEmpty());
    }
}

void TestHashers::create_ofBadSetting_fails()
{
    QVERIFY(PasswordHashers::create({u"pbkdf2_sha265"_s}, 1).error().contains(u"pbkdf2_sha256"_s));
    QVERIFY(!PasswordHashers::create({}, 1));
    QVERIFY(!PasswordHashers::create({u"md5"_s}, 1));
}

QTEST_GUILESS_MAIN(TestHashers)
#include "tst_hashers.moc"
