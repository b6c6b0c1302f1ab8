// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/activelocalization.h"

#include "core/i18n/catalogues.h"
#include "core/i18n/language.h"
#include "core/i18n/localeformats.h"

#include <QHash>
#include <QMutex>

namespace Quintette {

namespace {

constexpr char templateContext[] = "templates";

QMutex s_mutex;
QStringList s_offered;

class CatalogueLocalization : public Localization
{
public:
    explicit CatalogueLocalization(const QString &code)
        : m_code(code), m_formats(localeFormats(code))
    {
        m_numbers.decimalSeparator = m_formats.decimalSeparator;
        m_numbers.thousandSeparator = m_formats.thousandSeparator;
        m_numbers.grouping = {m_formats.numberGrouping, 0};
    }

    QString code() const override { return m_code; }
    bool isRightToLeft() const override { return languageInfo(m_code).isRightToLeft; }

    QString translate(const QString &message, const QString &context) const override
    {
        const QString found = lookUp(message, context, -1);
        return found.isNull() ? message : found;
    }

    QString translatePlural(const QString &singular, const QString &plural, qint64 count,
                            const QString &context) const override
    {
        const QString found = lookUp(singular, context, int(count));
        return !found.isNull() ? found : count == 1 ? singular : plural;
    }

    QString format(const QString &name) const override { return m_formats.byName(name); }
    const Numbers &numbers() const override { return m_numbers; }

    std::shared_ptr<const Localization> forLanguage(const QString &code) const override
    {
        return localizationFor(code);
    }

    Language languageInfo(const QString &code) const override
    {
        const LanguageInfo info = Quintette::languageInfo(code);
        return {info.code, info.name, info.nativeName, translate(info.name, {}),
                info.isRightToLeft};
    }

    QList<Language> languages() const override
    {
        QList<Language> result;
        const QMutexLocker lock(&s_mutex);
        for (const QString &code : std::as_const(s_offered))
            result += languageInfo(code);
        return result;
    }

private:
    QString lookUp(const QString &message, const QString &context, int count) const
    {
        const Catalogues *catalogues = Catalogues::installed();
        if (!catalogues || message.isEmpty())
            return {};
        const QByteArray disambiguation = context.toUtf8();
        return catalogues->translate(m_code, templateContext, message.toUtf8().constData(),
                                     context.isEmpty() ? nullptr : disambiguation.constData(),
                                     count);
    }

    QString m_code;
    const LocaleFormats &m_formats;
    Numbers m_numbers;
};

} // namespace

std::shared_ptr<const Localization> localizationFor(const QString &language)
{
    static QMutex mutex;
    static QHash<QString, std::shared_ptr<const Localization>> known;
    const QMutexLocker lock(&mutex);
    std::shared_ptr<const Localization> &entry = known[language];
    if (!entry)
        entry = std::make_shared<CatalogueLocalization>(language);
    return entry;
}

std::shared_ptr<const Localization> activeLocalization()
{
    return localizationFor(activeLanguage());
}

void setOfferedLanguages(const QStringList &codes)
{
    const QMutexLocker lock(&s_mutex);
    s_offered = codes;
}

} // namespace Quintette
