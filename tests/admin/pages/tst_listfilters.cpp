// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/changelist.h"
#include "core/base/error.h"
#include "core/i18n/timezone.h"

#include <QTest>

using namespace Quintette;

namespace {

/// Shelves: what the shop's own models have no field for.
class ShelfApp final : public AppPlugin
{
public:
    QString label() const override { return u"shelves"_s; }
    void registerModels(ModelRegistry &models) override
    {
        auto shelf = std::make_unique<ModelInfo>(u"shelves"_s, u"Shelf"_s, ModelOptions{});
        shelf->addField(
                makeField(FieldKind::Auto, u"id"_s, {.primaryKey = true, .autoCreated = true}));
        shelf->addField(makeField(
                FieldKind::Boolean, u"full"_s,
                {.null = true, .choices = {{true, u"No room"_s}, {false, u"Some room"_s}}}));
        shelf->addField(makeField(FieldKind::Char, u"wood"_s,
                                  {.null = true,
                                   .maxLength = 9,
                                   .choices = {{u"o"_s, u"Oak"_s}, {Value(), u"Unknown wood"_s}}}));
        shelf->addField(makeField(FieldKind::Date, u"built"_s, {.null = true}));
        shelf->addField(makeField(FieldKind::ForeignKey, u"book"_s, {.to = u"shop.Book"_s}));
        models.add(std::move(shelf));
    }
};

} // namespace

/// What filters and dates mean in particular cases. What is expected is what Django 5.2 does.
class TestListFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void boolean_withWordsOfItsOwn_usesThem();
    void choices_withNone_offersIt();
    void date_days_areThoseOfThePerson();
    void date_hasDate_orNot();
    void date_ofADateField_isADay();
    void repeated_parameter_isAnOr_data();
    void repeated_parameter_isAnOr();
    void severalFilters_areAnAnd();
    void facets_ofEachFilter_ignoreItsOwnChoice();
    void reverseRelation_filtersEachRowOnce();
    void unfiltered_keepsSearchDatesAndLookups();
    void dates_overARelation_narrowByARange();
    void columns_number_dependsOnTheBoxes_data();
    void columns_number_dependsOnTheBoxes();
    void hookFilters_allowTheirLookups();
    void order_ofEqualRows_isByTheKey();
    void search_withinOneTable_isNotDistinct();

private:
    AdminSite &newSite()
    {
        m_site = std::make_unique<AdminSite>(m_shop->application().models());
        m_site->countTime = std::chrono::seconds(20);
        return *m_site;
    }
    static ListState stateOf(const QString &query, int firstColumn = 1)
    {
        Parameters parameters;
        for (const QString &part : query.split(u'&', Qt::SkipEmptyParts))
            parameters.append({part.section(u'=', 0, 0), part.section(u'=', 1)});
        return ListState::fromParameters(parameters, firstColumn);
    }
    ChangeList load(const ModelAdmin &admin, const QString &query = {}) const
    {
        return loadChangeList(admin, m_ada, stateOf(query));
    }
    static QString keys(const ChangeList &list)
    {
        QStringList found;
        for (const ChangeList::Row &row : list.rows)
            found += row.quotedPk;
        return found.join(u' ');
    }
    static QStringList texts(const ChangeList::Filter &filter)
    {
        QStringList found;
        for (const ChangeList::Choice &choice : filter.choices)
            found += choice.text.toString();
        return found;
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<AdminSite> m_site;
    AdminRequest m_ada;
};

void TestListFilters::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{}, ModelAdminOptions{},
                                        ModelAdminOptions{},
                                        ShopExtras{{}, std::make_unique<ShelfApp>()});
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    m_ada = m_shop->request(u"ada"_s);
    m_shop->execute(QStringLiteral(R"(
        CREATE TABLE shelves_shelf (id integer PRIMARY KEY AUTOINCREMENT, "full" bool NULL,
            wood varchar(9) NULL, built date NULL, book_id integer NOT NULL);
        UPDATE shop_book SET published = '2020-03-05 10:00:00' WHERE id = 1;
        UPDATE shop_book SET published = '2021-07-01 23:30:00' WHERE id = 2;
        INSERT INTO shelves_shelf ("full", wood, built, book_id) VALUES
            (1, 'o', '2020-02-29', 1), (0, NULL, '2020-03-01', 2), (NULL, 'o', NULL, 3);
    )"));
}

void TestListFilters::boolean_withWordsOfItsOwn_usesThem()
{
    const ModelAdmin &admin =
            newSite().add(u"shelves.Shelf"_s, {.listFilter = {u"full"}, .ordering = {u"id"}});
    const ChangeList list = load(admin);
    QCOMPARE(texts(list.filters.first()),
             (QStringList{u"All"_s, u"No room"_s, u"Some room"_s, u"Unknown"_s}));
    QCOMPARE(keys(loadChangeList(admin, m_ada, list.filters.first().choices.at(1).state)), u"1"_s);
    QCOMPARE(keys(loadChangeList(admin, m_ada, list.filters.first().choices.at(3).state)), u"3"_s);
}

void TestListFilters::choices_withNone_offersIt()
{
    const ModelAdmin &admin =
            newSite().add(u"shelves.Shelf"_s, {.listFilter = {u"wood"}, .ordering = {u"id"}});
    const ChangeList list = load(admin);
    QCOMPARE(list.filters.first().choices.size(), 3);
    QCOMPARE(keys(loadChangeList(admin, m_ada, list.filters.first().choices.at(2).state)), u"2"_s);
}

void TestListFilters::date_days_areThoseOfThePerson()
{
    // A book of an hour ago in a zone where that was another day, and in one where it was not.
    const DateTime now = DateTime::now();
    const QString stored = now.toUtc().toString(u' ').left(19);
    m_shop->execute(u"UPDATE shop_book SET published = '%1' WHERE id = 3"_s.arg(stored));
    const ModelAdmin &admin =
            newSite().add(u"shop.Book"_s, {.listFilter = {u"published"}, .ordering = {u"id"}});
    for (const QString &zone : {u"Pacific/Kiritimati"_s, u"Pacific/Pago_Pago"_s, u"UTC"_s}) {
        const TimeZoneScope scope{TimeZone(zone)};
        const QString today = activeTimeZone().toLocal(now).date().toString(Qt::ISODate);
        const ChangeList::Choice choice = load(admin).filters.first().choices.at(1);
        QCOMPARE(choice.text.toString(), u"Today"_s);
        const QPair<QString, QString> from = choice.state.filters.first();
        QCOMPARE(from.first, u"published__gte"_s);
        QVERIFY2(from.second.startsWith(today + u" 00:00:00"_s), qPrintable(from.second));
        QCOMPARE(keys(loadChangeList(admin, m_ada, choice.state)), u"3"_s);
        QCOMPARE(keys(loadChangeList(admin, m_ada, load(admin).filters[0].choices.at(2).state)),
                 u"3"_s);
    }
    m_shop->execute(u"UPDATE shop_book SET published = NULL WHERE id = 3"_s);
}

void TestListFilters::date_hasDate_orNot()
{
    const ModelAdmin &admin =
            newSite().add(u"shop.Book"_s, {.listFilter = {u"published"}, .ordering = {u"id"}});
    const QList<ChangeList::Choice> choices = load(admin).filters.first().choices;
    QCOMPARE(choices.at(5).text.toString(), u"No date"_s);
    QCOMPARE(keys(loadChangeList(admin, m_ada, choices.at(5).state)), u"3"_s);
    QCOMPARE(choices.at(6).text.toString(), u"Has date"_s);
    QCOMPARE(keys(loadChangeList(admin, m_ada, choices.at(6).state)), u"1 2"_s);
    // A field that always has a date is not asked for it.
    const ModelAdmin &entries =
            newSite().add(u"admin.LogEntry"_s, {.listFilter = {u"action_time"}});
    QCOMPARE(load(entries).filters.first().choices.size(), 5);
}

void TestListFilters::date_ofADateField_isADay()
{
    const ModelAdmin &admin = newSite().add(
            u"shelves.Shelf"_s,
            {.listFilter = {u"built"}, .dateHierarchy = u"built"_s, .ordering = {u"id"}});
    const ChangeList list = load(admin);
    const QString today = activeTimeZone().toLocal(DateTime::now()).date().toString(Qt::ISODate);
    QCOMPARE(list.filters.first().choices.at(1).state.filters.first().second, today);
    QCOMPARE(keys(load(admin, u"built__year=2020&built__month=2"_s)), u"1"_s);
    QCOMPARE(keys(load(admin, u"built__gte=2020-03-01&built__lt=2020-03-02"_s)), u"2"_s);
}

void TestListFilters::repeated_parameter_isAnOr_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("rows");
    QTest::newRow("of a filter") << u"author__id__exact=1&author__id__exact=2"_s << u"1 2 3"_s;
    QTest::newRow("of a lookup") << u"title=Notes&title=Engines"_s << u"1 3"_s;
    QTest::newRow("in") << u"id__in=1,3"_s << u"1 3"_s;
    QTest::newRow("in, twice") << u"id__in=1,3&id__in=2"_s << u"1 2 3"_s;
    QTest::newRow("empty, the last counts") << u"notes__isempty=1&notes__isempty=0"_s << u"2"_s;
    QTest::newRow("simple, the last counts") << u"size=big&size=small"_s << u"3"_s;
    for (const char *no : {"", "0", "false", "False", "FALSE"})
        QTest::addRow("not null: '%s'", no)
                << u"published__isnull="_s + QString::fromLatin1(no) << u"1 2"_s;
    for (const char *yes : {"1", "true", "True", "yes"})
        QTest::addRow("null: '%s'", yes)
                << u"published__isnull="_s + QString::fromLatin1(yes) << u"3"_s;
}

void TestListFilters::repeated_parameter_isAnOr()
{
    QFETCH(QString, query);
    ListFilterOptions notes(u"notes");
    notes.kind = ListFilterOptions::Kind::Empty;
    ListFilterOptions size(u"size"_s);
    size.kind = ListFilterOptions::Kind::Simple;
    size.choices = {{u"big"_s, u"Big"_s}, {u"small"_s, u"Small"_s}};
    size.condition = [](const QString &value) {
        return value == u"big" ? Q{{u"pages__gte"_s, 100}} : Q{{u"pages__lt"_s, 100}};
    };
    const ModelAdmin &admin = newSite().add(
            u"shop.Book"_s,
            {.listFilter = {u"author", u"published", notes, size}, .ordering = {u"id"}});
    QTEST(keys(load(admin, query)), "rows");
}

void TestListFilters::severalFilters_areAnAnd()
{
    const ModelAdmin &admin = newSite().add(
            u"shop.Book"_s, {.listFilter = {u"author", u"lent"}, .ordering = {u"id"}});
    QCOMPARE(keys(load(admin, u"author__id__exact=2&lent__exact=1"_s)), u"2"_s);
    QCOMPARE(keys(load(admin, u"author__id__exact=1&lent__exact=1"_s)), QString());
}

void TestListFilters::facets_ofEachFilter_ignoreItsOwnChoice()
{
    const ModelAdmin &admin = newSite().add(
            u"shop.Book"_s, {.listFilter = {u"author", u"lent"}, .ordering = {u"id"}});
    const ChangeList list = load(admin, u"_facets=True&author__id__exact=1&lent__exact=0"_s);
    const auto counts = [](const ChangeList::Filter &filter) {
        QStringList numbers;
        for (const ChangeList::Choice &choice : filter.choices)
            numbers += QString::number(choice.count->number);
        return numbers.join(u' ');
    };
    QCOMPARE(counts(list.filters.at(0)), u"2 2 0"_s); // of all that is not lent
    QCOMPARE(counts(list.filters.at(1)), u"2 0 2"_s); // of all that Ada wrote
}

void TestListFilters::reverseRelation_filtersEachRowOnce()
{
    const ModelAdmin &admin = newSite().add(
            u"shop.Author"_s,
            {.listFilter = {u"book__lent", u"book__tags", u"book__pages"}, .ordering = {u"id"}});
    QCOMPARE(keys(load(admin, u"book__lent__exact=0"_s)), u"1"_s); // two of Ada's books
    QCOMPARE(keys(load(admin, u"book__lent__exact=1"_s)), u"2"_s);
    QCOMPARE(keys(load(admin, u"book__pages=50"_s)), u"1"_s);
    const ChangeList list = load(admin, u"book__tags__id__exact=1"_s);
    QCOMPARE(keys(list), u"1"_s);
    QCOMPARE(list.resultCount.number, 1);
    QCOMPARE(texts(list.filters.at(0)), (QStringList{u"All"_s, u"Yes"_s, u"No"_s}));
    QCOMPARE(texts(list.filters.at(2)), (QStringList{u"All"_s, u"50"_s, u"100"_s, u"200"_s}));
    QVERIFY_THROWS_EXCEPTION(SuspiciousOperation, load(admin, u"book__title=x"_s));
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured,
                             load(newSite().add(u"shop.Author"_s, {.listFilter = {u"book__x"}})));
}

void TestListFilters::unfiltered_keepsSearchDatesAndLookups()
{
    const ModelAdmin &admin = newSite().add(u"shop.Book"_s,
                                            {.listFilter = {u"lent"},
                                             .searchFields = {u"title"_s},
                                             .dateHierarchy = u"published"_s});
    const ChangeList list =
            load(admin, u"q=e&o=-1&lent__exact=1&published__year=2021&pages__gt=5&_facets=True"_s);
    QVERIFY(list.hasActiveFilters);
    QCOMPARE(list.unfiltered.toParameters(),
             (Parameters{{u"o"_s, u"-1"_s},
                         {u"q"_s, u"e"_s},
                         {u"_facets"_s, u"True"_s},
                         {u"published__year"_s, u"2021"_s},
                         {u"pages__gt"_s, u"5"_s}}));
}

void TestListFilters::dates_overARelation_narrowByARange()
{
    const ModelAdmin &admin = newSite().add(
            u"shelves.Shelf"_s, {.dateHierarchy = u"book__published"_s, .ordering = {u"id"}});
    const auto dates = [](const ChangeList &list) {
        QStringList shown;
        for (const ChangeList::Choice &date : list.dates)
            shown += date.text.toString();
        return shown.join(u", "_s);
    };
    QCOMPARE(dates(load(admin)), u"2020, 2021"_s);
    ChangeList year;
    const QStringList statements =
            m_shop->statementsOf([&] { year = load(admin, u"book__published__year=2021"_s); });
    QCOMPARE(keys(year), u"2"_s);
    QCOMPARE(dates(year), u"July 2021"_s);
    QVERIFY(statements.first().contains(u"\"published\" >= "_s)
            && statements.first().contains(u"\"published\" < "_s));
    QCOMPARE(keys(load(admin,
                       u"book__published__year=2021&book__published__month=7&"
                       "book__published__day=1"_s)),
             u"2"_s);
}

void TestListFilters::columns_number_dependsOnTheBoxes_data()
{
    QTest::addColumn<int>("firstColumn");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("link"); // of the second header
    QTest::newRow("boxes, second") << 1 << u"2"_s << u"3 1 2"_s << u"-2"_s;
    QTest::newRow("boxes, themselves") << 1 << u"0.-2"_s << u"2 1 3"_s << u"2"_s;
    QTest::newRow("none, first") << 0 << u"0"_s << u"2 1 3"_s << u"1.0"_s;
    QTest::newRow("none, second down") << 0 << u"-1.0"_s << u"2 1 3"_s << u"1.0"_s;
    QTest::newRow("none, none") << 0 << u"2.1"_s << u"3 1 2"_s << u"-1"_s;
}

void TestListFilters::columns_number_dependsOnTheBoxes()
{
    QFETCH(int, firstColumn);
    QFETCH(QString, order);
    const ModelAdmin &admin = newSite().add(
            u"shop.Book"_s, {.listDisplay = {u"title", u"pages"}, .ordering = {u"id"}});
    const ChangeList list = loadChangeList(admin, m_ada, stateOf(u"o="_s + order, firstColumn));
    QTEST(keys(list), "rows");
    QTEST(list.headers.at(1).clicked.toParameters().first().second, "link");
}

/// Declares its filters only when it is asked.
class AskedFilters final : public ModelAdmin
{
public:
    QList<ListFilterOptions> listFilter(const AdminRequest &) const override
    {
        return {u"author__name"};
    }
};

void TestListFilters::hookFilters_allowTheirLookups()
{
    const ModelAdmin &asked = newSite().add(u"shop.Book"_s, std::make_unique<AskedFilters>());
    QVERIFY(asked.isLookupAllowed(m_ada, u"author__name__startswith"_s, u"A"_s));
    const ModelAdmin &plain = newSite().add(u"shop.Book"_s, ModelAdminOptions{});
    QVERIFY(!plain.isLookupAllowed(m_ada, u"author__name__startswith"_s, u"A"_s));
}

void TestListFilters::order_ofEqualRows_isByTheKey()
{
    const auto sortedBy = [this](const ModelAdmin &admin, const QString &query) {
        const QStringList statements = m_shop->statementsOf([&] { load(admin, query); });
        return statements.first().section(u" ORDER BY "_s, 1).section(u" LIMIT "_s, 0, 0);
    };
    const ModelAdmin &books =
            newSite().add(u"shop.Book"_s, {.listDisplay = {u"lent", u"id", u"author"}});
    QCOMPARE(keys(load(books)), u"3 2 1"_s);
    QCOMPARE(keys(load(books, u"o=1"_s)), u"3 1 2"_s);
    QVERIFY(sortedBy(books, u"o=1"_s).endsWith(u"\"id\" DESC"_s));
    // What the key orders needs no other order.
    QCOMPARE(sortedBy(books, u"o=2.1"_s).count(u"\"id\""_s), 1);
}

void TestListFilters::search_withinOneTable_isNotDistinct()
{
    const auto isDistinct = [this](const QStringList &fields) {
        const ModelAdmin &books = newSite().add(u"shop.Book"_s, {.searchFields = fields});
        const QStringList statements = m_shop->statementsOf([&] { load(books, u"q=e"_s); });
        return statements.first().contains(u"SELECT DISTINCT"_s);
    };
    QVERIFY(!isDistinct({u"title"_s}));
    QVERIFY(!isDistinct({u"title"_s, u"author__name"_s}));
    QVERIFY(isDistinct({u"title"_s, u"tags__name"_s}));
    QVERIFY(isDistinct({u"copy__shelf"_s}));
}

QTEST_GUILESS_MAIN(TestListFilters)
#include "tst_listfilters.moc"
