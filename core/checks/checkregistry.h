// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checkmessage.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <vector>

namespace Quintette {

/// The checks of a program and its plugins. Filled at start-up, then only run. Django: the registry
/// behind checks.register, without being global.
class QUINTETTE_CORE_EXPORT CheckRegistry
{
public:
    /// Looks at what it has captured and says what is wrong with it.
    using Check = std::function<QList<CheckMessage>()>;
    enum class When {
        Always,
        Deploy, ///< only with check --deploy
        Database, ///< only where a database may be asked (check --database, migrate)
    };
    struct Selection
    {
        /// Only checks with one of these tags; all when empty.
        QStringList tags;
        bool deploy = false;
        bool database = false;
    };

    void add(const Check &check, const QStringList &tags = {}, When when = When::Always);
    /// What the selected checks find, in the order in which they were added.
    QList<CheckMessage> run(const Selection &selection) const;
    /// All tags, sorted.
    QStringList tags() const;

private:
    struct Entry
    {
        Check check;
        QStringList tags;
        When when;
    };

    std::vector<Entry> m_entries;
};

} // namespace Quintette
