// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/changeform.h"
#include "admin/pages/deletepage.h"
#include "core/base/error.h"
#include "core/forms/inlineformset.h"
#include "core/orm/databaserouter.h"

#include <QTest>

using namespace Quintette;

namespace {

/// Fails when everything but the log is stored.
class FailingAdmin : public ModelAdmin
{
public:
    using ModelAdmin::ModelAdmin;

    qint64 logAddition(const AdminRequest &, const Record &, const QString &) const override
    {
        throw ValueError(u"no log"_s);
    }
    qint64 logChange(const AdminRequest &, const Record &, const QString &) const override
    {
        throw ValueError(u"no log"_s);
    }
    void deleteModel(AdminRequest &request, const Record &object) const override
    {
        ModelAdmin::deleteModel(request, object);
        throw ValueError(u"gone too far"_s);
    }
};

/// A row that no rule is kept by.
class StrictRow : public ModelForm
{
public:
    using ModelForm::ModelForm;

protected:
    void clean() override { throw ValidationError(u"Never right."_s); }
};

/// Tags live in a database of their own.
class TagRouter final : public DatabaseRouter
{
public:
    std::optional<QString> databaseForRead(const ModelInfo &model, const Record *) const override
    {
        return model.name() == u"Tag" ? std::optional(u"tags"_s) : std::nullopt;
    }
    std::optional<QString> databaseForWrite(const ModelInfo &model,
                                            const Record *object) const override
    {
        return databaseForRead(model, object);
    }
};

class RoutingApp final : public AppPlugin
{
public:
    QString label() const override { return u"routing"_s; }
    void registerModels(ModelRegistry &models) override
    {
        models.addRouter(std::make_shared<TagRouter>());
    }
};

} // namespace

/// What a form keeps to: all or nothing, numbers of rows, and rules for those who may edit only.
class TestFormRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void save_failingAtLast_storesNothing();
    void save_inAnotherDatabase_storesNothingEither();
    void rows_moreThanAllowed_canStillBeSaved();
    void rows_onlyAddedOnes_areCountedAgainstTheLimit();
    void rows_toLookAt_areNotChecked();
    void rows_byRight_data();
    void rows_byRight();
    void rows_collapsed_openWithErrors();

private:
    const ModelAdmin &books(const ModelAdminOptions &options)
    {
        m_sites.push_back(std::make_unique<AdminSite>(m_shop->application().models()));
        m_sites.back()->add(u"shop.Author"_s, ModelAdminOptions{});
        return m_sites.back()->add(u"shop.Book"_s, options);
    }
    static QList<QPair<QString, QString>> engines(int total, int initial)
    {
        return {{u"title"_s, u"Engines"_s},
                {u"pages"_s, u"100"_s},
                {u"author"_s, u"1"_s},
                {u"copy_set-TOTAL_FORMS"_s, QString::number(total)},
                {u"copy_set-INITIAL_FORMS"_s, QString::number(initial)},
                {u"copy_set-0-id"_s, u"1"_s},
                {u"copy_set-0-shelf"_s, u"A1"_s},
                {u"copy_set-1-id"_s, u"2"_s},
                {u"copy_set-1-shelf"_s, u"A2"_s}};
    }

    std::unique_ptr<ShopSite> m_shop;
    std::vector<std::unique_ptr<AdminSite>> m_sites;
    AdminRequest m_ada;
};

void TestFormRules::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    QVERIFY(m_shop->isOpen());
    m_ada = m_shop->request(u"ada"_s);
}

void TestFormRules::save_failingAtLast_storesNothing()
{
    AdminSite site(m_shop->application().models());
    const ModelAdmin &tags = site.add(u"shop.Tag"_s, std::make_unique<FailingAdmin>());
    const auto names = [this] {
        QStringList names;
        for (const Value &name : objects(m_shop->model(u"shop.Tag"_s)).toValues(u"name"_s))
            names += name.toString();
        return names;
    };
    const QStringList before = names();
    const auto save = [this](ChangeForm &page) {
        page.submit(formData({{u"name"_s, u"not kept"_s}}));
        QVERIFY(page.isValid());
        QVERIFY_THROWS_EXCEPTION(ValueError, page.save(m_ada));
    };
    save(*ChangeForm::forAdding(tags, m_ada));
    QCOMPARE(names(), before);
    save(*ChangeForm::forObject(tags, m_ada, u"2"_s));
    QCOMPARE(names(), before);
    const qint64 logged = LogEntry::entries(site.models()).count();
    QVERIFY_THROWS_EXCEPTION(ValueError,
                             deleteObject(tags, m_ada, m_shop->object(u"shop.Tag"_s, 2)));
    QCOMPARE(names(), before);
    QCOMPARE(LogEntry::entries(site.models()).count(), logged); // written before, taken back
}

void TestFormRules::save_inAnotherDatabase_storesNothingEither()
{
    ShopSite shop(ModelAdminOptions{}, ModelAdminOptions{}, ModelAdminOptions{},
                  {"others = [\"tags=tags.sqlite3\"]\n", std::make_unique<RoutingApp>()});
    QVERIFY(shop.isOpen());
    QFile file(QFileInfo(shop.mediaFolder()).path() + u"/tags.sqlite3"_s);
    QVERIFY(file.open(QIODevice::WriteOnly)); // an empty file is a database
    shop.application().databases().connection(u"tags"_s).executeScript(
            u"CREATE TABLE shop_tag (id integer PRIMARY KEY AUTOINCREMENT, name varchar(40) NOT "
            "NULL);"_s);
    AdminSite site(shop.application().models());
    const ModelAdmin &tags = site.add(u"shop.Tag"_s, std::make_unique<FailingAdmin>());
    AdminRequest ada = shop.request(u"ada"_s);
    const auto page = ChangeForm::forAdding(tags, ada);
    page->submit(formData({{u"name"_s, u"not kept"_s}}));
    QVERIFY(page->isValid());
    QVERIFY_THROWS_EXCEPTION(ValueError, page->save(ada));
    QCOMPARE(objects(shop.model(u"shop.Tag"_s)).count(), 0);
    const auto good = ChangeForm::forAdding(shop.admin(u"tag"_s), ada);
    good->submit(formData({{u"name"_s, u"kept"_s}}));
    good->save(ada);
    QCOMPARE(objects(shop.model(u"shop.Tag"_s)).count(), 1);
}

void TestFormRules::rows_moreThanAllowed_canStillBeSaved()
{
    ModelAdminOptions options;
    options.inlines = {{.model = u"shop.Copy"_s, .extra = 2, .maxNum = 1}};
    const auto page = ChangeForm::forObject(books(options), m_ada, u"1"_s);
    const InlineGroup &copies = *page->inlines().front();
    QCOMPARE(copies.rows().size(), 3); // both that are there, none more, the template
    page->submit(formData(engines(2, 2)));
    QVERIFY(page->isValid());
}

void TestFormRules::rows_onlyAddedOnes_areCountedAgainstTheLimit()
{
    ModelAdminOptions options;
    options.inlines = {{.model = u"shop.Copy"_s, .extra = 0, .maxNum = 2}};
    const auto page = ChangeForm::forObject(books(options), m_ada, u"1"_s);
    page->submit(formData(engines(3, 2)
                          + QList<QPair<QString, QString>>{{u"copy_set-2-shelf"_s, u"A3"_s}}));
    QVERIFY(!page->isValid());
    QCOMPARE(page->inlines().front()->errors().first().code, u"too_many_forms"_s);
}

void TestFormRules::rows_toLookAt_areNotChecked()
{
    ModelAdminOptions options;
    InlineOptions copies{.model = u"shop.Copy"_s, .extra = 0};
    copies.makeForm = [](const Record &row, const ModelFormOptions &form) {
        return std::make_shared<StrictRow>(row, form);
    };
    options.inlines = {copies};
    const auto isValid = [&](const AdminRequest &request) {
        const auto page = ChangeForm::forObject(books(options), request, u"1"_s);
        page->submit(formData(engines(2, 2)));
        return page->isValid();
    };
    QVERIFY(!isValid(m_ada));
    QVERIFY(isValid(m_shop->request(u"looks"_s, {u"change_book"_s, u"view_copy"_s})));
}

void TestFormRules::rows_byRight_data()
{
    QTest::addColumn<QStringList>("rights");
    QTest::addColumn<int>("rows"); // without the template
    QTest::addColumn<bool>("hasTemplate");
    QTest::addColumn<bool>("canDelete");
    QTest::addColumn<bool>("isReadOnly");
    const QString book = u"change_book"_s;
    // What Django makes of extra=1, min_num=4, max_num=5 on two rows.
    QTest::newRow("view") << QStringList{book, u"view_copy"_s} << 2 << false << false << true;
    QTest::newRow("change") << QStringList{book, u"change_copy"_s} << 2 << false << false << false;
    QTest::newRow("add") << QStringList{book, u"add_copy"_s} << 5 << true << false << false;
    QTest::newRow("view and add") << QStringList{book, u"view_copy"_s, u"add_copy"_s} << 5 << true
                                  << false << true;
    QTest::newRow("delete") << QStringList{book, u"view_copy"_s, u"delete_copy"_s} << 2 << false
                            << true << true;
    QTest::newRow("book to look at")
            << QStringList{u"view_book"_s, u"add_copy"_s, u"change_copy"_s, u"delete_copy"_s} << 2
            << false << false << true;
}

void TestFormRules::rows_byRight()
{
    QFETCH(QStringList, rights);
    QFETCH(int, rows);
    QFETCH(bool, hasTemplate);
    QFETCH(bool, canDelete);
    QFETCH(bool, isReadOnly);
    ModelAdminOptions options;
    options.inlines = {{.model = u"shop.Copy"_s, .extra = 1, .minNum = 4, .maxNum = 5}};
    const AdminRequest request =
            m_shop->request(u"by "_s + QString::fromLatin1(QTest::currentDataTag()), rights);
    const auto page = ChangeForm::forObject(books(options), request, u"1"_s);
    QCOMPARE(page->inlines().size(), size_t(1));
    const InlineGroup &copies = *page->inlines().front();
    const QList<InlineGroup::Row> shown = copies.rows();
    QCOMPARE(shown.size() - (hasTemplate ? 1 : 0), rows);
    QCOMPARE(shown.last().isTemplate, hasTemplate);
    QCOMPARE(copies.canDelete(), canDelete);
    QCOMPARE(shown.first().items.first().readOnly, isReadOnly);
}

void TestFormRules::rows_collapsed_openWithErrors()
{
    ModelAdminOptions options;
    options.inlines = {{.model = u"shop.Copy"_s, .extra = 0, .collapsed = true}};
    const auto page = ChangeForm::forObject(books(options), m_ada, u"1"_s);
    QVERIFY(page->inlines().front()->isCollapsed());
    QList<QPair<QString, QString>> values = engines(2, 2);
    values.last().second.clear();
    page->submit(formData(values));
    QVERIFY(!page->isValid());
    QVERIFY(!page->inlines().front()->isCollapsed());
}

QTEST_GUILESS_MAIN(TestFormRules)
#include "tst_formrules.moc"
