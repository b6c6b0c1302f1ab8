// SPDX-License-Identifier: GPL-3.0-or-later
// Which ways of saving a form offers.
#include "tests/admin/widgets/shopdesk.h"

#include <QApplication>
#include <QPushButton>

using namespace Quintette;

class TestFormBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_page.reset(); }
    void cleanupTestCase();
    void buttons_followTheRights_data();
    void buttons_followTheRights();
    void failedCopy_offersOnlyTheCopy();

private:
    QStringList saves() const;

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<ShopDesk> m_desk;
    std::unique_ptr<FormPage> m_page;
};

void TestFormBar::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{.exclude = {u"tags"_s}, .saveAs = true});
    QVERIFY(m_shop->isOpen());
    m_desk = std::make_unique<ShopDesk>(*m_shop);
}

void TestFormBar::cleanupTestCase()
{
    m_desk.reset();
    m_shop.reset();
}

QStringList TestFormBar::saves() const
{
    QStringList texts;
    const QList<QPushButton *> buttons = m_page->findChildren<QPushButton *>();
    for (const QPushButton *button : buttons) {
        if (button->isVisible() && button->text().startsWith(u"Save"_s))
            texts += button->text();
    }
    return texts;
}

void TestFormBar::buttons_followTheRights_data()
{
    QTest::addColumn<QStringList>("rights");
    QTest::addColumn<QString>("pk");
    QTest::addColumn<QStringList>("saves");
    const QString save = u"Save"_s;
    const QString another = u"Save and add another"_s;
    QTest::newRow("add only") << QStringList{u"add_book"_s} << QString()
                              << QStringList{save, another};
    QTest::newRow("add and view") << QStringList{u"add_book"_s, u"view_book"_s} << QString()
                                  << QStringList{save, u"Save and view"_s, another};
    QTest::newRow("add and change") << QStringList{u"add_book"_s, u"change_book"_s} << QString()
                                    << QStringList{save, u"Save and continue"_s, another};
    QTest::newRow("change and copy") << QStringList{u"add_book"_s, u"change_book"_s} << u"1"_s
                                     << QStringList{save, u"Save and continue"_s, u"Save as new"_s};
    QTest::newRow("view") << QStringList{u"view_book"_s} << u"1"_s << QStringList{};
}

void TestFormBar::buttons_followTheRights()
{
    QFETCH(QStringList, rights);
    QFETCH(QString, pk);
    QFETCH(QStringList, saves);
    m_desk->sit(QLatin1StringView(QTest::currentDataTag()).toString(), rights);
    m_page = m_desk->form(u"book"_s, pk);
    QCOMPARE(this->saves(), saves);
}

void TestFormBar::failedCopy_offersOnlyTheCopy()
{
    m_desk->sit(u"ada"_s);
    m_page = m_desk->form(u"book"_s, u"1"_s);
    cellOf(*m_page, u"title"_s)->editor()->setText({});
    m_page->save(FormPage::After::ShowCopy);
    QVERIFY(m_desk->settle());
    QVERIFY(cellOf(*m_page, u"title"_s)->hasErrors());
    QCOMPARE(saves(), QStringList{u"Save as new"_s});
    cellOf(*m_page, u"title"_s)->editor()->setText(u"Copy"_s);
    m_page->save(FormPage::After::ShowCopy);
    QVERIFY(m_desk->settle());
    QCOMPARE(m_shop->object(u"shop.Book"_s, 1).value(u"title").toString(), u"Engines"_s);
    QVERIFY(objects(m_shop->model(u"shop.Book"_s)).find({{u"title"_s, u"Copy"_s}}));
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    TestFormBar test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_formbar.moc"
