// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/lookuptext.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/orm/expression.h"
#include "core/orm/lookups/lookuptarget.h"

#include <QRegularExpression>

namespace Quintette::Internal {

static bool isPattern(const QString &lookup)
{
    static const QSet<QString> patterns{u"contains"_s,    u"icontains"_s, u"startswith"_s,
                                        u"istartswith"_s, u"endswith"_s,  u"iendswith"_s,
                                        u"regex"_s,       u"iregex"_s};
    return patterns.contains(lookup);
}

static bool takesList(const QString &lookup)
{
    return lookup == "in"_L1 || lookup == "range"_L1 || lookup == "has_keys"_L1
            || lookup == "has_any_keys"_L1;
}

static Value numberOf(const QString &text, bool allowFloat)
{
    bool isInteger = false;
    const qint64 small = text.toLongLong(&isInteger);
    if (isInteger)
        return Value(small);
    const std::optional<Decimal> number = Decimal::fromString(text);
    if (!number)
        return Value(text);
    const bool plain =
            !text.contains(u'.') && !text.contains(u'e', Qt::CaseInsensitive) && number->isFinite();
    if (plain)
        return Value::integer(*number);
    return allowFloat ? Value(number->toDouble()) : Value(text);
}

static Value scalar(const QString &text, const LookupTarget &target)
{
    if (text == "null"_L1)
        return {};
    const bool isJson = target.field && target.field->kind() == FieldKind::Json;
    if (isJson && !target.lookup.startsWith("has_"_L1)) {
        const Result<Value> parsed = Json::parse(text.toUtf8());
        return parsed ? *parsed : Value(text);
    }
    if (!target.field || isJson)
        return Value(text);
    if (target.field->kind() == FieldKind::Boolean) {
        if (text == "true"_L1 || text == "false"_L1)
            return Value(text == "true"_L1);
        return Value(text);
    }
    if (isIntegerKind(target.field->kind()) || target.field->kind() == FieldKind::Float)
        return numberOf(text, true);
    return Value(text);
}

Lookup parseLookup(const QuerySet &query, const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0)
        throw ValueError(u"\"%1\" is not LOOKUP=VALUE."_s.arg(text));
    const QString path = text.first(equals);
    const QString given = text.sliced(equals + 1);
    static const QRegularExpression column(uR"(\AF\(\s*['"]?([A-Za-z_]\w*)['"]?\s*\)\z)"_s);
    if (const QRegularExpressionMatch match = column.match(given); match.hasMatch())
        return Lookup(path, F(match.captured(1)));

    const LookupTarget target = lookupTarget(query.query(), path);
    if (isPattern(target.lookup))
        return Lookup(path, Value(given));
    if (target.lookup == "isnull"_L1) {
        const bool known = given == "true"_L1 || given == "false"_L1;
        return Lookup(path, known ? Value(given == "true"_L1) : Value(given));
    }
    if (takesList(target.lookup)) {
        ValueList items;
        const QStringList parts = given.isEmpty() ? QStringList() : given.split(u',');
        for (const QString &part : parts)
            items.append(scalar(part, target));
        return Lookup(path, Value(items));
    }
    if (target.lookup == "has_key"_L1)
        return Lookup(path, Value(given));
    return Lookup(path, scalar(given, target));
}

Q parseLookups(const QuerySet &query, const QStringList &texts)
{
    QList<Lookup> lookups;
    for (const QString &text : texts)
        lookups.append(parseLookup(query, text));
    std::stable_sort(lookups.begin(), lookups.end(),
                     [](const Lookup &a, const Lookup &b) { return a.path < b.path; });
    return Q(lookups);
}

} // namespace Quintette::Internal
