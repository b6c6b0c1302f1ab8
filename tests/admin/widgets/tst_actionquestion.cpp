// SPDX-License-Identifier: GPL-3.0-or-later
// What an action asks on the desktop before it does something.
#include "tests/admin/widgets/shopdesk.h"

#include "admin/widgets/list/actionquestion.h"
#include "admin/widgets/list/actionrunner.h"
#include "core/forms/fields/modelchoicefield.h"
#include "core/forms/fields/numberfield.h"
#include "core/orm/queryset.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

using namespace Quintette;

class TestActionQuestion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void question_namesObjectsAndWaits();
    void answer_isDoneToTheChosen();
    void wrongAnswer_isAskedAgain();
    void changedMeanwhile_doesNothing();
    void cancelled_doesNothing();
    void longRelation_isSearched();

private:
    void answer(const QString &number)
    {
        m_dialog->cells().first()->editor()->setText(number);
        m_dialog->submit();
        QVERIFY(m_desk->settle());
    }
    qint64 pages(qint64 book) const
    {
        return m_shop->object(u"shop.Book"_s, book).value(u"pages").integer();
    }

    const ModelRegistry *m_models = nullptr; // of the shop, for actions declared before it
    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<ShopDesk> m_desk;
    std::unique_ptr<QWidget> m_window;
    QPointer<ActionRunner> m_runner;
    QPointer<ActionQuestionDialog> m_dialog;
    QStringList m_told;
};

static AdminAction tearOut()
{
    AdminAction action;
    action.name = u"tear_out"_s;
    action.description = u"Tear pages out of selected %1"_s;
    action.question = ActionQuestion{
            .makeForm =
                    [](const AdminRequest &, const ModelAdmin &, const QuerySet &) {
                        auto form = std::make_unique<Form>();
                        form->add(u"number"_s,
                                  std::make_unique<IntegerFormField>(
                                          FormFieldOptions{.label = u"How many"_s},
                                          NumberFormFieldOptions{.minValue = 1}));
                        return form;
                    },
            .run =
                    [](AdminRequest &request, const ModelAdmin &, const QuerySet &chosen,
                       Form &form) {
                        const qint64 left = 100 - form.cleanedData().value(u"number").integer();
                        chosen.update(QList<QPair<QString, Value>>{{u"pages"_s, left}});
                        request.tell(AdminRequest::Level::Success, u"Torn."_s);
                    },
            .explanation = u"They are gone for ever."_s,
            .button = u"Tear"_s};
    return action;
}

static AdminAction giveAway(const ModelRegistry *const &models)
{
    AdminAction action;
    action.name = u"give"_s;
    action.description = u"Give selected %1 to somebody"_s;
    action.question = ActionQuestion{
            .makeForm =
                    [&models](const AdminRequest &, const ModelAdmin &, const QuerySet &) {
                        auto form = std::make_unique<Form>();
                        form->add(u"author"_s,
                                  std::make_unique<ModelChoiceFormField>(
                                          ModelChoices(objects(models->get(u"shop.Author"_s))),
                                          FormFieldOptions{.label = u"To whom"_s}));
                        return form;
                    },
            .run =
                    [](AdminRequest &, const ModelAdmin &, const QuerySet &chosen, Form &form) {
                        const Value author = form.cleanedData().value(u"author");
                        chosen.update(QList<QPair<QString, Value>>{{u"author"_s, author}});
                    }};
    return action;
}

void TestActionQuestion::initTestCase()
{
    ModelAdminOptions books;
    books.actions->append(tearOut());
    books.actions->append(giveAway(m_models));
    m_shop = std::make_unique<ShopSite>(books);
    QVERIFY(m_shop->isOpen());
    m_models = &m_shop->application().models();
}

void TestActionQuestion::init()
{
    m_shop->execute(u"UPDATE shop_book SET pages = 100, title = 'Engines' WHERE id = 1;"
                    "UPDATE shop_book SET pages = 200 WHERE id = 2"_s);
    m_desk = std::make_unique<ShopDesk>(*m_shop);
    m_window = std::make_unique<QWidget>();
    m_window->show();
    m_told.clear();
    m_runner = new ActionRunner(m_desk->session(), m_shop->admin(u"book"_s), m_window.get());
    connect(m_runner, &ActionRunner::done, this,
            [this](const QList<AdminRequest::Message> &messages) {
                for (const AdminRequest::Message &message : messages)
                    m_told += message.text.toString();
            });
    Selection selection;
    selection.keys = {u"1"_s};
    m_runner->run(tearOut(), {}, selection);
    QVERIFY(m_desk->settle());
    m_dialog = m_window->findChild<ActionQuestionDialog *>();
    QVERIFY(m_dialog);
}

void TestActionQuestion::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void TestActionQuestion::cleanupTestCase()
{
    m_shop.reset();
}

void TestActionQuestion::question_namesObjectsAndWaits()
{
    QCOMPARE(m_dialog->windowTitle(), u"Tear pages out of selected books"_s);
    QCOMPARE(m_dialog->cells().size(), 1);
    const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text() == u"They are gone for ever.\n•  Engines"_s;
    }));
    const QList<QPushButton *> buttons = m_dialog->findChildren<QPushButton *>();
    QVERIFY(std::any_of(buttons.begin(), buttons.end(),
                        [](const QPushButton *button) { return button->text() == u"Tear"_s; }));
    QCOMPARE(pages(1), 100);
}

void TestActionQuestion::answer_isDoneToTheChosen()
{
    answer(u"30"_s);
    QCOMPARE(pages(1), 70);
    QCOMPARE(pages(2), 200);
    QCOMPARE(m_told, QStringList{u"Torn."_s});
    QTRY_VERIFY(!m_runner);
}

void TestActionQuestion::wrongAnswer_isAskedAgain()
{
    answer(u"0"_s);
    QVERIFY(m_dialog);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_dialog->cells().first()->hasErrors());
    QCOMPARE(pages(1), 100);
    answer(u"1"_s);
    QCOMPARE(pages(1), 99);
}

void TestActionQuestion::changedMeanwhile_doesNothing()
{
    m_shop->execute(u"UPDATE shop_book SET title = 'Other' WHERE id = 1"_s);
    answer(u"30"_s);
    QCOMPARE(pages(1), 100);
    QCOMPARE(m_told.size(), 1);
    QVERIFY(!m_told.contains(u"Torn."_s));
}

void TestActionQuestion::cancelled_doesNothing()
{
    m_dialog->reject();
    QTRY_VERIFY(!m_runner);
    QCOMPARE(pages(1), 100);
    QVERIFY(m_told.isEmpty());
}

void TestActionQuestion::longRelation_isSearched()
{
    m_dialog->reject();
    QString authors = u"DELETE FROM shop_author WHERE id > 2;"_s;
    for (int i = 10; i < 1210; ++i)
        authors += u"INSERT INTO shop_author (id, name) VALUES (%1, 'Author %1');"_s.arg(i);
    m_shop->execute(authors);
    Selection selection;
    selection.keys = {u"1"_s};
    ActionQuestionDialog dialog(
            {m_desk->session(), m_shop->admin(u"book"_s), giveAway(m_models), {}, selection});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(m_desk->settle());
    const FieldCell &cell = *dialog.cells().first();
    QVERIFY(cell.field().isSearched);
    cell.editor()->findChild<QAbstractButton *>()->click();
    QWidget *popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QTest::keyClicks(popup->findChild<QLineEdit *>(), u"Author 1207"_s);
    auto *found = popup->findChild<QListWidget *>();
    const auto isFound = [found] {
        return found->count() == 1 && found->item(0)->text() == u"Author 1207"_s;
    };
    QVERIFY(QTest::qWaitFor(isFound, 10'000));
    QTest::keyClick(popup->findChild<QLineEdit *>(), Qt::Key_Return);
    dialog.submit();
    QVERIFY(m_desk->settle());
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(m_shop->object(u"shop.Book"_s, 1).value(u"author").integer(), 1207);
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    TestActionQuestion test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_actionquestion.moc"
