// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/changeform.h"
#include "core/base/error.h"
#include "core/contenttypes/contenttype.h"
#include "core/forms/modelform.h"

#include <QTest>

using namespace Quintette;

namespace {

/// A copy's shelf is a letter and a number.
class ShelfForm final : public ModelForm
{
public:
    using ModelForm::ModelForm;

protected:
    Value cleanField(const QString &name, const Value &value) override
    {
        if (name == u"shelf" && value.toString().size() != 2)
            throw ValidationError(u"A letter and a number."_s);
        return ModelForm::cleanField(name, value);
    }
};

} // namespace

/// The options of inlines beyond those that the inlines of a plugin need every day.
class TestInlineOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void permission_ofOnesOwn_replacesTheModels();
    void queryset_narrowsTheRows();
    void makeForm_checksRows();
    void fieldsets_groupARow();
    void verboseName_alone_makesThePlural();
    void ordering_ofExpressions_isTaken();
    void positionField_ordersTheRows();
    void viewOnSite_ofARow_isItsOwnAddress();
    void generic_rowsOfThisObjectOnly_areShown();
    void generic_addedRow_pointsToTheObject();
    void generic_wrongNames_areRefused();

private:
    const ModelAdmin &books(const InlineOptions &inlineOptions);
    QStringList shelves(const InlineOptions &options);

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<AdminSite> m_site;
    AdminRequest m_ada;
};

static InlineOptions copies()
{
    return {.model = u"shop.Copy"_s, .extra = 0};
}

/// The log, which points to objects of any model, as rows of a book.
static InlineOptions logLines()
{
    InlineOptions lines{.model = u"admin.LogEntry"_s, .isGeneric = true};
    lines.fields = {u"object_repr"_s, u"action_flag"_s, u"user"_s};
    lines.extra = 0;
    return lines;
}

void TestInlineOptions::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    m_ada = m_shop->request(u"ada"_s);
}

const ModelAdmin &TestInlineOptions::books(const InlineOptions &inlineOptions)
{
    m_site = std::make_unique<AdminSite>(m_shop->application().models());
    return m_site->add(u"shop.Book"_s, {.inlines = {inlineOptions}});
}

QStringList TestInlineOptions::shelves(const InlineOptions &options)
{
    QStringList texts;
    const auto page = ChangeForm::forObject(books(options), m_ada, u"1"_s);
    for (const InlineGroup::Row &row : page->inlines().front()->rows()) {
        if (!row.isNew)
            texts += row.form->instance().value(u"shelf").toString();
    }
    return texts;
}

void TestInlineOptions::permission_ofOnesOwn_replacesTheModels()
{
    const AdminRequest editor = m_shop->request(u"editor"_s, {u"change_book"_s});
    InlineOptions options = copies();
    const auto groups = [&] {
        return ChangeForm::forObject(books(options), editor, u"1"_s)->inlines().size();
    };
    QCOMPARE(groups(), size_t(0)); // no right to copies
    QStringList asked;
    options.permission = [&asked](const AdminRequest &, const QString &action,
                                  const Record *parent) {
        asked += action + u' ' + (parent ? parent->toString() : u"-"_s);
        return action == u"change";
    };
    const auto page = ChangeForm::forObject(books(options), editor, u"1"_s);
    QCOMPARE(page->inlines().size(), size_t(1));
    const InlineGroup &group = *page->inlines().front();
    QVERIFY(!group.canAdd() && !group.canDelete());
    QVERIFY(group.rows().first().form->field(u"shelf"));
    QVERIFY(asked.contains(u"change Engines"_s) && asked.contains(u"delete Engines"_s));
}

void TestInlineOptions::queryset_narrowsTheRows()
{
    InlineOptions options = copies();
    QCOMPARE(shelves(options), (QStringList{u"A1"_s, u"A2"_s}));
    options.queryset = [](const AdminRequest &, const QuerySet &rows) {
        return rows.filter({{u"price__gt"_s, 5}});
    };
    QCOMPARE(shelves(options), QStringList{u"A2"_s});
}

static FormData rowData(const QString &prefix, const QList<QPair<QString, QString>> &row)
{
    QList<QPair<QString, QString>> all{{u"title"_s, u"Engines"_s},
                                       {u"pages"_s, u"100"_s},
                                       {u"author"_s, u"1"_s},
                                       {prefix + u"-TOTAL_FORMS"_s, u"1"_s},
                                       {prefix + u"-INITIAL_FORMS"_s, u"0"_s}};
    for (const auto &[name, text] : row)
        all += {prefix + u"-0-"_s + name, text};
    return formData(all);
}

void TestInlineOptions::makeForm_checksRows()
{
    InlineOptions options = copies();
    options.makeForm = [](const Record &row, const ModelFormOptions &form) {
        return std::make_shared<ShelfForm>(row, form);
    };
    const auto page = ChangeForm::forObject(books(options), m_ada, u"1"_s);
    page->submit(rowData(u"copy_set"_s, {{u"shelf"_s, u"far left"_s}}));
    QVERIFY(!page->isValid());
    QCOMPARE(page->inlines().front()->errorCount(), 1);
    page->submit(rowData(u"copy_set"_s, {{u"shelf"_s, u"C3"_s}}));
    QVERIFY(page->isValid());
}

void TestInlineOptions::fieldsets_groupARow()
{
    InlineOptions options = copies();
    options.style = InlineOptions::Style::Stacked;
    options.fieldsets = {{.name = u"Place"_s, .lines = {{u"shelf"_s, u"book"_s}}},
                         {.name = u"Worth"_s, .lines = {{u"price"_s}}}};
    const auto page = ChangeForm::forObject(books(options), m_ada, u"1"_s);
    const InlineGroup &group = *page->inlines().front();
    QStringList names;
    const InlineGroup::Row row = group.rows().first();
    for (const FormItem &item : row.items)
        names += item.name;
    QCOMPARE(names, (QStringList{u"shelf"_s, u"price"_s})); // never the key to the book itself
    QCOMPARE(group.fieldsets().size(), 2);
    QCOMPARE(group.fieldsets().last().name.toString(), u"Worth"_s);
}

void TestInlineOptions::verboseName_alone_makesThePlural()
{
    InlineOptions options = copies();
    options.verboseName = u"exemplar"_s;
    const auto title = [&] {
        return ChangeForm::forObject(books(options), m_ada, u"1"_s)
                ->inlines()
                .front()
                ->title()
                .toString();
    };
    QCOMPARE(title(), u"exemplars"_s);
    options.verboseNamePlural = u"exemplaria"_s;
    QCOMPARE(title(), u"exemplaria"_s);
}

void TestInlineOptions::ordering_ofExpressions_isTaken()
{
    InlineOptions options = copies();
    options.ordering = {F("price").descending(Expression::Nulls::Last)};
    QCOMPARE(shelves(options), (QStringList{u"A2"_s, u"A1"_s}));
}

void TestInlineOptions::positionField_ordersTheRows()
{
    InlineOptions options = copies();
    options.positionField = u"price"_s;
    QCOMPARE(shelves(options), (QStringList{u"A1"_s, u"A2"_s}));
    m_shop->execute(u"UPDATE shop_copy SET price = 1 WHERE shelf = 'A2'"_s);
    QCOMPARE(shelves(options), (QStringList{u"A2"_s, u"A1"_s}));
    m_shop->execute(u"UPDATE shop_copy SET price = 7 WHERE shelf = 'A2'"_s);
}

void TestInlineOptions::viewOnSite_ofARow_isItsOwnAddress()
{
    InlineOptions options = copies();
    const auto address = [&] {
        const auto page = ChangeForm::forObject(books(options), m_ada, u"1"_s);
        return page->inlines().front()->rows().first().viewOnSiteUrl;
    };
    QCOMPARE(address(), u"/copies/1/"_s);
    options.viewOnSite = false;
    QCOMPARE(address(), QString());
}

void TestInlineOptions::generic_rowsOfThisObjectOnly_areShown()
{
    LogEntry::write(m_ada, m_shop->object(u"shop.Book"_s, 1), LogEntry::Action::Change);
    LogEntry::write(m_ada, m_shop->object(u"shop.Book"_s, 2), LogEntry::Action::Change);
    LogEntry::write(m_ada, m_shop->object(u"shop.Author"_s, 1), LogEntry::Action::Change);
    const auto page = ChangeForm::forObject(books(logLines()), m_ada, u"1"_s);
    const InlineGroup &group = *page->inlines().front();
    QCOMPARE(group.prefix(), u"admin-logentry-content_type-object_id"_s);
    QCOMPARE(group.rows().size(), 2); // one, and the template
    QCOMPARE(group.rows().first().form->instance().value(u"object_repr").toString(), u"Engines"_s);
}

void TestInlineOptions::generic_addedRow_pointsToTheObject()
{
    AdminRequest ada = m_ada;
    const auto page = ChangeForm::forObject(books(logLines()), ada, u"3"_s);
    page->submit(rowData(u"admin-logentry-content_type-object_id"_s,
                         {{u"object_repr"_s, u"by hand"_s},
                          {u"action_flag"_s, u"1"_s},
                          {u"user"_s, ada.user->keyText()},
                          // What is submitted for the two fields is not read.
                          {u"object_id"_s, u"99"_s},
                          {u"content_type"_s, u"1"_s}}));
    QVERIFY(page->isValid());
    page->save(ada);
    const Record line =
            objects(m_shop->model(u"admin.LogEntry"_s)).get({{u"object_repr"_s, u"by hand"_s}});
    QCOMPARE(line.value(u"object_id").toString(), u"3"_s);
    QCOMPARE(line.value(u"content_type_id").integer(),
             ContentTypes::idOf(m_shop->model(u"shop.Book"_s)));
}

void TestInlineOptions::generic_wrongNames_areRefused()
{
    InlineOptions options = logLines();
    options.ctFkField = u"object_key"_s;
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured,
                             ChangeForm::forObject(books(options), m_ada, u"1"_s));
}

QTEST_GUILESS_MAIN(TestInlineOptions)
#include "tst_inlineoptions.moc"
