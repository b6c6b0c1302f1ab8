// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/pageviews.h"
#include "admin/pages/changelist.h"
#include "admin/pages/palette.h"
#include "core/base/error.h"

namespace Quintette {

static QString urlOf(const AdminUrls &urls, const PaletteEntry &entry)
{
    using Kind = PaletteEntry::Kind;
    switch (entry.kind) {
    case Kind::List:
        return urls.list(*entry.admin);
    case Kind::Add:
        return urls.add(*entry.admin);
    case Kind::Object:
        return urls.object(*entry.admin, entry.quotedPk);
    case Kind::Search: {
        ListState state;
        state.search = entry.argument;
        return urls.list(*entry.admin, state);
    }
    case Kind::History:
        return urls.object(*entry.admin, entry.quotedPk, u"history"_s);
    case Kind::Delete:
        return urls.object(*entry.admin, entry.quotedPk, u"delete"_s);
    case Kind::ViewOnSite:
        return entry.argument;
    case Kind::ListAction:
    case Kind::FormAction:
        break;
    }
    return {};
}

static PalettePlace placeOf(const WebAdmin &face, const QueryDict &query)
{
    return {face.site().find(query.value(u"app_label"), query.value(u"model_name")),
            quotePk(query.value(u"object_id"))};
}

/// What the palette shows for a term: {"groups": [{"name", "entries": [{"text", "hint", "url" or
/// "action"}]}]}. An action is the name that the page's own bar of actions knows it by.
Response palettePage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    if (request.method() != "GET" && request.method() != "HEAD")
        return Response::methodNotAllowed({"GET", "HEAD"});
    const QueryDict &query = request.query();
    const QString term = query.value(u"term");
    if (term.size() > longestPaletteText)
        throw SuspiciousOperation(
                u"A text for the palette has at most %1 characters."_s.arg(longestPaletteText));
    const AdminUrls urls = face.addresses();
    ValueList groups;
    for (const PaletteGroup &group : loadPalette(face.site(), asked, placeOf(face, query), term)) {
        ValueList entries;
        for (const PaletteEntry &entry : group.entries) {
            const QString url = urlOf(urls, entry);
            Dict values{{u"text"_s, entry.text}, {u"hint"_s, entry.hint}};
            if (url.isEmpty())
                values.insert(u"action"_s, entry.argument);
            else
                values.insert(u"url"_s, url);
            entries += values;
        }
        groups += Dict{{u"name"_s, group.name.toString()}, {u"entries"_s, entries}};
    }
    return Response::json(Dict{{u"groups"_s, groups}});
}

} // namespace Quintette
