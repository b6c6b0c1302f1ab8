// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/changelist.h"

#include "admin/pages/datehierarchy.h"
#include "admin/pages/facets.h"
#include "admin/pages/listcells.h"
#include "admin/pages/listquery.h"
#include "admin/pages/listrows.h"
#include "admin/pages/recordversion.h"

namespace Quintette {

IncorrectLookupParameters::~IncorrectLookupParameters() = default;

// Characters that mean something in a URL, as Django's admin quotes them.
static const QString quoted = u":/_#?;@&=+$,\"[]<>%\n\\"_s;

static QString quotedAs(QChar c)
{
    return u'_' + QString::number(c.unicode(), 16).toUpper().rightJustified(2, u'0');
}

QString quotePk(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (quoted.contains(c))
            result += quotedAs(c);
        else
            result += c;
    }
    return result;
}

QString unquotePk(const QString &text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QStringView here = QStringView(text).mid(i, 3);
        const auto meant = here.front() != u'_'
                ? quoted.cend()
                : std::find_if(quoted.cbegin(), quoted.cend(),
                               [here](QChar c) { return quotedAs(c) == here; });
        if (meant == quoted.cend()) {
            result += text[i];
        } else {
            result += *meant;
            i += 2;
        }
    }
    return result;
}

namespace {

QList<ChangeList::Header> headers(const ModelAdmin &admin, const ListQuery &query,
                                  const ListState &state, const QList<CellMaker> &makers)
{
    const QList<ListState::Sort> sorts = query.sorts();
    QList<ChangeList::Header> result;
    for (int i = 0; i < query.columns().size(); ++i) {
        const Column &column = query.columns()[i];
        ChangeList::Header header;
        header.name = column.name;
        header.text = makers[i].title(admin);
        header.sortable = !query.sortKey(column).isEmpty();
        QList<ListState::Sort> others;
        QList<ListState::Sort> toggled = sorts;
        for (int key = 0; key < sorts.size(); ++key) {
            if (sorts[key].column == i + 1) {
                header.priority = key + 1;
                header.descending = sorts[key].descending;
                toggled[key].descending = !header.descending;
            } else {
                others += sorts[key];
            }
        }
        if (header.sortable) {
            const bool newDirection = header.priority ? !header.descending : false;
            header.clicked =
                    state.withSorts(QList<ListState::Sort>{{i + 1, newDirection}} + others);
            header.toggled = state.withSorts(toggled);
            header.removed = state.withSorts(others);
        }
        result += header;
    }
    return result;
}

/// What the state has of one filter.
Parameters parametersOf(const ListFilter &filter, const ListState &state)
{
    Parameters present;
    for (const auto &parameter : state.filters) {
        if (filter.replaces(parameter.first))
            present.append(parameter);
    }
    return present;
}

bool isChosen(const ListFilter::Option &option, const Parameters &present)
{
    if (option.parameters.isEmpty() || present.isEmpty())
        return option.parameters.isEmpty() && present.isEmpty();
    return std::all_of(option.parameters.cbegin(), option.parameters.cend(),
                       [&present](const auto &parameter) { return present.contains(parameter); });
}

void fillFilters(ChangeList &list, const AdminRequest &request, const ListQuery &query)
{
    QStringList ofFilters;
    for (const auto &filter : query.filters())
        ofFilters += filter->parameterNames();
    list.unfiltered = list.state.withPage(1).withFilters(ofFilters, {});
    using ShowFacets = ModelAdminOptions::ShowFacets;
    const ShowFacets show = list.admin->options().showFacets;
    const bool facets =
            show == ShowFacets::Always || (show == ShowFacets::Allow && list.state.facets);
    for (const auto &filter : query.filters()) {
        const Parameters present = parametersOf(*filter, list.state);
        QStringList names;
        for (const auto &parameter : present)
            names += parameter.first;
        const ListFilter::Offer offer = filter->offer(*list.admin, request, list.state);
        const QList<ListFilter::Option> &options = offer.options;
        ChangeList::Filter shown;
        shown.name = filter->name;
        shown.title = filter->title;
        shown.templateName = filter->templateName;
        shown.search = offer.search;
        for (const ListFilter::Option &option : options) {
            const bool chosen = isChosen(option, present);
            shown.isActive = shown.isActive || (chosen && !option.parameters.isEmpty());
            shown.choices += ChangeList::Choice{
                    option.text, chosen, list.state.withFilters(names, option.parameters), {}};
        }
        list.hasActiveFilters = list.hasActiveFilters || shown.isActive;
        if (!offer.isUseful() && !shown.isActive)
            continue;
        if (facets && !offer.search) {
            const QList<RowCount> counts = facetCounts(query.narrowedBut(filter.get()), *filter,
                                                       options, list.admin->site().countTime);
            for (qsizetype i = 0; i < counts.size(); ++i)
                shown.choices[i].count = counts[i];
        }
        list.filters += shown;
    }
}

ChangeList load(const ModelAdmin &admin, const AdminRequest &request, const ListState &state)
{
    for (const auto &[name, value] : state.filters) {
        if (value.contains(QChar::Null))
            throw IncorrectLookupParameters(u"%1: no stored value has a zero byte"_s.arg(name));
    }
    const ListQuery query(admin, request, state);
    const ModelAdminOptions &options = admin.options();
    ChangeList list;
    list.admin = &admin;
    list.state = state;
    list.canAdd = admin.hasAddPermission(request);
    list.canChange = admin.hasChangePermission(request);
    list.title = (list.canChange ? QN_TEXT("admin", "Select %1 to change")
                                 : QN_TEXT("admin", "Select %1 to view"))
                         .arg(admin.model().verboseName());
    list.hasSearch = !admin.searchFields(request).isEmpty();
    list.searchHelp = options.searchHelpText;
    list.actions =
            state.popup ? QList<AdminAction>() : admin.actionsIn(AdminAction::Place::List, request);

    QList<CellMaker> makers;
    for (const Column &column : query.columns())
        makers += CellMaker(admin, request, column);
    list.headers = headers(admin, query, state, makers);

    const ListRows rows = loadListRows(admin, request, query, state);
    list.resultCount = rows.resultCount;
    list.fullCount = rows.fullCount;
    list.page = rows.page;
    list.pageCount = rows.pageCount;
    list.canShowAll = rows.canShowAll;
    const QStringList links =
            admin.listDisplayLinks(request).value_or(QStringList{query.columns().first().name});
    for (const Record &record : rows.records) {
        ChangeList::Row row;
        row.pk = record.pk();
        row.quotedPk = quotePk(admin.model().primaryKey().toText(record.pk()));
        row.text = record.toString();
        row.record = record;
        row.version = RecordVersion::digest(record);
        for (qsizetype i = 0; i < makers.size(); ++i) {
            row.cells += makers[i].cell(record);
            row.cells.back().isLink = links.contains(query.columns()[i].name);
        }
        list.rows += row;
    }
    fillFilters(list, request, query);
    DateHierarchy::fill(list, query.narrowed());
    admin.listLoaded(request, list);
    return list;
}

} // namespace

ChangeList loadChangeList(const ModelAdmin &admin, const AdminRequest &request,
                          const ListState &state)
{
    if (!admin.hasViewOrChangePermission(request))
        throw PermissionDenied(
                u"You may not see %1."_s.arg(admin.model().verboseNamePlural().source()));
    try {
        return load(admin, request, state);
    } catch (const FieldError &error) {
        throw IncorrectLookupParameters(error.message());
    } catch (const ValidationError &error) {
        throw IncorrectLookupParameters(error.message());
    } catch (const ValueError &error) {
        throw IncorrectLookupParameters(error.message());
    }
}

QuerySet changeListQuery(const ModelAdmin &admin, const AdminRequest &request,
                         const ListState &state)
{
    return ListQuery(admin, request, state).ordered();
}

} // namespace Quintette
