// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/templates/rendering.h"

using namespace Quintette;
using namespace Quintette::Testing;

class TestFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_data();
    void text() { compareRow(); }
    void layout_data();
    void layout() { compareRow(); }
    void markup_data();
    void markup() { compareRow(); }
    void lists_data();
    void lists() { compareRow(); }
    void sorting_data();
    void sorting() { compareRow(); }
    void numbers_data();
    void numbers() { compareRow(); }
    void dates_data();
    void dates() { compareRow(); }
    void logic_data();
    void logic() { compareRow(); }
    void truncation_data();
    void truncation() { compareRow(); }
    void links_data();
    void links() { compareRow(); }
};

void TestFilters::text_data()
{
    columns();
    row("{{ v|addslashes|safe }}", R"({"v": "a\\b\"c'"})", "a\\\\b\\\"c\\'");
    row("{{ v|capfirst }}", R"({"v": "éa"})", "Éa");
    row("{{ v|lower }}", R"({"v": "ÀΣ"})", "àς");
    row("{{ v|title }}", R"({"v": "joe's 3rd o'neil"})", "Joe&#x27;s 3rd O&#x27;Neil");
    row("{{ v|slugify }}", R"({"v": " Jack & Jill like números 1,2 -- _x_ "})",
        "jack-jill-like-numeros-12-_x");
    row("{{ v|cut:' ' }}{{ v|wordcount }}", R"({"v": "a b  c"})", "abc3");
    row("{{ v|phone2numeric }}", R"({"v": "0800 flowers"})", "0800 3569377");
    row("{{ v|make_list|join:'.' }}", R"({"v": 123})", "1.2.3");
    row("{{ v|upper }}", R"({"v": {"$safe": "&amp;"}})", "&amp;AMP;");
    row("{{ v|cut:1 }}", R"({"v": "x"})", "!TypeError");
}

void TestFilters::layout_data()
{
    columns();
    row("[{{ v|center:5 }}][{{ v|center:'4' }}]", R"({"v": "ab"})", "[ ab  ][ ab ]");
    row("[{{ v|ljust:4 }}][{{ v|rjust:4 }}]", R"({"v": "😀"})", "[😀   ][   😀]");
    row("{{ v|linenumbers }}", R"({"v": "a\n<\n"})", "1. a\n2. &lt;\n3. ");
    row("{{ v|wordwrap:5 }}", R"({"v": "ab cd ef\n\nghijklmn o"})", "ab cd\nef\n\nghijklmn\no");
    row("{{ v|wordwrap:0 }}", R"({"v": "a"})", "!ValueError");
    row("{{ v|ljust:'x' }}", R"({"v": "a"})", "!ValueError");
    row("{{ v|ljust:99999999999 }}", R"({"v": "a"})", "!TemplateLimitError");
}

void TestFilters::markup_data()
{
    columns();
    row("{{ v|escape|escape }}{{ v|force_escape|force_escape }}", R"({"v": "<"})", "&lt;&amp;lt;");
    row("{{ v|safe }}{{ v|safe|upper }}", R"({"v": "<a>"})", "<a>&lt;A&gt;");
    row("{{ v|linebreaks }}", R"({"v": "a\r\nb\n\n<c>"})", "<p>a<br>b</p>\n\n<p>&lt;c&gt;</p>");
    row("{{ v|linebreaksbr }}", R"({"v": "a\r<b>"})", "a<br>&lt;b&gt;");
    row("{{ v|escapejs }}", R"({"v": "</script>\u007f"})", "\\u003C/script\\u003E\\u007F");
    row("{{ v|json_script:'x' }}", R"({"v": {"a": "</script>&", "d": {"$decimal": "1.50"}}})",
        "<script id=\"x\" type=\"application/json\">{\"a\": \"\\u003C/script\\u003E\\u0026\", "
        "\"d\": \"1.50\"}</script>");
    row("{{ v|striptags }}", R"({"v": "<p>a <!-- b -->c</p> 1 < 2 & <b"})", "a c 1 &lt; 2 &amp; ");
    row("{{ v|striptags }}", R"({"v": "<script>a<b</script>&eacute;&x"})", "a&lt;b&amp;eacute;x");
    row("{{ v|striptags }}", R"({"v": "a<a title='>'>b</a>"})", "ab");
    row("{{ v|safeseq|join:'' }}{{ v|escapeseq|join:'' }}", R"({"v": ["<", 1]})", "<1&lt;1");
}

void TestFilters::lists_data()
{
    columns();
    row("{{ v|first }}{{ v|last }}{{ v|length }}", R"({"v": [1, 2, 3]})", "133");
    row("[{{ v|first }}{{ v|last }}{{ v|random }}]", R"({"v": []})", "[]");
    row("{{ v|slice:'1:' }}{{ v|slice:'::-1' }}{{ v|slice:'-2:' }}{{ v|slice:'x' }}",
        R"({"v": "abc"})", "bccbabcabc");
    row("{{ v|slice:':2' }}", R"({"v": {"$tuple": [1, 2, 3]}})", "(1, 2)");
    row("{{ v|join:'<br>' }}", R"({"v": ["<", {"$safe": "<i>"}]})", "&lt;<br><i>");
    row("{{ v|unordered_list }}", R"({"v": ["a", ["b", ["c"]], "d"]})",
        "\t<li>a\n\t<ul>\n\t\t<li>b\n\t\t<ul>\n\t\t\t<li>c</li>\n\t\t</ul>\n\t\t</li>\n\t</"
        "ul>\n\t</li>\n\t<li>d</li>");
    row("{{ v|length }}", R"({"v": 5})", "0");
    row("{{ v|first }}", R"({"v": 5})", "!TypeError");
}

void TestFilters::sorting_data()
{
    columns();
    row("{% for x in v|dictsort:'a.b' %}{{ x.n }}{% endfor %}",
        R"({"v": [{"a": {"b": 2}, "n": 1}, {"a": {"b": 1}, "n": 2}, {"a": {"b": 2}, "n": 3}]})",
        "213");
    row("{% for x in v|dictsortreversed:0 %}{{ x.1 }}{% endfor %}",
        R"({"v": [[1, "a"], [2, "b"], [1, "c"]]})", "bac");
    row("[{{ v|dictsort:'_a' }}]", R"({"v": [{"_a": 1}]})", "[]");
    row("{{ v|dictsort:3 }}", R"({"v": [[1], [2]]})", "!LookupError");
}

void TestFilters::numbers_data()
{
    columns();
    row("{{ v|add:2 }}{{ v|add:'x' }}", R"({"v": 1})", "3");
    row("{{ v|add:w }}", R"({"v": [1], "w": [2]})", "[1, 2]");
    row("{{ v|add:1 }}", R"({"v": 9223372036854775807})", "9223372036854775808");
    row("{{ v|floatformat }} {{ v|floatformat:2 }} {{ v|floatformat:'-3' }}", R"({"v": 34.26})",
        "34.3 34.26 34.260");
    row("{{ v|floatformat:'2g' }} {{ v|floatformat:'g' }}", R"({"v": 6666.6666})",
        "6,666.67 6,666.7");
    row("{{ v|floatformat:'x' }}|{{ w|floatformat }}", R"({"v": 1.5, "w": "no"})", "1.5|");
    row("{{ v|floatformat:999999999 }}", R"({"v": 1.5})", "!TemplateLimitError");
    row("{{ v|filesizeformat }}", R"({"v": 123456789})", "117.7\u00a0MB");
    row("{{ v|filesizeformat }}", R"({"v": -1})", "-1\u00a0byte");
    row("{{ v|get_digit:2 }}{{ v|get_digit:9 }}{{ v|get_digit:0 }}", R"({"v": 345})", "40345");
    row("{{ v|divisibleby:3 }}", R"({"v": 100000000000000000000002})", "True");
    row("{{ v|divisibleby:100000000000000000000001 }}", R"({"v": 200000000000000000000002})",
        "True");
    row("{{ v|get_digit:1 }}", R"({"v": null})", "!TypeError");
    row("{{ v|divisibleby:0 }}", R"({"v": 1})", "!ValueError");
    row("{{ v|stringformat:'+06.1f|' }}", R"({"v": 3.14159})", "+003.1|");
    row("{{ v|stringformat:'#x' }}{{ v|stringformat:'o' }}{{ v|stringformat:'E' }}",
        R"({"v": 255})", "0xff3772.550000E+02");
    row("{{ v|stringformat:'r' }}{{ v|stringformat:'.2s' }}", R"({"v": "abc"})",
        "&#x27;abc&#x27;ab");
    row("[{{ v|stringformat:'d' }}{{ v|stringformat:'%' }}{{ v|stringformat:'*d' }}]",
        R"({"v": "x"})", "[]");
    row("{{ v|stringformat:'99999999d' }}", R"({"v": 1})", "!TemplateLimitError");
}

void TestFilters::dates_data()
{
    columns();
    row("{{ v|date:'D d M Y' }} {{ v|date:'jS \\o\\f F' }}", R"({"v": {"$date": "2024-03-01"}})",
        "Fri 01 Mar 2024 1st of March");
    row("{{ v|date:'c' }} {{ v|date:'r' }} {{ v|date:'U' }}",
        R"({"v": {"$datetime": "2024-03-05T14:07:09"}})",
        "2024-03-05T14:07:09 Tue, 05 Mar 2024 14:07:09 +0000 1709647629");
    row("{{ v|date:'O e T Z' }}", R"({"v": {"$datetime": "2024-03-05T14:07:09+05:30"}})",
        "+0530 UTC+05:30 UTC+05:30 19800");
    row("{{ v|time:'P' }} {{ v|time:'h:i A' }}", R"({"v": {"$time": "12:00:00"}})",
        "noon 12:00 PM");
    row("{{ v|date:'H' }}", R"({"v": {"$date": "2024-03-01"}})", "!TypeError");
    row("[{{ v|date:'Y' }}{{ v|time }}{{ w|time }}]", R"({"v": "x", "w": {"$date": "2024-03-01"}})",
        "[]");
    row("{{ a|timesince:b }}", R"({"a": {"$date": "2023-01-01"}, "b": {"$date": "2024-03-05"}})",
        "1\u00a0year, 2\u00a0months");
    row("{{ b|timeuntil:a }}",
        R"({"a": {"$datetime": "2024-03-05T00:00:00"}, "b": {"$datetime": "2024-03-13T05:00:00"}})",
        "1\u00a0week, 1\u00a0day");
    row("[{{ a|timesince:b }}]",
        R"({"a": {"$datetime": "2024-03-05T00:00:00"}, "b": {"$datetime": "2024-03-13T05:00:00Z"}})",
        "[]");
}

void TestFilters::logic_data()
{
    columns();
    row("{{ v|default:'d' }}{{ v|default_if_none:'n' }}", R"({"v": 0})", "d0");
    row("{{ v|yesno }}{{ v|yesno:'a,b' }}{{ v|yesno:'a,b,c' }}", R"({"v": null})", "maybebc");
    row("{{ v|pluralize }}{{ v|pluralize:'es' }}{{ v|pluralize:'y,ies' }}", R"({"v": 2})",
        "sesies");
    row("[{{ v|pluralize }}]{{ w|pluralize:'y,ies' }}", R"({"v": 1, "w": [1]})", "[]y");
    row("{{ v|pprint|safe }}", R"({"v": {"b": [1, "x"], "a": null}})",
        "{'a': None, 'b': [1, 'x']}");
    row("{{ v|pprint|safe }}",
        R"({"v": ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "cccccccccccccccccccccccccc"]})",
        "['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',\n 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',\n "
        "'cccccccccccccccccccccccccc']");
}

void TestFilters::truncation_data()
{
    columns();
    row("{{ v|truncatechars:4 }}{{ v|truncatechars:'x' }}", R"({"v": "abcde"})", "abc…abcde");
    row("{{ v|truncatewords:2 }}", R"({"v": "a  b\nc"})", "a b …");
    row("{{ v|truncatewords_html:2|safe }}", R"({"v": "<p>a <b>b c</b> d</p>"})",
        "<p>a <b>b …</b></p>");
    row("{{ v|truncatechars_html:3|safe }}", R"({"v": "<p>a<br>b&eacute;cd</p>"})",
        "<p>a<br>b…</p>");
    row("{{ v|truncatechars_html:9|safe }}", R"({"v": "<i/>a<img>b"})", "<i/></i>a<img>b");
    row("{{ v|truncatechars:m }}", R"({"v": "a", "m": null})", "!TypeError");
}

void TestFilters::links_data()
{
    columns();
    row("{{ v|urlize }}", R"({"v": "see (www.a.com/x?y=1&z=2), ok"})",
        "see (<a href=\"http://www.a.com/x?y=1&amp;z=2\" "
        "rel=\"nofollow\">www.a.com/x?y=1&amp;z=2</a>), ok");
    row("{{ v|urlize }}", R"({"v": "<a.b@c.de> a.org."})",
        "&lt;<a href=\"mailto:a.b@c.de\">a.b@c.de</a>&gt; <a href=\"http://a.org\" "
        "rel=\"nofollow\">a.org</a>.");
    row("{{ v|urlize }}", R"({"v": "https://é.com/ü?q=ü"})",
        "<a href=\"https://%C3%A9.com/%C3%BC?q=%C3%BC\" rel=\"nofollow\">https://é.com/ü?q=ü</a>");
    row("{{ v|urlizetrunc:8 }}", R"({"v": "http://example.com"})",
        "<a href=\"http://example.com\" rel=\"nofollow\">http://…</a>");
    row("{{ v|urlencode }}{{ v|urlencode:'' }}", R"({"v": "/a b&"})", "/a%20b%26%2Fa%20b%26");
    row("{{ v|iriencode }}", R"({"v": "/é?a=1&b=%20"})", "/%C3%A9?a=1&amp;b=%20");
}

QTEST_GUILESS_MAIN(TestFilters)
#include "tst_filters.moc"
