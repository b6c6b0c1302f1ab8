// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"

#include <QList>
#include <QPair>
#include <QStringList>

#include <optional>

namespace Quintette {

/// Parameters in order; a name may come more than once.
using Parameters = QList<QPair<QString, QString>>;

/// What a person chose on a list page: the web has it in the URL, the desktop in its window state.
/// Parameter names are Django's: q, o, p, all, e, _facets, _popup, _to_field; all others are
/// filters.
struct QUINTETTE_ADMIN_EXPORT ListState
{
    struct Sort
    {
        int column = 0; // 1 for the first
        bool descending = false;
        friend bool operator==(const Sort &, const Sort &) = default;
    };

    QString search;
    std::optional<QList<Sort>> sorts; // unset: the default order
    Parameters filters; // "status__exact" = "draft"; a repeated name means OR
    int page = 1;
    bool showAll = false;
    bool facets = false;
    bool popup = false;
    QString toField;
    bool error = false; // "e=1": the parameters before were wrong
    /// What "o=" calls the first column. Django's lists of people who may run actions begin with
    /// the boxes to choose rows, which are number 0; all others begin with the first column itself.
    int firstColumn = 1;

    static ListState fromParameters(const Parameters &parameters, int firstColumn = 1);
    Parameters toParameters() const;
    /// "?q=x&p=2"; "?" when nothing is chosen.
    QString toQueryString() const;

    // Copies with one thing changed, back on the first page.
    ListState withPage(int page) const;
    ListState withSearch(const QString &text) const;
    ListState withSorts(const QList<Sort> &sorts) const;
    ListState withoutFilters() const;
    /// Without any filter of these names, and with these instead.
    ListState withFilters(const QStringList &without, const Parameters &with) const;
};

} // namespace Quintette
