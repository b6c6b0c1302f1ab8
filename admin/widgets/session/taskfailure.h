// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"
#include "core/base/text.h"

#include <functional>
#include <optional>

namespace Quintette {

class DatabaseError;

/// Why a page or an action did not work, as plain data that may cross threads and the event loop
/// (an exception may not).
struct TaskFailure
{
    enum class Kind : quint8 {
        Denied, // this person may not
        Missing, // the object is gone
        Parameters, // the list's state means nothing (any more)
        Stale, // somebody else changed it meanwhile
        Cancelled, // this person gave it up
        Database,
        Other
    };
    Kind kind = Kind::Other;
    QString message; // for a person: what, where, what to do
};

/// What to tell a person instead of a database's own error; nothing where that says it best. Called
/// in the worker in which it happened.
using ExplainError = std::function<std::optional<Text>(const DatabaseError &)>;

/// The wall around desktop actions: runs work and turns whatever it throws into a failure.
[[nodiscard]] QUINTETTE_WIDGETS_EXPORT std::optional<TaskFailure>
guarded(const std::function<void()> &work, const ExplainError &explain = {});

} // namespace Quintette
