// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/templates/rendering.h"

using namespace Quintette;
using namespace Quintette::Testing;

class TestTags : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void variables_data();
    void variables() { compareRow(); }
    void conditions_data();
    void conditions() { compareRow(); }
    void loops_data();
    void loops() { compareRow(); }
    void cycles_data();
    void cycles() { compareRow(); }
    void assignments_data();
    void assignments() { compareRow(); }
    void smallTags_data();
    void smallTags() { compareRow(); }
    void syntaxErrors_data();
    void syntaxErrors() { compareRow(); }
    void inheritance_data();
    void inheritance();
    void includes_data();
    void includes();
    void partials_data();
    void partials();
    void url_withoutView_isAnError();
};

void TestTags::variables_data()
{
    columns();
    row("{{ a.b.1 }}", R"({"a": {"b": [1, "<2>"]}})", "&lt;2&gt;");
    row("{{ a.items }}", R"({"a": {"k": 1}})", "dict_items([(&#x27;k&#x27;, 1)])");
    row("{{ a.missing.more }}|{{ b }}", R"({"a": {}})", "|");
    row("{{ s.0 }}{{ s.upper }}", R"({"s": "ab"})", "aAB");
    row("{{ d.year }}-{{ d.month }}", R"({"d": {"$date": "2024-03-05"}})", "2024-3");
    row("{{ None }}{{ True }}{{ False }}", "{}", "NoneTrueFalse");
    row("{{ 1.0 }} {{ 1e3 }} {{ 1_000 }} {{ -5 }}", "{}", "1.0 1000.0 1000 -5");
    row("{{ \"a<b\" }}{{ 'it\\'s' }}", "{}", "a<bit's");
    row("{{ v }}", R"({"v": 1.5e-7})", "0.00000015");
    row("{{ v }}", R"({"v": {"$datetime": "2024-01-02T00:00:00"}})", "Jan. 2, 2024, midnight");
    row("{{ v }}", R"({"v": {"$timedelta_s": 90061.5}})", "1 day, 1:01:01.500000");
    row("{{ v }}", R"({"v": 123456789012345678901234567890})", "123456789012345678901234567890");
    row("{{ a b }}", "{}", "!TemplateSyntaxError");
    row("{{ a|nothing }}", "{}", "!TemplateSyntaxError");
    row("{{ a._b }}", "{}", "!TemplateSyntaxError");
    row("{{ }}", "{}", "!TemplateSyntaxError");
    row("{{ a|default:missing }}", R"({"a": 1})", "!VariableDoesNotExist");
    row("{ {x} } {# note #}{% comment %}{{ nothing| }}{% endcomment %}", "{}", "{ {x} } ");
    row("{{ a\n}}", "{}", "{{ a\n}}");
}

void TestTags::conditions_data()
{
    columns();
    row("{% if a and b or c %}y{% else %}n{% endif %}", R"({"c": 1})", "y");
    row("{% if not a == b %}y{% else %}n{% endif %}", R"({"a": 1, "b": 2})", "y");
    row("{% if a in b %}y{% endif %}{% if a not in c %}n{% endif %}",
        R"({"a": 1, "b": [1], "c": [2]})", "yn");
    row("{% if a in d %}y{% endif %}{% if a not in d %}y{% endif %}",
        R"({"a": [1], "d": {"k": 1}})", "");
    row("{% if 'b' in 'abc' %}y{% endif %}", "{}", "y");
    row("{% if a < b %}y{% else %}n{% endif %}", R"({"a": "x", "b": 1})", "n");
    row("{% if a is None %}y{% endif %}{% if b is not None %}n{% endif %}",
        R"({"a": null, "b": 0})", "yn");
    row("{% if a|length > 2 %}y{% elif a|length == 2 %}two{% endif %}", R"({"a": [1, 2]})", "two");
    row("{% if missing.attribute == None %}y{% endif %}", "{}", "y");
    row("{% if a|default:missing %}y{% else %}n{% endif %}", "{}", "n");
    row("{% if (a) %}y{% endif %}", "{}", "!TemplateSyntaxError");
    row("{% if a b %}y{% endif %}", "{}", "!TemplateSyntaxError");
    row("{% if and a %}y{% endif %}", "{}", "!TemplateSyntaxError");
    row("{% if %}y{% endif %}", "{}", "!TemplateSyntaxError");
    row("{% if a %}y", "{}", "!TemplateSyntaxError");
    row("{% for n in l %}{% ifchanged %}{{ n }}{% endifchanged %}{% endfor %}",
        R"({"l": [1, 1, 2, 1]})", "121");
    row("{% for n in l %}{% ifchanged n.a %}+{% else %}-{% endifchanged %}{% endfor %}",
        R"({"l": [{"a": 1}, {"a": 1}, {"a": 2}]})", "+-+");
}

void TestTags::loops_data()
{
    columns();
    row("{% for a in l reversed %}{{ a }}{% endfor %}", R"({"l": [1, 2, 3]})", "321");
    row("{% for k, v in d.items %}{{ k }}={{ v }};{% endfor %}", R"({"d": {"a": 1, "b": 2}})",
        "a=1;b=2;");
    row("{% for a in l %}x{% empty %}none{% endfor %}", R"({"l": []})", "none");
    row("{% for a in missing %}x{% empty %}none{% endfor %}", "{}", "none");
    row("{% for a in l %}{{ forloop.counter }}{{ forloop.revcounter0 }}{{ forloop.length }} {% "
        "endfor %}",
        R"({"l": "ab"})", "112 202 ");
    row("{% for a in l %}{% for b in l %}{{ forloop.parentloop.counter }}{{ forloop.last }} {% "
        "endfor %}{% endfor %}",
        R"({"l": [1, 2]})", "1False 1True 2False 2True ");
    row("{% for a, b in l %}x{% endfor %}", R"({"l": [[1, 2, 3]]})", "!ValueError");
    row("{% for a in n %}x{% endfor %}", R"({"n": 5})", "!TypeError");
    row("{% for a in l %}{{ forloop }}{% endfor %}", R"({"l": [1]})",
        "{&#x27;parentloop&#x27;: {}, &#x27;length&#x27;: 1, &#x27;counter0&#x27;: 0, "
        "&#x27;counter&#x27;: 1, "
        "&#x27;revcounter&#x27;: 1, &#x27;revcounter0&#x27;: 0, &#x27;first&#x27;: True, "
        "&#x27;last&#x27;: True}");
    row("{% for a in l %}{{ a }}{% endfor %}{{ a }}", R"({"l": [1], "a": "outer"})", "1outer");
    row("{% regroup l by k as g %}{% for x in g %}{{ x.grouper }}:{{ x.list|length }} {% endfor %}",
        R"({"l": [{"k": 1}, {"k": 1}, {"k": 2}, {"k": 1}]})", "1:2 2:1 1:1 ");
    row("{% regroup l by k as g %}{% for key, list in g %}{{ key }}{% endfor %}",
        R"({"l": [{"k": 1}, {"k": 2}]})", "12");
}

void TestTags::cycles_data()
{
    columns();
    row("{% for i in l %}{% cycle 'a' 'b' %}{% endfor %}", R"({"l": [1, 2, 3]})", "aba");
    row("{% cycle 'a' 'b' as x %}{% cycle x %}{{ x }}", "{}", "abb");
    row("{% cycle 'a' 'b' as x silent %}{% cycle x %}{{ x }}", "{}", "b");
    row("{% for i in l %}{% cycle '<' v %}{% endfor %}", R"({"l": [1, 2], "v": ">"})", "<&gt;");
    row("{% for i in l %}{% cycle 'a' 'b' 'c' %}{% resetcycle %}{% endfor %}", R"({"l": [1, 2]})",
        "aa");
    row("{% resetcycle x %}", "{}", "!TemplateSyntaxError");
    row("{% cycle %}", "{}", "!TemplateSyntaxError");
}

void TestTags::assignments_data()
{
    columns();
    row("{% with a=b c='d' %}{{ a }}{{ c }}{% endwith %}{{ a }}", R"({"b": 1})", "1d");
    row("{% with b as a %}{{ a }}{% endwith %}", R"({"b": 1})", "1");
    row("{% with a %}{% endwith %}", "{}", "!TemplateSyntaxError");
    row("{% firstof a b '<c>' %}", R"({"a": 0, "b": ""})", "<c>");
    row("{% firstof a %}", R"({"a": "<"})", "&lt;");
    row("{% firstof a b as x %}[{{ x }}]", R"({"b": "<"})", "[&lt;]");
    row("{% widthratio a 200 100 %}", R"({"a": 175})", "88");
    row("{% widthratio a 4 10 %}", R"({"a": 1})", "2");
    row("{% widthratio a 0 100 as w %}{{ w }}", R"({"a": 1})", "0");
    row("{% widthratio 1 2 x %}", R"({"x": "wide"})", "!TemplateSyntaxError");
    row("{% filter upper|cut:'B' %}a{{ b }}{% endfilter %}", R"({"b": "b<"})", "A&LT;");
    row("{% filter safe %}{% endfilter %}", "{}", "!TemplateSyntaxError");
    row("{% querystring d a=1 b=None c=l %}",
        R"({"d": {"b": "2", "x": "y z"}, "l": [1, null, "&"]})",
        "?x=y+z&amp;a=1&amp;c=1&amp;c=%26");
    row("{% querystring d as q %}{{ q|safe }}", R"({"d": {"a": 1, "b": 2}})", "?a=1&b=2");
    row("{% querystring %}", "{}", "!LookupError");
}

void TestTags::smallTags_data()
{
    columns();
    row("{% autoescape off %}{{ a }}{% endautoescape %}{{ a }}", R"({"a": "<"})", "<&lt;");
    row("{% verbatim %}{{ a }}{% if %}{% endverbatim %}", "{}", "{{ a }}{% if %}");
    row("{% verbatim x %}{% endverbatim %}{% endverbatim x %}", "{}", "{% endverbatim %}");
    row("{% templatetag openbrace %}{% templatetag closecomment %}", "{}", "{#}");
    row("{% spaceless %} <a> <b>c </b>\n</a> {% endspaceless %}", "{}", "<a><b>c </b></a>");
    row("{% lorem 3 w %}", "{}", "lorem ipsum dolor");
    row("{% csrf_token %}", R"({"csrf_token": "a\"b"})",
        "<input type=\"hidden\" name=\"csrfmiddlewaretoken\" value=\"a&quot;b\">");
    row("{% csrf_token %}{% debug %}", R"({"csrf_token": "NOTPROVIDED"})", "");
    row("{% now 'e' %}{% now '\\Y' as y %}{{ y }}", "{}", "Y");
    row("{% load humanize from %}", "{}", "!TemplateSyntaxError");
    row("{% load intcomma from humanize %}{{ 1000|intcomma }}", "{}", "1,000");
}

void TestTags::syntaxErrors_data()
{
    columns();
    for (const char *source : {"{% nothing %}",
                               "{% endif %}",
                               "{% for x %}{% endfor %}",
                               "{% for x, in l %}{% endfor %}",
                               "{% autoescape %}{% endautoescape %}",
                               "{% block %}{% endblock %}",
                               "{% block a %}{% endblock b %}",
                               "{% block a %}{% endblock %}{% block a %}{% endblock %}",
                               "{% include %}",
                               "{% include 'a' with %}",
                               "{% include 'a' only only %}",
                               "{% templatetag x %}",
                               "{% now %}",
                               "{% load nothing %}",
                               "{% regroup a by b %}",
                               "{{ x }}{% extends 'a' %}",
                               "{% comment %}",
                               "{% spaceless %}",
                               "{%  %}",
                               "{% partialdef %}{% endpartialdef %}",
                               "{% firstof %}",
                               "{% url %}"})
        row(source, "{}", "!TemplateSyntaxError");
}

static const QHash<QString, QString> &family()
{
    static const QHash<QString, QString> templates{
            {u"base"_s,
             u"<{% block a %}A{% endblock %}|{% block b %}B{% block c %}C{% endblock %}{% endblock %}>"_s},
            {u"middle"_s, u"{% extends 'base' %}{% block a %}m{{ block.super }}{% endblock %}"_s},
            {u"dir/self"_s, u"{% extends './self' %}"_s},
            {u"loop"_s, u"{% extends 'loop' %}"_s},
            {u"part"_s, u"[{{ x }}{{ y }}]{% partialdef p %}({{ x }}){% endpartialdef %}"_s},
            {u"dir/near"_s, u"{% include '../part' %}"_s},
            {u"cycler"_s, u"{% cycle 'a' 'b' %}"_s},
    };
    return templates;
}

void TestTags::inheritance_data()
{
    columns();
    row("{% extends 'base' %}{% block a %}x{% endblock %} ignored", "{}", "<x|BC>");
    row("{% extends 'middle' %}{% block a %}x{{ block.super }}{% endblock %}", "{}", "<xmA|BC>");
    row("{% extends 'middle' %}{% block c %}{{ block.super }}!{% endblock %}", "{}", "<mA|BC!>");
    row("{% extends 'base' %}{% block b %}{% for i in l %}{{ block.super }}{% endfor %}{% endblock "
        "%}",
        R"({"l": [1, 2]})", "<A|BCBC>");
    row("{% extends name %}", R"({"name": "base"})", "<A|BC>");
    row("{% extends name %}", "{}", "!TemplateSyntaxError");
    row("{% extends 'nothing' %}", "{}", "!TemplateDoesNotExist");
    row("{% extends 'loop' %}", "{}", "!TemplateDoesNotExist");
    row("{% block a %}{{ block.super }}{% endblock %}", "{}", "!TemplateSyntaxError");
    row("{% extends 'dir/self' %}", "{}", "!TemplateSyntaxError");
}

void TestTags::inheritance()
{
    compareRow({}, family());
}

void TestTags::includes_data()
{
    columns();
    row("{% include 'part' %}{% include 'part' with y=2 %}{% include 'part' with x=3 only %}",
        R"({"x": 1})", "[1][12][3]");
    row("{% include l %}", R"({"l": ["nothing", "part"]})", "[]");
    row("{% include 'dir/near' %}", R"({"x": 1})", "[1]");
    row("{% include 'part#p' %}", R"({"x": "<"})", "(&lt;)");
    row("{% include 'part#q' %}", "{}", "!TemplateDoesNotExist");
    row("{% include 'nothing' %}", "{}", "!TemplateDoesNotExist");
    row("{% include missing %}", "{}", "!TemplateDoesNotExist");
    row("{% for i in l %}{% include 'cycler' %}{% endfor %}", R"({"l": [1, 2]})", "aa");
}

void TestTags::includes()
{
    compareRow({}, family());
}

void TestTags::partials_data()
{
    columns();
    row("{% partialdef p %}({{ x }}){% endpartialdef %}{% partial p %}", R"({"x": 1})", "(1)");
    row("{% partialdef p inline %}a{% endpartialdef p %}{% partial p %}", "{}", "aa");
    row("{% partial p %}{% partialdef p %}late{% endpartialdef %}", "{}", "late");
    row("{% partial q %}", "{}", "!TemplateSyntaxError");
    row("{% partialdef p %}{% endpartialdef %}{% partialdef p %}{% endpartialdef %}", "{}",
        "!TemplateSyntaxError");
    row("{% partialdef p %}{% endpartialdef q %}", "{}", "!TemplateSyntaxError");
    row("{% partialdef p more %}{% endpartialdef %}", "{}", "!TemplateSyntaxError");
    row("{% partialdef p %}{% partial p %}{% endpartialdef %}{% partial p %}", "{}",
        "!TemplateLimitError");
    row("{% extends 'base' %}{% partialdef p %}P{% endpartialdef %}{% block a %}{% partial p %}{% "
        "endblock %}",
        "{}", "<P|BC>");
}

void TestTags::partials()
{
    compareRow({}, family());
}

void TestTags::url_withoutView_isAnError()
{
    EngineOptions options;
    options.reverse = [](const QString &view, const ValueList &arguments, const Dict &keywords,
                         const Context &) {
        if (view != u"post")
            return std::optional<QString>();
        const Value key = arguments.isEmpty() ? keywords.value(u"id") : arguments.first();
        return std::optional<QString>(u"/post/%1/?a&b"_s.arg(key.toString()));
    };
    QCOMPARE(rendered(u"{% url 'post' 5 %}"_s, u"{}"_s, {}, options), u"/post/5/?a&amp;b"_s);
    QCOMPARE(rendered(u"{% url 'post' id=x as u %}{{ u|safe }}"_s, u"{\"x\": 7}"_s, {}, options),
             u"/post/7/?a&b"_s);
    QCOMPARE(rendered(u"[{% url 'other' as u %}{{ u }}]"_s, u"{}"_s, {}, options), u"[]"_s);
    QVERIFY(rendered(u"{% url 'other' %}"_s, u"{}"_s, {}, options).startsWith(u"LookupError"));
}

QTEST_GUILESS_MAIN(TestTags)
#include "tst_tags.moc"
