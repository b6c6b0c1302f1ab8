// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/templates/rendering.h"

using namespace Quintette;
using namespace Quintette::Testing;

namespace {

/// A language with a few messages, a decimal comma and groups of points.
class German : public Localization
{
public:
    QString code() const override { return u"de"_s; }
    QString translate(const QString &message, const QString &context) const override
    {
        static const QHash<QString, QString> messages{
                {u"Save"_s, u"Sichern"_s},
                {u"menu|Save"_s, u"Ablegen"_s},
                {u"100%%"_s, u"hundert%%"_s},
                {u"March"_s, u"März"_s},
                {u"Hello %(name)s"_s, u"Hallo %(name)s"_s},
                {u"broken %(name)s"_s, u"kaputt %(other)s"_s}};
        return messages.value(context.isEmpty() ? message : context + u'|' + message, message);
    }
    QString translatePlural(const QString &singular, const QString &plural, qint64 count,
                            const QString &) const override
    {
        return count == 1 ? singular : QString(plural).replace(u"files"_s, u"Dateien"_s);
    }
    QString format(const QString &name) const override
    {
        return name == u"DATE_FORMAT" ? u"j. F Y"_s : Localization::format(name);
    }
    const Numbers &numbers() const override
    {
        static const Numbers german{u","_s, u"."_s, {3, 0}, false};
        return german;
    }
    std::shared_ptr<const Localization> forLanguage(const QString &code) const override
    {
        return code == u"en" ? english() : nullptr;
    }
};

class Store : public FragmentStore
{
public:
    std::optional<QString> get(const QString &key) override
    {
        return kept.contains(key) ? std::optional(kept.value(key)) : std::nullopt;
    }
    void set(const QString &key, const QString &html, std::optional<qint64>) override
    {
        kept.insert(key, html);
    }

    QHash<QString, QString> kept;
};

QString german(const QString &source, const QString &json = u"{}"_s)
{
    const Engine engine;
    Context context(contextOf(json));
    context.setLocalization(std::make_shared<German>());
    return QString::fromUtf8(
            engine.fromString(u"{% load i18n l10n humanize %}"_s + source)->render(context));
}

QString inBerlin(const QString &source)
{
    const Engine engine;
    Context context(contextOf(
            uR"({"t": {"$datetime": "2024-07-01T12:00:00Z"}, "n": {"$datetime": "2024-07-01T12:00:00"}})"_s));
    context.setUseTimeZone(true);
    context.setTimeZone(QTimeZone("Europe/Berlin"));
    return QString::fromUtf8(engine.fromString(u"{% load tz %}"_s + source)->render(context));
}

} // namespace

class TestLibraries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void humanize_data();
    void humanize() { compareRow(); }
    void i18n_data();
    void i18n() { compareRow(); }
    void translate_inOtherLanguage_isTranslated();
    void blocktranslate_inOtherLanguage_isTranslated();
    void localize_inOtherLanguage_changesNumbersAndDates();
    void timeZone_ofContext_isUsed();
    void cache_rendersOnceForEachVariant();
    void static_prefixesAndQuotes();
};

void TestLibraries::humanize_data()
{
    columns();
    row("{% load humanize %}{{ 1|ordinal }} {{ 12|ordinal }} {{ 22|ordinal }} {{ 'x'|ordinal }}",
        "{}", "1st 12th 22nd x");
    row("{% load humanize %}{{ 0|ordinal }} {{ v|ordinal }} {{ w }}", R"({"v": -3, "w": -0.0})",
        "0th -3 -0.0");
    row("{% load humanize %}{{ v|intcomma }} {{ '1234.5x'|intcomma }} {{ v|intcomma:False }}",
        R"({"v": -1234567.5})", "-1,234,567.5 1,234.5x -1,234,567.5");
    row("{% load humanize %}{{ v|intword }}", R"({"v": 1200000000})", "1.2 billion");
    row("{% load humanize %}{{ v|intword }}", R"({"v": 999999})", "999999");
    row("{% load humanize %}{{ 5|apnumber }}{{ 10|apnumber }}", "{}", "five10");
    row("{% load humanize %}{{ v|naturalday }}", R"({"v": {"$date": "2007-02-17"}})",
        "Feb. 17, 2007");
    row("{% load humanize %}{{ v|naturaltime }}", R"({"v": "x"})", "x");
}

void TestLibraries::i18n_data()
{
    columns();
    row("{% load i18n %}{% translate 'Save' %}{% translate v as x %}{{ x }}", R"({"v": "<"})",
        "Save&lt;");
    row("{% load i18n %}{% translate '50%' noop %}{% translate '50%' %}", "{}", "50%50%");
    row("{% load i18n %}{% blocktranslate with a=v %}x {{ a }} 5%{% endblocktranslate %}",
        R"({"v": "<"})", "x &lt; 5%");
    row("{% load i18n %}{% blocktranslate count n=v|length %}one{% plural %}{{ n }} many{% "
        "endblocktranslate %}",
        R"({"v": [1, 2]})", "2 many");
    row("{% load i18n %}{% blocktranslate trimmed asvar t %}\n  a\n  b\n{% endblocktranslate %}[{{ "
        "t }}]",
        "{}", "[a b]");
    row("{% load i18n %}{% get_current_language as c %}{{ c }}{% get_current_language_bidi as b "
        "%}{{ b }}",
        "{}", "en-usFalse");
    row("{% load i18n %}{% get_language_info for 'en' as l %}{{ l.name_local }}{{ "
        "'en'|language_name }}",
        "{}", "EnglishEnglish");
    row("{% load i18n %}{% blocktranslate %}{% if a %}{% endif %}{% endblocktranslate %}", "{}",
        "!TemplateSyntaxError");
    row("{% load i18n %}{% blocktranslate count a=1 %}a{% endblocktranslate %}", "{}",
        "!TemplateSyntaxError");
    row("{% load i18n %}{% blocktranslate count a=v %}a{% plural %}b{% endblocktranslate %}",
        R"({"v": "x"})", "!TemplateSyntaxError");
    row("{% load i18n %}{% translate %}", "{}", "!TemplateSyntaxError");
    row("{% load i18n %}{% translate 'a' wrong %}", "{}", "!TemplateSyntaxError");
}

void TestLibraries::translate_inOtherLanguage_isTranslated()
{
    QCOMPARE(
            german(u"{% translate 'Save' %} {% translate 'Save' context 'menu' %} {% translate 'Save' noop %}"_s),
            u"Sichern Ablegen Save"_s);
    QCOMPARE(german(u"{{ _('Save') }}{{ v|default:_('Save') }}{% translate '100%' %}"_s),
             u"SichernSichernhundert%"_s);
    QCOMPARE(
            german(u"{% language 'en' %}{% translate 'Save' %}{% endlanguage %}{% translate 'Save' %}"_s),
            u"SaveSichern"_s);
}

void TestLibraries::blocktranslate_inOtherLanguage_isTranslated()
{
    QCOMPARE(german(u"{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}"_s,
                    u"{\"name\": \"<\"}"_s),
             u"Hallo &lt;"_s);
    QCOMPARE(german(u"{% blocktranslate %}broken {{ name }}{% endblocktranslate %}"_s,
                    u"{\"name\": 1}"_s),
             u"broken 1"_s);
    QCOMPARE(
            german(u"{% blocktranslate count n=3 %}{{ n }} file{% plural %}{{ n }} files{% endblocktranslate %}"_s),
            u"3 Dateien"_s);
}

void TestLibraries::localize_inOtherLanguage_changesNumbersAndDates()
{
    const QString json = uR"({"f": 1234.5, "d": {"$date": "2024-03-05"}, "n": 1234567})"_s;
    QCOMPARE(german(u"{{ f }} {{ d }} {{ f|floatformat:'2g' }} {{ n|intcomma }}"_s, json),
             u"1234,5 5. März 2024 1.234,50 1.234.567"_s);
    QCOMPARE(
            german(u"{% localize off %}{{ f }}{% endlocalize %} {{ f|unlocalize }} {{ f|localize }}"_s,
                   json),
            u"1234.5 1234.5 1234,5"_s);
    QCOMPARE(german(u"{{ d|unlocalize }} {{ s|localize }}"_s,
                    uR"({"d": {"$date": "2024-03-05"}, "s": {"$safe": "<b>"}})"_s),
             u"5. März 2024 <b>"_s);
}

void TestLibraries::timeZone_ofContext_isUsed()
{
    QCOMPARE(inBerlin(u"{{ t|date:'H:i T' }} {{ t|time:'H' }} {{ n|date:'H' }}"_s),
             u"14:00 CEST 14 12"_s);
    QCOMPARE(
            inBerlin(
                    u"{% localtime off %}{{ t|date:'H' }}{% endlocaltime %} {{ t|utc|date:'H' }}"_s),
            u"12 12"_s);
    QCOMPARE(
            inBerlin(
                    u"{% timezone 'Asia/Tokyo' %}{{ t|date:'H' }}{% endtimezone %}{{ t|timezone:'Asia/Tokyo' }}"_s),
            u"21July 1, 2024, 9 p.m."_s);
    QCOMPARE(inBerlin(u"{% get_current_timezone as z %}{{ z }} {{ n|utc|date:'H' }}{{ 1|utc }}"_s),
             u"Europe/Berlin 10"_s);
}

void TestLibraries::cache_rendersOnceForEachVariant()
{
    auto store = std::make_shared<Store>();
    EngineOptions options;
    options.fragments = store;
    const QString source = u"{% load cache %}{% cache 60 side v %}{{ v }}{{ w }}{% endcache %}"_s;
    QCOMPARE(rendered(source, u"{\"v\": 1, \"w\": 1}"_s, {}, options), u"11"_s);
    QCOMPARE(rendered(source, u"{\"v\": 1, \"w\": 2}"_s, {}, options), u"11"_s);
    QCOMPARE(rendered(source, u"{\"v\": 2, \"w\": 2}"_s, {}, options), u"22"_s);
    // Django's key for the fragment "side" that varies on 1.
    QVERIFY(store->kept.contains(u"template.cache.side.3afcdbfeb6ecfbdd0ba628696e3cc163"_s));
    QVERIFY(rendered(u"{% load cache %}{% cache t x %}{% endcache %}"_s, u"{\"t\": \"soon\"}"_s, {},
                     options)
                    .startsWith(u"TemplateSyntaxError"));
}

void TestLibraries::static_prefixesAndQuotes()
{
    EngineOptions options;
    options.staticPrefix = u"/s/"_s;
    QCOMPARE(
            rendered(
                    u"{% load static %}{% static 'a b.css' %} {% get_static_prefix %}{% get_media_prefix %}"_s,
                    u"{}"_s, {}, options),
            u"/s/a%20b.css /s//media/"_s);
}

QTEST_GUILESS_MAIN(TestLibraries)
#include "tst_libraries.moc"
