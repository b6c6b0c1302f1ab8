// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/navigation/commandpalette.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QTreeWidget>

using namespace Quintette;

class TestCommandPalette : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void score_ranksWholeStartsFirst_data();
    void score_ranksWholeStartsFirst();
    void plainName_isFoundInAnotherLanguage();
    void enter_runsTheBestEntryAfterClosing();
};

void TestCommandPalette::score_ranksWholeStartsFirst_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("start before word") << u"art"_s << u"Articles"_s << u"Add article"_s;
    QTest::newRow("word before middle") << u"art"_s << u"Add article"_s << u"Smart"_s;
    QTest::newRow("middle before letters") << u"ag"_s << u"Tags"_s << u"Add group"_s;
    QTest::newRow("letters before nothing") << u"aa"_s << u"Add article"_s << u"Tags"_s;
    QTest::newRow("case") << u"ÄNDERN"_s << u"ändern"_s << u"Neu"_s;
}

void TestCommandPalette::score_ranksWholeStartsFirst()
{
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY(CommandPalette::score(typed, better) > CommandPalette::score(typed, worse));
}

void TestCommandPalette::plainName_isFoundInAnotherLanguage()
{
    const CommandPalette::Entry users{{}, u"Benutzer"_s, {}, {}, u"user users auth.User"_s};
    const CommandPalette::Entry groups{{}, u"Gruppen"_s, {}, {}, u"group groups auth.Group"_s};
    QVERIFY(CommandPalette::score(u"users"_s, users) > 0);
    QVERIFY(CommandPalette::score(u"auth.u"_s, users) > 0);
    QCOMPARE(CommandPalette::score(u"users"_s, groups), -1);
    // The shown name goes first, and scattered letters of the other are not enough.
    QVERIFY(CommandPalette::score(u"benutzer"_s, users) > CommandPalette::score(u"user"_s, users));
    QCOMPARE(CommandPalette::score(u"uau"_s, users), -1);
}

void TestCommandPalette::enter_runsTheBestEntryAfterClosing()
{
    QString ran;
    auto *palette =
            new CommandPalette({{{}, u"Users"_s, u"auth"_s, [&] { ran = u"users"_s; }},
                                {{}, u"Articles"_s, u"news"_s, [&] { ran = u"articles"_s; }}});
    palette->show();
    auto *input = palette->findChild<QLineEdit *>();
    QTest::keyClicks(input, u"arti"_s);
    QCOMPARE(palette->findChild<QTreeWidget *>()->topLevelItemCount(), 1);
    QTest::keyClick(input, Qt::Key_Return);
    QCOMPARE(ran, u"articles"_s);
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    TestCommandPalette test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_commandpalette.moc"
