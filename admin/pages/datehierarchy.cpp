// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/datehierarchy.h"

#include "admin/pages/datesof.h"
#include "admin/site/adminsite.h"
#include "core/i18n/localeformats.h"
#include "core/templates/activelocalization.h"
#include "core/templates/format/dateformat.h"

namespace Quintette::DateHierarchy {

namespace {

struct Chosen
{
    int year = 0;
    int month = 0;
    int day = 0;
};

struct Names
{
    explicit Names(const QString &field)
        : prefix(field + u"__"_s), year(prefix + u"year"_s), month(prefix + u"month"_s),
          day(prefix + u"day"_s)
    {
    }

    QString prefix;
    QString year;
    QString month;
    QString day;
};

int takeNumber(QHash<QString, QStringList> &parameters, const QString &name)
{
    const QStringList values = parameters.take(name);
    if (values.isEmpty())
        return 0;
    bool ok = false;
    const int number = values.back().toInt(&ok);
    if (!ok || number < 1)
        throw IncorrectLookupParameters(u"%1=%2 is no number of a date"_s.arg(name, values.back()));
    return number;
}

/// The first day of what is chosen and the first after it.
QPair<QDate, QDate> range(const Chosen &chosen)
{
    const QDate from(chosen.year, chosen.month ? chosen.month : 1, chosen.day ? chosen.day : 1);
    if (!from.isValid() || chosen.year > 9999)
        throw IncorrectLookupParameters(u"There is no such date."_s);
    return {from,
            chosen.day             ? from.addDays(1)
                    : chosen.month ? from.addMonths(1)
                                   : from.addYears(1)};
}

ChangeList::Choice choice(const ChangeList &list, const Names &names, const Chosen &chosen,
                          const Text &text)
{
    Parameters with;
    if (chosen.year)
        with.append({names.year, QString::number(chosen.year)});
    if (chosen.month)
        with.append({names.month, QString::number(chosen.month)});
    if (chosen.day)
        with.append({names.day, QString::number(chosen.day)});
    // Another condition on the same field could not hold beside it.
    QStringList without;
    for (const auto &parameter : list.state.filters) {
        if (parameter.first.startsWith(names.prefix))
            without += parameter.first;
    }
    return {text, false, list.state.withFilters(without, with), {}};
}

Chosen chosenIn(const ListState &state, const Names &names)
{
    Chosen chosen;
    for (const auto &[name, value] : state.filters) {
        if (name == names.year)
            chosen.year = value.toInt();
        else if (name == names.month)
            chosen.month = value.toInt();
        else if (name == names.day)
            chosen.day = value.toInt();
    }
    return chosen.year ? chosen : Chosen();
}

} // namespace

Q takeCondition(const ModelAdmin &admin, QHash<QString, QStringList> &parameters)
{
    const QString &path = admin.options().dateHierarchy;
    if (path.isEmpty())
        return {};
    const FieldPath field = FieldPath::find(admin.model(), path);
    const Names names(path);
    // Without a year the others are lookups like any other.
    if (!parameters.contains(names.year) || !field.isValid())
        return {};
    Chosen chosen;
    chosen.year = takeNumber(parameters, names.year);
    chosen.month = takeNumber(parameters, names.month);
    chosen.day = takeNumber(parameters, names.day);
    const auto [from, before] = range(chosen);
    return DatesOf::between(field.last(), path, from, before);
}

void fill(ChangeList &list, const QuerySet &narrowed)
{
    const QString &path = list.admin->options().dateHierarchy;
    const FieldPath field = FieldPath::find(list.admin->model(), path);
    if (path.isEmpty() || !field.isValid())
        return;
    const Names names(path);
    const DatesOf dates(narrowed, path, field, list.admin->site().countTime);
    Chosen chosen = chosenIn(list.state, names);
    const bool asked = chosen.year != 0;
    const auto monthText = [](int year, int month) {
        return Text(formatDate(QDate(year, month, 1), activeFormats().yearMonthFormat,
                               *activeLocalization()));
    };
    const auto dayText = [](const QDate &date) {
        return Text(formatDate(date, activeFormats().monthDayFormat, *activeLocalization()));
    };

    if (chosen.day) {
        list.dateBack = choice(list, names, {chosen.year, chosen.month, 0},
                               monthText(chosen.year, chosen.month));
        const QDate day(chosen.year, chosen.month, chosen.day);
        ChangeList::Choice self = choice(list, names, chosen, dayText(day));
        self.selected = true;
        list.dates = {self};
        return;
    }
    QList<QDate> found;
    if (!chosen.year) {
        found = dates.years();
        if (found.size() == 1)
            chosen.year = found.first().year();
    }
    if (chosen.year && !chosen.month) {
        found = dates.months(chosen.year);
        if (!asked && found.size() == 1)
            chosen.month = found.first().month();
    }
    if (chosen.month)
        found = dates.days(chosen.year, chosen.month);

    for (const QDate &date : std::as_const(found)) {
        if (chosen.month)
            list.dates +=
                    choice(list, names, {date.year(), date.month(), date.day()}, dayText(date));
        else if (chosen.year)
            list.dates += choice(list, names, {date.year(), date.month(), 0},
                                 monthText(date.year(), date.month()));
        else
            list.dates += choice(list, names, {date.year(), 0, 0}, QString::number(date.year()));
    }
    if (asked && chosen.month)
        list.dateBack = choice(list, names, {chosen.year, 0, 0}, QString::number(chosen.year));
    else if (asked)
        list.dateBack = choice(list, names, {}, QN_TEXT("admin", "All dates"));
}

} // namespace Quintette::DateHierarchy
