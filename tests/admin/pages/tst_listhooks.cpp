// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/actionrun.h"
#include "admin/pages/changelist.h"
#include "admin/pages/indexpage.h"
#include "admin/pages/listfilter.h"
#include "core/base/error.h"
#include "core/orm/functions/text.h"

#include <QTest>

using namespace Quintette;

namespace {

class ListHooksAdmin : public ModelAdmin
{
public:
    using ModelAdmin::ModelAdmin;

    std::optional<QStringList> listDisplayLinks(const AdminRequest &) const override
    {
        return QStringList{u"pages"_s};
    }
    std::optional<QStringList> sortableBy(const AdminRequest &) const override
    {
        return QStringList{u"title"_s};
    }
    std::optional<qint64> rowCount(const AdminRequest &, const QuerySet &) const override
    {
        return 42'000;
    }
    void listLoaded(const AdminRequest &, ChangeList &list) const override
    {
        list.title = u"Books, looked through"_s;
    }
    bool hasPermission(const AdminRequest &request, const QString &name) const override
    {
        return name == u"lend" || ModelAdmin::hasPermission(request, name);
    }
    QStringList permissionNames() const override
    {
        return ModelAdmin::permissionNames() + QStringList{u"lend"_s};
    }
};

/// Even and odd numbers of pages.
class ParityFilter : public ListFilter
{
public:
    QStringList parameterNames() const override { return {name + u"__parity"_s}; }
    Q condition(const ListState &state) const override
    {
        for (const auto &[parameter, value] : state.filters) {
            if (parameter == parameterNames().first())
                return Q{{name + u"__in"_s, value == u"even" ? evens() : ValueList{}}};
        }
        return {};
    }
    Offer offer(const ModelAdmin &, const AdminRequest &, const ListState &) const override
    {
        const auto option = [this](const QString &text) {
            return Option{Text(text), {{parameterNames().first(), text}}, {}};
        };
        return {{optionForAll(), option(u"even"_s), option(u"odd"_s)}};
    }

private:
    static ValueList evens() { return {50, 100, 200}; }
};

/// Several values in one parameter, with bars between them.
class AmongFilter : public ListFilter
{
public:
    AmongFilter() { listSeparator = u"|"_s; }
    QStringList parameterNames() const override { return {name + u"__in"_s}; }
    Offer offer(const ModelAdmin &, const AdminRequest &, const ListState &) const override
    {
        return {{optionForAll()}};
    }
};

} // namespace

/// What a list and the start page take from hooks, expressions and registered filters.
class TestListHooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ordering_ofExpressions_putsEmptyOnesLast();
    void column_ordering_isSortedByItsExpression_data();
    void column_ordering_isSortedByItsExpression();
    void column_ofTheDefaultExpression_isShownAsSorted();
    void hooks_linksSortingCountAndTitle();
    void filter_registeredFirst_replacesTheUsualKind();
    void filter_registeredLast_fitsWhatHasNone();
    void filter_madeForOneField_isUsed();
    void filter_listSeparator_splitsItsValues();
    void action_anyPermissionIsEnough();
    void action_permissionOfOnesOwn_isAsked();
    void site_entry_decidesWhoComesIn();
    void site_apps_areArranged();
    void site_logEntries_areChosen();
    void lookup_ofALimitedRelation_isAllowed();

private:
    AdminSite &newSite();
    QStringList titles(const ModelAdmin &admin, const QString &order = {});

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<AdminSite> m_site;
    AdminRequest m_ada;
};

void TestListHooks::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    m_ada = m_shop->request(u"ada"_s);
    m_shop->execute(u"UPDATE shop_book SET title = 'engines' WHERE id = 1;"
                    "UPDATE shop_book SET published = '1842-01-01' WHERE id = 2;"_s);
}

AdminSite &TestListHooks::newSite()
{
    m_site = std::make_unique<AdminSite>(m_shop->application().models());
    return *m_site;
}

QStringList TestListHooks::titles(const ModelAdmin &admin, const QString &order)
{
    Parameters parameters;
    if (!order.isEmpty())
        parameters.append({u"o"_s, order});
    QStringList titles;
    for (const ChangeList::Row &row :
         loadChangeList(admin, m_ada, ListState::fromParameters(parameters)).rows)
        titles += row.text;
    return titles;
}

void TestListHooks::ordering_ofExpressions_putsEmptyOnesLast()
{
    using Nulls = Expression::Nulls;
    ModelAdminOptions options;
    options.ordering = {F("published").ascending(Nulls::Last), u"-title"};
    const ModelAdmin &last = newSite().add(u"shop.Book"_s, options);
    QCOMPARE(titles(last), (QStringList{u"Compilers"_s, u"engines"_s, u"Notes"_s}));
    options.ordering = {F("published").descending(Nulls::First), u"title"};
    const ModelAdmin &first = newSite().add(u"shop.Book"_s, options);
    QCOMPARE(titles(first), (QStringList{u"Notes"_s, u"engines"_s, u"Compilers"_s}));
}

void TestListHooks::column_ordering_isSortedByItsExpression_data()
{
    QTest::addColumn<SortKey>("key");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QStringList>("titles");
    const QStringList byLower{u"Compilers"_s, u"engines"_s, u"Notes"_s};
    const QStringList backwards{u"Notes"_s, u"engines"_s, u"Compilers"_s};
    const QStringList byPages{u"Notes"_s, u"engines"_s, u"Compilers"_s};
    const QStringList byPagesDown{u"Compilers"_s, u"engines"_s, u"Notes"_s};
    QTest::newRow("expression") << SortKey(Lower("title")) << u"1"_s << byLower;
    QTest::newRow("expression, down") << SortKey(Lower("title")) << u"-1"_s << backwards;
    QTest::newRow("descending") << SortKey(Lower("title").descending()) << u"1"_s << backwards;
    QTest::newRow("descending, down") << SortKey(Lower("title").descending()) << u"-1"_s << byLower;
    QTest::newRow("path") << SortKey(u"pages") << u"1"_s << byPages;
    QTest::newRow("path with a minus") << SortKey(u"-pages") << u"1"_s << byPagesDown;
    QTest::newRow("path with a minus, down") << SortKey(u"-pages") << u"-1"_s << byPages;
}

void TestListHooks::column_ordering_isSortedByItsExpression()
{
    QFETCH(SortKey, key);
    QFETCH(QString, order);
    QFETCH(QStringList, titles);
    Column column(u"called"_s, u"Called"_s,
                  [](const Record &book) { return book.value(u"title"); });
    column.ordering = key;
    ModelAdminOptions options;
    options.listDisplay = {column};
    QCOMPARE(this->titles(newSite().add(u"shop.Book"_s, options), order), titles);
}

void TestListHooks::column_ofTheDefaultExpression_isShownAsSorted()
{
    const Expression lower = Lower("title");
    Column column(u"called"_s, u"Called"_s,
                  [](const Record &book) { return book.value(u"title"); });
    column.ordering = lower;
    ModelAdminOptions options;
    options.listDisplay = {u"id", column};
    options.ordering = {lower.descending()};
    const ChangeList list = loadChangeList(newSite().add(u"shop.Book"_s, options), m_ada, {});
    QCOMPARE(list.headers.at(0).priority, 0);
    QCOMPARE(list.headers.at(1).priority, 1);
    QVERIFY(list.headers.at(1).descending);
}

void TestListHooks::hooks_linksSortingCountAndTitle()
{
    ModelAdminOptions options;
    options.listDisplay = {u"title", u"pages"};
    options.listPerPage = 2;
    const ModelAdmin &admin =
            newSite().add(u"shop.Book"_s, std::make_unique<ListHooksAdmin>(options));
    const ChangeList list = loadChangeList(admin, m_ada, {});
    QVERIFY(!list.rows.first().cells.at(0).isLink && list.rows.first().cells.at(1).isLink);
    QVERIFY(list.headers.at(0).sortable && !list.headers.at(1).sortable);
    QCOMPARE(list.resultCount.number, 42'000);
    QCOMPARE(list.pageCount, 21'000);
    QCOMPARE(list.title.toString(), u"Books, looked through"_s);
}

static QStringList choices(const ModelAdmin &admin, const AdminRequest &request)
{
    QStringList texts;
    const ChangeList list = loadChangeList(admin, request, {});
    for (const ChangeList::Choice &choice : list.filters.value(0).choices)
        texts += choice.text.toString();
    return texts;
}

static AdminSite::FilterKind parityOf(FieldKind kind)
{
    return {[kind](const Field &field) { return field.kind() == kind; },
            [](const Field &) { return std::make_unique<ParityFilter>(); }};
}

void TestListHooks::filter_registeredFirst_replacesTheUsualKind()
{
    AdminSite &site = newSite();
    site.registerFilter(parityOf(FieldKind::Boolean), AdminSite::Priority::First);
    const ModelAdmin &admin = site.add(u"shop.Book"_s, {.listFilter = {u"lent"}});
    QCOMPARE(choices(admin, m_ada), (QStringList{u"All"_s, u"even"_s, u"odd"_s}));
    AdminSite &late = newSite();
    late.registerFilter(parityOf(FieldKind::Boolean), AdminSite::Priority::Last);
    const ModelAdmin &usual = late.add(u"shop.Book"_s, {.listFilter = {u"lent"}});
    QCOMPARE(choices(usual, m_ada), (QStringList{u"All"_s, u"Yes"_s, u"No"_s}));
}

void TestListHooks::filter_registeredLast_fitsWhatHasNone()
{
    AdminSite &site = newSite();
    site.registerFilter(parityOf(FieldKind::Integer));
    ListFilterOptions all(u"pages");
    all.kind = ListFilterOptions::Kind::AllValues;
    const ModelAdmin &admin = site.add(u"shop.Book"_s, {.listFilter = {u"pages"}});
    QCOMPARE(choices(admin, m_ada), (QStringList{u"All"_s, u"even"_s, u"odd"_s}));
    // Who names a kind gets that one.
    site.remove(u"shop.Book"_s);
    const ModelAdmin &named = site.add(u"shop.Book"_s, {.listFilter = {all}});
    QCOMPARE(choices(named, m_ada), (QStringList{u"All"_s, u"50"_s, u"100"_s, u"200"_s}));
}

void TestListHooks::filter_madeForOneField_isUsed()
{
    ListFilterOptions parity(u"pages");
    parity.make = [](const Field &) { return std::make_unique<ParityFilter>(); };
    const ModelAdmin &admin = newSite().add(u"shop.Book"_s, {.listFilter = {parity}});
    QCOMPARE(choices(admin, m_ada), (QStringList{u"All"_s, u"even"_s, u"odd"_s}));
    const ListState odd = ListState::fromParameters({{u"pages__parity"_s, u"odd"_s}});
    QCOMPARE(loadChangeList(admin, m_ada, odd).rows.size(), 0);
}

static AdminAction actionFor(const QStringList &permissions)
{
    AdminAction action;
    action.name = u"lend"_s;
    action.permissions = permissions;
    action.run = [](AdminRequest &, const ModelAdmin &, const QuerySet &) {};
    return action;
}

static bool isOffered(const ModelAdmin &admin, const AdminRequest &request)
{
    const QList<AdminAction> offered = admin.actions(request);
    return std::any_of(offered.cbegin(), offered.cend(),
                       [](const AdminAction &action) { return action.name == u"lend"; });
}

void TestListHooks::filter_listSeparator_splitsItsValues()
{
    ListFilterOptions among(u"pages");
    among.make = [](const Field &) { return std::make_unique<AmongFilter>(); };
    const ModelAdmin &admin = newSite().add(u"shop.Book"_s, {.listFilter = {among}});
    const auto found = [&](const QString &value) {
        const ListState state = ListState::fromParameters({{u"pages__in"_s, value}});
        return changeListQuery(admin, m_ada, state).count();
    };
    QCOMPARE(found(u"50|200"_s), 2);
    QCOMPARE(found(u"50|7"_s), 1);
}

void TestListHooks::action_anyPermissionIsEnough()
{
    const AdminRequest viewer = m_shop->request(u"lookeron"_s, {u"view_book"_s});
    ModelAdminOptions options;
    options.actions = QList<AdminAction>{actionFor({u"delete"_s, u"view"_s})};
    QVERIFY(isOffered(newSite().add(u"shop.Book"_s, options), viewer));
    options.actions = QList<AdminAction>{actionFor({u"delete"_s, u"change"_s})};
    QVERIFY(!isOffered(newSite().add(u"shop.Book"_s, options), viewer));
}

void TestListHooks::action_permissionOfOnesOwn_isAsked()
{
    const AdminRequest viewer = m_shop->request(u"lookeron"_s, {u"view_book"_s});
    ModelAdminOptions options;
    options.actions = QList<AdminAction>{actionFor({u"lend"_s})};
    QVERIFY(!isOffered(newSite().add(u"shop.Book"_s, options), viewer));
    QVERIFY(isOffered(newSite().add(u"shop.Book"_s, std::make_unique<ListHooksAdmin>(options)),
                      viewer));
}

void TestListHooks::site_entry_decidesWhoComesIn()
{
    AdminSite &site = newSite();
    const AdminRequest viewer = m_shop->request(u"lookeron"_s, {u"view_book"_s});
    QVERIFY(site.mayEnter(viewer) && site.mayEnter(m_ada));
    site.entry = [](const AdminRequest &request) { return request.user->isSuperuser; };
    QVERIFY(!site.mayEnter(viewer) && site.mayEnter(m_ada));
    QVERIFY(!site.mayEnter(AdminRequest()));
}

void TestListHooks::site_apps_areArranged()
{
    AdminSite &site = newSite();
    site.add(u"shop.Author"_s, ModelAdminOptions{});
    site.add(u"shop.Book"_s, ModelAdminOptions{});
    site.arrangeApps = [](const AdminRequest &, QList<NavigationApp> &apps) {
        std::reverse(apps.first().models.begin(), apps.first().models.end());
    };
    const QList<NavigationModel> models = navigation(site, m_ada).first().models;
    QCOMPARE(models.first().name.toString(), u"books"_s);
}

void TestListHooks::site_logEntries_areChosen()
{
    AdminSite &site = newSite();
    site.add(u"shop.Book"_s, ModelAdminOptions{});
    const AdminRequest clerk = m_shop->request(u"lookeron"_s, {u"view_book"_s});
    LogEntry::write(clerk, m_shop->object(u"shop.Book"_s, 1), LogEntry::Action::Change);
    const auto lines = [&] { return recentActions(site, m_ada).size(); };
    QCOMPARE(lines(), 0); // nothing of one's own
    site.logEntries = [](const AdminRequest &, const QuerySet &entries) { return entries; };
    QCOMPARE(lines(), 1);
}

void TestListHooks::lookup_ofALimitedRelation_isAllowed()
{
    const ModelAdmin &authors = newSite().add(u"shop.Author"_s, ModelAdminOptions{});
    // Awards are for authors of signed books.
    QVERIFY(authors.isLookupAllowed(m_ada, u"book__tags__name"_s, u"signed"_s));
    QVERIFY(!authors.isLookupAllowed(m_ada, u"book__tags__name"_s, u"old"_s));
    QVERIFY(!authors.isLookupAllowed(m_ada, u"book__notes__startswith"_s, u"w"_s));
}

QTEST_GUILESS_MAIN(TestListHooks)
#include "tst_listhooks.moc"
