// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/liststate.h"

#include <QStringList>
#include <QUrl>

#include <climits>

namespace Quintette {

// A list page never needs more; what a crafted URL has beyond them is dropped.
constexpr qsizetype mostSorts = 20;
constexpr qsizetype mostParameters = 200;

static QList<ListState::Sort> parseSorts(const QString &text, int firstColumn)
{
    QList<ListState::Sort> sorts;
    const QStringList parts = text.split(u'.', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const bool descending = part.startsWith(u'-');
        bool ok = false;
        const int number = QStringView(part).mid(descending ? 1 : 0).toInt(&ok);
        if (ok && number >= firstColumn && number < INT_MAX && sorts.size() < mostSorts)
            sorts += ListState::Sort{number - firstColumn + 1, descending};
    }
    return sorts;
}

/// What is no number is the first page, as with Django.
static int toPage(const QString &text)
{
    bool isNumber = false;
    const int page = text.toInt(&isNumber);
    return isNumber ? page : 1;
}

ListState ListState::fromParameters(const Parameters &parameters, int firstColumn)
{
    ListState state;
    state.firstColumn = firstColumn;
    for (const auto &[name, value] : parameters) {
        if (name == u"q")
            state.search = value;
        else if (name == u"o" && !value.isEmpty())
            state.sorts = parseSorts(value, firstColumn);
        else if (name == u"p")
            state.page = toPage(value);
        else if (name == u"all")
            state.showAll = true;
        else if (name == u"_facets")
            state.facets = true;
        else if (name == u"_popup")
            state.popup = true;
        else if (name == u"_to_field")
            state.toField = value;
        else if (name == u"e")
            state.error = true;
        else if (name != u"_changelist_filters" && name != u"_source_model"
                 && state.filters.size() < mostParameters)
            state.filters.append({name, value});
    }
    return state;
}

Parameters ListState::toParameters() const
{
    Parameters parameters;
    if (showAll)
        parameters.append({u"all"_s, QString()});
    if (sorts) {
        QStringList parts;
        for (const Sort &sort : *sorts)
            parts += (sort.descending ? u"-"_s : QString())
                    + QString::number(sort.column - 1 + firstColumn);
        parameters.append({u"o"_s, parts.join(u'.')});
    }
    if (page > 1)
        parameters.append({u"p"_s, QString::number(page)});
    if (!search.isEmpty())
        parameters.append({u"q"_s, search});
    if (facets)
        parameters.append({u"_facets"_s, u"True"_s});
    if (popup)
        parameters.append({u"_popup"_s, u"1"_s});
    if (!toField.isEmpty())
        parameters.append({u"_to_field"_s, toField});
    return parameters + filters;
}

QString ListState::toQueryString() const
{
    QStringList parts;
    const Parameters parameters = toParameters();
    for (const auto &[name, value] : parameters) {
        parts += QString::fromLatin1(QUrl::toPercentEncoding(name) + '='
                                     + QUrl::toPercentEncoding(value));
    }
    return u'?' + parts.join(u'&');
}

ListState ListState::withPage(int number) const
{
    ListState copy = *this;
    copy.page = number;
    copy.showAll = false;
    return copy;
}

ListState ListState::withSearch(const QString &text) const
{
    ListState copy = withPage(1);
    copy.search = text;
    return copy;
}

ListState ListState::withSorts(const QList<Sort> &newSorts) const
{
    ListState copy = *this;
    copy.page = 1;
    copy.sorts = newSorts.isEmpty() ? std::nullopt : std::optional(newSorts);
    return copy;
}

ListState ListState::withoutFilters() const
{
    ListState copy = withPage(1);
    copy.filters.clear();
    return copy;
}

ListState ListState::withFilters(const QStringList &without, const Parameters &with) const
{
    ListState copy = *this;
    copy.page = 1;
    copy.filters.removeIf(
            [&without](const auto &filter) { return without.contains(filter.first); });
    copy.filters += with;
    return copy;
}

} // namespace Quintette
