// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/look/messagebar.h"
#include "admin/widgets/look/textbindings.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

using namespace Quintette;

class TestTextBindings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void languageChange_reachesNestedWidgets();
    void messageBar_manyMessages_takesTheWorstTone();
    void messageBar_offer_runsOnce();
};

void TestTextBindings::languageChange_reachesNestedWidgets()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *inner = new QWidget(&window);
    layout->addWidget(inner);
    auto *label = new QLabel(inner);
    int applied = 0;
    auto *texts = new TextBindings(inner);
    texts->bind(label, &QLabel::setText, QN_TEXT("desktop", "Save"));
    texts->add([&] { ++applied; });
    QCOMPARE(label->text(), u"Save"_s);
    QCOMPARE(applied, 1);
    label->setText(u"other"_s);
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(qApp, &change);
    QCoreApplication::processEvents();
    QCOMPARE(label->text(), u"Save"_s);
    QCOMPARE(applied, 2);
}

void TestTextBindings::messageBar_manyMessages_takesTheWorstTone()
{
    MessageBar bar;
    using Level = AdminRequest::Level;
    bar.tell({{Level::Success, u"saved"_s}, {Level::Warning, u"but slowly"_s}});
    QCOMPARE(bar.tone(), Tone::Warning);
    QCOMPARE(bar.text(), u"saved\nbut slowly"_s);
    bar.clear();
    QVERIFY(bar.text().isEmpty());
}

void TestTextBindings::messageBar_offer_runsOnce()
{
    MessageBar bar;
    int runs = 0;
    bar.tell(Tone::Bad, u"failed"_s);
    bar.offer(u"again"_s, [&] { ++runs; });
    bar.findChildren<QAbstractButton *>().first()->click();
    QCOMPARE(runs, 1);
    QVERIFY(bar.isHidden());
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    TestTextBindings test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_textbindings.moc"
