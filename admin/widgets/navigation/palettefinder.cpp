// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/navigation/palettefinder.h"

#include "admin/widgets/look/themedicon.h"
#include "admin/widgets/session/adminsession.h"

namespace Quintette {

PaletteFinder::PaletteFinder(AdminSession &session, const PalettePlace &place, const Ways &ways,
                             CommandPalette &palette)
    : QObject(&palette), m_session(session), m_place(place), m_ways(ways)
{
    palette.setFind([this](const QString &typed, const CommandPalette::Found &found) {
        findObjects(typed, found);
    });
    findActions(palette);
}

PaletteFinder::~PaletteFinder()
{
    giveUp();
}

void PaletteFinder::giveUp()
{
    if (m_running)
        m_running->cancel();
    m_running.reset();
}

void PaletteFinder::findActions(CommandPalette &palette)
{
    m_session.tasks().run<QList<PaletteEntry>>(
            this,
            [&session = m_session, place = m_place] {
                return placeEntries(session.request(), place);
            },
            [this, &palette](const QList<PaletteEntry> &found) {
                // What concerns the object itself is among the commands of its page.
                QList<PaletteEntry> actions = found;
                actions.removeIf([](const PaletteEntry &entry) {
                    return entry.kind != PaletteEntry::Kind::ListAction
                            && entry.kind != PaletteEntry::Kind::FormAction;
                });
                palette.add(toEntries(actions));
            },
            // The page itself tells what is wrong.
            [](const TaskFailure &) {});
}

void PaletteFinder::findObjects(const QString &typed, const CommandPalette::Found &found)
{
    giveUp();
    m_running = std::make_shared<Cancellation>();
    m_session.tasks().run<QList<PaletteEntry>>(
            this,
            [&session = m_session, typed, cancellation = m_running] {
                Connection &connection = session.site().models().databases().connection();
                QList<PaletteEntry> entries;
                connection.limited({.cancellation = cancellation}, [&] {
                    entries = objectEntries(session.site(), session.request(),
                                            typed.left(longestPaletteText));
                });
                return entries;
            },
            [this, found](const QList<PaletteEntry> &entries) { found(toEntries(entries)); },
            [found](const TaskFailure &) { found({}); });
}

QList<CommandPalette::Entry> PaletteFinder::toEntries(const QList<PaletteEntry> &found) const
{
    using Kind = PaletteEntry::Kind;
    QList<CommandPalette::Entry> entries;
    for (const PaletteEntry &entry : found) {
        CommandPalette::Entry shown{
                themedIcon(u"edit"_s), entry.text, entry.hint, {}, entry.otherNames};
        switch (entry.kind) {
        case Kind::Object:
            shown.run = [ways = m_ways, entry] {
                ways.open(PageAddress::change(entry.admin, entry.quotedPk));
            };
            break;
        case Kind::Search:
            shown.icon = themedIcon(u"search"_s);
            shown.run = [ways = m_ways, entry] {
                ListState state;
                state.search = entry.argument;
                ways.open(PageAddress::list(entry.admin, state));
            };
            break;
        case Kind::ListAction:
        case Kind::FormAction:
            shown.icon = themedIcon(u"spark"_s);
            shown.run = [ways = m_ways, entry] { ways.run(entry.argument); };
            break;
        default:
            continue;
        }
        entries.append(shown);
    }
    return entries;
}

} // namespace Quintette
