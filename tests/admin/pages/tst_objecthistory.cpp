// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/changeform.h"
#include "admin/pages/deletepage.h"
#include "admin/pages/historypage.h"
#include "core/base/error.h"

#include <QTest>

using namespace Quintette;

/// History with values: what each change did, the difference of two versions, the way back.
class TestObjectHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void save_withoutTable_keepsNothingAndWorks();
    void save_changedField_keepsBothValues();
    void save_changedRow_isToldWithItsName();
    void save_nothingChanged_keepsNothing();
    void difference_twoVersions_listsFields();
    void showVersion_earlier_fillsTheForm();
    void showVersion_ofAnotherObject_isRefused();
    void showVersion_ofDeleted_fillsAnEmptyForm();
    void history_fieldNotOnTheForm_isLeftOut();
    void store_secretField_isNeverKept();

private:
    void change(const QString &title, const QString &shelf)
    {
        const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), m_ada, u"1"_s);
        page->submit(formData({{u"title"_s, title},
                               {u"pages"_s, u"100"_s},
                               {u"author"_s, u"1"_s},
                               {u"tags"_s, u"1"_s},
                               {u"copy_set-TOTAL_FORMS"_s, u"1"_s},
                               {u"copy_set-INITIAL_FORMS"_s, u"1"_s},
                               {u"copy_set-0-id"_s, u"1"_s},
                               {u"copy_set-0-shelf"_s, shelf},
                               {u"copy_set-0-price"_s, u"5"_s}}));
        QVERIFY(page->isValid());
        page->save(m_ada);
    }
    HistoryPage history() const { return loadHistory(m_shop->admin(u"book"_s), m_ada, u"1"_s); }
    qint64 versionCount() const
    {
        return objects(m_shop->model(u"quintette_history.StoredVersion"_s)).count();
    }

    std::unique_ptr<ShopSite> m_shop;
    AdminRequest m_ada;
};

void TestObjectHistory::initTestCase()
{
    ModelAdminOptions books;
    books.exclude = {u"notes"_s};
    books.inlines = {{.model = u"shop.Copy"_s, .extra = 0}};
    m_shop = std::make_unique<ShopSite>(books);
    QVERIFY(m_shop->isOpen());
    m_ada = m_shop->request(u"ada"_s);
}

void TestObjectHistory::save_withoutTable_keepsNothingAndWorks()
{
    QVERIFY(!m_shop->site().keepsVersions());
    change(u"Before the table"_s, u"A1"_s);
    const HistoryPage page = history();
    QCOMPARE(page.lines.size(), 1);
    QVERIFY(page.lines.first().changes.isEmpty());
    QCOMPARE(page.lines.first().version, 0);
    m_shop->makeHistoryTable();
    QVERIFY(m_shop->site().keepsVersions());
}

void TestObjectHistory::save_changedField_keepsBothValues()
{
    change(u"First"_s, u"A1"_s);
    const HistoryPage::Line line = history().lines.first();
    QVERIFY(line.version > 0);
    QCOMPARE(line.changes.size(), 1);
    QCOMPARE(line.changes.first().before, u"Before the table"_s);
    QCOMPARE(line.changes.first().after, u"First"_s);
    QVERIFY(line.changes.first().object.isEmpty());
}

void TestObjectHistory::save_changedRow_isToldWithItsName()
{
    change(u"Second"_s, u"A7"_s);
    const QList<ValueChange> changes = history().lines.first().changes;
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.at(1).object, u"Copy object (1)"_s);
    QCOMPARE(changes.at(1).after, u"A7"_s);
}

void TestObjectHistory::save_nothingChanged_keepsNothing()
{
    const qint64 before = versionCount();
    change(u"Second"_s, u"A7"_s);
    QCOMPARE(versionCount(), before);
}

void TestObjectHistory::difference_twoVersions_listsFields()
{
    change(u"Third"_s, u"A7"_s);
    const QList<HistoryPage::Line> lines = history().lines;
    const qint64 newest = lines.at(0).version;
    const qint64 oldest = lines.at(3).version;
    const QList<ValueChange> changes =
            loadDifference(m_shop->admin(u"book"_s), m_ada, u"1"_s, oldest, newest);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().before, u"First"_s);
    QCOMPARE(changes.first().after, u"Third"_s);
    QVERIFY(loadDifference(m_shop->admin(u"book"_s), m_ada, u"1"_s, newest, 0).isEmpty());
}

void TestObjectHistory::showVersion_earlier_fillsTheForm()
{
    const qint64 oldest = history().lines.at(3).version;
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), m_ada, u"1"_s);
    page->showVersion(oldest);
    QCOMPARE(page->form().initialValue(u"title"_s), Value(u"First"_s));
    QCOMPARE(m_shop->object(u"shop.Book"_s, 1).value(u"title"), Value(u"Third"_s));
}

void TestObjectHistory::showVersion_ofAnotherObject_isRefused()
{
    const qint64 version = history().lines.at(0).version;
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), m_ada, u"2"_s);
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, page->showVersion(version));
    const auto fresh = ChangeForm::forAdding(m_shop->admin(u"book"_s), m_ada);
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, fresh->showVersion(version));
}

void TestObjectHistory::showVersion_ofDeleted_fillsAnEmptyForm()
{
    deleteObject(m_shop->admin(u"book"_s), m_ada, m_shop->object(u"shop.Book"_s, 3));
    const Record version = *objects(m_shop->model(u"quintette_history.StoredVersion"_s)).first();
    const auto page = ChangeForm::forAdding(m_shop->admin(u"book"_s), m_ada);
    page->showVersion(version.pk().toInt().value());
    QCOMPARE(page->form().initialValue(u"title"_s), Value(u"Notes"_s));
    QCOMPARE(page->form().initialValue(u"pages"_s), Value(50));
}

void TestObjectHistory::history_fieldNotOnTheForm_isLeftOut()
{
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    Record book = m_shop->object(u"shop.Book"_s, 2);
    const RecordVersion before = ObjectHistory::versionOf(m_shop->site(), book);
    book.setValue(u"notes", u"unseen"_s);
    save(book);
    const qint64 log = LogEntry::write(m_ada, book, LogEntry::Action::Change);
    ObjectHistory::store(m_shop->site(), m_ada, book, LogEntry::Action::Change, before, log);
    const HistoryPage page = loadHistory(admin, m_ada, u"2"_s);
    QVERIFY(page.lines.first().version > 0);
    QVERIFY(page.lines.first().changes.isEmpty());
}

void TestObjectHistory::store_secretField_isNeverKept()
{
    const Record user = m_shop->object(u"auth.User"_s, 1);
    const RecordVersion version = ObjectHistory::versionOf(m_shop->site(), user);
    QVERIFY(version.find(u"username"_s));
    QVERIFY(!version.find(u"password"_s));
}

QTEST_GUILESS_MAIN(TestObjectHistory)
#include "tst_objecthistory.moc"
