// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/sitemaps/sitemapview.h"

#include "core/apps/appplugin.h"
#include "core/http/httpdate.h"
#include "tests/admin/shopsite.h"

#include <QTest>

using namespace Quintette;
using namespace Quintette::Internal;

namespace {

DateTime day(int number)
{
    return DateTime::fromQDateTime(QDateTime(QDate(2024, 3, number), QTime(12, 0), Qt::UTC));
}

/// "/page-0/", "/page-1/" ..., the first changed on the first of March 2024 and so on.
SitemapSection section(const QString &name, qint64 count)
{
    SitemapSection section;
    section.name = name;
    section.count = [count] { return count; };
    section.entries = [count](qint64 offset, qint64 limit) {
        QList<SitemapEntry> entries;
        for (qint64 i = offset; i < std::min(offset + limit, count); ++i)
            entries += {.location = u"/page-%1/"_s.arg(i), .lastModified = day(int(i) + 1)};
        return entries;
    };
    return section;
}

/// Serves the sections that a test puts into it.
class SitemapApp final : public AppPlugin
{
public:
    explicit SitemapApp(const QList<SitemapSection> &sections) : m_sections(sections) { }
    QString label() const override { return u"maps"_s; }
    UrlPatterns urls(const Application &application) override
    {
        return {path(
                        u"sitemap.xml"_s,
                        [this, &application](Request &request) {
                            return sitemapIndex(application, m_sections, request);
                        },
                        u"sitemap"_s),
                path(
                        u"sitemap-<slug:section>.xml"_s,
                        [this, &application](Request &request) {
                            return sitemapPage(application, m_sections, request);
                        },
                        u"sitemap-section"_s)};
    }

private:
    const QList<SitemapSection> &m_sections;
};

} // namespace

/// What the files of a site map say; expected values are what Django 5.2 writes for the same.
class TestSitemapView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_sections.clear(); }

    void entry_everyPart_isWritten();
    void lastModified_ofAll_isTheHeader();
    void lastModified_notOfAll_isNoHeader();
    void section_beyondItsLimit_becomesAnIndex();
    void index_lastModified_isOfEverySection();
    void page_outOfRange_is404_data();
    void page_outOfRange_is404();
    void languages_eachPage_isListedInEach();
    void languages_alternates_nameTheOthers();
    void languages_pages_mayEndBetweenTwo();
    void protocol_ofTheSection_isTaken();

private:
    Response get(const QByteArray &target)
    {
        return Client(m_shop->application().handler()).get(target);
    }
    QString text(const QByteArray &target) { return QString::fromUtf8(get(target).body()); }
    /// What all elements of a name hold.
    QStringList all(const QByteArray &target, const QString &element)
    {
        QStringList found = text(target).split(u'<' + element + u'>');
        found.removeFirst();
        for (QString &part : found)
            part = part.section(u'<', 0, 0);
        return found;
    }

    QList<SitemapSection> m_sections;
    std::unique_ptr<ShopSite> m_shop;
};

void TestSitemapView::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(
            ModelAdminOptions{}, ModelAdminOptions{}, ModelAdminOptions{},
            ShopExtras{.app = std::make_unique<SitemapApp>(m_sections)});
    QVERIFY(m_shop->isOpen());
}

void TestSitemapView::entry_everyPart_isWritten()
{
    SitemapSection pages = section(u"pages"_s, 1);
    pages.entries = [](qint64, qint64) {
        return QList<SitemapEntry>{{.location = u"/straße/"_s,
                                    .lastModified = day(5),
                                    .changeFrequency = u"daily"_s,
                                    .priority = 0.5}};
    };
    m_sections = {pages};
    const Response response = get("/sitemap.xml");
    QCOMPARE(response.header("Content-Type"), QByteArray("application/xml"));
    QCOMPARE(response.header("X-Robots-Tag"), QByteArray("noindex, noodp, noarchive"));
    QVERIFY(all("/sitemap.xml", u"loc"_s).first().endsWith(u"/stra%C3%9Fe/"_s));
    QVERIFY(all("/sitemap.xml", u"lastmod"_s).first().startsWith(u"2024-03-05T12:00:00"_s));
    QCOMPARE(all("/sitemap.xml", u"changefreq"_s), QStringList{u"daily"_s});
    QCOMPARE(all("/sitemap.xml", u"priority"_s), QStringList{u"0.5"_s});
}

void TestSitemapView::lastModified_ofAll_isTheHeader()
{
    m_sections = {section(u"some"_s, 2), section(u"more"_s, 3)};
    QCOMPARE(get("/sitemap.xml").header("Last-Modified"),
             QByteArray("Sun, 03 Mar 2024 12:00:00 GMT"));
    QCOMPARE(get("/sitemap-some.xml").header("Last-Modified"),
             QByteArray("Sat, 02 Mar 2024 12:00:00 GMT"));
}

void TestSitemapView::lastModified_notOfAll_isNoHeader()
{
    SitemapSection undated = section(u"undated"_s, 1);
    undated.entries = [](qint64, qint64) { return QList<SitemapEntry>{{.location = u"/x/"_s}}; };
    m_sections = {section(u"some"_s, 2), undated};
    QVERIFY(!get("/sitemap.xml").headers().contains("Last-Modified"));
    QVERIFY(get("/sitemap-some.xml").headers().contains("Last-Modified"));
}

void TestSitemapView::section_beyondItsLimit_becomesAnIndex()
{
    m_sections = {section(u"some"_s, 5), section(u"one"_s, 1)};
    m_sections[0].limit = 2;
    const QStringList files = all("/sitemap.xml", u"loc"_s);
    QCOMPARE(files.size(), 4);
    QVERIFY(files[0].endsWith(u"/sitemap-some.xml"_s));
    QVERIFY(files[1].endsWith(u"/sitemap-some.xml?p=2"_s));
    QVERIFY(files[3].endsWith(u"/sitemap-one.xml"_s));
    QCOMPARE(all("/sitemap-some.xml", u"loc"_s).size(), 2);
    const QStringList last = all("/sitemap-some.xml?p=3", u"loc"_s);
    QCOMPARE(last.size(), 1);
    QVERIFY(last.first().endsWith(u"/page-4/"_s));

    m_sections = {section(u"many"_s, 30'000), section(u"others"_s, 20'001)};
    QCOMPARE(all("/sitemap.xml", u"sitemap"_s).size(), 2); // too many for one file
}

void TestSitemapView::index_lastModified_isOfEverySection()
{
    m_sections = {section(u"some"_s, 2), section(u"more"_s, 3)};
    m_sections[0].limit = 1;
    m_sections[0].lastModified = [] { return std::optional(day(2)); };
    QCOMPARE(all("/sitemap.xml", u"lastmod"_s).size(), 2); // both files of the one that knows
    QVERIFY(!get("/sitemap.xml").headers().contains("Last-Modified"));
    m_sections[1].lastModified = [] { return std::optional(day(9)); };
    QCOMPARE(get("/sitemap.xml").header("Last-Modified"),
             QByteArray("Sat, 09 Mar 2024 12:00:00 GMT"));
}

void TestSitemapView::page_outOfRange_is404_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"/sitemap-some.xml?p=2", "/sitemap-some.xml?p=0",
                               "/sitemap-some.xml?p=x", "/sitemap-other.xml"})
        QTest::newRow(target) << QByteArray(target);
}

void TestSitemapView::page_outOfRange_is404()
{
    QFETCH(QByteArray, target);
    m_sections = {section(u"some"_s, 2)};
    QCOMPARE(get(target).status(), 404);
}

static SitemapLanguages inFolders()
{
    return {.locationIn = [](const QString &location,
                             const QString &language) { return u'/' + language + location; },
            .codes = {u"en"_s, u"de"_s}};
}

void TestSitemapView::languages_eachPage_isListedInEach()
{
    m_sections = {section(u"some"_s, 2)};
    m_sections[0].languages = inFolders();
    const QStringList addresses = all("/sitemap.xml", u"loc"_s);
    QCOMPARE(addresses.size(), 4);
    QVERIFY(addresses[0].endsWith(u"/en/page-0/"_s) && addresses[1].endsWith(u"/de/page-0/"_s));
    QVERIFY(addresses[3].endsWith(u"/de/page-1/"_s));
    QVERIFY(!text("/sitemap.xml").contains(u"hreflang"_s));
    m_sections[0].languages->codes.clear();
    QCOMPARE(all("/sitemap.xml", u"loc"_s).size(),
             2 * m_shop->application().settings().site.languages.size());
}

void TestSitemapView::languages_alternates_nameTheOthers()
{
    m_sections = {section(u"some"_s, 1)};
    m_sections[0].languages = inFolders();
    m_sections[0].languages->alternates = true;
    QString xml = text("/sitemap.xml");
    QCOMPARE(xml.count(u"<xhtml:link rel=\"alternate\""_s), 4);
    QCOMPARE(xml.count(u"hreflang=\"de\""_s), 2);
    QVERIFY(!xml.contains(u"x-default"_s));
    m_sections[0].languages->defaultAlternate = true;
    xml = text("/sitemap.xml");
    QCOMPARE(xml.count(u"hreflang=\"x-default\""_s), 2);
    const QString others = xml.section(u"x-default\" href=\""_s, 1).section(u'"', 0, 0);
    QVERIFY(others.endsWith(u"/page-0/"_s) && !others.contains(u"/en/"_s));
}

void TestSitemapView::languages_pages_mayEndBetweenTwo()
{
    m_sections = {section(u"some"_s, 2)};
    m_sections[0].languages = inFolders();
    m_sections[0].limit = 3;
    QCOMPARE(all("/sitemap-some.xml", u"loc"_s).size(), 3);
    const QStringList rest = all("/sitemap-some.xml?p=2", u"loc"_s);
    QCOMPARE(rest.size(), 1);
    QVERIFY(rest.first().endsWith(u"/de/page-1/"_s));
}

void TestSitemapView::protocol_ofTheSection_isTaken()
{
    m_sections = {section(u"some"_s, 1)};
    QVERIFY(all("/sitemap.xml", u"loc"_s).first().startsWith(u"http://"_s));
    m_sections[0].protocol = u"https"_s;
    QVERIFY(all("/sitemap.xml", u"loc"_s).first().startsWith(u"https://"_s));
}

QTEST_GUILESS_MAIN(TestSitemapView)
#include "tst_sitemapview.moc"
