// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/validators/validators.h"

namespace Quintette::Validators {

Validator arrayMaxLength(int limit)
{
    return [limit](const Value &value) {
        const qint64 length = value.isList() ? value.list().size() : 0;
        if (length <= limit)
            return;
        const Text message =
                QN_PLURAL("orm", "List contains %n items, it should contain no more than %1.")
                        .plural(length);
        throw ValidationError(message.arg(limit), u"max_length"_s);
    };
}

Validator arrayMinLength(int limit)
{
    return [limit](const Value &value) {
        const qint64 length = value.isList() ? value.list().size() : 0;
        if (length >= limit)
            return;
        const Text message = length == 1
                ? QN_TEXT("orm", "List contains 1 item, it should contain no fewer than %1.")
                : QN_PLURAL("orm", "List contains %n items, it should contain no fewer than %1.")
                          .plural(length);
        throw ValidationError(message.arg(limit), u"min_length"_s);
    };
}

/// Those of some names that are not among others.
static QString without(const QStringList &names, const QStringList &others)
{
    QStringList left;
    for (const QString &name : names) {
        if (!others.contains(name))
            left += name;
    }
    return left.join(u", "_s);
}

Validator keys(const QStringList &keys, OtherKeys others)
{
    return [keys, others](const Value &value) {
        const QStringList given =
                value.type() == Value::Type::Dict ? value.dict().keys() : QStringList();
        if (const QString missing = without(keys, given); !missing.isEmpty())
            throw ValidationError(QN_TEXT("orm", "Some keys were missing: %1").arg(Text(missing)),
                                  u"missing_keys"_s);
        if (const QString extra = without(given, keys);
            others == OtherKeys::Refused && !extra.isEmpty())
            throw ValidationError(
                    QN_TEXT("orm", "Some unknown keys were provided: %1").arg(Text(extra)),
                    u"extra_keys"_s);
    };
}

/// The end of a range; None where it has none on that side.
static Value endOf(const Value &range, const QString &end)
{
    return range.type() == Value::Type::Dict ? range.dict().value(end) : Value();
}

Validator rangeMaxValue(const Value &limit)
{
    return [limit](const Value &value) {
        const Value upper = endOf(value, u"upper"_s);
        if (upper.isNone() || Value::compare(upper, limit).value_or(1) > 0)
            throw ValidationError(
                    QN_TEXT("orm",
                            "Ensure that the upper bound of the range is not greater than %1.")
                            .arg(Text(limit.toString())),
                    u"max_value"_s);
    };
}

Validator rangeMinValue(const Value &limit)
{
    return [limit](const Value &value) {
        const Value lower = endOf(value, u"lower"_s);
        if (lower.isNone() || Value::compare(lower, limit).value_or(-1) < 0)
            throw ValidationError(
                    QN_TEXT("orm", "Ensure that the lower bound of the range is not less than %1.")
                            .arg(Text(limit.toString())),
                    u"min_value"_s);
    };
}

} // namespace Quintette::Validators
