// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/sitemaps/sitemapview.h"

#include "core/base/error.h"
#include "core/http/httpdate.h"
#include "core/http/urlquote.h"
#include "core/orm/queryset.h"
#include "plugins/sitemaps/listedsection.h"

#include <QXmlStreamWriter>

namespace Quintette::Internal {
namespace {

const QString sitemapNamespace = u"http://www.sitemaps.org/schemas/sitemap/0.9"_s;
const QString xhtmlNamespace = u"http://www.w3.org/1999/xhtml"_s;

/// The newest of several moments; none as soon as one of them is not known, because a Last-Modified
/// that is too old would hide changes.
class Newest
{
public:
    void take(const std::optional<DateTime> &moment)
    {
        m_isKnown = m_isKnown && moment;
        if (moment && (!m_newest || m_newest->toQDateTime() < moment->toQDateTime()))
            m_newest = moment;
    }
    std::optional<DateTime> moment() const { return m_isKnown ? m_newest : std::nullopt; }

private:
    bool m_isKnown = true;
    std::optional<DateTime> m_newest;
};

/// "example.com": addresses are the site's own, whatever host the request named.
QString domainOf(const Application &application, const Request &request)
{
    const ModelInfo *site = application.models().find(u"sites.Site"_s);
    const std::optional<Record> found =
            site ? objects(*site).find({{u"pk"_s, application.settings().site.id}}) : std::nullopt;
    return found ? found->value(u"domain").toString() : request.host();
}

/// "https://example.com"
QString baseUrl(const SitemapSection &section, const QString &domain, const Request &request)
{
    return (section.protocol.isEmpty() ? request.scheme() : section.protocol) + u"://"_s + domain;
}

QString absolute(const QString &base, const QString &location)
{
    return base + QString::fromLatin1(quoteUrl(location));
}

void writeEntry(QXmlStreamWriter &xml, const QString &base, const SitemapEntry &entry)
{
    xml.writeStartElement(u"url"_s);
    xml.writeTextElement(u"loc"_s, absolute(base, entry.location));
    if (entry.lastModified)
        xml.writeTextElement(u"lastmod"_s, entry.lastModified->toString());
    if (!entry.changeFrequency.isEmpty())
        xml.writeTextElement(u"changefreq"_s, entry.changeFrequency);
    if (entry.priority)
        xml.writeTextElement(u"priority"_s, QString::number(*entry.priority, 'f', 1));
    for (const SitemapEntry::Alternate &alternate : entry.alternates) {
        xml.writeEmptyElement(xhtmlNamespace, u"link"_s);
        xml.writeAttribute(u"rel"_s, u"alternate"_s);
        xml.writeAttribute(u"hreflang"_s, alternate.language);
        xml.writeAttribute(u"href"_s, absolute(base, alternate.location));
    }
    xml.writeEndElement();
}

Response document(const QString &root, const std::function<Newest(QXmlStreamWriter &)> &content)
{
    QByteArray body;
    QXmlStreamWriter xml(&body);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(root);
    xml.writeDefaultNamespace(sitemapNamespace);
    xml.writeNamespace(xhtmlNamespace, u"xhtml"_s);
    const Newest newest = content(xml);
    xml.writeEndElement();
    xml.writeEndDocument();
    Response response(body, "application/xml");
    response.setHeader("X-Robots-Tag", "noindex, noodp, noarchive");
    if (const std::optional<DateTime> moment = newest.moment())
        response.setHeader("Last-Modified", formatHttpDate(moment->toQDateTime()));
    return response;
}

Response addressFile(const QString &domain, const Request &request,
                     const QList<ListedSection> &sections, qint64 page)
{
    return document(u"urlset"_s, [&](QXmlStreamWriter &xml) {
        Newest newest;
        for (const ListedSection &listed : sections) {
            const QString base = baseUrl(listed.section(), domain, request);
            const QList<SitemapEntry> entries = listed.page(page);
            for (const SitemapEntry &entry : entries) {
                writeEntry(xml, base, entry);
                newest.take(entry.lastModified);
            }
        }
        return newest;
    });
}

Response indexFile(const Application &application, const QString &domain, const Request &request,
                   const QList<ListedSection> &sections)
{
    return document(u"sitemapindex"_s, [&](QXmlStreamWriter &xml) {
        Newest newest;
        for (const ListedSection &listed : sections) {
            const SitemapSection &section = listed.section();
            const std::optional<DateTime> moment =
                    section.lastModified ? section.lastModified() : std::nullopt;
            newest.take(moment);
            const QString address = baseUrl(section, domain, request)
                    + application.urls().reverse(u"sitemap-section"_s, {},
                                                 {{u"section"_s, section.name}});
            for (qint64 page = 1; page <= listed.pages(); ++page) {
                xml.writeStartElement(u"sitemap"_s);
                xml.writeTextElement(
                        u"loc"_s, page == 1 ? address : address + u"?p="_s + QString::number(page));
                if (moment)
                    xml.writeTextElement(u"lastmod"_s, moment->toString());
                xml.writeEndElement();
            }
        }
        return newest;
    });
}

} // namespace

Response sitemapIndex(const Application &application, const QList<SitemapSection> &sections,
                      Request &request)
{
    QList<ListedSection> listed;
    qint64 total = 0;
    bool fits = true;
    for (const SitemapSection &section : sections) {
        listed += ListedSection(section, application.settings());
        total += listed.back().count();
        fits = fits && listed.back().pages() == 1;
    }
    const QString domain = domainOf(application, request);
    return fits && total <= mostSitemapEntries ? addressFile(domain, request, listed, 1)
                                               : indexFile(application, domain, request, listed);
}

Response sitemapPage(const Application &application, const QList<SitemapSection> &sections,
                     Request &request)
{
    const QString name = pathArgument(request, u"section").toString();
    const auto section = std::find_if(
            sections.cbegin(), sections.cend(),
            [&name](const SitemapSection &candidate) { return candidate.name == name; });
    if (section == sections.cend())
        throw Http404(u"There is no sitemap section \"%1\"."_s.arg(name));
    const ListedSection listed(*section, application.settings());
    bool ok = true;
    const QString asked = request.query().value(u"p"_s);
    const qint64 page = asked.isEmpty() ? 1 : asked.toLongLong(&ok);
    if (!ok || page < 1 || page > listed.pages())
        throw Http404(u"Page %1 of this sitemap is empty."_s.arg(asked));
    return addressFile(domainOf(application, request), request, {listed}, page);
}

} // namespace Quintette::Internal
