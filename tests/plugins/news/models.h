// SPDX-License-Identifier: GPL-3.0-or-later
// The app "news" of the sample database, whose tables the real Django made; the same models stand
// for Django in tests/system/peer/news/models.py.
#pragma once

#include "core/auth/user.h"
#include "core/orm/modelbuilder.h"

namespace Quintette::News {

struct Tag
{
    QString slug;

    QString toString() const { return slug; }
    static void describe(ModelBuilder<Tag> &m)
    {
        m.field<&Tag::slug, FieldKind::Slug>("slug", {.primaryKey = true, .maxLength = 40});
    }
};

struct Category
{
    qint64 id = 0;
    QString name;
    ForeignKey<Category> parent;

    QString toString() const { return name; }
    static void describe(ModelBuilder<Category> &m)
    {
        m.options({.verboseNamePlural = QN_TEXT("news", "categories")});
        m.field<&Category::id>("id");
        m.field<&Category::name>("name", {.unique = true, .maxLength = 80});
        m.field<&Category::parent>(
                "parent",
                {.null = true, .blank = true, .to = u"self"_s, .onDelete = OnDelete::Cascade});
    }
};

struct Article
{
    qint64 id = 0;
    QString headline;
    QString slug;
    QString lead;
    QString body;
    QString status;
    std::optional<DateTime> published;
    std::optional<QDate> embargo;
    std::optional<Decimal> rating;
    int views = 0;
    bool featured = false;
    ForeignKey<User> author;
    ForeignKey<Category> category;
    ManyToMany<Tag> tags;
    QUuid uid;

    QString toString() const { return headline; }
    static void describe(ModelBuilder<Article> &m)
    {
        m.options({.ordering = {u"-published"_s}});
        m.field<&Article::id>("id");
        m.field<&Article::headline>("headline", {.maxLength = 200});
        m.field<&Article::slug, FieldKind::Slug>("slug", {.unique = true});
        m.field<&Article::lead, FieldKind::Text>("lead", {.blank = true});
        m.field<&Article::body, FieldKind::Text>("body", {});
        m.field<&Article::status>("status",
                                  {.maxLength = 9,
                                   .choices = {{u"draft"_s, QN_TEXT("news", "Draft")},
                                               {u"published"_s, QN_TEXT("news", "Published")},
                                               {u"archived"_s, QN_TEXT("news", "Archived")}},
                                   .defaultValue = defaultTo(u"draft"_s)});
        m.field<&Article::published>("published", {.null = true, .blank = true});
        m.field<&Article::embargo>("embargo", {.null = true, .blank = true});
        m.field<&Article::rating>(
                "rating", {.null = true, .blank = true, .maxDigits = 4, .decimalPlaces = 2});
        m.field<&Article::views, FieldKind::PositiveInteger>("views",
                                                             {.defaultValue = defaultTo(0)});
        m.field<&Article::featured>("featured", {.defaultValue = defaultTo(false)});
        m.field<&Article::author>("author",
                                  {.null = true, .blank = true, .onDelete = OnDelete::SetNull});
        m.field<&Article::category>("category", {.onDelete = OnDelete::Protect});
        m.field<&Article::tags>("tags", {.blank = true});
        m.field<&Article::uid>("uid", {.unique = true, .editable = false, .defaultValue = [] {
                                           return Value(QUuid::createUuid());
                                       }});
    }
};

struct Comment
{
    qint64 id = 0;
    ForeignKey<Article> article;
    QString name;
    QString email;
    QString text;
    DateTime created;
    bool approved = false;

    QString toString() const { return name; }
    static void describe(ModelBuilder<Comment> &m)
    {
        m.field<&Comment::id>("id");
        m.field<&Comment::article>("article", {.relatedName = u"comments"_s});
        m.field<&Comment::name>("name", {.maxLength = 60});
        m.field<&Comment::email, FieldKind::Email>("email", {.blank = true});
        m.field<&Comment::text, FieldKind::Text>("text", {});
        m.field<&Comment::created>("created", {});
        m.field<&Comment::approved>("approved", {.defaultValue = defaultTo(false)});
    }
};

} // namespace Quintette::News
