// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/listvalues.h"

#include "admin/html/hiddeninputs.h"
#include "admin/pages/actionrun.h"
#include "admin/pages/listeditor.h"
#include "admin/pages/valuetext.h"
#include "core/forms/boundfield.h"
#include "core/templates/output.h"

#include <climits>

namespace Quintette {
namespace {

/// Pages named at each end, and on each side of the present one.
constexpr int pagesAtEnds = 2;
constexpr int pagesAround = 3;

Dict choiceValues(const ChangeList::Choice &choice, const ChangeList &list, const AdminUrls &urls)
{
    Dict values{{u"text"_s, choice.text},
                {u"selected"_s, choice.selected},
                {u"url"_s, urls.list(*list.admin, choice.state)},
                {u"has_count"_s, choice.count.has_value()}};
    if (choice.count)
        values.insert(u"count"_s, shortRowCountText(*choice.count));
    return values;
}

void appendMark(Output &html, std::optional<bool> mark)
{
    const QByteArrayView kind = !mark ? "unknown" : *mark ? "yes" : "no";
    const Text label = !mark ? QN_TEXT("admin", "Unknown")
            : *mark          ? QN_TEXT("admin", "Yes")
                             : QN_TEXT("admin", "No");
    html.append("<svg class=\"icon mark-");
    html.append(kind);
    html.append("\" role=\"img\" aria-label=\"");
    html.appendEscaped(label.toString());
    html.append("\"><use href=\"#i-");
    html.append(kind);
    html.append("\"/></svg>");
}

/// The cells are the bulk of a page, so they are written here rather than by a template loop.
Value rowCells(const ChangeList::Row &row, const ChangeList &list, const AdminUrls &urls,
               const QString &suffix, const ListEditor::Row *edited)
{
    Output html;
    bool hasHeading = false;
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        const ChangeList::Cell &cell = row.cells[i];
        const bool isHeading = cell.isLink && !hasHeading;
        hasHeading = hasHeading || isHeading;
        html.append(isHeading ? "<th scope=\"row\"" : "<td");
        if (cell.isNumber || cell.boolean)
            html.append(cell.isNumber ? " class=\"number\"" : " class=\"boolean\"");
        else if (cell.value.type() == Value::Type::Date)
            html.append(" class=\"date\"");
        if (!isHeading && i < list.headers.size()) {
            html.append(" data-label=\"");
            html.appendEscaped(withCapital(list.headers[i].text));
            html.append("\"");
        }
        const QString &column = list.headers[i].name;
        if (edited && !cell.isLink && edited->form->field(column)) {
            const BoundField field = edited->form->bound(column);
            const QString label = list.headers[i].text.toString() + u": "_s + row.text;
            html.append(">");
            html.append(field.widgetHtml({{u"aria-label"_s, label}}).toUtf8());
            html.append(field.errorsHtml().toUtf8());
            html.append("</td>");
            continue;
        }
        html.append(cell.isEmpty ? "><span class=\"text empty-value\">" : "><span class=\"text\">");
        if (cell.isLink) {
            html.append("<a href=\"");
            html.appendEscaped(urls.object(*list.admin, row.quotedPk) + suffix);
            html.append("\">");
        }
        if (cell.boolean)
            appendMark(html, cell.boolean);
        else
            html.appendEscaped(cell.text);
        if (cell.isLink)
            html.append("</a>");
        html.append(isHeading ? "</span></th>" : "</span></td>");
    }
    return Value::safe(html.toString());
}

/// In a dialog: what the form that opened it would hold for the object.
Value choiceOf(const Record &record, const ListState &state)
{
    const Field *field = state.toField.isEmpty() ? &record.model().primaryKey()
                                                 : record.model().findField(state.toField);
    return state.popup && field ? Value(field->toText(record.value(field->index()))) : Value();
}

Value headerValues(const ChangeList &list, const AdminUrls &urls)
{
    const auto sorted = std::count_if(list.headers.cbegin(), list.headers.cend(),
                                      [](const auto &header) { return header.priority > 0; });
    // The only column of the default order cannot be taken out of it.
    const bool canRemove = list.state.sorts || sorted > 1;
    ValueList headers;
    for (qsizetype i = 0; i < list.headers.size(); ++i) {
        const ChangeList::Header &header = list.headers[i];
        const ChangeList::Cell *cell = list.rows.isEmpty() ? nullptr : &list.rows.first().cells[i];
        headers +=
                Dict{{u"text"_s, header.text},
                     {u"sortable"_s, header.sortable},
                     {u"sorted"_s, header.priority > 0},
                     {u"priority"_s, header.priority},
                     {u"descending"_s, header.descending},
                     {u"number"_s, cell && cell->isNumber},
                     {u"boolean"_s, cell && cell->boolean.has_value()},
                     {u"url"_s, urls.list(*list.admin, header.clicked)},
                     {u"toggle_url"_s, urls.list(*list.admin, header.toggled)},
                     {u"remove_url"_s,
                      canRemove && header.priority ? Value(urls.list(*list.admin, header.removed))
                                                   : Value()}};
    }
    return headers;
}

/// The form that finds one of many objects to filter by.
Value searchValues(const ChangeList::Filter &filter, const ChangeList &list, const AdminUrls &urls)
{
    if (!filter.search)
        return {};
    const FilterSearch &search = *filter.search;
    const ListState others = list.state.withFilters({search.parameter}, {});
    return Dict{{u"parameter"_s, search.parameter},
                {u"url"_s, urls.autocomplete(*search.model, search.field)},
                {u"hidden"_s, hiddenInputs(others.toParameters())}};
}

Value filterValues(const ChangeList &list, const AdminUrls &urls)
{
    ValueList filters;
    int position = 0;
    for (const ChangeList::Filter &filter : list.filters) {
        ValueList choices;
        for (const ChangeList::Choice &choice : filter.choices)
            choices += choiceValues(choice, list, urls);
        constexpr int openFilters = 4;
        filters += Dict{
                {u"name"_s, filter.name},
                {u"title"_s, filter.title},
                {u"template"_s,
                 filter.templateName.isEmpty() ? u"admin/list_filter.html"_s : filter.templateName},
                {u"choices"_s, choices},
                {u"active"_s, filter.isActive},
                {u"search"_s, searchValues(filter, list, urls)},
                {u"open"_s, filter.isActive || position < openFilters}};
        ++position;
    }
    return filters;
}

} // namespace

void addPages(Dict &values, int page, int pageCount, const std::function<QString(int)> &url,
              LastPage lastPage)
{
    if (pageCount < 2)
        return;
    ValueList pages;
    int last = 0;
    const bool areFew = pageCount <= 2 * (pagesAtEnds + pagesAround);
    const int firstAtEnd = lastPage == LastPage::Known ? pageCount - pagesAtEnds + 1 : INT_MAX;
    for (int number = 1; number <= pageCount; ++number) {
        const bool isEnd = areFew || number <= pagesAtEnds || number >= firstAtEnd;
        if (!isEnd && std::abs(number - page) > pagesAround) {
            const int next =
                    number < page ? page - pagesAround : std::min(firstAtEnd, pageCount + 1);
            // Jump over the gap instead of looking at a million numbers; one page is no gap.
            if (next > number + 1) {
                number = next - 1;
                continue;
            }
        }
        if (number > last + 1)
            pages += Dict{};
        pages += Dict{{u"number"_s, number},
                      {u"url"_s, number == page ? Value() : Value(url(number))}};
        last = number;
    }
    if (last < pageCount)
        pages += Dict{};
    values.insert(u"pages"_s, pages);
    if (page > 1)
        values.insert(u"previous_url"_s, url(page - 1));
    if (page < pageCount)
        values.insert(u"next_url"_s, url(page + 1));
}

Dict listValues(const ChangeList &list, const AdminUrls &urls, const ListEditor *editor)
{
    const ModelAdmin &admin = *list.admin;
    const ModelAdminOptions &options = admin.options();
    const ListState &state = list.state;
    const Text plural = admin.model().verboseNamePlural();
    const auto countText = [&](const RowCount &count) {
        return rowCountText(count) + u' ' + countedName(admin.model(), count.number).toString();
    };

    // The list is where a person comes back to after an object's page.
    const Parameters chosen = state.toParameters();
    QString suffix;
    if (!chosen.isEmpty() && options.preserveFilters)
        suffix = AdminUrls::query({{u"_changelist_filters"_s, AdminUrls::query(chosen).mid(1)}});

    ValueList rows;
    for (const ChangeList::Row &row : list.rows) {
        const ListEditor::Row *edited = editor ? editor->rowOf(row.quotedPk) : nullptr;
        rows += Dict{{u"key"_s, unquotePk(row.quotedPk)},
                     {u"choice"_s, choiceOf(row.record, state)},
                     {u"text"_s, row.text},
                     {u"version"_s, row.version},
                     {u"hidden"_s, edited ? hiddenInputs(edited->hiddenValues) : Value()},
                     {u"cells"_s, rowCells(row, list, urls, suffix, edited)}};
    }

    Parameters kept = state.withSearch(QString()).toParameters();
    ValueList searchParameters;
    for (const auto &[name, value] : kept)
        searchParameters += Value(ValueList{name, value});

    const bool isNarrowed = !state.search.isEmpty() || !state.filters.isEmpty();
    const bool hasActions = !list.actions.isEmpty() && !state.popup;
    ValueList actions;
    for (const AdminAction &action : list.actions)
        actions += Dict{{u"name"_s, action.name}, {u"description"_s, actionTitle(admin, action)}};

    ListState facets = state;
    facets.facets = !state.facets;
    ListState all = state;
    all.showAll = true;
    all.page = 1;
    ListState plain;
    plain.popup = state.popup;
    plain.toField = state.toField;
    const bool mayAskFacets =
            options.showFacets == ModelAdminOptions::ShowFacets::Allow && !list.filters.isEmpty();

    Dict values{
            {u"headers"_s, headerValues(list, urls)},
            {u"rows"_s, rows},
            {u"filters"_s, filterValues(list, urls)},
            {u"has_search"_s, list.hasSearch},
            {u"search_help"_s, list.searchHelp},
            {u"search_parameters"_s, searchParameters},
            {u"query"_s, state.search},
            {u"count_text"_s,
             isNarrowed ? QN_TEXT("admin", "%1 found").arg(countText(list.resultCount)).toString()
                        : countText(list.resultCount)},
            {u"show_total"_s, isNarrowed},
            {u"total_url"_s, urls.list(admin, plain)},
            {u"total_text"_s,
             list.fullCount
                     ? QN_TEXT("admin", "%1 in all").arg(rowCountText(*list.fullCount)).toString()
                     : QN_TEXT("admin", "Show all").toString()},
            {u"total_line"_s, countText(list.resultCount)},
            {u"is_narrowed"_s, isNarrowed},
            {u"reset_url"_s, urls.list(admin, plain)},
            {u"clear_url"_s,
             list.hasActiveFilters ? Value(urls.list(admin, list.unfiltered)) : Value()},
            {u"facets_url"_s, mayAskFacets ? Value(urls.list(admin, facets)) : Value()},
            {u"has_facets"_s, state.facets},
            {u"show_all_url"_s,
             list.canShowAll && !state.showAll && list.pageCount > 1 ? Value(urls.list(admin, all))
                                                                     : Value()},
            {u"sort_count"_s,
             qint64(std::count_if(list.headers.cbegin(), list.headers.cend(),
                                  [](const ChangeList::Header &h) { return h.priority > 0; }))},
            {u"has_actions"_s, hasActions},
            {u"actions"_s, actions},
            {u"selection_counter"_s, options.actionsSelectionCounter},
            {u"actions_on_top"_s, options.actionsOnTop},
            {u"actions_on_bottom"_s, options.actionsOnBottom},
            {u"can_select_across"_s, list.pageCount > 1 && !state.showAll},
            {u"select_all_text"_s,
             QN_TEXT("admin", "Select all %1").arg(countText(list.resultCount)).toString()},
            {u"all_selected_text"_s,
             QN_TEXT("admin", "All %1 selected").arg(countText(list.resultCount)).toString()},
            {u"caption"_s, plural},
            {u"is_editable"_s, editor != nullptr},
            {u"management"_s, editor ? hiddenInputs(editor->managementValues()) : Value()},
    };
    ValueList dates;
    for (const ChangeList::Choice &date : list.dates)
        dates += choiceValues(date, list, urls);
    values.insert(u"dates"_s, dates);
    if (list.dateBack)
        values.insert(u"date_back"_s, choiceValues(*list.dateBack, list, urls));
    if (!state.showAll)
        addPages(
                values, list.page, list.pageCount,
                [&](int page) { return urls.list(admin, state.withPage(page)); },
                list.resultCount.isEstimate ? LastPage::Estimated : LastPage::Known);
    return values;
}

} // namespace Quintette
