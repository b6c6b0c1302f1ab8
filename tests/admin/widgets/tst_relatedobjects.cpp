// SPDX-License-Identifier: GPL-3.0-or-later
// Adding, changing and deleting what a form points to, without leaving the form.
#include "tests/admin/widgets/shopdesk.h"

#include "admin/widgets/editors/combobutton.h"
#include "admin/widgets/editors/relatedbuttons.h"
#include "admin/widgets/form/formview.h"
#include "admin/widgets/form/inlinerow.h"
#include "admin/widgets/form/inlineview.h"
#include "admin/widgets/form/relateddialog.h"
#include "admin/widgets/window/deletedialog.h"

#include <QApplication>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>

using namespace Quintette;

class TestRelatedObjects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void cleanupTestCase();
    void foreignKey_offersWhatThePersonMay_data();
    void foreignKey_offersWhatThePersonMay();
    void cascade_hidesDeletion();
    void severalValues_offerOnlyAdding();
    void nothingChosen_leavesOnlyAdding();
    void changed_isShownInTheFormThatStays();
    void changedByOthersMeanwhile_isAConflictInTheDialog();
    void added_isChosenAndOfferedInAllRows();
    void deleted_isNoLongerChosen();
    void deletion_thatIsForbidden_saysWhy();

private:
    QStringList buttons(const QString &field) const;
    void press(QWidget *where, const QString &name) const;
    ComboButton *chosen(const QString &field) const
    {
        return cellOf(*m_page, field)->editor()->findChild<ComboButton *>();
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<ShopDesk> m_desk;
    std::unique_ptr<FormPage> m_page;
};

void TestRelatedObjects::initTestCase()
{
    ModelAdminOptions authors;
    authors.inlines = {{.model = u"shop.Book"_s, .extra = 0}};
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{}, authors);
    QVERIFY(m_shop->isOpen());
}

void TestRelatedObjects::init()
{
    m_shop->execute(u"INSERT OR REPLACE INTO shop_author (id, name) VALUES (3, 'Nobody');"
                    "UPDATE shop_author SET name = 'Ada' WHERE id = 1;"_s);
    m_desk = std::make_unique<ShopDesk>(*m_shop);
}

void TestRelatedObjects::cleanupTestCase()
{
    m_desk.reset();
    m_shop.reset();
}

QStringList TestRelatedObjects::buttons(const QString &field) const
{
    QStringList names;
    const QWidget *cell = cellOf(*m_page, field);
    const auto *related = cell->findChild<RelatedButtons *>();
    const QList<QToolButton *> all =
            related ? related->findChildren<QToolButton *>() : QList<QToolButton *>();
    for (const QToolButton *button : all) {
        if (button->isEnabled())
            names += button->accessibleName();
    }
    return names;
}

void TestRelatedObjects::press(QWidget *where, const QString &name) const
{
    const QList<QToolButton *> all = where->findChildren<QToolButton *>();
    for (QToolButton *button : all) {
        if (button->accessibleName() == name)
            return button->click();
    }
    QFAIL(qPrintable(name));
}

void TestRelatedObjects::foreignKey_offersWhatThePersonMay_data()
{
    QTest::addColumn<QStringList>("rights");
    QTest::addColumn<QStringList>("buttons");
    const QString change = u"Change the chosen author"_s;
    const QString look = u"Look at the chosen author"_s;
    const QString add = u"Add another author"_s;
    const QString remove = u"Delete the chosen author"_s;
    QTest::newRow("nothing") << QStringList{} << QStringList{};
    QTest::newRow("view") << QStringList{u"view_author"_s} << QStringList{look};
    QTest::newRow("change") << QStringList{u"change_author"_s} << QStringList{change};
    QTest::newRow("add") << QStringList{u"add_author"_s} << QStringList{add};
    QTest::newRow("all") << QStringList{u"change_author"_s, u"add_author"_s, u"delete_author"_s}
                         << QStringList{change, add, remove};
}

void TestRelatedObjects::foreignKey_offersWhatThePersonMay()
{
    QFETCH(QStringList, rights);
    QFETCH(QStringList, buttons);
    m_desk->sit(QLatin1StringView(QTest::currentDataTag()).toString(),
                QStringList{u"change_book"_s} + rights);
    m_page = m_desk->form(u"book"_s, u"1"_s);
    QCOMPARE(this->buttons(u"author"_s), buttons);
}

void TestRelatedObjects::cascade_hidesDeletion()
{
    m_page = m_desk->form(u"copy"_s, u"1"_s);
    QCOMPARE(buttons(u"book"_s), (QStringList{u"Change the chosen book"_s, u"Add another book"_s}));
}

void TestRelatedObjects::severalValues_offerOnlyAdding()
{
    m_page = m_desk->form(u"book"_s, u"1"_s);
    QVERIFY(!cellOf(*m_page, u"tags"_s)->findChild<RelatedButtons *>());
    press(cellOf(*m_page, u"tags"_s), u"Add another"_s);
    QVERIFY(m_page->findChild<RelatedDialog *>());
}

void TestRelatedObjects::nothingChosen_leavesOnlyAdding()
{
    m_page = m_desk->form(u"book"_s, {});
    QCOMPARE(buttons(u"author"_s), QStringList{u"Add another author"_s});
}

void TestRelatedObjects::changed_isShownInTheFormThatStays()
{
    m_page = m_desk->form(u"book"_s, u"1"_s);
    cellOf(*m_page, u"title"_s)->editor()->setText(u"Typed"_s);
    QCOMPARE(chosen(u"author"_s)->text(), u"Ada"_s);
    press(cellOf(*m_page, u"author"_s), u"Change the chosen author"_s);
    QVERIFY(m_desk->settle());
    auto *dialog = m_page->findChild<RelatedDialog *>();
    QVERIFY(dialog);
    cellOf(*dialog, u"name"_s)->editor()->setText(u"Augusta"_s);
    dialog->save();
    QVERIFY(m_desk->settle());
    QCOMPARE(chosen(u"author"_s)->text(), u"Augusta"_s);
    QCOMPARE(m_shop->object(u"shop.Author"_s, 1).value(u"name").toString(), u"Augusta"_s);
    QCOMPARE(m_page->view().data().value(u"title"_s), u"Typed"_s);
    QCOMPARE(m_page->view().data().value(u"author"_s), u"1"_s);
}

void TestRelatedObjects::changedByOthersMeanwhile_isAConflictInTheDialog()
{
    m_page = m_desk->form(u"book"_s, u"1"_s);
    press(cellOf(*m_page, u"author"_s), u"Change the chosen author"_s);
    QVERIFY(m_desk->settle());
    auto *dialog = m_page->findChild<RelatedDialog *>();
    cellOf(*dialog, u"name"_s)->editor()->setText(u"Mine"_s);
    m_shop->execute(u"UPDATE shop_author SET name = 'Theirs' WHERE id = 1"_s);
    dialog->save();
    QVERIFY(m_desk->settle());
    QVERIFY(dialog->isVisible());
    QCOMPARE(m_shop->object(u"shop.Author"_s, 1).value(u"name").toString(), u"Theirs"_s);
    dialog->save();
    QVERIFY(m_desk->settle());
    QCOMPARE(m_shop->object(u"shop.Author"_s, 1).value(u"name").toString(), u"Mine"_s);
}

void TestRelatedObjects::added_isChosenAndOfferedInAllRows()
{
    m_page = m_desk->form(u"author"_s, u"1"_s);
    const auto *books = m_page->findChild<InlineView *>();
    QVERIFY(books);
    QCOMPARE(books->rows().size(), 2);
    FieldCell *first = cellOf(*books->rows().at(0), u"tags"_s);
    FieldCell *second = cellOf(*books->rows().at(1), u"tags"_s);
    const auto listed = [](const FieldCell *cell, int side) {
        QStringList texts;
        const QListWidget *list = cell->editor()->findChildren<QListWidget *>().at(side);
        for (int i = 0; i < list->count(); ++i)
            texts += list->item(i)->text();
        return texts;
    };
    press(first, u"Add another"_s);
    QVERIFY(m_desk->settle());
    auto *dialog = m_page->findChild<RelatedDialog *>();
    cellOf(*dialog, u"name"_s)->editor()->setText(u"fresh"_s);
    dialog->save();
    QVERIFY(m_desk->settle());
    QVERIFY(listed(first, 1).contains(u"fresh"_s));
    QVERIFY(listed(second, 0).contains(u"fresh"_s));
    QVERIFY(!listed(second, 1).contains(u"fresh"_s));
}

void TestRelatedObjects::deleted_isNoLongerChosen()
{
    m_page = m_desk->form(u"book"_s, {});
    Editor *editor = cellOf(*m_page, u"author"_s)->editor();
    editor->choose({u"3"_s, u"Nobody"_s});
    press(cellOf(*m_page, u"author"_s), u"Delete the chosen author"_s);
    QVERIFY(m_desk->settle());
    auto *question = m_page->findChild<DeleteDialog *>();
    QVERIFY(question);
    question->accept();
    QVERIFY(m_desk->settle());
    QVERIFY(!objects(m_shop->model(u"shop.Author"_s)).find({{u"pk"_s, 3}}));
    QVERIFY(m_page->view().data().value(u"author"_s).isEmpty());
    QCOMPARE(buttons(u"author"_s), QStringList{u"Add another author"_s});
}

void TestRelatedObjects::deletion_thatIsForbidden_saysWhy()
{
    m_page = m_desk->form(u"book"_s, u"1"_s);
    press(cellOf(*m_page, u"author"_s), u"Delete the chosen author"_s);
    QVERIFY(m_desk->settle());
    const auto *question = m_page->findChild<DeleteDialog *>();
    QVERIFY(question);
    // Its books protect it: there is nothing to agree to.
    const QList<QPushButton *> answers = question->findChildren<QPushButton *>();
    QCOMPARE(answers.size(), 1);
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    TestRelatedObjects test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_relatedobjects.moc"
