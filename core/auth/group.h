// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/permission.h"

namespace Quintette {

/// People with the same rights, on the table auth_group. Django: auth.Group.
struct QUINTETTE_CORE_EXPORT Group
{
    int id = 0;
    QString name;
    ManyToMany<Permission> permissions;

    QString toString() const { return name; }
    ValueList naturalKey() const { return {name}; }
    static QStringList naturalKeyFields() { return {u"name"_s}; }

    static void describe(ModelBuilder<Group> &m);
};

} // namespace Quintette
