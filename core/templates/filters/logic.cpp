// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filters/filters.h"

#include "core/templates/filters/arguments.h"
#include "core/templates/format/pprint.h"
#include "core/templates/format/pythoncontainer.h"

namespace Quintette::Internal {

namespace {

Value yesNo(const Value &value, const std::optional<Value> &argument, const Context &context)
{
    const QString choices = argument && !argument->isNone()
            ? textArgument(*argument)
            : context.localization().translate(u"yes,no,maybe"_s);
    const QStringList words = choices.split(u',');
    if (words.size() < 2)
        return value;
    if (value.isNone())
        return words.size() == 3 ? words[2] : words[1];
    return value.isTrue() ? words[0] : words[1];
}

std::optional<bool> isSingular(const Value &value)
{
    if (value.isText() || value.isNumber()) {
        const std::optional<double> number = toPythonFloat(value);
        return number ? std::optional(*number == 1.0) : std::nullopt;
    }
    const std::optional<qint64> length = lengthOf(value);
    return length ? std::optional(*length == 1) : std::nullopt;
}

Value pluralize(const Value &value, const std::optional<Value> &argument)
{
    QString suffixes = argument ? textArgument(*argument) : u"s"_s;
    if (!suffixes.contains(u','))
        suffixes.prepend(u',');
    const QStringList forms = suffixes.split(u',');
    const std::optional<bool> singular = forms.size() == 2 ? isSingular(value) : std::nullopt;
    return singular ? forms[*singular ? 0 : 1] : QString(u""_s);
}

} // namespace

void addLogicFilters(Library &filters)
{
    filters.filter(u"default"_s,
                   [](const Value &v, const Value &other) { return v.isTrue() ? v : other; });
    filters.filter(u"default_if_none"_s,
                   [](const Value &v, const Value &other) { return v.isNone() ? other : v; });
    filters.filter(u"pluralize"_s, pluralize);
    filters.filter(u"pprint"_s, [](const Value &v) { return prettyRepr(v); }, {.isSafe = true});
    filters.filter(u"yesno"_s, yesNo);
}

} // namespace Quintette::Internal
