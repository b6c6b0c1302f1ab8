// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/docparts.h"
#include "core/apps/application.h"

namespace Quintette {

namespace {

using Cell = DocPage::Cell;
using MakeTable = std::function<DocPage::Table(const Library &library)>;

/// A table per library: those that every template has, then those it must load.
QList<DocPage::Table> libraryTables(const Engine &engine, const MakeTable &make)
{
    QList<DocPage::Table> result;
    const auto add = [&](const Library &library, const Text &title) {
        DocPage::Table table = make(library);
        if (table.rows.isEmpty())
            return;
        table.title = title;
        std::sort(table.rows.begin(), table.rows.end(),
                  [](const auto &a, const auto &b) { return a.first().text < b.first().text; });
        result += table;
    };
    for (const auto &library : engine.builtins())
        add(*library, QN_TEXT("admindocs", "In every template"));
    QStringList names = engine.libraryNames();
    names.sort();
    for (const QString &name : std::as_const(names))
        add(*engine.library(name), QString(u"{% load "_s + name + u" %}"_s));
    return result;
}

Text argumentText(Filter::Argument argument)
{
    switch (argument) {
    case Filter::Argument::Required:
        return QN_TEXT("admindocs", "needed");
    case Filter::Argument::Optional:
        return QN_TEXT("admindocs", "possible");
    case Filter::Argument::None:
        break;
    }
    return QN_TEXT("admindocs", "none");
}

} // namespace

DocPage tagListDoc(const Application &application)
{
    DocPage page;
    page.title = QN_TEXT("admindocs", "Tags");
    page.tables = libraryTables(application.templates(), [](const Library &library) {
        DocPage::Table table{
                {}, {QN_TEXT("admindocs", "Tag"), QN_TEXT("admindocs", "Description")}, {}};
        for (const QString &name : library.tagNames())
            table.rows += QList<Cell>{{u"{% "_s + name + u" %}"_s, {}, true},
                                      {library.aboutTag(name).toString()}};
        return table;
    });
    return page;
}

DocPage filterListDoc(const Application &application)
{
    DocPage page;
    page.title = QN_TEXT("admindocs", "Filters");
    page.tables = libraryTables(application.templates(), [](const Library &library) {
        DocPage::Table table{{},
                             {QN_TEXT("admindocs", "Filter"), QN_TEXT("admindocs", "Argument"),
                              QN_TEXT("admindocs", "Description")},
                             {}};
        for (const QString &name : library.filterNames())
            table.rows += QList<Cell>{{u'|' + name, {}, true},
                                      {argumentText(library.findFilter(name)->argument).toString()},
                                      {library.aboutFilter(name).toString()}};
        return table;
    });
    return page;
}

} // namespace Quintette
