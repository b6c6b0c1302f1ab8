// SPDX-License-Identifier: GPL-3.0-or-later
// The declared models that the tests of this folder share.
#pragma once

#include "core/orm/modelbuilder.h"

namespace Blog {

using namespace Quintette;

struct Author
{
    qint64 id = 0;
    QString name;
    QString email;

    QString toString() const { return name; }
    static void describe(ModelBuilder<Author> &m)
    {
        m.options({.ordering = {u"name"_s}});
        m.field<&Author::id>("id");
        m.field<&Author::name>("name", {.maxLength = 100});
        m.field<&Author::email, FieldKind::Email>("email", {.blank = true});
    }
};

struct Tag
{
    QString slug;

    QString toString() const { return slug; }
    static void describe(ModelBuilder<Tag> &m)
    {
        m.field<&Tag::slug, FieldKind::Slug>("slug", {.primaryKey = true, .maxLength = 40});
    }
};

struct Article
{
    qint64 id = 0;
    QString title;
    QString body;
    ForeignKey<Author> author;
    ForeignKey<Author> editor;
    ManyToMany<Tag> tags;
    ForeignKey<Article> parent;
    std::optional<DateTime> publishedAt;
    Decimal price;
    bool featured = false;
    int status = 0;

    QString toString() const { return title; }
    QString absoluteUrl() const { return u"/articles/%1/"_s.arg(id); }
    void clean() { title = title.trimmed(); }
    static void describe(ModelBuilder<Article> &m)
    {
        m.options({.verboseName = QN_TEXT("blog", "article"),
                   .uniqueTogether = {{u"author"_s, u"title"_s}},
                   .constraints = {
                           {.name = u"price_not_negative"_s, .check = Q{{u"price__gte"_s, 0}}}}});
        m.field<&Article::id>("id");
        m.field<&Article::title>("title", {.maxLength = 200});
        m.field<&Article::body>("body", {.blank = true});
        m.field<&Article::author>("author", {.onDelete = OnDelete::Protect});
        m.field<&Article::editor>("editor",
                                  {.null = true,
                                   .blank = true,
                                   .onDelete = OnDelete::SetNull,
                                   .relatedName = u"edited"_s});
        m.field<&Article::tags>("tags", {.blank = true});
        m.field<&Article::parent>("parent", {.null = true, .blank = true, .to = u"self"_s});
        m.field<&Article::publishedAt>("published_at", {.null = true, .blank = true});
        m.field<&Article::price>("price", {.maxDigits = 6, .decimalPlaces = 2});
        m.field<&Article::featured>("featured");
        m.field<&Article::status>(
                "status",
                {.choices = {{1, QN_TEXT("blog", "draft")}, {2, QN_TEXT("blog", "live")}},
                 .defaultValue = defaultTo(1)});
    }
};

inline void addTo(ModelRegistry &registry)
{
    registry.add<Author>(u"blog"_s, u"Author"_s);
    registry.add<Tag>(u"blog"_s, u"Tag"_s);
    registry.add<Article>(u"blog"_s, u"Article"_s);
}

} // namespace Blog
