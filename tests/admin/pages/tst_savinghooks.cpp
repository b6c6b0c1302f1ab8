// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/changeform.h"
#include "admin/pages/changelist.h"
#include "admin/pages/deletepage.h"
#include "admin/pages/listeditor.h"
#include "core/base/error.h"
#include "core/forms/formset.h"
#include "core/forms/inlineformset.h"

#include <QTest>

using namespace Quintette;

namespace {

/// Writes down what it was asked to do.
class ToldAdmin : public ModelAdmin
{
public:
    using ModelAdmin::ModelAdmin;

    mutable QStringList told;
    bool isLogged = true;

    void saveForm(AdminRequest &, ModelForm &form, bool isNew) const override
    {
        told += isNew ? u"new form"_s : u"form"_s;
        form.editInstance().setValue(u"notes", u"by the hook"_s);
    }
    void saveModel(AdminRequest &request, Record &object, bool isNew) const override
    {
        told += u"model"_s;
        ModelAdmin::saveModel(request, object, isNew);
    }
    void saveRelated(AdminRequest &request, ModelForm &form, const QList<InlineFormSet *> &inlines,
                     bool isNew) const override
    {
        told += u"related %1"_s.arg(inlines.size());
        ModelAdmin::saveRelated(request, form, inlines, isNew);
    }
    void saveFormSet(AdminRequest &request, InlineFormSet &rows, const Record &parent,
                     bool isNew) const override
    {
        told += u"rows of "_s + parent.toString();
        ModelAdmin::saveFormSet(request, rows, parent, isNew);
    }
    void saveInlineRow(AdminRequest &request, ModelForm &row) const override
    {
        told += u"row"_s;
        ModelAdmin::saveInlineRow(request, row);
    }
    QString changeMessage(const AdminRequest &, const ModelForm &,
                          const QList<LogEntry::Part> &parts) const override
    {
        return u"Changed in %1 ways"_s.arg(parts.size());
    }
    qint64 logAddition(const AdminRequest &request, const Record &object,
                       const QString &message) const override
    {
        told += u"log"_s;
        return isLogged ? ModelAdmin::logAddition(request, object, message) : 0;
    }
    void logDeletions(const AdminRequest &, const QList<Record> &objects) const override
    {
        told += u"log %1"_s.arg(objects.size());
    }
    void deleteModel(AdminRequest &request, const Record &object) const override
    {
        told += u"delete"_s;
        ModelAdmin::deleteModel(request, object);
    }
    void saved(AdminRequest &request, const Record &object, bool) const override
    {
        told += u"saved "_s + object.toString();
        request.goTo = u"/elsewhere/"_s;
    }
    void deleted(AdminRequest &, const QString &text, const QString &key) const override
    {
        told += u"deleted %1 %2"_s.arg(text, key);
    }
    void deletePageLoaded(const AdminRequest &, DeletePage &page) const override
    {
        if (page.tree.first().text == u"Compilers")
            page.missingPermissions += Text(u"old books"_s);
    }
    QList<QPair<QString, QString>>
    initialData(const AdminRequest &request,
                const QList<QPair<QString, QString>> &parameters) const override
    {
        return ModelAdmin::initialData(request, parameters)
                + QList<QPair<QString, QString>>{{u"pages"_s, u"7"_s}};
    }
    void formFieldMade(const AdminRequest &, const Field &field, FormField &made) const override
    {
        if (field.name() == u"title")
            made.editWidget().attributes.insert(u"placeholder"_s, u"Its name"_s);
    }
    QStringList exclude(const AdminRequest &, const Record *object) const override
    {
        return object ? QStringList{u"lent"_s} : QStringList();
    }
    QMap<QString, QStringList> prepopulatedFields(const AdminRequest &,
                                                  const Record *object) const override
    {
        return object ? QMap<QString, QStringList>()
                      : QMap<QString, QStringList>{{u"notes"_s, {u"title"_s}}};
    }
    QStringList autocompleteFields(const AdminRequest &) const override { return {u"author"_s}; }
    void prepareInline(const AdminRequest &, const Record &, const InlineOptions &,
                       FormSetOptions &set, ModelFormOptions &) const override
    {
        set.extra = 5;
    }
    std::unique_ptr<ModelForm> makeListForm(const AdminRequest &request, const Record &object,
                                            const ModelFormOptions &options,
                                            const QString &prefix) const override
    {
        auto form = ModelAdmin::makeListForm(request, object, options, prefix);
        form->field(u"pages")->editWidget().attributes.insert(u"step"_s, 10);
        return form;
    }
    void cleanListRows(const AdminRequest &, const QList<ModelForm *> &changed) const override
    {
        qint64 pages = 0;
        for (const ModelForm *form : changed)
            pages += form->cleanedData().value(u"pages"_s).integer();
        if (pages > 1000)
            throw ValidationError(QString(u"More pages than the shelf holds."_s));
    }
};

} // namespace

/// The hooks of a model's admin around its form: each is asked, at its time, and heard.
class TestSavingHooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void change_asksEveryHookInOrder();
    void add_withoutLog_savesAndWritesNone();
    void delete_tellsBeforeAndAfter();
    void delete_pageOfAHook_canForbid();
    void add_initialData_comesFromTheHook();
    void form_fields_followTheHooks();
    void list_rowForm_comesFromTheHook();
    void list_rowsTogether_areCheckedByTheHook();
    void saved_leadsElsewhere();

private:
    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<AdminSite> m_site;
    ToldAdmin *m_books = nullptr;
    AdminRequest m_ada;
};

void TestSavingHooks::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
}

/// A new admin, which was told nothing yet, and the books as they were.
void TestSavingHooks::init()
{
    m_shop->execute(u"UPDATE shop_book SET title = 'Engines', notes = '' WHERE id = 1;"
                    "DELETE FROM shop_copy WHERE shelf = 'Z9'"_s);
    m_ada = m_shop->request(u"ada"_s);
    m_site = std::make_unique<AdminSite>(m_shop->application().models());
    m_site->add(u"shop.Author"_s, {.searchFields = {u"name"_s}});
    ModelAdminOptions options;
    options.listDisplay = {u"title", u"pages"};
    options.listEditable = {u"pages"_s};
    options.inlines = {{.model = u"shop.Copy"_s}};
    auto books = std::make_unique<ToldAdmin>(options);
    m_books = books.get();
    m_site->add(u"shop.Book"_s, std::move(books));
}

static FormData bookData(const QString &title, const QString &rows = u"0"_s)
{
    return formData({{u"title"_s, title},
                     {u"pages"_s, u"100"_s},
                     {u"author"_s, u"1"_s},
                     {u"copy_set-TOTAL_FORMS"_s, rows},
                     {u"copy_set-INITIAL_FORMS"_s, u"0"_s},
                     {u"copy_set-0-shelf"_s, u"Z9"_s}});
}

void TestSavingHooks::change_asksEveryHookInOrder()
{
    const auto page = ChangeForm::forObject(*m_books, m_ada, u"1"_s);
    page->submit(bookData(u"Engines of old"_s, u"1"_s));
    QVERIFY(page->isValid());
    page->save(m_ada);
    QCOMPARE(m_books->told,
             (QStringList{u"form"_s, u"model"_s, u"related 1"_s, u"rows of Engines of old"_s,
                          u"row"_s, u"saved Engines of old"_s}));
    QCOMPARE(m_shop->object(u"shop.Book"_s, 1).value(u"notes").toString(), u"by the hook"_s);
    const Record line = *LogEntry::entries(m_shop->application().models()).first();
    QCOMPARE(line.value(u"change_message").toString(), u"Changed in 2 ways"_s);
    QCOMPARE(LogEntry::editedObject(line)->toString(), u"Engines of old"_s);
}

void TestSavingHooks::add_withoutLog_savesAndWritesNone()
{
    m_books->isLogged = false;
    const qint64 before = LogEntry::entries(m_shop->application().models()).count();
    const auto page = ChangeForm::forAdding(*m_books, m_ada);
    page->submit(bookData(u"Unseen"_s));
    QVERIFY(page->isValid());
    page->save(m_ada);
    QCOMPARE(m_books->told,
             (QStringList{u"new form"_s, u"model"_s, u"related 1"_s, u"rows of Unseen"_s, u"log"_s,
                          u"saved Unseen"_s}));
    QCOMPARE(LogEntry::entries(m_shop->application().models()).count(), before);
}

void TestSavingHooks::delete_tellsBeforeAndAfter()
{
    deleteObject(*m_books, m_ada, m_shop->object(u"shop.Book"_s, 3));
    QCOMPARE(m_books->told, (QStringList{u"log 1"_s, u"delete"_s, u"deleted Notes 3"_s}));
}

void TestSavingHooks::delete_pageOfAHook_canForbid()
{
    QVERIFY_THROWS_EXCEPTION(PermissionDenied,
                             deleteObject(*m_books, m_ada, m_shop->object(u"shop.Book"_s, 2)));
    QCOMPARE(m_books->told, QStringList());
}

void TestSavingHooks::add_initialData_comesFromTheHook()
{
    const auto page = ChangeForm::forAdding(*m_books, m_ada, {{u"title"_s, u"Asked for"_s}});
    QCOMPARE(page->form().initialValue(u"title"_s).toString(), u"Asked for"_s);
    QCOMPARE(page->form().initialValue(u"pages"_s).toString(), u"7"_s);
}

void TestSavingHooks::form_fields_followTheHooks()
{
    const auto add = ChangeForm::forAdding(*m_books, m_ada);
    const auto change = ChangeForm::forObject(*m_books, m_ada, u"1"_s);
    QVERIFY(add->form().field(u"lent") && !change->form().field(u"lent"));
    QCOMPARE(add->form().field(u"title")->widget().attributes.value(u"placeholder"),
             Value(u"Its name"_s));
    QCOMPARE(add->form().field(u"author")->widget().kind, WidgetKind::Autocomplete);
    const auto prepopulated = [](const ChangeForm &page) {
        const ChangeForm::Section section = page.sections().first();
        for (const auto &line : section.lines) {
            if (line.first().name == u"notes")
                return line.first().prepopulatedFrom;
        }
        return QStringList();
    };
    QCOMPARE(prepopulated(*add), QStringList{u"title"_s});
    QCOMPARE(prepopulated(*change), QStringList());
    // Five to fill in, and the one that is copied.
    QCOMPARE(add->inlines().front()->rows().size(), 6);
}

void TestSavingHooks::list_rowForm_comesFromTheHook()
{
    const ChangeList list = loadChangeList(*m_books, m_ada, {});
    const auto editor = ListEditor::forPage(*m_books, m_ada, list);
    const ModelForm &form = *editor->rows().first().form;
    QCOMPARE(form.field(u"pages")->widget().attributes.value(u"step"), Value(10));
}

void TestSavingHooks::list_rowsTogether_areCheckedByTheHook()
{
    const auto submitted = [this](const QString &first, const QString &second) {
        return ListEditor::forSubmitted(*m_books, m_ada,
                                        formData({{u"form-TOTAL_FORMS"_s, u"2"_s},
                                                  {u"form-INITIAL_FORMS"_s, u"2"_s},
                                                  {u"form-0-id"_s, u"1"_s},
                                                  {u"form-0-pages"_s, first},
                                                  {u"form-1-id"_s, u"2"_s},
                                                  {u"form-1-pages"_s, second}}));
    };
    const auto tooMany = submitted(u"600"_s, u"601"_s);
    QVERIFY(!tooMany->isValid());
    QCOMPARE(tooMany->commonErrors(), QStringList{u"More pages than the shelf holds."_s});
    QCOMPARE(tooMany->errorCount(), 1);
    QVERIFY_THROWS_EXCEPTION(ValueError, tooMany->save(m_ada));
    const auto few = submitted(u"600"_s, u"200"_s); // the second as it was
    QVERIFY(few->isValid());
    QCOMPARE(few->commonErrors(), QStringList());
}

void TestSavingHooks::saved_leadsElsewhere()
{
    const auto page = ChangeForm::forObject(*m_books, m_ada, u"1"_s);
    page->submit(bookData(u"Engines"_s));
    QVERIFY(page->isValid());
    page->save(m_ada);
    QCOMPARE(m_ada.goTo, u"/elsewhere/"_s);
}

QTEST_GUILESS_MAIN(TestSavingHooks)
#include "tst_savinghooks.moc"
