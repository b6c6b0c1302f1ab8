// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/scripttexts.h"

#include "core/base/json.h"
#include "core/i18n/catalogues.h"
#include "core/i18n/language.h"
#include "core/i18n/localeformats.h"

namespace Quintette {
namespace {

constexpr char functions[] = R"js(
{
    const django = globalThis.django ??= {};
    const known = django.catalog = Object.assign(django.catalog ?? {}, texts);
    const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);
    Object.assign(django, {
        formats,
        pluralidx: (count) => {
            const whole = Math.floor(Math.abs(count));
            if (plurals.length === 0) return whole === 1 ? 0 : 1;
            return plurals[whole < plurals.length ? whole : plurals.length - 100 + (whole % 100)];
        },
        gettext: (text) => [own(known, text) ?? text].flat()[0],
        gettext_noop: (text) => text,
        ngettext: (singular, plural, count) => {
            const forms = own(known, singular);
            return Array.isArray(forms) ? forms[django.pluralidx(count)] : count === 1 ? singular : plural;
        },
        pgettext: (context, text) => own(known, `${context}\x04${text}`) ?? text,
        npgettext: (context, singular, plural, count) => django.ngettext(singular, plural, count),
        get_format: (name) => own(formats, name) ?? name,
        interpolate: (pattern, values, isNamed) => {
            let next = 0;
            return isNamed
                ? pattern.replace(/%\((\w+)\)s/g, (_, name) => String(values[name]))
                : pattern.replace(/%s/g, () => String(values[next++]));
        },
    });
    for (const name of ['pluralidx', 'gettext', 'gettext_noop', 'ngettext', 'pgettext', 'npgettext', 'get_format', 'interpolate']) {
        globalThis[name] = django[name];
    }
}
)js";

Dict formatValues()
{
    const LocaleFormats &formats = activeFormats();
    Dict values;
    for (const auto &name :
         {u"DATE_FORMAT"_s, u"TIME_FORMAT"_s, u"DATETIME_FORMAT"_s, u"YEAR_MONTH_FORMAT"_s,
          u"MONTH_DAY_FORMAT"_s, u"SHORT_DATE_FORMAT"_s, u"SHORT_DATETIME_FORMAT"_s,
          u"DECIMAL_SEPARATOR"_s, u"THOUSAND_SEPARATOR"_s})
        values.insert(name, formats.byName(name));
    values.insert(u"NUMBER_GROUPING"_s, formats.numberGrouping);
    values.insert(u"FIRST_DAY_OF_WEEK"_s, formats.firstDayOfWeek);
    values.insert(u"DATE_INPUT_FORMATS"_s, formats.dateInputFormats);
    values.insert(u"TIME_INPUT_FORMATS"_s, formats.timeInputFormats);
    values.insert(u"DATETIME_INPUT_FORMATS"_s, formats.dateTimeInputFormats);
    return values;
}

/// The form for n, with %s in the place of the number as scripts expect it.
QString pluralForm(const QString &language, const Text &text, int n)
{
    const Catalogues *catalogues = Catalogues::installed();
    const QString source = text.source();
    QString form = catalogues && text.context()
            ? catalogues->translate(language, text.context(), source.toUtf8(), nullptr, n)
            : source;
    if (form.isEmpty())
        form = source;
    return form.replace(u"%n"_s, u"%s"_s);
}

/// The plural texts and which of their forms a number takes, in the active language.
struct Plurals
{
    // No language looks at more than the last two digits of a number above these.
    static constexpr int numbers = 200;

    explicit Plurals(const QList<Text> &texts)
    {
        // A language has as many forms as there are different rows of translations.
        QList<QStringList> forms;
        for (int n = 0; n < numbers && !texts.isEmpty(); ++n) {
            QStringList row;
            for (const Text &text : texts)
                row += pluralForm(activeLanguage(), text, n);
            if (!forms.contains(row))
                forms += row;
            formOf += forms.indexOf(row);
        }
        for (qsizetype i = 0; i < texts.size(); ++i) {
            ValueList ofText;
            for (const QStringList &row : std::as_const(forms))
                ofText += row[i];
            known.insert(pluralForm(u"en"_s, texts[i], 1), ofText);
        }
    }

    Dict known; // by the English singular
    ValueList formOf; // by number
};

} // namespace

View scriptTextsView(const QList<Text> &texts)
{
    return [texts](Request &) {
        Dict known;
        QList<Text> counting;
        for (const Text &text : texts) {
            const QString translated = text.toString();
            if (text.source().contains(u"%n"))
                counting += text;
            else if (translated != text.source())
                known.insert(text.source(), translated);
        }
        const Plurals plurals(counting);
        for (const Dict::Item &item : plurals.known)
            known.insert(item.key, item.value);
        QByteArray script = "'use strict';\n(() => {\nconst texts = " + Json::serialize(known)
                + ";\nconst plurals = " + Json::serialize(plurals.formOf) + ";\nconst formats = "
                + Json::serialize(formatValues()) + ';' + functions + "})();\n";
        Response response(script, "text/javascript; charset=utf-8");
        response.setHeader("Content-Language", activeLanguage().toLatin1());
        return response;
    };
}

} // namespace Quintette
