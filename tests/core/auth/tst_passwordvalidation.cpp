// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/password_validation/passwordvalidators.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Quintette;

class TestPasswordValidation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void check_findsWhatIsWrong_data();
    void check_findsWhatIsWrong();
    void check_ofHugePassword_isQuick();
    void create_ofUnknownName_fails();
    void helpTexts_areOnePerRule();
};

static PasswordOwner owner()
{
    return {{{u"username"_s, u"jmeyer-84"_s},
             {u"first name"_s, u"Johanna"_s},
             {u"last name"_s, QString()},
             {u"email address"_s, u"johanna.meyer@example.com"_s}}};
}

void TestPasswordValidation::check_findsWhatIsWrong_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QStringList>("codes");
    QTest::newRow("good") << u"correct horse battery"_s << QStringList();
    QTest::newRow("short") << u"x7!kQ"_s << QStringList{u"password_too_short"_s};
    QTest::newRow("characters, not units") << u"𝄞𝄞𝄞𝄞!"_s << QStringList{u"password_too_short"_s};
    QTest::newRow("common") << u" Password123"_s << QStringList{u"password_too_common"_s};
    QTest::newRow("numeric") << u"849302175534"_s << QStringList{u"password_entirely_numeric"_s};
    QTest::newRow("several") << u"1234"_s
                             << QStringList{u"password_too_short"_s, u"password_too_common"_s,
                                            u"password_entirely_numeric"_s};
    QTest::newRow("user name") << u"JMeyer-84x"_s << QStringList{u"password_too_similar"_s};
    QTest::newRow("part of the address") << u"example1"_s << QStringList{u"password_too_similar"_s};
    QTest::newRow("other order") << u"annahoJ1"_s << QStringList{u"password_too_similar"_s};
    QTest::newRow("empty") << QString() << QStringList{u"password_too_short"_s};
}

void TestPasswordValidation::check_findsWhatIsWrong()
{
    QFETCH(QString, password);
    QFETCH(QStringList, codes);
    const auto validators = PasswordValidators::create(PasswordValidators::knownNames(), 8);
    QVERIFY(validators);
    QStringList found;
    for (const ValidationError::Item &item : validators->check(password, owner()))
        found += item.code;
    QCOMPARE(found, codes);
}

void TestPasswordValidation::check_ofHugePassword_isQuick()
{
    const auto validators = PasswordValidators::create(PasswordValidators::knownNames(), 8);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(validators->check(QString(1'000'000, u'x'), owner()).isEmpty());
    QVERIFY(timer.elapsed() < 2000);
}

void TestPasswordValidation::create_ofUnknownName_fails()
{
    const auto validators = PasswordValidators::create({u"length"_s}, 8);
    QVERIFY(!validators);
    QVERIFY(validators.error().contains(u"minimum_length"_s));
}

void TestPasswordValidation::helpTexts_areOnePerRule()
{
    const auto validators =
            PasswordValidators::create({u"minimum_length"_s, u"numeric_password"_s}, 12);
    QCOMPARE(validators->helpTexts().size(), 2);
    QVERIFY(validators->helpTexts().first().toString().contains(u"12"_s));
}

QTEST_GUILESS_MAIN(TestPasswordValidation)
#include "tst_passwordvalidation.moc"
