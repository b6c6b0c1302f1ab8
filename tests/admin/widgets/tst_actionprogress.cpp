// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop shows of an action that works in portions.
#include "tests/admin/widgets/shopdesk.h"

#include "admin/widgets/list/actionrunner.h"

#include <QApplication>
#include <QProgressDialog>
#include <QPushButton>
#include <QSemaphore>

using namespace Quintette;

class TestActionProgress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void stopped_keepsWhatIsDone();

private:
    std::unique_ptr<ShopSite> m_shop;
    AdminAction m_lend;
    QSemaphore m_gate; // each portion waits here
};

void TestActionProgress::initTestCase()
{
    m_lend.name = u"lend"_s;
    m_lend.description = u"Lend selected %1"_s;
    m_lend.portion = 1;
    m_lend.run = [this](AdminRequest &, const ModelAdmin &, const QuerySet &chosen) {
        m_gate.acquire();
        chosen.update(QList<QPair<QString, Value>>{{u"pages"_s, 1}});
    };
    ModelAdminOptions books;
    books.ordering = {u"pk"_s};
    books.actions->append(m_lend);
    m_shop = std::make_unique<ShopSite>(books);
    QVERIFY(m_shop->isOpen());
}

void TestActionProgress::stopped_keepsWhatIsDone()
{
    ShopDesk desk(*m_shop);
    QWidget window;
    window.show();
    QStringList told;
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    auto *runner = new ActionRunner(desk.session(), admin, &window);
    connect(runner, &ActionRunner::done, this,
            [&told](const QList<AdminRequest::Message> &messages) {
                for (const AdminRequest::Message &message : messages)
                    told += message.text.toString();
            });
    runner->run(m_lend, {}, {{}, true});
    QPointer<QProgressDialog> dialog = window.findChild<QProgressDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->labelText(), u"Lend selected books"_s);
    m_gate.release();
    QTRY_COMPARE(dialog->value(), 1);
    QCOMPARE(dialog->maximum(), 3);
    QTRY_VERIFY(dialog->isVisible());
    QCOMPARE(dialog->windowTitle(), u"Lend selected books"_s);

    dialog->findChild<QPushButton *>()->click();
    m_gate.release();
    QVERIFY(desk.settle());
    QCOMPARE(told,
             QStringList{u"“Lend selected books” was stopped after 2 of 3 objects, which stay "
                         "done."_s});
    QCOMPARE(objects(m_shop->model(u"shop.Book"_s)).filter({{u"pages"_s, 1}}).count(), 2);
    QTRY_VERIFY(!dialog);
}

QTEST_MAIN(TestActionProgress)
#include "tst_actionprogress.moc"
