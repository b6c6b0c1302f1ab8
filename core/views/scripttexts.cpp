// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/views/scripttexts.h"

#include "core/base/json.h"
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
        pluralidx: (count) => (count === 1 ? 0 : 1),
        gettext: (text) => own(known, text) ?? text,
        gettext_noop: (text) => text,
        ngettext: (singular, plural, count) => (django.pluralidx(count) === 0 ? singular : plural),
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

} // namespace

View scriptTextsView(const QList<Text> &texts)
{
    return [texts](Request &) {
        Dict known;
        for (const Text &text : texts) {
            const QString translated = text.toString();
            if (translated != text.source())
                known.insert(text.source(), translated);
        }
        QByteArray script = "'use strict';\n(() => {\nconst texts = " + Json::serialize(known)
                + ";\nconst formats = " + Json::serialize(formatValues()) + ';' + functions
                + "})();\n";
        Response response(script, "text/javascript; charset=utf-8");
        response.setHeader("Content-Language", activeLanguage().toLatin1());
        return response;
    };
}

} // namespace Quintette
