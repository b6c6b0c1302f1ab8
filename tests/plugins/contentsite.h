// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/admin/pluginsite.h"

namespace Quintette {

/// A project with the plugins of content: sites, flat pages, redirects; of the first of two sites.
inline std::unique_ptr<PluginSite> openContentSite()
{
    QList<QPair<QString, QString>> plugins;
    for (const QString &label : {u"sites"_s, u"flatpages"_s, u"redirects"_s})
        plugins += {label, QStringLiteral(QUINTETTE_PLUGINS "/quintette_%1.so").arg(label)};
    auto site = PluginSite::open(plugins, {u"flatpages"_s, u"redirects"_s});
    if (site) {
        Record other(site->application().models().get(u"sites.Site"_s));
        other.setValue(u"domain", u"other.example"_s);
        other.setValue(u"name", u"Other"_s);
        save(other);
    }
    return site;
}

} // namespace Quintette
