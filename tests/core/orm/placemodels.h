// SPDX-License-Identifier: GPL-3.0-or-later
// Models that inherit in every way there is.
#pragma once

#include "core/orm/modelbuilder.h"

namespace Places {

using namespace Quintette;

struct Stamped
{
    QString note;

    static void describe(ModelBuilder<Stamped> &m)
    {
        m.options({.ordering = {u"note"_s}, .isAbstract = true});
        m.field<&Stamped::note>("note", {.blank = true, .maxLength = 20});
    }
};

struct Memo : Stamped
{
    qint64 id = 0;
    QString text;

    static void describe(ModelBuilder<Memo> &m)
    {
        m.inherits<Stamped>();
        m.field<&Memo::id>("id");
        m.field<&Memo::text>("text", {.maxLength = 20});
    }
};

struct Place
{
    qint64 id = 0;
    QString name;
    QString address;

    QString toString() const { return name; }
    static void describe(ModelBuilder<Place> &m)
    {
        m.options({.ordering = {u"name"_s}});
        m.field<&Place::id>("id");
        m.field<&Place::name>("name", {.maxLength = 50});
        m.field<&Place::address>("address", {.maxLength = 80});
    }
};

struct Restaurant : Place
{
    bool servesPizza = false;
    int rating = 0;

    static void describe(ModelBuilder<Restaurant> &m)
    {
        m.inherits<Place>();
        m.field<&Restaurant::servesPizza>("serves_pizza", {.defaultValue = defaultTo(false)});
        m.field<&Restaurant::rating>("rating", {.defaultValue = defaultTo(0)});
    }
};

struct ItalianRestaurant : Restaurant
{
    bool servesGnocchi = false;

    static void describe(ModelBuilder<ItalianRestaurant> &m)
    {
        m.inherits<Restaurant>();
        m.field<&ItalianRestaurant::servesGnocchi>("serves_gnocchi",
                                                   {.defaultValue = defaultTo(false)});
    }
};

struct Supplier
{
    qint64 id = 0;
    QString name;
    ForeignKey<Place> main;
    ManyToMany<Restaurant> customers;

    static void describe(ModelBuilder<Supplier> &m)
    {
        m.field<&Supplier::id>("id");
        m.field<&Supplier::name>("name", {.maxLength = 50});
        m.field<&Supplier::main>("main", {.null = true});
        m.field<&Supplier::customers>("customers");
    }
};

struct Waiter
{
    qint64 id = 0;
    ForeignKey<Restaurant> restaurant;
    QString name;

    static void describe(ModelBuilder<Waiter> &m)
    {
        m.field<&Waiter::id>("id");
        m.field<&Waiter::restaurant>("restaurant");
        m.field<&Waiter::name>("name", {.maxLength = 50});
    }
};

struct NearPlace : Place
{
    QString toString() const { return u"near "_s + name; }
    static void describe(ModelBuilder<NearPlace> &m)
    {
        m.options({.ordering = {u"-name"_s}});
        m.proxyOf<Place>();
    }
};

/// Children come before their parents, to show that the order does not matter.
inline void addTo(ModelRegistry &registry)
{
    registry.add<Memo>(u"places"_s, u"Memo"_s);
    registry.add<Stamped>(u"places"_s, u"Stamped"_s);
    registry.add<ItalianRestaurant>(u"places"_s, u"ItalianRestaurant"_s);
    registry.add<Restaurant>(u"places"_s, u"Restaurant"_s);
    registry.add<NearPlace>(u"places"_s, u"NearPlace"_s);
    registry.add<Place>(u"places"_s, u"Place"_s);
    registry.add<Supplier>(u"places"_s, u"Supplier"_s);
    registry.add<Waiter>(u"places"_s, u"Waiter"_s);
}

} // namespace Places
