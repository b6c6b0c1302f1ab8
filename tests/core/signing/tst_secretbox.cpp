// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/secretbox.h"

#include <QTest>

using namespace Quintette;

class TestSecretBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seal_secret_opensAgain();
    void seal_twice_givesDifferentTexts();
    void open_olderKey_saysSo();
    void open_otherKeySaltOrOwner_isRefused();
    void open_changedText_isRefused_data();
    void open_changedText_isRefused();

private:
    const QByteArray m_secret = "12345678901234567890";
    const SecretBox m_box{{"new key", "old key"}, "test"};
};

void TestSecretBox::seal_secret_opensAgain()
{
    const QByteArray sealed = m_box.seal(m_secret, "7");
    QVERIFY(!sealed.contains(m_secret) && !QByteArray::fromBase64(sealed).contains(m_secret));
    QCOMPARE(sealed.size(), 64);
    const auto opened = m_box.open(sealed, "7");
    QVERIFY(opened);
    QCOMPARE(opened->secret, m_secret);
    QVERIFY(!opened->isOld);
}

void TestSecretBox::seal_twice_givesDifferentTexts()
{
    QVERIFY(m_box.seal(m_secret, "7") != m_box.seal(m_secret, "7"));
}

void TestSecretBox::open_olderKey_saysSo()
{
    const auto opened = m_box.open(SecretBox({"old key"}, "test").seal(m_secret, "7"), "7");
    QVERIFY(opened);
    QCOMPARE(opened->secret, m_secret);
    QVERIFY(opened->isOld);
}

void TestSecretBox::open_otherKeySaltOrOwner_isRefused()
{
    const QByteArray sealed = m_box.seal(m_secret, "7");
    QVERIFY(!m_box.open(sealed, "8"));
    QVERIFY(!SecretBox({"third key"}, "test").open(sealed, "7"));
    QVERIFY(!SecretBox({"new key"}, "other").open(sealed, "7"));
}

void TestSecretBox::open_changedText_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray sealed = m_box.seal(m_secret, "7");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << sealed.left(30);
    QTest::newRow("one character less") << sealed.chopped(1);
    QTest::newRow("one character more") << sealed + 'A';
    QTest::newRow("no Base64") << QByteArray(64, '!');
    QTest::newRow("clear key") << QByteArray("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
    for (const qsizetype at : {0, 20, 63}) {
        QByteArray changed = sealed;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        QTest::addRow("changed at %d", int(at)) << changed;
    }
}

void TestSecretBox::open_changedText_isRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!m_box.open(text, "7"));
}

QTEST_GUILESS_MAIN(TestSecretBox)
#include "tst_secretbox.moc"
