// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelbuilder.h"

namespace Quintette::Internal {

/// A web site this database serves, on the table django_site. Django: contrib.sites.
struct Site
{
    int id = 0;
    QString domain;
    QString name;

    QString toString() const { return domain; }
    ValueList naturalKey() const { return {domain}; }
    static QStringList naturalKeyFields() { return {u"domain"_s}; }

    static void describe(ModelBuilder<Site> &m);
};

} // namespace Quintette::Internal
