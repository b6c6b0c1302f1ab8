// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelbuilder.h"

namespace Quintette::Internal {

/// A page that lives in the database, at its own address. On the table django_flatpage. Django:
/// contrib.flatpages.
struct FlatPage
{
    int id = 0;
    QString url;
    QString title;
    QString content; // HTML, trusted
    bool enableComments = false;
    QString templateName;
    bool registrationRequired = false;

    QString toString() const { return url + u" -- "_s + title; }
    QString absoluteUrl() const { return url; }

    static void describe(ModelBuilder<FlatPage> &m);
};

} // namespace Quintette::Internal
