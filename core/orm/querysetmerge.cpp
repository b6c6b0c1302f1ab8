// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/queryset.h"

#include "core/base/error.h"
#include "core/orm/query.h"
#include "core/orm/sql/mergequery.h"

#include <QSet>

namespace Quintette {

using namespace Internal;

static void refuseCombined(const QuerySet &a, const QuerySet &b, QChar sign)
{
    for (const QuerySet *side : {&a, &b}) {
        if (side->query().combinator != Combinator::None)
            throw TypeError(u"Cannot use %1 operator with combined queryset."_s.arg(sign));
    }
}

static QSet<QString> rowNames(const Query &query)
{
    return QSet<QString>(query.valuesOrder.cbegin(), query.valuesOrder.cend());
}

static void checkRows(const Query &a, const Query &b)
{
    if (a.isValues != b.isValues || (a.isValues && rowNames(a) != rowNames(b))) {
        throw TypeError(u"Merging 'QuerySet' classes must involve the same values in each case."_s);
    }
}

static QuerySet merged(const QuerySet &a, const QuerySet &b, Q::Connector connector)
{
    const Query &left = a.query();
    const Query &right = b.query();
    if (left.model != right.model)
        throw TypeError(u"Cannot combine queries on two different base models."_s);
    if (left.isSliced() || right.isSliced())
        throw TypeError(u"Cannot combine queries once a slice has been taken."_s);
    if (left.distinct != right.distinct)
        throw TypeError(u"Cannot combine a unique query with a non-unique query."_s);
    if (left.distinctFields != right.distinctFields)
        throw TypeError(u"Cannot combine queries with different distinct fields."_s);
    return QuerySet(std::make_shared<const Query>(mergedQuery(left, right, connector)));
}

/// The rows of a slice as a condition, to which others can be added.
static QuerySet unsliced(const QuerySet &query)
{
    if (!query.query().isSliced())
        return query;
    return baseObjects(query.model(), query.database())
            .filter(Q(Lookup(u"pk__in"_s, query.values({u"pk"_s}))));
}

QuerySet operator&(const QuerySet &a, const QuerySet &b)
{
    refuseCombined(a, b, u'&');
    checkRows(a.query(), b.query());
    if (a.query().isNone || b.query().isNone)
        return b.query().isNone ? b : a;
    return merged(a, b, Q::Connector::And);
}

static QuerySet either(const QuerySet &a, const QuerySet &b, Q::Connector connector, QChar sign)
{
    refuseCombined(a, b, sign);
    checkRows(a.query(), b.query());
    if (a.query().isNone || b.query().isNone)
        return a.query().isNone ? b : a;
    return merged(unsliced(a), unsliced(b), connector);
}

QuerySet operator|(const QuerySet &a, const QuerySet &b)
{
    return either(a, b, Q::Connector::Or, u'|');
}

QuerySet operator^(const QuerySet &a, const QuerySet &b)
{
    return either(a, b, Q::Connector::Xor, u'^');
}

} // namespace Quintette
