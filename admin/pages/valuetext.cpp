// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/valuetext.h"

#include "core/base/json.h"
#include "core/i18n/localeformats.h"
#include "core/i18n/timezone.h"
#include "core/orm/modelinfo.h"
#include "core/templates/activelocalization.h"
#include "core/templates/format/dateformat.h"
#include "core/templates/format/numberformat.h"

namespace Quintette {

QString valueText(const Value &value)
{
    switch (value.type()) {
    case Value::Type::None:
        return {};
    case Value::Type::DateTime: {
        const DateTime local = value.dateTime().isAware()
                ? activeTimeZone().toLocal(value.dateTime())
                : value.dateTime();
        return formatDate(local, activeFormats().dateTimeFormat, *activeLocalization());
    }
    case Value::Type::Date:
        return formatDate(value, activeFormats().dateFormat, *activeLocalization());
    case Value::Type::Time:
        return formatDate(value, activeFormats().timeFormat, *activeLocalization());
    case Value::Type::Float:
    case Value::Type::Decimal:
        return formatNumber(value, *activeLocalization(), {});
    case Value::Type::Dict:
    case Value::Type::List:
        return QString::fromUtf8(Json::serialize(value, Json::Style::Python));
    case Value::Type::Bytes:
        return QString::fromLatin1(value.bytes().toHex(' '));
    default:
        return value.toString();
    }
}

QString valueText(const Field &field, const Value &value)
{
    if (value.isNone())
        return {};
    if (field.hasChoices())
        return field.display(value);
    if (field.kind() == FieldKind::Decimal && field.options().decimalPlaces >= 0)
        return formatNumber(value, *activeLocalization(),
                            {.places = field.options().decimalPlaces});
    return valueText(value);
}

QString withCapital(const Text &name)
{
    QString text = name.toString();
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

Text countedName(const ModelInfo &model, qint64 count)
{
    return count == 1 ? model.verboseName() : model.verboseNamePlural();
}

} // namespace Quintette
