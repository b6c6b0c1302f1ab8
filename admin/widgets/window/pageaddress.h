// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/liststate.h"
#include "admin/widgets/global.h"

namespace Quintette {

class ModelAdmin;

/// Where a page is, as the URL is on the web: enough to open it again. What "back" and "forward"
/// remember.
struct PageAddress
{
    enum class Kind : quint8 { Index, List, Add, Change, History, Deleted };

    Kind kind = Kind::Index;
    const ModelAdmin *admin = nullptr; // all but Index
    QString quotedPk; // Change, History
    ListState state; // List
    Parameters initial; // Add: values by field name
    qint64 version = 0; // Change, Add: shows this stored version, to be restored by saving

    static PageAddress index() { return {}; }
    static PageAddress list(const ModelAdmin *admin, const ListState &state = {})
    {
        return {Kind::List, admin, {}, state, {}};
    }
    static PageAddress add(const ModelAdmin *admin, const Parameters &initial = {})
    {
        return {Kind::Add, admin, {}, {}, initial};
    }
    static PageAddress change(const ModelAdmin *admin, const QString &quotedPk)
    {
        return {Kind::Change, admin, quotedPk, {}, {}};
    }
    static PageAddress restore(const ModelAdmin *admin, const QString &quotedPk, qint64 version)
    {
        return {Kind::Change, admin, quotedPk, {}, {}, version};
    }
    static PageAddress restoreDeleted(const ModelAdmin *admin, qint64 version)
    {
        return {Kind::Add, admin, {}, {}, {}, version};
    }
    static PageAddress deleted(const ModelAdmin *admin) { return {Kind::Deleted, admin}; }
    static PageAddress history(const ModelAdmin *admin, const QString &quotedPk)
    {
        return {Kind::History, admin, quotedPk, {}, {}};
    }
};

} // namespace Quintette
