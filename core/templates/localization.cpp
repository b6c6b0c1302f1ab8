// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/localization.h"

#include <QHash>

namespace Quintette {

Localization::~Localization() = default;

QString Localization::translate(const QString &message, const QString &) const
{
    return message;
}

QString Localization::translatePlural(const QString &singular, const QString &plural, qint64 count,
                                      const QString &) const
{
    return count == 1 ? singular : plural;
}

QString Localization::format(const QString &name) const
{
    static const QHash<QString, QString> formats{
            {u"DATE_FORMAT"_s, u"N j, Y"_s},
            {u"DATETIME_FORMAT"_s, u"N j, Y, P"_s},
            {u"TIME_FORMAT"_s, u"P"_s},
            {u"YEAR_MONTH_FORMAT"_s, u"F Y"_s},
            {u"MONTH_DAY_FORMAT"_s, u"F j"_s},
            {u"SHORT_DATE_FORMAT"_s, u"m/d/Y"_s},
            {u"SHORT_DATETIME_FORMAT"_s, u"m/d/Y P"_s},
            {u"FIRST_DAY_OF_WEEK"_s, u"0"_s},
            {u"DECIMAL_SEPARATOR"_s, u"."_s},
            {u"THOUSAND_SEPARATOR"_s, u","_s},
            {u"NUMBER_GROUPING"_s, u"3"_s},
    };
    return formats.value(name);
}

const Localization::Numbers &Localization::numbers() const
{
    static const Numbers american;
    return american;
}

std::shared_ptr<const Localization> Localization::forLanguage(const QString &) const
{
    return nullptr;
}

Localization::Language Localization::languageInfo(const QString &code) const
{
    if (code == u"en" || code.startsWith(u"en-"))
        return {u"en"_s, u"English"_s, u"English"_s, u"English"_s, false};
    return {};
}

QList<Localization::Language> Localization::languages() const
{
    return {languageInfo(u"en"_s)};
}

const std::shared_ptr<const Localization> &Localization::english()
{
    static const std::shared_ptr<const Localization> shared = std::make_shared<Localization>();
    return shared;
}

} // namespace Quintette
