// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/listfilter.h"

#include "admin/pages/allvaluesfilter.h"
#include "admin/pages/relatedfilter.h"
#include "core/base/error.h"
#include "core/i18n/timezone.h"

namespace Quintette {

ListFilter::~ListFilter() = default;

Q conditionOfParameter(const QString &lookup, const QStringList &values, const QString &separator)
{
    Q any;
    for (const QString &value : values) {
        Value compared = value;
        if (lookup.endsWith(u"__in"_s))
            compared = value.split(separator);
        else if (lookup.endsWith(u"__isnull"_s))
            compared = !(value.isEmpty() || value.compare(u"false"_s, Qt::CaseInsensitive) == 0
                         || value == u"0");
        any = any | Q(Lookup(lookup, compared));
    }
    return any;
}

Q ListFilter::condition(const ListState &state) const
{
    Q all;
    for (const QString &parameter : parameterNames()) {
        QStringList values;
        for (const auto &[name, value] : state.filters) {
            if (name == parameter)
                values += value;
        }
        if (!values.isEmpty())
            all = all & conditionOfParameter(parameter, values, listSeparator);
    }
    return all;
}

ListFilter::Option optionForAll()
{
    return {QN_TEXT("admin", "All"), {}, {}};
}

ListFilter::Option filterOption(const Text &text, const QString &parameter, const QString &value,
                                const std::optional<Value> &meaning)
{
    return {text, {{parameter, value}}, conditionOfParameter(parameter, {value}), meaning};
}

namespace {

/// Of a parameter that can have but one value.
std::optional<QString> lastValue(const ListState &state, const QString &parameter)
{
    std::optional<QString> last;
    for (const auto &[name, value] : state.filters) {
        if (name == parameter)
            last = value;
    }
    return last;
}

class BooleanFilter : public ListFilter
{
public:
    QStringList parameterNames() const override
    {
        return {name + u"__exact"_s, name + u"__isnull"_s};
    }
    Offer offer(const ModelAdmin &, const AdminRequest &, const ListState &) const override
    {
        QList<Option> result{optionForAll(),
                             filterOption(textOf(true, QN_TEXT("admin", "Yes")),
                                          name + u"__exact"_s, u"1"_s, true),
                             filterOption(textOf(false, QN_TEXT("admin", "No")),
                                          name + u"__exact"_s, u"0"_s, false)};
        if (m_path.last().isNull())
            result += filterOption(textOf(Value(), QN_TEXT("admin", "Unknown")),
                                   name + u"__isnull"_s, u"True"_s, Value());
        return {result};
    }

private:
    /// What the field calls the value, where it has words of its own.
    Text textOf(const Value &value, const Text &usual) const
    {
        for (const Choice &choice : m_path.last().choices()) {
            if (choice.value == value)
                return choice.label;
        }
        return usual;
    }
};

class ChoicesFilter : public ListFilter
{
public:
    QStringList parameterNames() const override
    {
        return {name + u"__exact"_s, name + u"__isnull"_s};
    }
    Offer offer(const ModelAdmin &admin, const AdminRequest &, const ListState &) const override
    {
        QList<Option> result{optionForAll()};
        for (const Choice &choice : m_path.last().choices()) {
            result += choice.value.isNone()
                    ? filterOption(admin.emptyValueDisplay(), name + u"__isnull"_s, u"True"_s,
                                   Value())
                    : filterOption(choice.label, name + u"__exact"_s,
                                   m_path.last().toText(choice.value), choice.value);
        }
        return {result};
    }
};

/// Today, past 7 days, this month, this year: days of the active time zone.
class DateFilter : public ListFilter
{
public:
    QStringList parameterNames() const override
    {
        return {name + u"__gte"_s, name + u"__lt"_s, name + u"__isnull"_s};
    }
    /// Also a year or month of the date hierarchy.
    bool replaces(const QString &parameter) const override
    {
        return parameter.startsWith(name + u"__"_s);
    }
    Offer offer(const ModelAdmin &, const AdminRequest &, const ListState &) const override
    {
        const QDate today = activeTimeZone().toLocal(DateTime::now()).date();
        const QDate tomorrow = today.addDays(1);
        const QDate month(today.year(), today.month(), 1);
        const QDate year(today.year(), 1, 1);
        QList<Option> result{{QN_TEXT("admin", "Any date"), {}, {}},
                             range(QN_TEXT("admin", "Today"), today, tomorrow),
                             range(QN_TEXT("admin", "Past 7 days"), today.addDays(-7), tomorrow),
                             range(QN_TEXT("admin", "This month"), month, month.addMonths(1)),
                             range(QN_TEXT("admin", "This year"), year, year.addYears(1))};
        if (m_path.last().isNull()) {
            result += filterOption(QN_TEXT("admin", "No date"), name + u"__isnull"_s, u"True"_s);
            result += filterOption(QN_TEXT("admin", "Has date"), name + u"__isnull"_s, u"False"_s);
        }
        return {result};
    }

private:
    Option range(const Text &text, const QDate &from, const QDate &before) const
    {
        const QString start = boundary(from);
        const QString end = boundary(before);
        return {text,
                {{name + u"__gte"_s, start}, {name + u"__lt"_s, end}},
                Q{{name + u"__gte"_s, start}, {name + u"__lt"_s, end}}};
    }
    QString boundary(const QDate &date) const
    {
        if (m_path.last().kind() == FieldKind::Date)
            return dateToString(date);
        return startOfDay(date).toString(u' ');
    }
};

class EmptyFilter : public ListFilter
{
public:
    QStringList parameterNames() const override { return {name + u"__isempty"_s}; }
    Q condition(const ListState &state) const override
    {
        const QString parameter = parameterNames().first();
        const std::optional<QString> value = lastValue(state, parameter);
        if (!value)
            return {};
        if (*value != u"0" && *value != u"1")
            throw IncorrectLookupParameters(u"%1=%2: expected 0 or 1"_s.arg(parameter, *value));
        return *value == u"1" ? empty() : ~empty();
    }
    Offer offer(const ModelAdmin &, const AdminRequest &, const ListState &) const override
    {
        const QString parameter = parameterNames().first();
        return {{optionForAll(),
                 {QN_TEXT("admin", "Empty"), {{parameter, u"1"_s}}, empty()},
                 {QN_TEXT("admin", "Not empty"), {{parameter, u"0"_s}}, ~empty()}}};
    }

private:
    Q empty() const
    {
        Q result;
        if (m_path.last().isText())
            result = result | Q{{name, QString()}};
        if (m_path.last().isNull())
            result = result | Q{{name + u"__isnull"_s, true}};
        return result;
    }
};

/// Declared by a plugin: its own choices and what they mean. Django: SimpleListFilter.
class SimpleFilter : public ListFilter
{
public:
    explicit SimpleFilter(const ListFilterOptions &options) : m_options(options) { }

    QStringList parameterNames() const override { return {name}; }
    Q condition(const ListState &state) const override
    {
        const std::optional<QString> value = lastValue(state, name);
        return value ? m_options.condition(*value) : Q();
    }
    Offer offer(const ModelAdmin &, const AdminRequest &, const ListState &) const override
    {
        QList<Option> result{optionForAll()};
        for (const auto &[value, text] : m_options.choices)
            result += Option{text, {{name, value}}, m_options.condition(value)};
        // A single choice that somebody thought of is a switch.
        return {.options = result, .fewestChoices = 1};
    }

private:
    ListFilterOptions m_options;
};

/// What the site's own kinds make of a field; null where none fits.
std::unique_ptr<ListFilter> registeredFilter(const AdminSite &site, AdminSite::Priority priority,
                                             const Field &field)
{
    for (const AdminSite::FilterKind &kind : site.filterKinds(priority)) {
        if (kind.fits(field))
            return kind.make(field);
    }
    return nullptr;
}

std::unique_ptr<ListFilter> usualFilter(const Field &field, const ListFilterOptions &options)
{
    using Kind = ListFilterOptions::Kind;
    if (field.isRelation())
        return std::make_unique<RelatedFilter>(options.kind == Kind::RelatedOnly);
    if (field.kind() == FieldKind::Boolean)
        return std::make_unique<BooleanFilter>();
    if (field.hasChoices())
        return std::make_unique<ChoicesFilter>();
    if (field.kind() == FieldKind::Date || field.kind() == FieldKind::DateTime)
        return std::make_unique<DateFilter>();
    return nullptr;
}

std::unique_ptr<ListFilter> filterFor(const AdminSite &site, const Field &field,
                                      const ListFilterOptions &options)
{
    using Kind = ListFilterOptions::Kind;
    if (options.make)
        return options.make(field);
    if (options.kind == Kind::Empty)
        return std::make_unique<EmptyFilter>();
    std::unique_ptr<ListFilter> filter;
    if (options.kind == Kind::Automatic)
        filter = registeredFilter(site, AdminSite::Priority::First, field);
    if (!filter && options.kind != Kind::AllValues)
        filter = usualFilter(field, options);
    if (!filter && options.kind == Kind::Automatic)
        filter = registeredFilter(site, AdminSite::Priority::Last, field);
    if (!filter)
        filter = std::make_unique<AllValuesFilter>();
    return filter;
}

} // namespace

std::unique_ptr<ListFilter> makeListFilter(const ModelAdmin &admin,
                                           const ListFilterOptions &options)
{
    std::unique_ptr<ListFilter> filter;
    if (options.kind == ListFilterOptions::Kind::Simple) {
        filter = std::make_unique<SimpleFilter>(options);
    } else {
        const FieldPath path = FieldPath::findAnyWay(admin.model(), options.field);
        if (!path.isValid())
            throw ImproperlyConfigured(u"%1: the list filter \"%2\" names no field"_s.arg(
                    admin.model().label(), options.field));
        filter = filterFor(admin.site(), path.last(), options);
        filter->m_path = path;
        filter->title = path.last().verboseName();
    }
    filter->name = options.field;
    filter->templateName = options.templateName;
    if (!options.title.isEmpty())
        filter->title = options.title;
    return filter;
}

} // namespace Quintette
