// SPDX-License-Identifier: GPL-3.0-or-later
// The models that are measured; bench_django.py declares the same.
#pragma once

#include "core/orm/modelbuilder.h"

namespace Bench {

using namespace Quintette;

struct Country
{
    qint64 id = 0;
    QString name;

    static void describe(ModelBuilder<Country> &m)
    {
        m.field<&Country::id>("id");
        m.field<&Country::name>("name", {.maxLength = 50});
    }
};

struct City
{
    qint64 id = 0;
    ForeignKey<Country> country;

    static void describe(ModelBuilder<City> &m)
    {
        m.field<&City::id>("id");
        m.field<&City::country>("country");
    }
};

struct Person
{
    qint64 id = 0;
    ForeignKey<City> city;

    static void describe(ModelBuilder<Person> &m)
    {
        m.field<&Person::id>("id");
        m.field<&Person::city>("city");
    }
};

struct Row
{
    qint64 id = 0;
    QString name;
    QString body;
    int number = 0;
    double ratio = 0;
    bool flag = false;
    ForeignKey<Person> owner;

    static void describe(ModelBuilder<Row> &m)
    {
        m.field<&Row::id>("id");
        m.field<&Row::name>("name", {.maxLength = 50});
        m.field<&Row::body>("body");
        m.field<&Row::number>("number");
        m.field<&Row::ratio>("ratio");
        m.field<&Row::flag>("flag");
        m.field<&Row::owner>("owner", {.null = true});
    }
};

/// Their tables, as Django makes them but for the constraints, which would be checked for either
/// side alike.
inline const char *const schema =
        "CREATE TABLE bench_country (id integer PRIMARY KEY AUTOINCREMENT, name varchar(50) NOT "
        "NULL);"
        "CREATE TABLE bench_city (id integer PRIMARY KEY AUTOINCREMENT, country_id bigint NOT "
        "NULL);"
        "CREATE TABLE bench_person (id integer PRIMARY KEY AUTOINCREMENT, city_id bigint NOT NULL);"
        "CREATE TABLE bench_row (id integer PRIMARY KEY AUTOINCREMENT, name varchar(50) NOT NULL,"
        " body text NOT NULL, number integer NOT NULL, ratio real NOT NULL, flag bool NOT NULL,"
        " owner_id bigint);";

inline void addTo(ModelRegistry &registry)
{
    registry.add<Country>(u"bench"_s, u"Country"_s);
    registry.add<City>(u"bench"_s, u"City"_s);
    registry.add<Person>(u"bench"_s, u"Person"_s);
    registry.add<Row>(u"bench"_s, u"Row"_s);
}

/// The values of one row, alike for everybody who inserts.
inline Row rowAt(int i)
{
    Row row;
    row.name = u"name %1"_s.arg(i);
    row.body = u"some text that is a little longer %1"_s.arg(i);
    row.number = i % 1000;
    row.ratio = i / 7.0;
    row.flag = i % 2 == 0;
    return row;
}

} // namespace Bench
