// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelbuilder.h"

namespace Quintette::Shop {

struct Author
{
    qint64 id = 0;
    QString name;

    QString toString() const { return name; }
    static void describe(ModelBuilder<Author> &m)
    {
        m.field<&Author::id>("id");
        m.field<&Author::name>("name", {.maxLength = 80});
    }
};

struct Book
{
    qint64 id = 0;
    QString title;
    int pages = 0;
    bool lent = false;
    ForeignKey<Author> author;

    QString toString() const { return title; }
    static void describe(ModelBuilder<Book> &m)
    {
        m.field<&Book::id>("id");
        m.field<&Book::title>("title", {.maxLength = 80});
        m.field<&Book::pages>("pages");
        m.field<&Book::lent>("lent");
        m.field<&Book::author>("author", {.onDelete = OnDelete::Protect});
    }
};

struct Copy
{
    qint64 id = 0;
    ForeignKey<Book> book;
    QString shelf;

    QString toString() const { return shelf; }
    static void describe(ModelBuilder<Copy> &m)
    {
        m.field<&Copy::id>("id");
        m.field<&Copy::book>("book");
        m.field<&Copy::shelf>("shelf", {.maxLength = 20});
    }
};

} // namespace Quintette::Shop
