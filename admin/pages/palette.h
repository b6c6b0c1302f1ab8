// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"

namespace Quintette {

/// One line of the command palette: what it says, and where it leads. A face adds the commands that
/// only it has, such as saving, its theme or logging out.
struct PaletteEntry
{
    enum class Kind : quint8 {
        List, // of a model
        Add,
        Object, // to be changed or viewed
        Search, // a model's list, searched for argument
        ListAction, // on the chosen objects of the list one is at; argument: its name
        FormAction, // on the object one is at; argument: its name
        History, // of the object one is at, as are the next two
        Delete,
        ViewOnSite // argument: the object's address on the public site
    };

    Kind kind = Kind::List;
    QString text;
    QString hint = {}; // the app of a model, the model of an object
    const ModelAdmin *admin = nullptr;
    QString quotedPk = {};
    QString argument = {};
    QString otherNames = {}; // found by these too, but not shown
};

struct PaletteGroup
{
    Text name;
    QList<PaletteEntry> entries;
};

/// Where somebody is who opens the palette: at a model's list, at one of its objects, or, without a
/// model, elsewhere.
struct PalettePlace
{
    const ModelAdmin *admin = nullptr;
    QString quotedPk = {};
};

/// How well what is typed fits words: 0 not at all, else higher is better. Every word that is typed
/// must be somewhere in them.
QUINTETTE_ADMIN_EXPORT int paletteScore(const QString &typed, const QString &words);

/// What can be done with the place, and where one can go: all of it, in no protocol and without
/// searching. Texts are in the active language. At most one query, for the object of the place.
QUINTETTE_ADMIN_EXPORT QList<PaletteEntry> placeEntries(const AdminRequest &request,
                                                        const PalettePlace &place);
QUINTETTE_ADMIN_EXPORT QList<PaletteEntry> modelEntries(const AdminSite &site,
                                                        const AdminRequest &request);
/// Objects of all models that the text finds, and lists to search for more; see searchObjects().
QUINTETTE_ADMIN_EXPORT QList<PaletteEntry>
objectEntries(const AdminSite &site, const AdminRequest &request, const QString &text);

// Longer texts find nothing that shorter ones do not.
inline constexpr qsizetype longestPaletteText = 100;

/// What the palette shows for what is typed: actions, models, objects; groups without entries are
/// left out, the best come first in each. Text that is too long is cut off.
QUINTETTE_ADMIN_EXPORT QList<PaletteGroup> loadPalette(const AdminSite &site,
                                                       const AdminRequest &request,
                                                       const PalettePlace &place,
                                                       const QString &typed);

} // namespace Quintette
