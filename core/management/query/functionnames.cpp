// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/functionnames.h"

#include "core/base/error.h"
#include "core/orm/functions/comparison.h"
#include "core/orm/functions/datetime.h"
#include "core/orm/functions/math.h"
#include "core/orm/functions/text.h"
#include "core/orm/functions/window.h"

namespace Quintette::Internal {

namespace {

struct Row
{
    int minimum;
    int maximum;
    Expression (*make)(const QList<Argument> &arguments);
};

constexpr int many = 32;

template <typename Function> Expression none(const QList<Argument> &)
{
    return Function();
}

template <typename Function> Expression one(const QList<Argument> &arguments)
{
    return Function(arguments.at(0));
}

template <typename Function> Expression two(const QList<Argument> &arguments)
{
    return Function(arguments.at(0), arguments.at(1));
}

template <typename Function> Expression all(const QList<Argument> &arguments)
{
    return Function(arguments);
}

template <typename Function> Expression twoOrThree(const QList<Argument> &arguments)
{
    return arguments.size() > 2 ? Function(arguments.at(0), arguments.at(1), arguments.at(2))
                                : Function(arguments.at(0), arguments.at(1));
}

const QHash<QString, Row> &rows()
{
    static const QHash<QString, Row> known{
            {u"Abs"_s, {1, 1, one<Abs>}},
            {u"ACos"_s, {1, 1, one<ACos>}},
            {u"ASin"_s, {1, 1, one<ASin>}},
            {u"ATan"_s, {1, 1, one<ATan>}},
            {u"ATan2"_s, {2, 2, two<ATan2>}},
            {u"Ceil"_s, {1, 1, one<Ceil>}},
            {u"Chr"_s, {1, 1, one<Chr>}},
            {u"Coalesce"_s, {2, many, all<Coalesce>}},
            {u"Concat"_s, {2, many, all<Concat>}},
            {u"Cos"_s, {1, 1, one<Cos>}},
            {u"Cot"_s, {1, 1, one<Cot>}},
            {u"CumeDist"_s, {0, 0, none<CumeDist>}},
            {u"Degrees"_s, {1, 1, one<Degrees>}},
            {u"DenseRank"_s, {0, 0, none<DenseRank>}},
            {u"Exp"_s, {1, 1, one<Exp>}},
            {u"FirstValue"_s, {1, 1, one<FirstValue>}},
            {u"Floor"_s, {1, 1, one<Floor>}},
            {u"Greatest"_s, {2, many, all<Greatest>}},
            {u"LastValue"_s, {1, 1, one<LastValue>}},
            {u"Least"_s, {2, many, all<Least>}},
            {u"Left"_s, {2, 2, two<Left>}},
            {u"Length"_s, {1, 1, one<Length>}},
            {u"Ln"_s, {1, 1, one<Ln>}},
            {u"Log"_s, {2, 2, two<Log>}},
            {u"Lower"_s, {1, 1, one<Lower>}},
            {u"LPad"_s, {2, 3, twoOrThree<LPad>}},
            {u"LTrim"_s, {1, 1, one<LTrim>}},
            {u"MD5"_s, {1, 1, one<Md5>}},
            {u"Mod"_s, {2, 2, two<Mod>}},
            {u"NullIf"_s, {2, 2, two<NullIf>}},
            {u"Ord"_s, {1, 1, one<Ord>}},
            {u"PercentRank"_s, {0, 0, none<PercentRank>}},
            {u"Pi"_s, {0, 0, none<Pi>}},
            {u"Power"_s, {2, 2, two<Power>}},
            {u"Radians"_s, {1, 1, one<Radians>}},
            {u"Random"_s, {0, 0, none<Random>}},
            {u"Rank"_s, {0, 0, none<Rank>}},
            {u"Repeat"_s, {2, 2, two<Repeat>}},
            {u"Replace"_s, {2, 3, twoOrThree<Replace>}},
            {u"Reverse"_s, {1, 1, one<Reverse>}},
            {u"Right"_s, {2, 2, two<Right>}},
            {u"RowNumber"_s, {0, 0, none<RowNumber>}},
            {u"RPad"_s, {2, 3, twoOrThree<RPad>}},
            {u"RTrim"_s, {1, 1, one<RTrim>}},
            {u"SHA1"_s, {1, 1, one<Sha1>}},
            {u"SHA224"_s, {1, 1, one<Sha224>}},
            {u"SHA256"_s, {1, 1, one<Sha256>}},
            {u"SHA384"_s, {1, 1, one<Sha384>}},
            {u"SHA512"_s, {1, 1, one<Sha512>}},
            {u"Sign"_s, {1, 1, one<Sign>}},
            {u"Sin"_s, {1, 1, one<Sin>}},
            {u"Sqrt"_s, {1, 1, one<Sqrt>}},
            {u"StrIndex"_s, {2, 2, two<StrIndex>}},
            {u"Substr"_s, {2, 3, twoOrThree<Substr>}},
            {u"Tan"_s, {1, 1, one<Tan>}},
            {u"Trim"_s, {1, 1, one<Trim>}},
            {u"Upper"_s, {1, 1, one<Upper>}},
    };
    return known;
}

/// "IsoWeekDay" as "iso_week_day".
QString partOf(QStringView name)
{
    QString part;
    for (const QChar c : name) {
        if (c.isUpper() && !part.isEmpty())
            part += u'_';
        part += c.toLower();
    }
    return part;
}

} // namespace

std::optional<Expression> functionByName(const QString &name, const QList<Argument> &arguments)
{
    const auto found = rows().constFind(name);
    if (found != rows().cend()) {
        if (arguments.size() < found->minimum || arguments.size() > found->maximum)
            throw TypeError(u"%1() does not take %2 arguments."_s.arg(name).arg(arguments.size()));
        return found->make(arguments);
    }
    if (name == "Now"_L1 && arguments.isEmpty())
        return Now();
    const bool extract = name.startsWith("Extract"_L1);
    if ((!extract && !name.startsWith("Trunc"_L1)) || arguments.size() != 1)
        return std::nullopt;
    if (name == "TruncDate"_L1)
        return TruncDate(arguments.first());
    if (name == "TruncTime"_L1)
        return TruncTime(arguments.first());
    const QString part = partOf(QStringView(name).sliced(extract ? 7 : 5));
    return extract ? Expression(Extract(arguments.first(), part))
                   : Expression(Trunc(arguments.first(), part));
}

} // namespace Quintette::Internal
