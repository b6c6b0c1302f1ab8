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
    QString location; // absolute path with the script name, not encoded
    std::optional<DateTime> lastModified = {};
    QString changeFrequency = {}; // "daily", "weekly" ...
    std::optional<double> priority = {}; // 0.0 to 1.0
};

/// One section: how many addresses it has, and a page of them. Called on any thread.
struct SitemapSection
{
    QString name;
    std::function<qint64()> count;
    std::function<QList<SitemapEntry>(qint64 offset, qint64 limit)> entries;
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

#define QUINTETTE_SITEMAP_PROVIDER_IID "org.quintette.SitemapProvider/1"
Q_DECLARE_INTERFACE(Quintette::SitemapProvider, QUINTETTE_SITEMAP_PROVIDER_IID)
