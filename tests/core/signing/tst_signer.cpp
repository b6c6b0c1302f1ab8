// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/crypto.h"
#include "core/signing/signer.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Quintette;

// The key of the site that a real Django made, and the session it wrote for a logged-in user.
static const QByteArray siteKey =
        "quintette-shared-secret-key-0123456789abcdefghijklmnopqrstuvwxyz";
static const QByteArray siteSession =
        ".eJxVjDkOwjAUBe_iGlle-MSmpOcM1l9sHECOFCcV4u4QKQW0b2beSyVcl5rWnuc0ijorpw6_GyE_"
        "ctuA3LHdJs1TW-aR9KbonXZ9nSQ_"
        "L7v7d1Cx128dxVvhwD5yjmIJoFhj_OAkiBcBxwwDmoKE5IIHU7wt5Oho4BQCiHp_APWROCM:1xV1jY:"
        "J-DscvaG-KnZHHCOYpuQcPrOfTLiZjJAQsBaAnIp2yk";

class TestSigner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loads_ofDjangosSession_givesItsUser();
    void loads_ofAChangedSession_isRefused();
    void sign_withOldKey_isAcceptedAsFallbackOnly();
    void unsign_ofAnOldStamp_expires();
    void base62_roundTrips_data();
    void base62_roundTrips();
    void dumps_isReadByDjango();
    void loads_readsWhatDjangoSigned();
    void inflate_ofABomb_stopsAtTheLimit();
    void randomString_usesOnlyAllowed();
    void constantTimeCompare_comparesLengthAndBytes();

private:
    static QByteArray runDjango(const QByteArray &code);
};

QByteArray TestSigner::runDjango(const QByteArray &code)
{
    const QByteArray head = "from django.conf import settings\n"
                            "settings.configure(SECRET_KEY='"
            + siteKey
            + "')\n"
              "from django.core import signing\n";
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, QString::fromUtf8(head + code)});
    python.waitForFinished(20000);
    return python.readAllStandardOutput().trimmed() + python.readAllStandardError();
}

#define REQUIRE_DJANGO() \
    if (!QFile::exists(u"/usr/lib/python3/dist-packages/django"_s)) \
    QSKIP("python3-django is not installed")

void TestSigner::loads_ofDjangosSession_givesItsUser()
{
    const TimestampSigner signer(siteKey, "django.contrib.sessions.SessionStore");
    const Value session = Signing::loads(siteSession, signer);
    QCOMPARE(session.type(), Value::Type::Dict);
    QCOMPARE(session.dict().value(u"_auth_user_id").toString(), u"2"_s);
    QCOMPARE(session.dict().value(u"_auth_user_backend").toString(),
             u"django.contrib.auth.backends.ModelBackend"_s);
}

void TestSigner::loads_ofAChangedSession_isRefused()
{
    const TimestampSigner signer(siteKey, "django.contrib.sessions.SessionStore");
    for (qsizetype i = 0; i < siteSession.size(); i += 7) {
        QByteArray changed = siteSession;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        QVERIFY_THROWS_EXCEPTION(BadSignature, Signing::loads(changed, signer));
    }
    const TimestampSigner otherSalt(siteKey, "other");
    QVERIFY_THROWS_EXCEPTION(BadSignature, Signing::loads(siteSession, otherSalt));
    QVERIFY_THROWS_EXCEPTION(BadSignature, Signing::loads("", signer));
    QVERIFY_THROWS_EXCEPTION(BadSignature, Signing::loads(":::", signer));
}

void TestSigner::sign_withOldKey_isAcceptedAsFallbackOnly()
{
    const QByteArray old = Signer("old", "salt").sign("value");
    QCOMPARE(Signer("new", "salt", {"older", "old"}).unsign(old), "value");
    QVERIFY_THROWS_EXCEPTION(BadSignature, Signer("new", "salt").unsign(old));
    QVERIFY_THROWS_EXCEPTION(ValueError, Signer("key", "salt", {}, '-'));
}

void TestSigner::unsign_ofAnOldStamp_expires()
{
    const TimestampSigner signer("key", "salt");
    const Signer plain("key", "salt");
    const QByteArray old =
            plain.sign("value:" + base62Encode(QDateTime::currentSecsSinceEpoch() - 100));
    QCOMPARE(signer.unsign(old, 200), "value");
    QVERIFY_THROWS_EXCEPTION(SignatureExpired, signer.unsign(old, 50));
    QVERIFY_THROWS_EXCEPTION(BadSignature, signer.unsign(plain.sign("no stamp")));
}

void TestSigner::base62_roundTrips_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("zero") << qint64(0) << QByteArray("0");
    QTest::newRow("61") << qint64(61) << QByteArray("z");
    QTest::newRow("62") << qint64(62) << QByteArray("10");
    QTest::newRow("negative") << qint64(-3844) << QByteArray("-100");
    QTest::newRow("time") << qint64(1795331492) << base62Encode(1795331492);
}

void TestSigner::base62_roundTrips()
{
    QFETCH(qint64, number);
    QFETCH(QByteArray, text);
    QCOMPARE(base62Encode(number), text);
    QCOMPARE(base62Decode(text), std::optional(number));
    QVERIFY(!base62Decode("!" + text));
}

void TestSigner::dumps_isReadByDjango()
{
    REQUIRE_DJANGO();
    const TimestampSigner signer(siteKey, "some.salt");
    Dict value = {{u"id"_s, 7}, {u"name"_s, u"Zoë \U0001F600 \"x\""_s}};
    value.insert(u"long"_s, QString(400, u'a'));
    for (const auto compress : {Signing::Compress::No, Signing::Compress::Yes}) {
        const QByteArray text = Signing::dumps(value, signer, compress);
        QCOMPARE(text.startsWith('.'), compress == Signing::Compress::Yes);
        const QByteArray answer = runDjango("v = signing.loads('" + text
                                            + "', salt='some.salt', max_age=60)\n"
                                              "print(v['id'], ascii(v['name']), len(v['long']))");
        QCOMPARE(answer, R"(7 'Zo\xeb \U0001f600 "x"' 400)");
    }
}

void TestSigner::loads_readsWhatDjangoSigned()
{
    REQUIRE_DJANGO();
    const QByteArrayList lines =
            runDjango("print(signing.dumps({'a': [1, 2.5, None], 'b': 'é'}, salt='s'))\n"
                      "print(signing.dumps(list(range(200)), compress=True))\n"
                      "print(signing.Signer(salt='s').sign('plain text'))\n"
                      "print(signing.get_cookie_signer(salt='name' + 'salt').sign('cookie'))")
                    .split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(Signing::loads(lines[0], TimestampSigner(siteKey, "s"), 60).toRepr(),
             u"{'a': [1, 2.5, None], 'b': 'é'}"_s);
    QVERIFY(lines[1].startsWith('.'));
    QCOMPARE(Signing::loads(lines[1], TimestampSigner(siteKey, Signing::defaultSalt)).list().size(),
             200);
    QCOMPARE(Signer(siteKey, "s").unsign(lines[2]), "plain text");
    QCOMPARE(Signing::cookieSigner(siteKey, "namesalt").unsign(lines[3], 60), "cookie");
}

void TestSigner::inflate_ofABomb_stopsAtTheLimit()
{
    // Without its four length bytes this is a plain zlib stream.
    const QByteArray bomb = qCompress(QByteArray(50'000'000, 'a')).sliced(4);
    QVERIFY(bomb.size() < 100'000);
    QVERIFY(!inflate(bomb, 1'000'000));
    QVERIFY(!inflate("no zlib stream", 1000));
    QCOMPARE(inflate(qCompress("abc").sliced(4), 3), std::optional<QByteArray>("abc"));
}

void TestSigner::randomString_usesOnlyAllowed()
{
    const QByteArray text = randomString(2000, "abc");
    QCOMPARE(text.size(), 2000);
    QCOMPARE(text.count('a') + text.count('b') + text.count('c'), 2000);
    QVERIFY(text.count('a') > 500 && text.count('b') > 500 && text.count('c') > 500);
    QVERIFY(randomString(32) != randomString(32));
}

void TestSigner::constantTimeCompare_comparesLengthAndBytes()
{
    QVERIFY(constantTimeCompare("", ""));
    QVERIFY(constantTimeCompare("abc", "abc"));
    QVERIFY(!constantTimeCompare("abc", "abd"));
    QVERIFY(!constantTimeCompare("abc", "abcd"));
}

QTEST_GUILESS_MAIN(TestSigner)
#include "tst_signer.moc"
