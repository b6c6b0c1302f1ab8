// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/palette.h"
#include "admin/widgets/navigation/commandpalette.h"
#include "admin/widgets/window/pageaddress.h"
#include "core/db/cancellation.h"

namespace Quintette {

class AdminSession;

/// Asks the database, in workers, what the palette finds besides models and commands: objects, and
/// the actions of the page in front. A new question gives the one before up.
class QUINTETTE_WIDGETS_EXPORT PaletteFinder : public QObject
{
    Q_OBJECT
public:
    /// What becomes of a chosen entry.
    struct Ways
    {
        std::function<void(const PageAddress &address)> open;
        std::function<void(const QString &action)> run; // on the page in front
    };

    /// The palette becomes its parent, and has it ask.
    PaletteFinder(AdminSession &session, const PalettePlace &place, const Ways &ways,
                  CommandPalette &palette);
    ~PaletteFinder() override;

private:
    void findActions(CommandPalette &palette);
    void findObjects(const QString &typed, const CommandPalette::Found &found);
    void giveUp();
    QList<CommandPalette::Entry> toEntries(const QList<PaletteEntry> &found) const;

    AdminSession &m_session;
    PalettePlace m_place;
    Ways m_ways;
    std::shared_ptr<Cancellation> m_running;
};

} // namespace Quintette
