// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apps/application.h"
#include "plugins/sitemaps/sitemap.h"

namespace Quintette::Internal {

/// sitemap.xml: all addresses, or an index of pages where they are more than one file may hold.
Response sitemapIndex(const Application &application, const QList<SitemapSection> &sections,
                      Request &request);
/// sitemap-<section>.xml?p=2: one page of one section.
Response sitemapPage(const Application &application, const QList<SitemapSection> &sections,
                     Request &request);

} // namespace Quintette::Internal
