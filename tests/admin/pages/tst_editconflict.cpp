// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/actionrun.h"
#include "admin/pages/changeform.h"
#include "admin/pages/deletepage.h"
#include "admin/pages/listeditor.h"
#include "admin/pages/recordversion.h"
#include "core/base/error.h"

#include <QTest>

using namespace Quintette;

/// Nothing is overwritten unseen: two people with the same object open.
class TestEditConflict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void token_garbage_isEmpty_data();
    void token_garbage_isEmpty();
    void token_anyValue_survives();
    void submit_nobodyElse_saves();
    void submit_otherFieldChanged_showsItAndKeepsBoth();
    void submit_sameFieldChanged_asks();
    void submit_sameFieldToTheSame_isNoConflict();
    void submit_choseTheirs_dropsMine();
    void submit_withoutVersion_isNotCompared();
    void submit_tagsChanged_areCompared();
    void submit_rowChanged_asks();
    void save_changedInThisMoment_throws();
    void list_cellChanged_asks();
    void list_goodCells_savesAndLogs();
    void list_foreignColumn_isIgnored();
    void list_viewer_isRefused();
    void action_changedRow_doesNothing();
    void delete_changedObject_isRefused();

private:
    using Fields = QList<QPair<QString, QString>>;
    Fields book(const QString &title, const QString &notes, const QString &version) const
    {
        return {{u"title"_s, title},
                {u"pages"_s, u"100"_s},
                {u"notes"_s, notes},
                {u"author"_s, u"1"_s},
                {u"tags"_s, u"1"_s},
                {u"_version"_s, version},
                {u"copy_set-TOTAL_FORMS"_s, u"0"_s},
                {u"copy_set-INITIAL_FORMS"_s, u"0"_s}};
    }
    std::unique_ptr<ChangeForm> open() const
    {
        return ChangeForm::forObject(m_shop->admin(u"book"_s), m_ada, u"1"_s);
    }
    /// What somebody else saves meanwhile.
    void set(const QString &label, qint64 pk, const QString &field, const Value &value) const
    {
        objects(m_shop->model(label))
                .filter({{u"pk"_s, pk}})
                .update(QList<QPair<QString, Value>>{{field, value}});
    }
    QString stored(const QString &field) const
    {
        return m_shop->object(u"shop.Book"_s, 1).value(field).toString();
    }

    std::unique_ptr<ShopSite> m_shop;
    AdminRequest m_ada;
};

void TestEditConflict::initTestCase()
{
    ModelAdminOptions books;
    books.listDisplay = {u"title", u"pages", u"author"};
    books.listEditable = {u"pages"_s, u"author"_s};
    books.inlines = {{.model = u"shop.Copy"_s, .extra = 0}};
    m_shop = std::make_unique<ShopSite>(books);
    QVERIFY(m_shop->isOpen());
    m_ada = m_shop->request(u"ada"_s);
}

void TestEditConflict::init()
{
    set(u"shop.Book"_s, 1, u"title"_s, u"Engines"_s);
    set(u"shop.Book"_s, 1, u"notes"_s, u""_s);
    set(u"shop.Book"_s, 1, u"pages"_s, 100);
    set(u"shop.Copy"_s, 1, u"shelf"_s, u"A1"_s);
    m_ada.messages.clear();
}

void TestEditConflict::token_garbage_isEmpty_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("empty") << QString();
    QTest::newRow("text") << u"not base64 at all"_s;
    QTest::newRow("list") << u"WzFd"_s;
    QTest::newRow("deep") << QString::fromLatin1(QByteArray(9000, '[').toBase64());
}

void TestEditConflict::token_garbage_isEmpty()
{
    QFETCH(QString, token);
    QVERIFY(RecordVersion::fromToken(token).isEmpty());
}

void TestEditConflict::token_anyValue_survives()
{
    const Record book = m_shop->object(u"shop.Book"_s, 1);
    const RecordVersion version = RecordVersion::whole(book);
    QVERIFY(version.differences(RecordVersion::fromToken(version.toToken())).isEmpty());
    QCOMPARE(version.fields().size(), 8); // tags too
    QVERIFY(version.find(u"published"_s)->isNone());
}

void TestEditConflict::submit_nobodyElse_saves()
{
    const auto page = open();
    page->submit(formData(book(u"Mine"_s, u""_s, page->version())));
    QVERIFY(page->isValid());
    page->save(m_ada);
    QCOMPARE(stored(u"title"_s), u"Mine"_s);
}

void TestEditConflict::submit_otherFieldChanged_showsItAndKeepsBoth()
{
    const QString version = open()->version();
    set(u"shop.Book"_s, 1, u"notes"_s, u"theirs"_s);
    const auto page = open();
    page->submit(formData(book(u"Mine"_s, u""_s, version)));
    QVERIFY(!page->isValid());
    QCOMPARE(page->conflicts().size(), 1);
    const EditConflict::FieldChange change = page->conflicts().first().fields.first();
    QCOMPARE(change.name, u"notes"_s);
    QCOMPARE(change.theirs, u"theirs"_s);
    QVERIFY(!change.isMine);
    // The form shows their notes and my title; saved again both are kept.
    QCOMPARE(page->form().submitted(u"notes"_s), Value(u"theirs"_s));
    const auto again = open();
    again->submit(formData(book(u"Mine"_s, u"theirs"_s, page->version())));
    QVERIFY(again->isValid());
    again->save(m_ada);
    QCOMPARE(stored(u"title"_s), u"Mine"_s);
    QCOMPARE(stored(u"notes"_s), u"theirs"_s);
}

void TestEditConflict::submit_sameFieldChanged_asks()
{
    const QString version = open()->version();
    set(u"shop.Book"_s, 1, u"title"_s, u"Theirs"_s);
    const auto page = open();
    page->submit(formData(book(u"Mine"_s, u""_s, version)));
    QVERIFY(!page->isValid());
    const EditConflict::FieldChange change = page->conflicts().first().fields.first();
    QCOMPARE(change.was, u"Engines"_s);
    QCOMPARE(change.theirs, u"Theirs"_s);
    QCOMPARE(change.mine, u"Mine"_s);
    QVERIFY(change.isMine);
    QCOMPARE(change.choiceName, u"_choice-title"_s);
    QCOMPARE(stored(u"title"_s), u"Theirs"_s);
    // Saved again it is a decision.
    const auto again = open();
    again->submit(formData(book(u"Mine"_s, u""_s, page->version())
                           + Fields{{u"_choice-title"_s, u"mine"_s}}));
    QVERIFY(again->isValid());
    again->save(m_ada);
    QCOMPARE(stored(u"title"_s), u"Mine"_s);
}

void TestEditConflict::submit_sameFieldToTheSame_isNoConflict()
{
    const QString version = open()->version();
    set(u"shop.Book"_s, 1, u"title"_s, u"Both"_s);
    const auto page = open();
    page->submit(formData(book(u"Both"_s, u""_s, version)));
    QVERIFY(page->isValid());
}

void TestEditConflict::submit_choseTheirs_dropsMine()
{
    set(u"shop.Book"_s, 1, u"title"_s, u"Theirs"_s);
    const auto page = open();
    page->submit(formData(book(u"Mine"_s, u"kept"_s, page->version())
                          + Fields{{u"_choice-title"_s, u"theirs"_s}}));
    QVERIFY(page->isValid());
    page->save(m_ada);
    QCOMPARE(stored(u"title"_s), u"Theirs"_s);
    QCOMPARE(stored(u"notes"_s), u"kept"_s);
}

void TestEditConflict::submit_withoutVersion_isNotCompared()
{
    set(u"shop.Book"_s, 1, u"title"_s, u"Theirs"_s);
    const auto page = open();
    page->submit(formData(book(u"Script"_s, u""_s, {})));
    QVERIFY(page->isValid());
}

void TestEditConflict::submit_tagsChanged_areCompared()
{
    const QString version = open()->version();
    const Record record = m_shop->object(u"shop.Book"_s, 1);
    const Field &tags = record.model().field(u"tags");
    setManyToMany(record, tags, {Value(2), Value(3)});
    const auto page = open();
    page->submit(formData(book(u"Engines"_s, u""_s, version)));
    QVERIFY(!page->isValid());
    QCOMPARE(page->conflicts().first().fields.first().theirs, u"rare, signed"_s);
    QCOMPARE(page->form().submitted(u"tags"_s), Value(ValueList{u"2"_s, u"3"_s}));
    setManyToMany(record, tags, {Value(1)});
}

void TestEditConflict::submit_rowChanged_asks()
{
    const auto before = open();
    const QList<QPair<QString, QString>> hidden =
            before->inlines().front()->rows().first().hiddenValues();
    QCOMPARE(hidden.size(), 2);
    set(u"shop.Copy"_s, 1, u"shelf"_s, u"theirs"_s);
    const auto page = open();
    FormData data =
            formData(book(u"Engines"_s, u""_s, before->version()) + hidden
                     + Fields{{u"copy_set-0-shelf"_s, u"mine"_s}, {u"copy_set-0-price"_s, u"5"_s}});
    data.set(u"copy_set-TOTAL_FORMS"_s, u"1"_s);
    data.set(u"copy_set-INITIAL_FORMS"_s, u"1"_s);
    page->submit(data);
    QVERIFY(!page->isValid());
    QCOMPARE(page->conflicts().first().fields.first().choiceName, u"_choice-copy_set-0-shelf"_s);
    QCOMPARE(m_shop->object(u"shop.Copy"_s, 1).value(u"shelf").toString(), u"theirs"_s);
}

void TestEditConflict::save_changedInThisMoment_throws()
{
    const auto page = open();
    page->submit(formData(book(u"Mine"_s, u""_s, page->version())));
    QVERIFY(page->isValid());
    set(u"shop.Book"_s, 1, u"pages"_s, 101);
    QVERIFY_THROWS_EXCEPTION(StaleObject, page->save(m_ada));
    QCOMPARE(stored(u"title"_s), u"Engines"_s);
}

static FormData listData(const ListEditor &editor)
{
    FormData data;
    for (const auto &[name, text] : editor.managementValues())
        data.set(name, text);
    for (const ListEditor::Row &row : editor.rows()) {
        for (const auto &[name, text] : row.hiddenValues)
            data.set(name, text);
        for (const QString &name : row.form->fieldNames())
            data.set(row.form->prefixed(name), row.form->initialValue(name).toString());
    }
    return data;
}

void TestEditConflict::list_cellChanged_asks()
{
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    const ChangeList list = loadChangeList(admin, m_ada, {});
    const auto editor = ListEditor::forPage(admin, m_ada, list);
    const ListEditor::Row &first = *editor->rowOf(u"1"_s);
    FormData data = listData(*editor);
    data.set(first.form->prefixed(u"pages"_s), u"111"_s);
    set(u"shop.Book"_s, 1, u"pages"_s, 222);
    const auto submitted = ListEditor::forSubmitted(admin, m_ada, data);
    QVERIFY(!submitted->isValid());
    QCOMPARE(submitted->conflicts().size(), 1);
    QCOMPARE(submitted->conflicts().first().fields.first().theirs, u"222"_s);
    QVERIFY_THROWS_EXCEPTION(ValueError, submitted->save(m_ada));
}

void TestEditConflict::list_goodCells_savesAndLogs()
{
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    const qint64 logged = LogEntry::entries(m_shop->site().models()).count();
    const ChangeList list = loadChangeList(admin, m_ada, {});
    const auto editor = ListEditor::forPage(admin, m_ada, list);
    FormData data = listData(*editor);
    data.set(editor->rowOf(u"1"_s)->form->prefixed(u"pages"_s), u"111"_s);
    const auto submitted = ListEditor::forSubmitted(admin, m_ada, data);
    QVERIFY(submitted->isValid());
    submitted->save(m_ada);
    QCOMPARE(stored(u"pages"_s), u"111"_s);
    QCOMPARE(LogEntry::entries(m_shop->site().models()).count(), logged + 1);
    QCOMPARE(m_ada.messages.size(), 1);
}

void TestEditConflict::list_foreignColumn_isIgnored()
{
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    const ChangeList list = loadChangeList(admin, m_ada, {});
    const auto editor = ListEditor::forPage(admin, m_ada, list);
    FormData data = listData(*editor);
    data.set(editor->rowOf(u"1"_s)->form->prefixed(u"title"_s), u"Stolen"_s);
    const auto submitted = ListEditor::forSubmitted(admin, m_ada, data);
    QVERIFY(submitted->isValid());
    submitted->save(m_ada);
    QCOMPARE(stored(u"title"_s), u"Engines"_s);
}

void TestEditConflict::list_viewer_isRefused()
{
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    const AdminRequest viewer = m_shop->request(u"reader"_s, {u"view_book"_s});
    const ChangeList list = loadChangeList(admin, viewer, {});
    QVERIFY(!ListEditor::forPage(admin, viewer, list));
    QVERIFY_THROWS_EXCEPTION(PermissionDenied, ListEditor::forSubmitted(admin, viewer, {}));
}

void TestEditConflict::action_changedRow_doesNothing()
{
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    const ChangeList list = loadChangeList(admin, m_ada, {});
    Selection selection;
    for (const ChangeList::Row &row : list.rows) {
        selection.keys += row.quotedPk;
        selection.versions.insert(row.quotedPk, row.version);
    }
    set(u"shop.Book"_s, 1, u"title"_s, u"Theirs"_s);
    runAction(admin, m_ada, u"delete_selected"_s, {}, selection);
    QCOMPARE(objects(admin.model()).count(), 3);
    QCOMPARE(m_ada.messages.size(), 1);
    QVERIFY(m_ada.messages.first().text.toString().contains(u"Theirs"_s));
}

void TestEditConflict::delete_changedObject_isRefused()
{
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    const Record book = m_shop->object(u"shop.Book"_s, 3);
    const QString version = loadDeletePage(admin, m_ada, {book}).version;
    set(u"shop.Book"_s, 3, u"title"_s, u"Theirs"_s);
    const Record now = m_shop->object(u"shop.Book"_s, 3);
    QVERIFY_THROWS_EXCEPTION(StaleObject, deleteObject(admin, m_ada, now, version));
    deleteObject(admin, m_ada, now, loadDeletePage(admin, m_ada, {now}).version);
    QVERIFY(!objects(admin.model()).filter({{u"pk"_s, 3}}).exists());
}

QTEST_GUILESS_MAIN(TestEditConflict)
#include "tst_editconflict.moc"
