// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QString>

namespace Quintette {

/// Names who does what follows on this thread, for events that are written where saving is noticed
/// and nobody knows the person. Scopes nest.
class QUINTETTE_CORE_EXPORT ActingUser
{
public:
    explicit ActingUser(const QString &username);
    ~ActingUser();
    Q_DISABLE_COPY_MOVE(ActingUser)

    /// Empty outside of any scope: the command line, or Django beside us.
    static QString current();

private:
    QString m_before;
};

} // namespace Quintette
