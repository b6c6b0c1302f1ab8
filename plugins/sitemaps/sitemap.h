// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/datetime.h"

#include <QtPlugin>

#include <functional>
#include <optional>

namespace Quintette {

class Application;

/// One address of a sitemap. Source: sitemaps.org.
struct SitemapEntry
{
    /// The same page in another language ("de", or "x-default" for readers of none of them).
    struct Alternate
    {
        QString language;
        QString location;
    };

    QString location; // absolute path with the script name, not encoded
    std::optional<DateTime> lastModified = {};
    QString changeFrequency = {}; // "daily", "weekly" ...
    std::optional<double> priority = {}; // 0.0 to 1.0
    QList<Alternate> alternates = {};
};

/// Makes every page of a section be listed once per language. Django: i18n, languages, alternates
/// and x_default of a Sitemap.
struct SitemapLanguages
{
    /// Where a page is in a language: "/about/", "de" to "/de/about/".
    std::function<QString(const QString &location, const QString &language)> locationIn;
    QStringList codes = {}; // empty: those of the project
    bool alternates = false; // each address names the others
    /// One alternate more, for everybody else: the address in the project's own language, without
    /// "/en/" where it has that.
    bool defaultAlternate = false;
};

/// What sitemaps.org allows in one file.
constexpr qint64 mostSitemapEntries = 50'000;

/// One section: how many pages it has, and some of them. Called on any thread.
struct SitemapSection
{
    QString name;
    std::function<qint64()> count;
    std::function<QList<SitemapEntry>(qint64 offset, qint64 limit)> entries;
    /// When any of its pages was changed last, for the index. Django: get_latest_lastmod.
    std::function<std::optional<DateTime>()> lastModified = {};
    std::optional<SitemapLanguages> languages = {};
    QString protocol = {}; // "https"; empty for the one of the request
    qint64 limit = mostSitemapEntries; // in one file
};

/// What a plugin implements beside AppPlugin to have its pages listed in sitemap.xml. Django: the
/// Sitemap class.
class SitemapProvider
{
public:
    virtual ~SitemapProvider() = default;
    virtual QList<SitemapSection> sitemapSections(const Application &application) = 0;
};

} // namespace Quintette

#define QUINTETTE_SITEMAP_PROVIDER_IID "org.quintette.SitemapProvider/2"
Q_DECLARE_INTERFACE(Quintette::SitemapProvider, QUINTETTE_SITEMAP_PROVIDER_IID)
