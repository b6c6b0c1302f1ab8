// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelbuilder.h"

namespace Quintette::Internal {

/// An old address and where it went; an empty new path means gone. On the table django_redirect.
struct Redirect
{
    int id = 0;
    Value site; // the key; the model is the sites plugin's
    QString oldPath;
    QString newPath;

    QString toString() const { return oldPath + u" ---> "_s + newPath; }
    static void describe(ModelBuilder<Redirect> &m);
};

} // namespace Quintette::Internal
