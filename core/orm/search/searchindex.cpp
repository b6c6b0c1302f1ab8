// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/search/searchindex.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/db/connection.h"
#include "core/orm/expression.h"
#include "core/orm/search/searchdialect.h"
#include "core/orm/search/searchnode.h"

#include <QRegularExpression>

namespace Quintette {

using namespace Internal;

SearchIndex::SearchIndex(const ModelInfo &model, const QStringList &fields,
                         const QString &configuration)
    : m_model(&model), m_fields(fields), m_configuration(configuration)
{
    // It becomes part of the statement that makes the index.
    static const QRegularExpression name(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    if (!name.match(configuration).hasMatch()) {
        throw ValueError(
                u"\"%1\" cannot be the name of a search configuration."_s.arg(configuration));
    }
    if (fields.isEmpty())
        throw ValueError(u"A search index of %1 needs a field."_s.arg(model.label()));
    for (const QString &field : fields) {
        if (model.field(field).isRelation())
            throw ValueError(u"%1.%2 is no text to search."_s.arg(model.label(), field));
    }
}

std::optional<SearchIndex> SearchIndex::declaredBy(const ModelInfo &model)
{
    const std::optional<ModelOptions::Search> &declared = model.options().search;
    if (!declared)
        return {};
    return SearchIndex(model, declared->fields, declared->configuration);
}

QString SearchIndex::name() const
{
    return m_model->table() + u"_search"_s;
}

void SearchIndex::create(Connection &connection) const
{
    connection.executeScript(SearchDialect::of(connection.backend()).createSql(*this));
}

void SearchIndex::drop(Connection &connection) const
{
    connection.executeScript(SearchDialect::of(connection.backend()).dropSql(*this));
}

void SearchIndex::ensure(Connection &connection) const
{
    if (!connection.backend().tableNames(connection).contains(m_model->table()))
        return;
    const SearchDialect &dialect = SearchDialect::of(connection.backend());
    switch (dialect.state(connection, *this)) {
    case SearchDialect::State::Whole:
        return;
    case SearchDialect::State::Broken:
        drop(connection);
        break;
    case SearchDialect::State::Missing:
        break;
    }
    create(connection);
}

QuerySet SearchIndex::search(const QuerySet &objects, const QString &text) const
{
    const auto node = [&](SearchNode::Use use) {
        return Expression(std::make_shared<SearchNode>(use, *this, SearchRequest{.text = text}));
    };
    return objects.filter(Q(node(SearchNode::Use::Match)))
            .annotate(u"search_rank"_s, node(SearchNode::Use::Rank))
            .orderBy({u"-search_rank"_s, u"pk"_s});
}

QuerySet SearchIndex::withHeadline(const QuerySet &objects, const QString &text,
                                   const QString &field, const QString &alias, const QString &start,
                                   const QString &stop) const
{
    const int position = int(m_fields.indexOf(field));
    if (position < 0) {
        throw FieldError(u"The search index of %1 has no field '%2'. Choices are: %3"_s.arg(
                m_model->label(), field, m_fields.join(u", "_s)));
    }
    const SearchRequest request{.text = text, .field = position, .start = start, .stop = stop};
    return objects.annotate(
            alias,
            Expression(std::make_shared<SearchNode>(SearchNode::Use::Headline, *this, request)));
}

} // namespace Quintette
