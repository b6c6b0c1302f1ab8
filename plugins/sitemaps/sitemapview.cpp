// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/sitemaps/sitemapview.h"

#include "core/base/error.h"
#include "core/http/urlquote.h"
#include "core/orm/queryset.h"

#include <QXmlStreamWriter>

namespace Quintette::Internal {

// What sitemaps.org allows in one file.
constexpr qint64 mostEntries = 50'000;
constexpr char16_t sitemapNamespace[] = u"http://www.sitemaps.org/schemas/sitemap/0.9";

/// "https://example.com": addresses are the site's own, whatever host the request named.
static QString baseUrl(const Application &application, const Request &request)
{
    const ModelInfo *site = application.models().find(u"sites.Site"_s);
    const std::optional<Record> found =
            site ? objects(*site).find({{u"pk"_s, application.settings().site.id}}) : std::nullopt;
    const QString domain = found ? found->value(u"domain").toString() : request.host();
    return request.scheme() + u"://"_s + domain;
}

static void writeEntry(QXmlStreamWriter &xml, const QString &base, const SitemapEntry &entry)
{
    xml.writeStartElement(u"url"_s);
    xml.writeTextElement(u"loc"_s, base + QString::fromLatin1(quoteUrl(entry.location)));
    if (entry.lastModified)
        xml.writeTextElement(u"lastmod"_s, entry.lastModified->toString());
    if (!entry.changeFrequency.isEmpty())
        xml.writeTextElement(u"changefreq"_s, entry.changeFrequency);
    if (entry.priority)
        xml.writeTextElement(u"priority"_s, QString::number(*entry.priority, 'f', 1));
    xml.writeEndElement();
}

static Response document(const QString &root,
                         const std::function<void(QXmlStreamWriter &)> &content)
{
    QByteArray body;
    QXmlStreamWriter xml(&body);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(root);
    xml.writeDefaultNamespace(QStringView(sitemapNamespace).toString());
    content(xml);
    xml.writeEndElement();
    xml.writeEndDocument();
    Response response(body, "application/xml");
    response.setHeader("X-Robots-Tag", "noindex, noodp, noarchive");
    return response;
}

Response sitemapIndex(const Application &application, const QList<SitemapSection> &sections,
                      Request &request)
{
    const QString base = baseUrl(application, request);
    qint64 total = 0;
    QList<qint64> counts;
    for (const SitemapSection &section : sections) {
        counts += section.count();
        total += counts.back();
    }
    if (total <= mostEntries) {
        return document(u"urlset"_s, [&](QXmlStreamWriter &xml) {
            for (const SitemapSection &section : sections) {
                const QList<SitemapEntry> entries = section.entries(0, mostEntries);
                for (const SitemapEntry &entry : entries)
                    writeEntry(xml, base, entry);
            }
        });
    }
    return document(u"sitemapindex"_s, [&](QXmlStreamWriter &xml) {
        for (qsizetype i = 0; i < sections.size(); ++i) {
            const qint64 pages = (counts[i] + mostEntries - 1) / mostEntries;
            for (qint64 page = 1; page <= pages; ++page) {
                xml.writeStartElement(u"sitemap"_s);
                const QString path = application.urls().reverse(u"sitemap-section"_s, {},
                                                                {{u"section"_s, sections[i].name}});
                xml.writeTextElement(u"loc"_s, base + path + u"?p=%1"_s.arg(page));
                xml.writeEndElement();
            }
        }
    });
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
    bool ok = true;
    const QString asked = request.query().value(u"p"_s);
    const qint64 page = asked.isEmpty() ? 1 : asked.toLongLong(&ok);
    const qint64 pages = std::max<qint64>(1, (section->count() + mostEntries - 1) / mostEntries);
    if (!ok || page < 1 || page > pages)
        throw Http404(u"Page %1 of this sitemap is empty."_s.arg(asked));
    const QString base = baseUrl(application, request);
    return document(u"urlset"_s, [&](QXmlStreamWriter &xml) {
        const QList<SitemapEntry> entries = section->entries((page - 1) * mostEntries, mostEntries);
        for (const SitemapEntry &entry : entries)
            writeEntry(xml, base, entry);
    });
}

} // namespace Quintette::Internal
