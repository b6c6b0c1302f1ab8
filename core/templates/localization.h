// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

#include <memory>

namespace Quintette {

/// What a language changes in the output of a template: its messages, date formats and number
/// signs. This base is American English without translations; the languages layer derives from it.
/// Shared by threads: everything is const and must be safe to call at once.
class QUINTETTE_CORE_EXPORT Localization
{
public:
    struct Numbers
    {
        QString decimalSeparator = u"."_s;
        QString thousandSeparator = u","_s;
        /// Digits of each group from the right; the last is repeated, 0 ends grouping.
        QList<int> grouping{3, 0};
        /// Django: USE_THOUSAND_SEPARATOR.
        bool groupAlways = false;
    };
    struct Language
    {
        QString code;
        /// In English, in the language itself, and in the language of this object.
        QString name;
        QString localName;
        QString translatedName;
        bool isRightToLeft = false;
    };

    virtual ~Localization();

    virtual QString code() const { return u"en-us"_s; }
    virtual bool isRightToLeft() const { return false; }
    /// The translation of a template's message, or the message itself.
    virtual QString translate(const QString &message, const QString &context = {}) const;
    virtual QString translatePlural(const QString &singular, const QString &plural, qint64 count,
                                    const QString &context = {}) const;
    /// The value of one of Django's format settings, "DATE_FORMAT" for example; null for any other
    /// name.
    virtual QString format(const QString &name) const;
    virtual const Numbers &numbers() const;

    /// Another language, for {% language %}; null keeps this one. The empty code turns translation
    /// off.
    virtual std::shared_ptr<const Localization> forLanguage(const QString &code) const;
    /// Nothing is known of a language: an empty code in the result.
    virtual Language languageInfo(const QString &code) const;
    /// The site's languages. Django: LANGUAGES.
    virtual QList<Language> languages() const;

    static const std::shared_ptr<const Localization> &english();
};

} // namespace Quintette
