// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/palette.h"

#include "admin/pages/actionrun.h"
#include "admin/pages/indexpage.h"
#include "admin/pages/objectlookup.h"
#include "admin/pages/objectsearch.h"
#include "admin/pages/valuetext.h"

namespace Quintette {

using Kind = PaletteEntry::Kind;

static bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

int paletteScore(const QString &typed, const QString &words)
{
    constexpr int wholeAtStart = 100;
    constexpr int atWord = 3;
    const QString wanted = typed.simplified().toCaseFolded();
    const QString text = words.toCaseFolded();
    if (wanted.isEmpty())
        return 1;
    int score = text.startsWith(wanted) ? wholeAtStart : 0;
    for (const QString &word : wanted.split(u' ')) {
        const qsizetype at = text.indexOf(word);
        if (at < 0)
            return 0;
        score += startsWord(text, at) ? atWord : 1;
    }
    return score;
}

static QList<PaletteEntry> actionEntries(const AdminRequest &request, const ModelAdmin &admin,
                                         AdminAction::Place place, const QString &quotedPk)
{
    const bool isForm = place == AdminAction::Place::Form;
    QList<PaletteEntry> entries;
    for (const AdminAction &action : admin.actionsIn(place, request)) {
        const Text title = isForm ? action.description.arg(admin.model().verboseName())
                                  : actionTitle(admin, action);
        PaletteEntry entry{isForm ? Kind::FormAction : Kind::ListAction, title.toString()};
        entry.hint = isForm ? QString() : QN_TEXT("admin", "what is chosen").toString();
        entry.admin = &admin;
        entry.quotedPk = quotedPk;
        entry.argument = action.name;
        entry.otherNames = action.name;
        entries += entry;
    }
    return entries;
}

QList<PaletteEntry> placeEntries(const AdminRequest &request, const PalettePlace &place)
{
    if (!place.admin || !place.admin->hasViewOrChangePermission(request))
        return {};
    const ModelAdmin &admin = *place.admin;
    if (place.quotedPk.isEmpty())
        return actionEntries(request, admin, AdminAction::Place::List, {});
    const std::optional<Record> object = findObject(admin, request, place.quotedPk);
    if (!object || !admin.hasViewOrChangePermission(request, &*object))
        return {};
    QList<PaletteEntry> entries =
            actionEntries(request, admin, AdminAction::Place::Form, place.quotedPk);
    const QString hint = object->toString();
    const auto add = [&](Kind kind, const Text &text, const QString &argument = {}) {
        entries += PaletteEntry{kind, text.toString(), hint, &admin, place.quotedPk, argument};
    };
    add(Kind::History, QN_TEXT("admin", "History"));
    if (const QString url = admin.viewOnSiteUrl(*object); !url.isEmpty())
        add(Kind::ViewOnSite, QN_TEXT("admin", "View on site"), url);
    if (admin.hasDeletePermission(request, &*object))
        add(Kind::Delete, QN_TEXT("admin", "Delete"));
    return entries;
}

QList<PaletteEntry> modelEntries(const AdminSite &site, const AdminRequest &request)
{
    QList<PaletteEntry> lists;
    QList<PaletteEntry> additions;
    for (const NavigationApp &app : navigation(site, request)) {
        for (const NavigationModel &model : app.models) {
            PaletteEntry entry{Kind::List, withCapital(model.name), app.name.toString(),
                               model.admin};
            entry.otherNames = model.plainNames();
            if (model.canView)
                lists += entry;
            if (!model.canAdd)
                continue;
            entry.kind = Kind::Add;
            entry.text =
                    QN_TEXT("admin", "Add %1").arg(model.admin->model().verboseName()).toString();
            additions += entry;
        }
    }
    return lists + additions;
}

QList<PaletteEntry> objectEntries(const AdminSite &site, const AdminRequest &request,
                                  const QString &text)
{
    QList<PaletteEntry> entries;
    QList<PaletteEntry> searches;
    const QString wanted = text.trimmed();
    for (const FoundObjects &found : searchObjects(site, request, wanted)) {
        const ModelInfo &model = found.admin->model();
        const QString name = withCapital(model.verboseName());
        for (const FoundObjects::Object &object : found.objects)
            entries += PaletteEntry{Kind::Object, object.text, name, found.admin, object.quotedPk};
        if (found.hasMore) {
            const Text search = QN_TEXT("admin", "Search %1 for “%2”")
                                        .arg(model.verboseNamePlural())
                                        .arg(wanted);
            searches += PaletteEntry{Kind::Search,
                                     search.toString(),
                                     site.appName(model.appLabel()).toString(),
                                     found.admin,
                                     {},
                                     wanted};
        }
    }
    return entries + searches;
}

/// Those that fit what is typed, the best first.
static QList<PaletteEntry> matching(const QList<PaletteEntry> &entries, const QString &typed)
{
    QList<QPair<int, qsizetype>> ranked;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const PaletteEntry &entry = entries[i];
        const int score =
                paletteScore(typed, entry.text + u' ' + entry.hint + u' ' + entry.otherNames);
        if (score > 0)
            ranked.append({score, i});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<PaletteEntry> result;
    for (const auto &[score, index] : std::as_const(ranked))
        result += entries[index];
    return result;
}

QList<PaletteGroup> loadPalette(const AdminSite &site, const AdminRequest &request,
                                const PalettePlace &place, const QString &typed)
{
    // So many models are enough to choose from; the rest is a letter away.
    constexpr qsizetype mostModels = 30;
    const QString text = typed.left(longestPaletteText);
    QList<PaletteGroup> groups;
    const auto add = [&groups](const Text &name, const QList<PaletteEntry> &entries) {
        if (!entries.isEmpty())
            groups += PaletteGroup{name, entries};
    };
    add(QN_TEXT("admin", "Actions"), matching(placeEntries(request, place), text));
    add(QN_TEXT("admin", "Models"), matching(modelEntries(site, request), text).mid(0, mostModels));
    add(QN_TEXT("admin", "Objects"), objectEntries(site, request, text));
    return groups;
}

} // namespace Quintette
