// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/changeform.h"
#include "core/base/error.h"

#include <QTest>

using namespace Quintette;

/// Rows of other models on a form page: who sees them, what is saved, what is refused.
class TestInlineGroup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void rows_superuser_hasPresentExtraAndTemplate();
    void rows_noRightToCopies_areHidden();
    void rows_viewOnly_haveNoFields();
    void save_changedAndAdded_logsBoth();
    void save_viewOnlyRow_isIgnored();
    void save_addedWithoutRight_isIgnored();
    void save_rowOfAnotherBook_isRefused();
    void save_deletingProtectedRow_saysWhatForbids();
    void save_deletedRow_goes();
    void save_manyToManyTable_followsTheOtherSide();
    void submitAsNew_rows_areCopied();
    void add_withRows_savesThemWithTheObject();

private:
    QList<QPair<QString, QString>> bookFields(const QString &title = u"Engines"_s) const
    {
        return {{u"title"_s, title},
                {u"pages"_s, u"100"_s},
                {u"author"_s, u"1"_s},
                {u"Book_tags-TOTAL_FORMS"_s, u"0"_s},
                {u"Book_tags-INITIAL_FORMS"_s, u"0"_s}};
    }
    static QList<QPair<QString, QString>> copies(int total, int initial)
    {
        return {{u"copy_set-TOTAL_FORMS"_s, QString::number(total)},
                {u"copy_set-INITIAL_FORMS"_s, QString::number(initial)}};
    }
    qint64 copyCount() const { return objects(m_shop->model(u"shop.Copy"_s)).count(); }
    QString lastMessage() const
    {
        return LogEntry::entries(m_shop->site().models())
                .first()
                ->value(u"change_message")
                .toString();
    }

    std::unique_ptr<ShopSite> m_shop;
};

void TestInlineGroup::initTestCase()
{
    ModelAdminOptions books;
    books.inlines = {
            {.model = u"shop.Copy"_s, .extra = 2, .showChangeLink = true},
            {.model = u"shop.Book_tags"_s, .style = InlineOptions::Style::Stacked, .extra = 0}};
    books.exclude = {u"tags"_s};
    m_shop = std::make_unique<ShopSite>(books);
    QVERIFY(m_shop->isOpen());
}

void TestInlineGroup::rows_superuser_hasPresentExtraAndTemplate()
{
    const AdminRequest ada = m_shop->request(u"ada"_s);
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), ada, u"1"_s);
    QCOMPARE(page->inlines().size(), size_t(2));
    const InlineGroup &copies = *page->inlines().front();
    QCOMPARE(copies.prefix(), u"copy_set"_s);
    const QList<InlineGroup::Row> rows = copies.rows();
    QCOMPARE(rows.size(), 5); // two present, two extra, the template
    QVERIFY(rows.at(0).canDelete);
    QVERIFY(rows.at(0).ownAdmin);
    QCOMPARE(rows.at(0).quotedPk, u"1"_s);
    QCOMPARE(rows.at(0).hiddenValues().constFirst().first, u"copy_set-0-id"_s);
    QVERIFY(rows.at(2).isNew);
    QVERIFY(!rows.at(2).canDelete);
    QVERIFY(rows.last().isTemplate);
    QCOMPARE(rows.last().form->prefixed(u"shelf"_s), u"copy_set-__prefix__-shelf"_s);
    QCOMPARE(copies.headers().size(), 2); // not the book itself
    QVERIFY(copies.headers().at(0).isRequired);
}

void TestInlineGroup::rows_noRightToCopies_areHidden()
{
    const AdminRequest clerk = m_shop->request(u"clerk"_s, {u"change_book"_s});
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), clerk, u"1"_s);
    QVERIFY(page->inlines().empty());
}

void TestInlineGroup::rows_viewOnly_haveNoFields()
{
    const AdminRequest reader =
            m_shop->request(u"reader"_s, {u"change_book"_s, u"view_copy"_s, u"view_tag"_s});
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), reader, u"1"_s);
    const QList<InlineGroup::Row> rows = page->inlines().front()->rows();
    QCOMPARE(rows.size(), 2);
    QVERIFY(!rows.at(0).canDelete);
    QVERIFY(rows.at(0).items.at(0).readOnly);
    QCOMPARE(rows.at(0).items.at(0).text, u"A1"_s);
}

void TestInlineGroup::save_changedAndAdded_logsBoth()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), ada, u"2"_s);
    page->submit(formData(bookFields(u"Compilers"_s) + copies(3, 1)
                          + QList<QPair<QString, QString>>{{u"pages"_s, u"200"_s},
                                                           {u"author"_s, u"2"_s},
                                                           {u"lent"_s, u"on"_s},
                                                           {u"notes"_s, u"worn"_s},
                                                           {u"copy_set-0-id"_s, u"3"_s},
                                                           {u"copy_set-0-shelf"_s, u"B9"_s},
                                                           {u"copy_set-0-price"_s, u"9"_s},
                                                           {u"copy_set-1-shelf"_s, u"C1"_s}}));
    QVERIFY(page->isValid());
    page->save(ada);
    QCOMPARE(m_shop->object(u"shop.Copy"_s, 3).value(u"shelf").toString(), u"B9"_s);
    QCOMPARE(objects(m_shop->model(u"shop.Copy"_s)).filter({{u"book"_s, 2}}).count(), 2);
    QCOMPARE(lastMessage(),
             u"[{\"added\": {\"name\": \"copy\", \"object\": \"Copy object (4)\"}}, "
             u"{\"changed\": {\"name\": \"copy\", \"object\": \"Copy object (3)\", "
             u"\"fields\": [\"Shelf\"]}}]"_s);
}

void TestInlineGroup::save_viewOnlyRow_isIgnored()
{
    AdminRequest reader = m_shop->request(u"reader"_s);
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), reader, u"1"_s);
    page->submit(formData(bookFields() + copies(1, 1)
                          + QList<QPair<QString, QString>>{{u"copy_set-0-id"_s, u"1"_s},
                                                           {u"copy_set-0-shelf"_s, u"stolen"_s},
                                                           {u"copy_set-0-DELETE"_s, u"on"_s}}));
    QVERIFY(page->isValid());
    page->save(reader);
    QCOMPARE(m_shop->object(u"shop.Copy"_s, 1).value(u"shelf").toString(), u"A1"_s);
}

void TestInlineGroup::save_addedWithoutRight_isIgnored()
{
    AdminRequest reader = m_shop->request(u"reader"_s);
    const qint64 before = copyCount();
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), reader, u"1"_s);
    page->submit(formData(bookFields() + copies(1, 0)
                          + QList<QPair<QString, QString>>{{u"copy_set-0-shelf"_s, u"new"_s}}));
    QVERIFY(page->isValid());
    page->save(reader);
    QCOMPARE(copyCount(), before);
}

void TestInlineGroup::save_rowOfAnotherBook_isRefused()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), ada, u"1"_s);
    page->submit(formData(bookFields() + copies(1, 1)
                          + QList<QPair<QString, QString>>{{u"copy_set-0-id"_s, u"3"_s},
                                                           {u"copy_set-0-shelf"_s, u"mine"_s}}));
    QVERIFY(!page->isValid());
    QCOMPARE(page->errorCount(), 1);
    QVERIFY_THROWS_EXCEPTION(ValueError, page->save(ada));
}

void TestInlineGroup::save_deletingProtectedRow_saysWhatForbids()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), ada, u"1"_s);
    page->submit(formData(bookFields() + copies(1, 1)
                          + QList<QPair<QString, QString>>{{u"copy_set-0-id"_s, u"2"_s},
                                                           {u"copy_set-0-shelf"_s, u"A2"_s},
                                                           {u"copy_set-0-DELETE"_s, u"on"_s}}));
    QVERIFY(!page->isValid());
    const FormErrors::Items errors = page->inlines().front()->errors();
    QCOMPARE(errors.size(), 1);
    QVERIFY(errors.first().message.toString().contains(u"Loan object (1)"_s));
}

void TestInlineGroup::save_deletedRow_goes()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), ada, u"2"_s);
    page->submit(formData(bookFields() + copies(1, 1)
                          + QList<QPair<QString, QString>>{{u"copy_set-0-id"_s, u"4"_s},
                                                           {u"copy_set-0-shelf"_s, u""_s},
                                                           {u"copy_set-0-DELETE"_s, u"on"_s}}));
    QVERIFY(page->isValid());
    page->save(ada);
    QVERIFY(!objects(m_shop->model(u"shop.Copy"_s)).filter({{u"pk"_s, 4}}).exists());
}

void TestInlineGroup::save_manyToManyTable_followsTheOtherSide()
{
    const AdminRequest tagger = m_shop->request(u"tagger"_s, {u"change_book"_s, u"change_tag"_s});
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), tagger, u"1"_s);
    QCOMPARE(page->inlines().size(), size_t(1));
    const InlineGroup &tags = *page->inlines().front();
    QVERIFY(tags.canAdd() && tags.canDelete());
    QCOMPARE(tags.headers().size(), 1);
    QCOMPARE(tags.headers().constFirst().name, u"tag"_s);
}

void TestInlineGroup::submitAsNew_rows_areCopied()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    const qint64 before = copyCount();
    const auto page = ChangeForm::forAdding(m_shop->admin(u"book"_s), ada);
    page->submitAsNew(formData(bookFields(u"Engines II"_s) + copies(2, 2)
                               + QList<QPair<QString, QString>>{{u"copy_set-0-id"_s, u"1"_s},
                                                                {u"copy_set-0-shelf"_s, u"A1"_s},
                                                                {u"copy_set-1-id"_s, u"2"_s},
                                                                {u"copy_set-1-shelf"_s, u"A2"_s},
                                                                {u"copy_set-1-DELETE"_s, u"on"_s}}),
                      {});
    QVERIFY(page->isValid());
    const Record added = page->save(ada);
    QCOMPARE(copyCount(), before + 1);
    QCOMPARE(objects(m_shop->model(u"shop.Copy"_s)).filter({{u"book"_s, added.pk()}}).count(), 1);
    QCOMPARE(m_shop->object(u"shop.Copy"_s, 1).value(u"book_id"), Value(1));
}

void TestInlineGroup::add_withRows_savesThemWithTheObject()
{
    AdminRequest ada = m_shop->request(u"ada"_s);
    const auto page = ChangeForm::forAdding(m_shop->admin(u"book"_s), ada);
    page->submit(formData(bookFields(u"Fresh"_s) + copies(1, 0)
                          + QList<QPair<QString, QString>>{{u"copy_set-0-shelf"_s, u"Z1"_s}}));
    QVERIFY(page->isValid());
    const Record added = page->save(ada);
    QCOMPARE(objects(m_shop->model(u"shop.Copy"_s)).filter({{u"book"_s, added.pk()}}).count(), 1);
}

QTEST_GUILESS_MAIN(TestInlineGroup)
#include "tst_inlinegroup.moc"
