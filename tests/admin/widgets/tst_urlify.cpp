// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/urlify.h"

#include <QTest>

using namespace Quintette;

class TestUrlify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void urlify_texts_data();
    void urlify_texts();
};

void TestUrlify::urlify_texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("slug");
    QTest::addColumn<int>("length");
    QTest::newRow("plain") << u"Hello, World!"_s << u"hello-world"_s << 50;
    QTest::newRow("accents") << u"Crème brûlée für Ångström"_s << u"creme-brulee-fur-angstrom"_s
                             << 50;
    QTest::newRow("sharp s") << u"Straße"_s << u"strasse"_s << 50;
    QTest::newRow("cyrillic") << u"Съешь ещё чай"_s << u"sesh-eshyo-chaj"_s << 50;
    QTest::newRow("greek") << u"αβγ ω"_s << u"abg-w"_s << 50;
    // As Django 5.2's urlify.js writes them.
    QTest::newRow("greek with marks") << u"Άνοιξη"_s << u"anoi3h"_s << 50;
    QTest::newRow("arabic") << u"كتاب جديد"_s << u"ktb-gdyd"_s << 50;
    QTest::newRow("georgian") << u"საქართველო"_s << u"saqartvelo"_s << 50;
    QTest::newRow("azerbaijani") << u"Şəhər"_s << u"seher"_s << 50;
    QTest::newRow("serbian") << u"Đorđe"_s << u"djordje"_s << 50;
    QTest::newRow("hyphens") << u" - a -- b - "_s << u"a-b"_s << 50;
    QTest::newRow("cut") << u"abcdefghi jklmno"_s << u"abcdefghi"_s << 10;
    QTest::newRow("other script") << u"日本"_s << QString() << 50;
}

void TestUrlify::urlify_texts()
{
    QFETCH(QString, text);
    QFETCH(QString, slug);
    QFETCH(int, length);
    QCOMPARE(urlify(text, length), slug);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    TestUrlify test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_urlify.moc"
