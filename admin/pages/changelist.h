// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/liststate.h"
#include "admin/pages/rowcount.h"
#include "admin/site/adminsite.h"
#include "core/base/error.h"

namespace Quintette {

/// A list parameter that means nothing; the face goes to "?e=1". Django: IncorrectLookupParameters.
class QUINTETTE_ADMIN_EXPORT IncorrectLookupParameters : public Error
{
public:
    using Error::Error;
    ~IncorrectLookupParameters() override;
    QString name() const override { return u"IncorrectLookupParameters"_s; }
};

/// Objects to filter by that are found while one types: by searchRelated() with these names.
struct FilterSearch
{
    const ModelInfo *model = nullptr; // that has the field
    QString field;
    QString parameter; // set to the key of the object that is chosen
};

/// The list page of one model, ready to be drawn: every face shows just this. Plain data, safe to
/// pass to another thread. Django: ChangeList.
struct ChangeList
{
    struct Header
    {
        QString name;
        Text text;
        bool sortable = false;
        int priority = 0; // 1 for the first sort key, 0 for none
        bool descending = false;
        ListState clicked; // this column becomes the first key, toggled if it was
        ListState toggled; // same priority, other direction
        ListState removed; // no longer a sort key
    };
    struct Cell
    {
        QString text; // as a person reads it, formatted and translated; never HTML
        std::optional<bool> boolean; // drawn as a mark
        bool isLink = false; // opens the object
        bool isEmpty = false; // text is the placeholder of an empty value
        bool isNumber = false; // aligned to the end
        Value value; // for sorting, copying and editors
    };
    struct Row
    {
        Value pk;
        QString quotedPk; // for URLs
        QString text; // the object's name
        QList<Cell> cells;
        Record record; // what the row shows
        /// To be submitted with an action as Selection::versions.
        QString version;
    };
    struct Choice
    {
        Text text;
        bool selected = false;
        ListState state; // the list after choosing it
        std::optional<RowCount> count; // with facets
    };
    struct Filter
    {
        QString name;
        Text title;
        QString templateName; // of the web; empty for the usual one
        QList<Choice> choices;
        bool isActive = false;
        /// Set where there are too many objects to list; choices are "all" and the one chosen.
        std::optional<FilterSearch> search;
    };

    const ModelAdmin *admin = nullptr;
    ListState state;
    Text title; // "Select article to change" or "... to view"
    QList<Header> headers;
    QList<Row> rows;
    QList<Filter> filters;
    bool hasActiveFilters = false;
    ListState unfiltered; // without what the filters chose; search, dates and other lookups stay
    std::optional<Choice> dateBack;
    QList<Choice> dates; // the date hierarchy
    bool hasSearch = false;
    Text searchHelp;
    RowCount resultCount;
    std::optional<RowCount> fullCount; // unset: not counted
    int page = 1;
    int pageCount = 1;
    bool canShowAll = false;
    bool canAdd = false;
    bool canChange = false;
    QList<AdminAction> actions; // those this person may run
};

/// Quotes a primary key for a URL as Django's admin does, and back.
QUINTETTE_ADMIN_EXPORT QString quotePk(const QString &text);
QUINTETTE_ADMIN_EXPORT QString unquotePk(const QString &quoted);

/// Loads the page that state names. Throws PermissionDenied, IncorrectLookupParameters,
/// SuspiciousOperation for a lookup that is not allowed. At most five queries without facets.
QUINTETTE_ADMIN_EXPORT ChangeList loadChangeList(const ModelAdmin &admin,
                                                 const AdminRequest &request,
                                                 const ListState &state);
/// All objects that match the state, over all pages, in the list's order: for actions, counting and
/// the desktop's paging.
QUINTETTE_ADMIN_EXPORT QuerySet changeListQuery(const ModelAdmin &admin,
                                                const AdminRequest &request,
                                                const ListState &state);

} // namespace Quintette
