// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/queryset.h"

namespace Quintette {

class Connection;

/// A full-text index over text fields of one model. The database keeps it up to date, whoever
/// writes. On SQLite the key of the model has to be a whole number. A value; cheap to make.
class QUINTETTE_CORE_EXPORT SearchIndex
{
public:
    /// configuration: PostgreSQL's name of a language ("english", "simple"); SQLite has none.
    /// Throws FieldError for an unknown field, ValueError for a key or configuration that does not
    /// do.
    SearchIndex(const ModelInfo &model, const QStringList &fields,
                const QString &configuration = u"simple"_s);

    /// The index that the options of the model declare (ModelOptions::search).
    static std::optional<SearchIndex> declaredBy(const ModelInfo &model);

    const ModelInfo &model() const { return *m_model; }
    const QStringList &fields() const { return m_fields; }
    const QString &configuration() const { return m_configuration; }
    /// Of the index, and of the table it is on SQLite: "blog_article_search".
    QString name() const;

    /// Makes the index and fills it. Throws DatabaseError where it is there already.
    void create(Connection &connection) const;
    void drop(Connection &connection) const;
    /// Makes it where it is missing or no longer what it should be; nothing while the model has no
    /// table.
    void ensure(Connection &connection) const;

    /// Those of the objects that match, the best first, with how well as annotation "search_rank"
    /// (more is better; only to be compared with each other). text: words, "a phrase", or, -word.
    QuerySet search(const QuerySet &objects, const QString &text) const;
    /// The field's text around the words found, which stand between start and stop, as an
    /// annotation. Nothing is escaped.
    QuerySet withHeadline(const QuerySet &objects, const QString &text, const QString &field,
                          const QString &alias = u"headline"_s, const QString &start = u"<b>"_s,
                          const QString &stop = u"</b>"_s) const;

private:
    const ModelInfo *m_model;
    QStringList m_fields;
    QString m_configuration;
};

} // namespace Quintette
