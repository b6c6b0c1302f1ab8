// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/changelist.h"
#include "admin/pages/listeditor.h"
#include "core/base/error.h"

#include <QTest>

using namespace Quintette;

/// Books that are lent may be changed by nobody; counts how often all changed rows are looked at.
class CountingBooks final : public ModelAdmin
{
public:
    using ModelAdmin::ModelAdmin;

    bool hasChangePermission(const AdminRequest &request, const Record *object) const override
    {
        return ModelAdmin::hasChangePermission(request, object)
                && (!object || !object->value(u"lent").isTrue());
    }
    void cleanListRows(const AdminRequest &, const QList<ModelForm *> &) const override { ++looks; }
    void saveModel(AdminRequest &request, Record &object, bool isNew) const override
    {
        if (object.value(u"pages") == Value(13))
            throw ValidationError(u"Thirteen pages are not printed."_s);
        ModelAdmin::saveModel(request, object, isNew);
    }

    mutable int looks = 0;
};

/// Cells that are edited in the list, row by row. Django: list_editable.
class TestListCells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void row_notOnesToChange_hasNoFields();
    void posted_rows_areQueriedAlone();
    void posted_rowOfAnotherPage_isFoundByItsKey();
    void posted_rowNotOnesToChange_stays();
    void posted_key_thatIsNone_isRefused();
    void rows_together_areLookedAtOnce();
    void rows_oneFails_noneIsSaved();

private:
    static FormData dataOf(const QList<QPair<int, int>> &pagesByKey)
    {
        FormData data = formData({{u"form-TOTAL_FORMS"_s, QString::number(pagesByKey.size())},
                                  {u"form-INITIAL_FORMS"_s, QString::number(pagesByKey.size())}});
        for (qsizetype i = 0; i < pagesByKey.size(); ++i) {
            const QString prefix = u"form-%1-"_s.arg(i);
            data.append(prefix + u"id"_s, QString::number(pagesByKey.at(i).first));
            data.append(prefix + u"pages"_s, QString::number(pagesByKey.at(i).second));
        }
        return data;
    }
    Value pages(qint64 key) const { return m_shop->object(u"shop.Book"_s, key).value(u"pages"); }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<AdminSite> m_site;
    CountingBooks *m_books = nullptr;
    AdminRequest m_ada;
};

void TestListCells::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    m_site = std::make_unique<AdminSite>(m_shop->application().models());
    auto books =
            std::make_unique<CountingBooks>(ModelAdminOptions{.listDisplay = {u"title", u"pages"},
                                                              .listEditable = {u"pages"_s},
                                                              .listPerPage = 2,
                                                              .ordering = {u"id"}});
    m_books = books.get();
    m_site->add(u"shop.Book"_s, std::move(books));
}

void TestListCells::init()
{
    m_ada = m_shop->request(u"ada"_s);
    m_books->looks = 0;
    m_shop->execute(u"UPDATE shop_book SET pages = id * 100"_s);
}

void TestListCells::row_notOnesToChange_hasNoFields()
{
    const ChangeList list = loadChangeList(*m_books, m_ada, {});
    const auto editor = ListEditor::forPage(*m_books, m_ada, list);
    QCOMPARE(editor->rowOf(u"1"_s)->form->fieldNames(), QStringList{u"pages"_s});
    QCOMPARE(editor->rowOf(u"2"_s)->form->fieldNames(), QStringList());
}

void TestListCells::posted_rows_areQueriedAlone()
{
    const QStringList statements = m_shop->statementsOf([&] {
        ListEditor::forSubmitted(*m_books, m_ada, dataOf({{1, 101}, {3, 103}}));
    });
    const auto ofBooks = std::find_if(statements.cbegin(), statements.cend(), [](const auto &s) {
        return s.contains(u"FROM \"shop_book\""_s);
    });
    QVERIFY(ofBooks != statements.cend());
    QVERIFY2(ofBooks->contains(u"\"id\" IN ("_s), qPrintable(*ofBooks));
}

void TestListCells::posted_rowOfAnotherPage_isFoundByItsKey()
{
    // Meanwhile the row moved to the second page.
    const auto editor = ListEditor::forSubmitted(*m_books, m_ada, dataOf({{3, 7}, {1, 100}}));
    QVERIFY(editor->isValid());
    editor->save(m_ada);
    QCOMPARE(pages(3), Value(7));
    QCOMPARE(pages(1), Value(100));
    QCOMPARE(m_ada.messages.last().text.toString(), u"1 book was changed successfully."_s);
}

void TestListCells::posted_rowNotOnesToChange_stays()
{
    const auto editor = ListEditor::forSubmitted(*m_books, m_ada, dataOf({{2, 7}, {1, 8}}));
    QVERIFY(editor->isValid());
    editor->save(m_ada);
    QCOMPARE(pages(2), Value(200));
    QCOMPARE(pages(1), Value(8));
}

void TestListCells::posted_key_thatIsNone_isRefused()
{
    FormData data = formData({{u"form-INITIAL_FORMS"_s, u"1"_s}, {u"form-0-id"_s, u"x"_s}});
    QVERIFY_THROWS_EXCEPTION(SuspiciousOperation, ListEditor::forSubmitted(*m_books, m_ada, data));
}

void TestListCells::rows_together_areLookedAtOnce()
{
    const auto editor = ListEditor::forSubmitted(*m_books, m_ada, dataOf({{1, 101}, {3, 103}}));
    QVERIFY(editor->isValid());
    editor->save(m_ada);
    QCOMPARE(m_books->looks, 1);
}

void TestListCells::rows_oneFails_noneIsSaved()
{
    const auto editor = ListEditor::forSubmitted(*m_books, m_ada, dataOf({{1, 101}, {3, 13}}));
    QVERIFY(editor->isValid());
    QVERIFY_THROWS_EXCEPTION(ValidationError, editor->save(m_ada));
    QCOMPARE(pages(1), Value(100));
    QCOMPARE(pages(3), Value(300));
}

QTEST_GUILESS_MAIN(TestListCells)
#include "tst_listcells.moc"
