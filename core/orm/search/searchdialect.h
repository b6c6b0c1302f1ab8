// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/search/searchindex.h"
#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// What is looked for, and how a headline shows it.
struct SearchRequest
{
    QString text;
    int field = 0; // position in the index, of a headline
    QString start = {};
    QString stop = {};
};

/// Full-text search on one kind of database. Stateless. columns: the key, then the index's fields.
class SearchDialect
{
public:
    virtual ~SearchDialect() = default;
    static const SearchDialect &of(const Backend &backend);

    /// Broken: a part of it is missing, or it is over other fields.
    enum class State { Missing, Broken, Whole };
    virtual State state(Connection &connection, const SearchIndex &index) const = 0;
    virtual QString createSql(const SearchIndex &index) const = 0;
    virtual QString dropSql(const SearchIndex &index) const = 0;
    virtual Outcome writeMatch(Compiler &to, const SearchIndex &index, const SearchRequest &request,
                               const NodeList &columns) const = 0;
    virtual Outcome writeRank(Compiler &to, const SearchIndex &index, const SearchRequest &request,
                              const NodeList &columns) const = 0;
    virtual Outcome writeHeadline(Compiler &to, const SearchIndex &index,
                                  const SearchRequest &request, const NodeList &columns) const = 0;
};

// Each in the file of its back-end.
const SearchDialect &sqliteSearch();
const SearchDialect &postgreSqlSearch();

} // namespace Quintette::Internal
