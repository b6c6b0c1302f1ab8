// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/base/text.h"

#include <QList>

#include <memory>
#include <optional>

namespace Quintette {

struct User;
class PermissionPolicy;

/// A file that an action made for the person who ran it: the web sends it, the desktop asks where
/// to store it.
struct AdminFile
{
    QString name; // "orders.csv"
    QByteArray mediaType; // "text/csv; charset=utf-8"
    QByteArray content;
};

/// Who asks, and what to tell them afterwards; the same for every face, so it knows nothing of HTTP
/// or widgets. Lives as long as one page or action, on one thread.
struct AdminRequest
{
    enum class Level : quint8 { Debug = 10, Info = 20, Success = 25, Warning = 30, Error = 40 };
    struct Message
    {
        Level level;
        Text text;
    };

    std::shared_ptr<const User> user;
    const PermissionPolicy *policy = nullptr;
    /// What happened, in order; the face shows it (web: after a redirect). Django: message_user.
    QList<Message> messages;

    /// What an action answers with instead of the page it was run on: a file, or where to go next,
    /// a path of this site. Django: the response that an action returns.
    std::optional<AdminFile> file = {};
    QString goTo = {};

    void tell(Level level, const Text &text) { messages.append({level, text}); }
};

} // namespace Quintette
