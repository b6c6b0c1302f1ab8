// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/sitemaps/listedsection.h"

namespace Quintette::Internal {

ListedSection::ListedSection(const SitemapSection &section, const Settings &settings)
    : m_section(&section), m_ownLanguage(settings.site.languageCode)
{
    if (section.languages)
        m_languages = section.languages->codes.isEmpty() ? settings.site.languages
                                                         : section.languages->codes;
}

qint64 ListedSection::count() const
{
    return m_section->count() * std::max<qint64>(1, m_languages.size());
}

qint64 ListedSection::pages() const
{
    return std::max<qint64>(1, (count() + m_section->limit - 1) / m_section->limit);
}

SitemapEntry ListedSection::inLanguage(const SitemapEntry &entry, const QString &language) const
{
    const SitemapLanguages &options = *m_section->languages;
    SitemapEntry listed = entry;
    listed.location = options.locationIn(entry.location, language);
    if (!options.alternates)
        return listed;
    for (const QString &other : m_languages)
        listed.alternates += {other, options.locationIn(entry.location, other)};
    if (options.defaultAlternate && m_languages.contains(m_ownLanguage)) {
        QString location = options.locationIn(entry.location, m_ownLanguage);
        const QString prefix = u'/' + m_ownLanguage + u'/';
        if (const qsizetype at = location.indexOf(prefix); at >= 0)
            location.replace(at, prefix.size(), u'/');
        listed.alternates += {u"x-default"_s, location};
    }
    return listed;
}

QList<SitemapEntry> ListedSection::page(qint64 number) const
{
    const qint64 offset = (number - 1) * m_section->limit;
    if (m_languages.isEmpty())
        return m_section->entries(offset, m_section->limit);
    // A file may begin and end between two languages of a page.
    const qint64 each = m_languages.size();
    const qint64 end = std::min(offset + m_section->limit, count());
    const qint64 first = offset / each;
    const QList<SitemapEntry> plain = m_section->entries(first, (end + each - 1) / each - first);
    QList<SitemapEntry> listed;
    for (qint64 i = offset; i < end && i / each - first < plain.size(); ++i)
        listed += inLanguage(plain[i / each - first], m_languages[i % each]);
    return listed;
}

} // namespace Quintette::Internal
