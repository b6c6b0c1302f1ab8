// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"
#include "plugins/sitemaps/sitemap.h"

namespace Quintette::Internal {

/// A section as the site map lists it: in files of so many addresses, each page once per language
/// where the section asks for that.
class ListedSection
{
public:
    /// section must outlive it.
    ListedSection(const SitemapSection &section, const Settings &settings);

    const SitemapSection &section() const { return *m_section; }
    /// Of addresses; asks the section.
    qint64 count() const;
    /// At least one, which may be empty.
    qint64 pages() const;
    /// Counted from 1.
    QList<SitemapEntry> page(qint64 number) const;

private:
    SitemapEntry inLanguage(const SitemapEntry &entry, const QString &language) const;

    const SitemapSection *m_section;
    QStringList m_languages; // empty: each page once
    QString m_ownLanguage;
};

} // namespace Quintette::Internal
