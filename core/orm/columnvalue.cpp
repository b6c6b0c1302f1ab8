// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/columnvalue.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/orm/fields/decimalfield.h"
#include "core/orm/lookups/preparevalue.h"
#include "core/orm/modelinfo.h"
#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// Longer values are shown by their beginning.
static constexpr qsizetype shownLength = 60;

static QString shown(const Value &value)
{
    const QString text = value.toRepr();
    return text.size() > shownLength ? text.left(shownLength) + u'…' : text;
}

static QString nameOf(const Field &field)
{
    return field.model().label() + u'.' + field.name();
}

/// Runs work; what it throws about a value also names model and field.
template <typename Work> static Value naming(const Field &field, Work work)
{
    try {
        return work();
    } catch (const ValidationError &error) {
        QMap<QString, QList<ValidationError::Item>> errors;
        for (const QList<ValidationError::Item> &items : error.errors())
            errors[nameOf(field)] += items;
        throw ValidationError(errors);
    } catch (const ValueError &error) {
        throw ValueError(nameOf(field) + u": "_s + error.message());
    } catch (const TypeError &error) {
        throw TypeError(nameOf(field) + u": "_s + error.message());
    }
}

// Characters as Python and PostgreSQL count them.
static qsizetype characters(const QString &text)
{
    return std::count_if(text.cbegin(), text.cend(), [](QChar c) { return !c.isLowSurrogate(); });
}

// SQLite would store any length; but then the row could not move to another database.
static void checkLength(const Field &field, const Field &stored, const Value &value)
{
    const int most = stored.options().maxLength;
    if (most < 0 || !stored.isText() || stored.kind() == FieldKind::Text || !value.isString()
        || value.string().size() <= most || characters(value.string()) <= most)
        return;
    throw DataError(QN_TEXT("orm", "%1 takes %2 characters at most, but the value has %3: %4")
                            .arg(nameOf(field))
                            .arg(most)
                            .arg(characters(value.string()))
                            .arg(shown(value))
                            .toString());
}

static void refuseNullCharacter(const Field &field, const Value &value, const Backend &backend)
{
    if (value.isString() && backend.supports(Backend::Feature::RefusesNullCharacters)
        && value.string().contains(QChar(0)))
        throw DataError(QN_TEXT("orm", "%1 cannot hold a NUL character, as in %2.")
                                .arg(nameOf(field))
                                .arg(shown(value))
                                .toString());
}

static void checkRange(const Field &field, const Field &stored, const Value &value,
                       const Backend &backend)
{
    const bool isSmall = value.type() == Value::Type::Int && value.integer() >= 0
            && value.integer() <= std::numeric_limits<qint16>::max();
    const bool isWhole = value.type() == Value::Type::Int || value.type() == Value::Type::BigInt;
    if (isSmall || !isWhole || !isIntegerKind(stored.kind()))
        return;
    const auto range = backend.integerRange(stored.internalType());
    // That a number must not be negative is a rule of the table, not of the column's type.
    const bool fits = value.type() == Value::Type::Int
            && (!range
                || (value.integer() <= range->second
                    && value.integer() >= std::min(range->first, -range->second - 1)));
    if (fits)
        return;
    throw DataError(QN_TEXT("orm", "%1 cannot hold the number %2; the largest is %3.")
                            .arg(nameOf(field))
                            .arg(shown(value))
                            .arg(range ? range->second : std::numeric_limits<qint64>::max())
                            .toString());
}

Value storableValue(const Field &field, const Value &value, const Backend &backend)
{
    const Field &stored = valueField(field);
    // A form gives "" for no choice.
    if (value.isNone() || (field.isForeignKey() && !stored.isText() && value == Value(QString())))
        return {};
    Value ready = naming(field, [&] { return prepareValue(field, value); });
    if (stored.kind() == FieldKind::Decimal)
        ready = naming(field,
                       [&] { return static_cast<const DecimalField &>(stored).rounded(ready); });
    checkLength(field, stored, ready);
    refuseNullCharacter(field, ready, backend);
    checkRange(field, stored, ready, backend);
    return ready;
}

Value columnValue(const Field &field, const Value &value, const Backend &backend)
{
    const Value ready = storableValue(field, value, backend);
    return naming(field, [&] { return field.toDatabase(ready, backend); });
}

} // namespace Quintette::Internal
