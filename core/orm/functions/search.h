// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"

namespace Quintette {

// Full-text search by expressions. On SQLite the columns have to be those of the index that their
// model declares (ModelOptions::search); a configuration means nothing there. Django:
// django.contrib.postgres.search.

struct SearchVectorOptions
{
    QString configuration = {}; // "english"; empty: the server's
    QChar weight = {}; // 'A' to 'D'
};

/// The words of some columns: annotate("search", SearchVector(...)), then filter on "search" with a
/// text or a SearchQuery.
class QUINTETTE_CORE_EXPORT SearchVector : public Expression
{
public:
    explicit SearchVector(const QList<Argument> &columns, const SearchVectorOptions &options = {});
    friend QUINTETTE_CORE_EXPORT SearchVector operator+(const SearchVector &a,
                                                        const SearchVector &b);

private:
    using Expression::Expression;
};

enum class SearchQueryType { Plain, Phrase, Raw, WebSearch };

struct SearchQueryOptions
{
    SearchQueryType type = SearchQueryType::Plain;
    QString configuration = {};
};

/// What is searched for; combined by & | and ~.
class QUINTETTE_CORE_EXPORT SearchQuery : public Expression
{
public:
    explicit SearchQuery(const QString &text, const SearchQueryOptions &options = {});
    friend QUINTETTE_CORE_EXPORT SearchQuery operator&(const SearchQuery &a, const SearchQuery &b);
    friend QUINTETTE_CORE_EXPORT SearchQuery operator|(const SearchQuery &a, const SearchQuery &b);
    SearchQuery operator~() const;

private:
    using Expression::Expression;
};

struct SearchRankOptions
{
    QList<double> weights = {}; // of D, C, B and A
    int normalization = 0;
    bool coverDensity = false;
};

/// How well a vector matches a query.
class QUINTETTE_CORE_EXPORT SearchRank : public Expression
{
public:
    SearchRank(const Expression &vector, const Expression &query,
               const SearchRankOptions &options = {});
};

struct SearchHeadlineOptions
{
    QString configuration = {};
    QString startMark = {}; // empty: <b>
    QString stopMark = {};
    int maxWords = 0; // 0: the server's choice, here and below
    int minWords = 0;
    int shortWord = 0;
    bool highlightAll = false; // the whole text instead of a part of it
    int maxFragments = 0;
    QString fragmentDelimiter = {}; // between parts of the text
};

/// The text with the words that match between startMark and stopMark.
class QUINTETTE_CORE_EXPORT SearchHeadline : public Expression
{
public:
    SearchHeadline(const Argument &text, const Expression &query,
                   const SearchHeadlineOptions &options = {});
};

} // namespace Quintette
