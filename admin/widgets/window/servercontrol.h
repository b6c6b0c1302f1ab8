// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

#include <QObject>
#include <QUrl>

namespace Quintette {

/// The server inside the program, as the window sees it: on, off, and where. The program implements
/// it.
class QUINTETTE_WIDGETS_EXPORT ServerControl : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Both are quick; changed() or failed() follows, at once or later.
    virtual void start() = 0;
    /// On whichever port is free, this time: for when the one of the settings is taken.
    virtual void startOnFreePort() = 0;
    virtual void stop() = 0;
    virtual bool isRunning() const = 0;
    /// Where it answers; empty while it is off.
    virtual QUrl url() const = 0;

Q_SIGNALS:
    void changed();
    /// Why it could not start, for a person.
    void failed(const QString &message);
};

} // namespace Quintette
