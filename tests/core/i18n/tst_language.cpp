// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/i18n/language.h"

#include <QTest>

using namespace Quintette;

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void info_knowsNameAndDirection_data();
    void info_knowsNameAndDirection();
    void chain_goesFromSpecialToGeneral();
    void negotiate_picksTheBestOffer_data();
    void negotiate_picksTheBestOffer();
};

void TestLanguage::info_knowsNameAndDirection_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("nativeName");
    QTest::addColumn<bool>("rightToLeft");
    QTest::newRow("de") << u"de"_s << u"German"_s << u"Deutsch"_s << false;
    QTest::newRow("en") << u"en"_s << u"English"_s << u"English"_s << false;
    QTest::newRow("ar") << u"ar"_s << u"Arabic"_s << u"العربية"_s << true;
    QTest::newRow("he") << u"he"_s << u"Hebrew"_s << u"עברית"_s << true;
    QTest::newRow("zh-hant") << u"zh-Hant"_s << u"Traditional Chinese"_s << u"繁體中文"_s << false;
    QTest::newRow("unknown") << u"xx"_s << u"xx"_s << u"xx"_s << false;
}

void TestLanguage::info_knowsNameAndDirection()
{
    QFETCH(QString, code);
    const LanguageInfo info = languageInfo(code);
    QCOMPARE(info.code, code.toLower());
    QTEST(info.name, "name");
    QTEST(info.nativeName, "nativeName");
    QTEST(info.isRightToLeft, "rightToLeft");
}

void TestLanguage::chain_goesFromSpecialToGeneral()
{
    QCOMPARE(languageChain(u"zh_Hant-TW"_s), (QStringList{u"zh-hant-tw"_s, u"zh-hant"_s, u"zh"_s}));
    QCOMPARE(languageChain(QString()), QStringList());
    QCOMPARE(languageChain(u"-"_s), QStringList{u"-"_s});
}

void TestLanguage::negotiate_picksTheBestOffer_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("expected");
    QTest::newRow("exact") << u"de"_s << u"de"_s;
    QTest::newRow("variant asked") << u"de-CH, en;q=0.5"_s << u"de"_s;
    QTest::newRow("variant offered") << u"pt"_s << u"pt-br"_s;
    QTest::newRow("quality") << u"de;q=0.2, ar;q=0.9"_s << u"ar"_s;
    QTest::newRow("refused") << u"de;q=0"_s << QString();
    QTest::newRow("unknown first") << u"xx, ar"_s << u"ar"_s;
    QTest::newRow("any") << u"*"_s << QString();
    QTest::newRow("nonsense") << u";;;,,q=,de;q=nan,=;q=1e9"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("endless") << QString(1'000'000, u'-') << QString();
}

void TestLanguage::negotiate_picksTheBestOffer()
{
    QFETCH(QString, header);
    QTEST(negotiateLanguage(header, {u"en"_s, u"de"_s, u"ar"_s, u"pt-br"_s}), "expected");
}

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
