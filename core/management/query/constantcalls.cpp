// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/constantcalls.h"

#include "core/base/error.h"

#include <QUuid>

namespace Quintette::Internal {

static Value moment(const QString &name, const ParsedArguments &arguments)
{
    QVarLengthArray<int, 7> numbers;
    for (const ParsedValue &meaning : arguments.positional)
        numbers.append(int(meaning.constant().toInt().value_or(-1)));
    const qsizetype given = numbers.size();
    numbers.resize(7, 0);
    if (name == "time"_L1)
        return Value(Time(numbers[0], numbers[1], numbers[2], numbers[3]));
    const QDate date(numbers[0], numbers[1], numbers[2]);
    if (given < 3 || !date.isValid())
        throw ValueError(u"%1() is no date."_s.arg(name));
    if (name == "date"_L1)
        return Value(date);
    return Value(DateTime(date, Time(numbers[3], numbers[4], numbers[5], numbers[6])));
}

static Value duration(const ParsedArguments &arguments)
{
    static const QHash<QString, qint64> microseconds{{u"days"_s, 86'400'000'000},
                                                     {u"hours"_s, 3'600'000'000},
                                                     {u"minutes"_s, 60'000'000},
                                                     {u"seconds"_s, 1'000'000},
                                                     {u"microseconds"_s, 1}};
    double total = 0;
    for (const auto &[unit, amount] : arguments.named)
        total += double(microseconds.value(unit)) * amount.constant().toDouble().value_or(0);
    return Value(Duration(qint64(total)));
}

std::optional<Value> constantByName(const QString &name, const ParsedArguments &arguments)
{
    if (name == "date"_L1 || name == "datetime"_L1 || name == "time"_L1)
        return moment(name, arguments);
    if (name == "timedelta"_L1)
        return duration(arguments);
    if (name == "Decimal"_L1 && arguments.positional.size() == 1) {
        if (const std::optional<Decimal> number =
                    arguments.positional.first().constant().toDecimal())
            return Value(*number);
        throw ValueError(u"Decimal() needs a number."_s);
    }
    if (name == "UUID"_L1 && arguments.positional.size() == 1) {
        const QUuid uuid(arguments.positional.first().constant().toString());
        if (uuid.isNull())
            throw ValueError(u"badly formed hexadecimal UUID string"_s);
        return Value(uuid);
    }
    return std::nullopt;
}

} // namespace Quintette::Internal
