// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/changelist.h"
#include "admin/pages/listeditor.h"
#include "core/base/error.h"
#include "core/i18n/timezone.h"
#include "core/orm/search/searchindex.h"

#include <QTest>

using namespace Quintette;

/// The options of a list, one by one, on six books. What is expected is what Django 5.2 shows for
/// the same declaration, rows and address.
class TestListOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void columns_everyKind_hasItsText();
    void links_ofTheOption_areThoseColumns();
    void order_ofTheAddress_isTaken_data();
    void order_ofTheAddress_isTaken();
    void order_header_togglesAndRemoves();
    void search_everyPrefix_finds_data();
    void search_everyPrefix_finds();
    void filter_everyKind_offersAndNarrows_data();
    void filter_everyKind_offersAndNarrows();
    void filter_parameters_mean_data();
    void filter_parameters_mean();
    void filter_date_knowsTheTimeZone();
    void filter_oneChoice_hidesItself();
    void facets_byOption_data();
    void facets_byOption();
    void dates_descend();
    void pages_byOption();
    void showFullResultCount_off_countsNoTotal();
    void parameters_wrong_areRefused_data();
    void parameters_wrong_areRefused();
    void selectRelated_columns_areJoined();
    void editable_inAPopup_isIgnored();
    void emptyValue_ofColumnModelAndSite();

private:
    const ModelAdmin &books(const ModelAdminOptions &options);
    ChangeList load(const ModelAdmin &admin, const QString &query = {}) const;
    QStringList titles(const ModelAdmin &admin, const QString &query = {}) const;

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<AdminSite> m_site;
    AdminRequest m_ada;
};

void TestListOptions::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    m_ada = m_shop->request(u"ada"_s);
    m_shop->execute(QStringLiteral(R"(
        INSERT INTO shop_author (id, name) VALUES (3, 'Nobody');
        INSERT INTO shop_book (id, title, pages, lent, notes, author_id) VALUES
            (4, 'Notes on engines', 100, 0, '', 1), (5, 'engine', 300, 1, 'torn', 2),
            (6, 'The "red" one', 200, 0, '', 2);
        UPDATE shop_book SET published = '2020-03-05 10:00:00' WHERE id = 1;
        UPDATE shop_book SET published = '2020-07-01 23:30:00' WHERE id = 2;
        UPDATE shop_book SET published = '2021-01-01 00:30:00' WHERE id = 3;
        INSERT INTO shop_book_tags (book_id, tag_id) VALUES (1, 2), (2, 2);
    )"));
    const ModelInfo &books = m_shop->model(u"shop.Book"_s);
    SearchIndex(books, books.options().search->fields)
            .create(m_shop->application().databases().connection());
}

const ModelAdmin &TestListOptions::books(const ModelAdminOptions &options)
{
    m_site = std::make_unique<AdminSite>(m_shop->application().models());
    m_site->countTime = std::chrono::seconds(20);
    ModelAdminOptions all = options;
    if (all.ordering.isEmpty())
        all.ordering = {u"id"};
    return m_site->add(u"shop.Book"_s, all);
}

ChangeList TestListOptions::load(const ModelAdmin &admin, const QString &query) const
{
    Parameters parameters;
    for (const QString &part : query.split(u'&', Qt::SkipEmptyParts))
        parameters.append({part.section(u'=', 0, 0), part.section(u'=', 1)});
    return loadChangeList(admin, m_ada, ListState::fromParameters(parameters));
}

QStringList TestListOptions::titles(const ModelAdmin &admin, const QString &query) const
{
    QStringList titles;
    for (const ChangeList::Row &row : load(admin, query).rows)
        titles += row.text;
    return titles;
}

void TestListOptions::columns_everyKind_hasItsText()
{
    Column thickness(u"thickness"_s, u"Thickness"_s,
                     [](const Record &book) { return Value(book.value(u"pages").integer() / 10); });
    Column thick(u"thick"_s, u"Thick"_s,
                 [](const Record &book) { return Value(book.value(u"pages").integer() > 100); });
    thick.boolean = true;
    const ChangeList list =
            load(books({.listDisplay = {u"__str__", u"pages", u"author", u"author__name", u"lent",
                                        thickness, thick}}));
    QStringList headers;
    for (const ChangeList::Header &header : list.headers)
        headers += header.text.toString();
    QCOMPARE(headers,
             (QStringList{u"book"_s, u"pages"_s, u"author"_s, u"name"_s, u"lent"_s, u"Thickness"_s,
                          u"Thick"_s}));
    QStringList texts;
    for (const ChangeList::Cell &cell : list.rows.first().cells)
        texts += cell.text;
    QCOMPARE(texts,
             (QStringList{u"Engines"_s, u"100"_s, u"Ada"_s, u"Ada"_s, u"No"_s, u"10"_s, u"No"_s}));
    QCOMPARE(list.rows.first().cells.at(4).boolean, std::optional(false));
    QCOMPARE(list.rows.first().cells.at(6).boolean, std::optional(false));
    QVERIFY(!list.headers.at(5).sortable); // a function without an order
}

void TestListOptions::links_ofTheOption_areThoseColumns()
{
    const auto links = [this](const std::optional<QStringList> &option) {
        const ChangeList list =
                load(books({.listDisplay = {u"title", u"pages"}, .listDisplayLinks = option}));
        QString marks;
        for (const ChangeList::Cell &cell : list.rows.first().cells)
            marks += cell.isLink ? u'x' : u'-';
        return marks;
    };
    QCOMPARE(links(std::nullopt), u"x-"_s);
    QCOMPARE(links(QStringList{u"pages"_s}), u"-x"_s);
    QCOMPARE(links(QStringList()), u"--"_s);
}

void TestListOptions::order_ofTheAddress_isTaken_data()
{
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("keys");
    QTest::newRow("the declared one") << QString() << u"1 2 3 4 5 6"_s;
    QTest::newRow("one, the rest as declared") << u"o=2"_s << u"3 1 4 2 6 5"_s;
    QTest::newRow("two") << u"o=2.-1"_s << u"3 4 1 6 2 5"_s;
    QTest::newRow("down") << u"o=-2"_s << u"5 2 6 1 4 3"_s;
    QTest::newRow("a column that is none") << u"o=9.2"_s << u"3 1 4 2 6 5"_s;
}

void TestListOptions::order_ofTheAddress_isTaken()
{
    QFETCH(QString, order);
    QFETCH(QString, keys);
    QStringList found;
    for (const ChangeList::Row &row :
         load(books({.listDisplay = {u"title", u"pages"}}), order).rows)
        found += row.quotedPk;
    QCOMPARE(found.join(u' '), keys);
}

void TestListOptions::order_header_togglesAndRemoves()
{
    const ChangeList list = load(books({.listDisplay = {u"title", u"pages"}}), u"o=-2.1"_s);
    const auto order = [](const ListState &state) {
        for (const auto &[name, value] : state.toParameters()) {
            if (name == u"o")
                return value;
        }
        return QString();
    };
    QCOMPARE(list.headers.at(0).priority, 2);
    QCOMPARE(list.headers.at(1).priority, 1);
    QCOMPARE(order(list.headers.at(0).clicked), u"-1.-2"_s); // becomes the first, and turns round
    QCOMPARE(order(list.headers.at(0).toggled), u"-2.-1"_s);
    QCOMPARE(order(list.headers.at(0).removed), u"-2"_s);
}

void TestListOptions::search_everyPrefix_finds_data()
{
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QString>("term");
    QTest::addColumn<QString>("keys");
    const QStringList title{u"title"_s};
    QTest::newRow("contains") << title << u"ENGINE"_s << u"1 4 5"_s;
    QTest::newRow("starts") << QStringList{u"^title"_s} << u"engine"_s << u"1 5"_s;
    QTest::newRow("is") << QStringList{u"=title"_s} << u"ENGINE"_s << u"5"_s;
    QTest::newRow("a lookup") << QStringList{u"title__endswith"_s} << u"engine"_s << u"5"_s;
    QTest::newRow("words are all there") << title << u"notes engines"_s << u"4"_s;
    QTest::newRow("fields are alternatives")
            << QStringList{u"title"_s, u"author__name"_s} << u"grace"_s << u"2 5 6"_s;
    QTest::newRow("a phrase") << title << u"\"on engines\""_s << u"4"_s;
    QTest::newRow("quotes in a phrase") << title << u"'\"red\" one'"_s << u"6"_s;
    QTest::newRow("a number of a wrong kind is skipped")
            << QStringList{u"title"_s, u"pages__exact"_s} << u"engine"_s << u"1 4 5"_s;
    QTest::newRow("a number") << QStringList{u"pages__exact"_s} << u"200"_s << u"2 6"_s;
    QTest::newRow("nothing it could be") << QStringList{u"pages__exact"_s} << u"many"_s << u""_s;
    QTest::newRow("over many, each once") << QStringList{u"tags__name"_s} << u"r"_s << u"1 2"_s;
    QTest::newRow("by the index of words") << QStringList{u"@title"_s} << u"engine"_s << u"5"_s;
    QTest::newRow("by the index, several words")
            << QStringList{u"@title"_s} << u"engines notes"_s << u"4"_s;
    QTest::newRow("by the index, this field only")
            << QStringList{u"@title"_s} << u"torn"_s << u""_s;
    QTest::newRow("by the index, two fields")
            << QStringList{u"@title"_s, u"@notes"_s} << u"torn engine"_s << u"5"_s;
    QTest::newRow("by the index, a term without a word")
            << QStringList{u"@title"_s} << u"\"engine -*"_s << u""_s;
    QTest::newRow("spaces are no term") << title << u"  "_s << u"1 2 3 4 5 6"_s;
}

void TestListOptions::search_everyPrefix_finds()
{
    QFETCH(QStringList, fields);
    QFETCH(QString, term);
    QFETCH(QString, keys);
    QStringList found;
    for (const ChangeList::Row &row : load(books({.searchFields = fields}), u"q="_s + term).rows)
        found += row.quotedPk;
    QCOMPARE(found.join(u' '), keys);
}

void TestListOptions::filter_everyKind_offersAndNarrows_data()
{
    using Kind = ListFilterOptions::Kind;
    QTest::addColumn<QString>("field");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("choices");
    QTest::addColumn<int>("choice");
    QTest::addColumn<QString>("keys");
    QTest::newRow("boolean") << u"lent"_s << Kind::Automatic << u"All, Yes, No"_s << 1 << u"2 5"_s;
    QTest::newRow("related") << u"author"_s << Kind::Automatic << u"All, Ada, Grace, Nobody"_s << 2
                             << u"2 5 6"_s;
    QTest::newRow("related only") << u"author"_s << Kind::RelatedOnly << u"All, Ada, Grace"_s << 1
                                  << u"1 3 4"_s;
    QTest::newRow("many to many") << u"tags"_s << Kind::Automatic << u"All, old, rare, signed, -"_s
                                  << 2 << u"1 2"_s;
    QTest::newRow("none of many") << u"tags"_s << Kind::Automatic << u"All, old, rare, signed, -"_s
                                  << 4 << u"3 4 5 6"_s;
    QTest::newRow("all values") << u"pages"_s << Kind::AllValues << u"All, 50, 100, 200, 300"_s << 3
                                << u"2 6"_s;
    QTest::newRow("values of a number")
            << u"pages"_s << Kind::Automatic << u"All, 50, 100, 200, 300"_s << 1 << u"3"_s;
    QTest::newRow("over a relation")
            << u"author__name"_s << Kind::Automatic << u"All, Ada, Grace"_s << 1 << u"1 3 4"_s;
    QTest::newRow("empty") << u"notes"_s << Kind::Empty << u"All, Empty, Not empty"_s << 2
                           << u"2 5"_s;
    QTest::newRow("no date") << u"published"_s << Kind::Automatic
                             << u"Any date, Today, Past 7 days, This month, This year, No date, "
                                "Has date"_s
                             << 6 << u"1 2 3"_s;
}

void TestListOptions::filter_everyKind_offersAndNarrows()
{
    QFETCH(QString, field);
    QFETCH(ListFilterOptions::Kind, kind);
    QFETCH(QString, choices);
    QFETCH(int, choice);
    QFETCH(QString, keys);
    ListFilterOptions filter(field);
    filter.kind = kind;
    const ModelAdmin &admin = books({.listFilter = {filter}});
    const ChangeList list = load(admin);
    QCOMPARE(list.filters.size(), 1);
    QStringList texts;
    for (const ChangeList::Choice &each : list.filters.first().choices)
        texts += each.text.toString();
    QCOMPARE(texts.join(u", "_s), choices);
    QVERIFY(list.filters.first().choices.first().selected && !list.hasActiveFilters);
    const ChangeList narrowed =
            loadChangeList(admin, m_ada, list.filters.first().choices.at(choice).state);
    QStringList found;
    for (const ChangeList::Row &row : narrowed.rows)
        found += row.quotedPk;
    QCOMPARE(found.join(u' '), keys);
    QVERIFY(narrowed.hasActiveFilters && narrowed.filters.first().choices.at(choice).selected);
}

void TestListOptions::filter_parameters_mean_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("keys");
    QTest::newRow("repeated") << u"pages=50&pages=300"_s << u"3 5"_s;
    QTest::newRow("in") << u"pages__in=50,300"_s << u"3 5"_s;
    QTest::newRow("is null") << u"published__isnull=True"_s << u"4 5 6"_s;
    QTest::newRow("is not null") << u"published__isnull=0"_s << u"1 2 3"_s;
    QTest::newRow("is not null, in words") << u"published__isnull=false"_s << u"1 2 3"_s;
    QTest::newRow("another field of the model") << u"title__startswith=Notes"_s << u"3 4"_s;
}

void TestListOptions::filter_parameters_mean()
{
    QFETCH(QString, query);
    QFETCH(QString, keys);
    QStringList found;
    for (const ChangeList::Row &row : load(books({.listFilter = {u"pages", u"lent"}}), query).rows)
        found += row.quotedPk;
    QCOMPARE(found.join(u' '), keys);
}

void TestListOptions::filter_date_knowsTheTimeZone()
{
    // Half an hour into the first of January in London was still December in New York.
    const ModelAdmin &admin = books({.dateHierarchy = u"published"_s});
    QCOMPARE(titles(admin, u"published__year=2021"_s), QStringList{u"Notes"_s});
    const TimeZoneScope newYork(TimeZone(u"America/New_York"_s));
    QCOMPARE(titles(admin, u"published__year=2021"_s), QStringList());
    QCOMPARE(titles(admin, u"published__year=2020&published__month=12"_s), QStringList{u"Notes"_s});
}

void TestListOptions::filter_oneChoice_hidesItself()
{
    ListFilterOptions lent(u"lent__choice"_s);
    lent.kind = ListFilterOptions::Kind::Simple;
    const auto shown = [&] { return load(books({.listFilter = {lent}})).filters.size(); };
    lent.condition = [](const QString &) { return Q{{u"lent"_s, true}}; };
    QCOMPARE(shown(), 0);
    lent.choices = {{u"1"_s, u"Lent"_s}};
    QCOMPARE(shown(), 1);
}

void TestListOptions::facets_byOption_data()
{
    using Show = ModelAdminOptions::ShowFacets;
    QTest::addColumn<Show>("show");
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("counted");
    QTest::newRow("always") << Show::Always << QString() << true;
    QTest::newRow("allowed, not asked") << Show::Allow << QString() << false;
    QTest::newRow("allowed, asked") << Show::Allow << u"_facets=True"_s << true;
    QTest::newRow("never") << Show::Never << u"_facets=True"_s << false;
}

void TestListOptions::facets_byOption()
{
    QFETCH(ModelAdminOptions::ShowFacets, show);
    QFETCH(QString, query);
    QFETCH(bool, counted);
    const ChangeList list = load(books({.listFilter = {u"lent", u"author"}, .showFacets = show}),
                                 query + u"&lent__exact=1"_s);
    const QList<ChangeList::Choice> &choices = list.filters.first().choices;
    QCOMPARE(choices.at(2).count.has_value(), counted);
    if (counted) {
        QCOMPARE(choices.at(2).count->number, 4); // its own choice does not count
        QCOMPARE(list.filters.at(1).choices.at(1).count->number, 0); // Ada has lent nothing
    }
}

void TestListOptions::dates_descend()
{
    const ModelAdmin &admin = books({.dateHierarchy = u"published"_s});
    const auto dates = [&](const QString &query) {
        QStringList texts;
        const ChangeList list = load(admin, query);
        for (const ChangeList::Choice &date : list.dates)
            texts += date.text.toString();
        return texts.join(u", "_s) + u" < "_s
                + (list.dateBack ? list.dateBack->text.toString() : QString());
    };
    QCOMPARE(dates({}), u"2020, 2021 < "_s);
    QCOMPARE(dates(u"published__year=2020"_s), u"March 2020, July 2020 < All dates"_s);
    QCOMPARE(dates(u"published__year=2020&published__month=7"_s), u"July 1 < 2020"_s);
    QCOMPARE(dates(u"published__year=2020&published__month=7&published__day=1"_s),
             u"July 1 < July 2020"_s);
    // One year alone, one month alone: there is nothing to choose.
    QCOMPARE(dates(u"author__id__exact=2"_s), u"July 1 < "_s);
}

void TestListOptions::pages_byOption()
{
    const ModelAdmin &admin = books({.listPerPage = 2, .listMaxShowAll = 6});
    ChangeList list = load(admin, u"p=3"_s);
    QCOMPARE(list.page, 3);
    QCOMPARE(list.pageCount, 3);
    QCOMPARE(list.rows.first().quotedPk, u"5"_s);
    QVERIFY(list.canShowAll);
    QCOMPARE(load(admin, u"all="_s).rows.size(), 6);
    QCOMPARE(load(books({.listPerPage = 2, .listMaxShowAll = 5}), u"all="_s).rows.size(), 2);
}

void TestListOptions::showFullResultCount_off_countsNoTotal()
{
    const auto full = [this](bool show) {
        return load(books({.searchFields = {u"title"_s}, .showFullResultCount = show}),
                    u"q=engine"_s)
                .fullCount;
    };
    QCOMPARE(full(true)->number, 6);
    QVERIFY(!full(false));
}

void TestListOptions::parameters_wrong_areRefused_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("isSuspicious");
    QTest::newRow("a page that is not there") << u"p=9"_s << false;
    QTest::newRow("a value that is none") << u"pages__exact=many"_s << false;
    QTest::newRow("a field that is none") << u"colour=red"_s << false;
    QTest::newRow("a day that is none") << u"published__year=2021&published__month=13"_s << false;
    QTest::newRow("neither empty nor not") << u"notes__isempty=2"_s << false;
    QTest::newRow("somebody else's field") << u"author__award__name=x"_s << true;
}

void TestListOptions::parameters_wrong_areRefused()
{
    QFETCH(QString, query);
    QFETCH(bool, isSuspicious);
    ListFilterOptions notes(u"notes");
    notes.kind = ListFilterOptions::Kind::Empty;
    const ModelAdmin &admin =
            books({.listFilter = {notes}, .listPerPage = 2, .dateHierarchy = u"published"_s});
    if (isSuspicious)
        QVERIFY_THROWS_EXCEPTION(SuspiciousOperation, load(admin, query));
    else
        QVERIFY_THROWS_EXCEPTION(IncorrectLookupParameters, load(admin, query));
}

void TestListOptions::selectRelated_columns_areJoined()
{
    const ModelAdmin &admin = books({.listDisplay = {u"title", u"author"}});
    QStringList statements;
    Connection &connection = m_shop->application().databases().connection();
    connection.setLogger(
            [&statements](const QString &sql, const ValueList &, qint64) { statements += sql; });
    load(admin);
    connection.setLogger({});
    const auto ofAuthors = std::count_if(statements.cbegin(), statements.cend(), [](const auto &s) {
        return s.contains(u"FROM \"shop_author\""_s);
    });
    QCOMPARE(ofAuthors, 0);
}

void TestListOptions::editable_inAPopup_isIgnored()
{
    const ModelAdmin &admin =
            books({.listDisplay = {u"title", u"pages"}, .listEditable = {u"pages"_s}});
    QVERIFY(ListEditor::forPage(admin, m_ada, load(admin)));
    const ChangeList popup = load(admin, u"_popup=1"_s);
    QVERIFY(!ListEditor::forPage(admin, m_ada, popup));
    QVERIFY(popup.actions.isEmpty());
}

void TestListOptions::emptyValue_ofColumnModelAndSite()
{
    Column published(u"published");
    const auto text = [this](const ModelAdminOptions &options) {
        return load(books(options)).rows.last().cells.first().text;
    };
    QCOMPARE(text({.listDisplay = {published}}), u"-"_s);
    QCOMPARE(text({.listDisplay = {published}, .emptyValueDisplay = u"never"_s}), u"never"_s);
    published.emptyValue = u"unknown"_s;
    QCOMPARE(text({.listDisplay = {published}, .emptyValueDisplay = u"never"_s}), u"unknown"_s);
}

QTEST_GUILESS_MAIN(TestListOptions)
#include "tst_listoptions.moc"
