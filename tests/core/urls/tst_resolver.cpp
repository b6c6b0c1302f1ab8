// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/urls/resolver.h"

#include <QTest>

using namespace Quintette;

static View named(const QString &name)
{
    return [name](Request &) { return Response::text(name); };
}

static UrlPatterns patterns()
{
    const UrlPatterns articles = {
            path(u""_s, named(u"list"_s), u"list"_s),
            path(u"<int:year>/<slug:slug>/"_s, named(u"detail"_s), u"detail"_s),
            path(u"<uuid:key>/"_s, named(u"by-key"_s), u"by_key"_s),
    };
    const UrlPatterns admin = {
            path(u""_s, named(u"index"_s), u"index"_s),
            path(u"<path:object_id>/change/"_s, named(u"change"_s), u"change"_s),
    };
    return {
            path(u"articles/2003/"_s, named(u"special"_s), u"special"_s),
            include(u"articles/"_s, articles),
            include(u"<str:lang>/articles/"_s, articles, u"translated"_s),
            include(u"admin/"_s, admin, u"admin"_s),
            include(u"admin2/"_s, admin, u"second"_s, u"admin"_s),
            rePath(u"^page-(?P<number>[0-9]{1,4})/$"_s, named(u"page"_s), u"page"_s),
            rePath(u"^old/(\\d+)/([a-z]+)/$"_s, named(u"old"_s), u"old"_s),
            rePath(u"^shelf/(?:row-(?P<row>\\d+)/)?$"_s, named(u"shelf"_s), u"shelf"_s),
            path(u"fixed/"_s, named(u"fixed"_s), u"fixed"_s, {.arguments = {{u"kind"_s, u"a"_s}}}),
            path(u"files/<path:name>"_s, named(u"files"_s), u"files"_s),
            path(u"سلام/<str:wer>/"_s, named(u"hello"_s), u"hello"_s),
            path(u"twice/<int:a>/"_s, named(u"first"_s), u"twice"_s),
            path(u"other/<int:a>/"_s, named(u"last"_s), u"twice"_s),
    };
}

class TestResolver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resolve_findsTheFirstThatFits_data();
    void resolve_findsTheFirstThatFits();
    void resolve_joinsRouteAndNamespaces();
    void reverse_buildsTheUrl_data();
    void reverse_buildsTheUrl();
    void reverse_ofWhatDoesNotFit_throws_data();
    void reverse_ofWhatDoesNotFit_throws();
    void compile_ofABadPattern_namesIt_data();
    void compile_ofABadPattern_namesIt();
    void handler_withoutMatch_raises404();
    void converter_ofAPlugin_works();
    void routes_haveTheNamesThatReverseTakes();

private:
    const UrlResolver m_resolver{patterns()};
};

void TestResolver::resolve_findsTheFirstThatFits_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("view");
    QTest::addColumn<QString>("kwargs");
    QTest::newRow("literal first") << u"/articles/2003/"_s << u"special"_s << u"{}"_s;
    QTest::newRow("include") << u"/articles/"_s << u"list"_s << u"{}"_s;
    QTest::newRow("int and slug") << u"/articles/2004/a-b_c/"_s << u"detail"_s
                                  << u"{'year': 2004, 'slug': 'a-b_c'}"_s;
    QTest::newRow("int too large")
            << u"/articles/99999999999999999999/a/"_s << QString() << QString();
    QTest::newRow("uuid") << u"/articles/075194d3-6885-417e-a8a8-6c931e272f00/"_s << u"by-key"_s
                          << u"{'key': UUID('075194d3-6885-417e-a8a8-6c931e272f00')}"_s;
    QTest::newRow("prefix parameter")
            << u"/de/articles/7/x/"_s << u"detail"_s << u"{'lang': 'de', 'year': 7, 'slug': 'x'}"_s;
    QTest::newRow("path converter")
            << u"/admin/a/b/change/"_s << u"change"_s << u"{'object_id': 'a/b'}"_s;
    QTest::newRow("regex named") << u"/page-12/"_s << u"page"_s << u"{'number': '12'}"_s;
    QTest::newRow("regex too long") << u"/page-12345/"_s << QString() << QString();
    QTest::newRow("regex unnamed") << u"/old/5/abc/"_s << u"old"_s << u"{}"_s;
    QTest::newRow("optional group absent") << u"/shelf/"_s << u"shelf"_s << u"{}"_s;
    QTest::newRow("optional group") << u"/shelf/row-3/"_s << u"shelf"_s << u"{'row': '3'}"_s;
    QTest::newRow("fixed argument") << u"/fixed/"_s << u"fixed"_s << u"{'kind': 'a'}"_s;
    QTest::newRow("other letters") << u"/سلام/welt/"_s << u"hello"_s << u"{'wer': 'welt'}"_s;
    QTest::newRow("no final slash") << u"/articles"_s << QString() << QString();
    QTest::newRow("no such") << u"/nothing/"_s << QString() << QString();
    QTest::newRow("newline is no end") << u"/fixed/\n"_s << QString() << QString();
    QTest::newRow("without slash") << u"fixed/"_s << QString() << QString();
}

void TestResolver::resolve_findsTheFirstThatFits()
{
    QFETCH(QString, path);
    QFETCH(QString, view);
    QFETCH(QString, kwargs);
    const auto match = m_resolver.resolve(path);
    QCOMPARE(match.has_value(), !view.isEmpty());
    if (!match)
        return;
    Request request;
    QCOMPARE(QString::fromUtf8(match->view()(request).body()), view);
    QCOMPARE(Value(match->kwargs).toRepr(), kwargs);
}

void TestResolver::resolve_joinsRouteAndNamespaces()
{
    const auto match = m_resolver.resolve(u"/admin2/5/change/"_s);
    QVERIFY(match);
    QCOMPARE(match->viewName(), u"second:change"_s);
    QCOMPARE(match->appNames, QStringList{u"admin"_s});
    QCOMPARE(match->route, u"admin2/<path:object_id>/change/"_s);
    const auto unnamed = m_resolver.resolve(u"/old/5/abc/"_s);
    QCOMPARE(Value(unnamed->args).toRepr(), u"['5', 'abc']"_s);
}

void TestResolver::reverse_buildsTheUrl_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ValueList>("args");
    QTest::addColumn<Dict>("kwargs");
    QTest::addColumn<QString>("url");
    QTest::newRow("literal") << u"special"_s << ValueList{} << Dict{} << u"/articles/2003/"_s;
    QTest::newRow("args") << u"detail"_s << ValueList{2004, u"a-b"_s} << Dict{}
                          << u"/articles/2004/a-b/"_s;
    QTest::newRow("kwargs") << u"detail"_s << ValueList{}
                            << Dict{{u"slug"_s, u"x"_s}, {u"year"_s, 1}} << u"/articles/1/x/"_s;
    QTest::newRow("namespace") << u"admin:index"_s << ValueList{} << Dict{} << u"/admin/"_s;
    QTest::newRow("instance") << u"second:index"_s << ValueList{} << Dict{} << u"/admin2/"_s;
    QTest::newRow("quoted") << u"admin:change"_s << ValueList{u"a b/ü"_s} << Dict{}
                            << u"/admin/a%20b/%C3%BC/change/"_s;
    QTest::newRow("prefix") << u"translated:detail"_s << ValueList{}
                            << Dict{{u"lang"_s, u"de"_s}, {u"year"_s, 1}, {u"slug"_s, u"x"_s}}
                            << u"/de/articles/1/x/"_s;
    QTest::newRow("regex") << u"page"_s << ValueList{} << Dict{{u"number"_s, 7}} << u"/page-7/"_s;
    QTest::newRow("regex unnamed")
            << u"old"_s << ValueList{5, u"abc"_s} << Dict{} << u"/old/5/abc/"_s;
    QTest::newRow("optional absent") << u"shelf"_s << ValueList{} << Dict{} << u"/shelf/"_s;
    QTest::newRow("optional") << u"shelf"_s << ValueList{} << Dict{{u"row"_s, 3}}
                              << u"/shelf/row-3/"_s;
    QTest::newRow("fixed") << u"fixed"_s << ValueList{} << Dict{} << u"/fixed/"_s;
    QTest::newRow("fixed given") << u"fixed"_s << ValueList{} << Dict{{u"kind"_s, u"a"_s}}
                                 << u"/fixed/"_s;
    QTest::newRow("last of a name") << u"twice"_s << ValueList{1} << Dict{} << u"/other/1/"_s;
}

void TestResolver::reverse_buildsTheUrl()
{
    QFETCH(QString, name);
    QFETCH(ValueList, args);
    QFETCH(Dict, kwargs);
    QFETCH(QString, url);
    QCOMPARE(m_resolver.reverse(name, args, kwargs), url);
}

void TestResolver::reverse_ofWhatDoesNotFit_throws_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ValueList>("args");
    QTest::addColumn<Dict>("kwargs");
    QTest::addColumn<QString>("message");
    QTest::newRow("unknown") << u"nothing"_s << ValueList{} << Dict{}
                             << u"There is no URL pattern named"_s;
    QTest::newRow("namespace") << u"x:y"_s << ValueList{} << Dict{}
                               << u"not a registered namespace"_s;
    QTest::newRow("too few") << u"detail"_s << ValueList{1} << Dict{} << u"takes the arguments"_s;
    QTest::newRow("too many") << u"special"_s << ValueList{1} << Dict{} << u"takes the arguments"_s;
    QTest::newRow("no int") << u"detail"_s << ValueList{u"x"_s, u"y"_s} << Dict{}
                            << u"takes the arguments"_s;
    QTest::newRow("no slug") << u"detail"_s << ValueList{1, u"a b"_s} << Dict{}
                             << u"takes the arguments"_s;
    QTest::newRow("slash in str") << u"hello"_s << ValueList{u"a/b"_s} << Dict{}
                                  << u"takes the arguments"_s;
    QTest::newRow("fixed differs")
            << u"fixed"_s << ValueList{} << Dict{{u"kind"_s, u"b"_s}} << u"arguments"_s;
    QTest::newRow("regex") << u"page"_s << ValueList{12345} << Dict{} << u"takes the arguments"_s;
}

void TestResolver::reverse_ofWhatDoesNotFit_throws()
{
    QFETCH(QString, name);
    QFETCH(ValueList, args);
    QFETCH(Dict, kwargs);
    QFETCH(QString, message);
    try {
        m_resolver.reverse(name, args, kwargs);
        QFAIL("nothing was thrown");
    } catch (const NoReverseMatch &error) {
        QVERIFY2(error.message().contains(message), qPrintable(error.message()));
    }
}

void TestResolver::compile_ofABadPattern_namesIt_data()
{
    QTest::addColumn<UrlPattern>("pattern");
    QTest::newRow("converter") << path(u"<nix:a>/"_s, named({}));
    QTest::newRow("name") << path(u"<int:a-b>/"_s, named({}));
    QTest::newRow("twice") << path(u"<int:a>/<int:a>/"_s, named({}));
    QTest::newRow("regex") << rePath(u"^(unclosed"_s, named({}));
}

void TestResolver::compile_ofABadPattern_namesIt()
{
    QFETCH(UrlPattern, pattern);
    try {
        const UrlResolver resolver({pattern});
        QFAIL("nothing was thrown");
    } catch (const ImproperlyConfigured &error) {
        QVERIFY2(error.message().contains(pattern.pattern), qPrintable(error.message()));
    }
}

void TestResolver::handler_withoutMatch_raises404()
{
    const auto resolver = std::make_shared<const UrlResolver>(patterns());
    const Handler handler = attachMatch(resolver, callMatchedView(resolver));
    Request found("GET", "/articles/2004/x/");
    QCOMPARE(handler(found).body(), "detail");
    QCOMPARE(pathArgument(found, u"year"), Value(2004));
    Request missing("GET", "/no/");
    QVERIFY_THROWS_EXCEPTION(Http404, handler(missing));
}

void TestResolver::converter_ofAPlugin_works()
{
    UrlConverters converters;
    converters.add(
            u"hex"_s,
            {u"[0-9a-f]+"_s,
             [](const QString &text) { return std::optional<Value>(text.toLongLong(nullptr, 16)); },
             [](const Value &value) {
                 return std::optional(QString::number(value.toInt().value_or(0), 16));
             }});
    const UrlResolver resolver({path(u"c/<hex:color>"_s, named({}), u"color"_s)}, converters);
    QCOMPARE(resolver.resolve(u"/c/ff"_s)->kwargs.value(u"color"), Value(255));
    QCOMPARE(resolver.reverse(u"color"_s, {254}), u"/c/fe"_s);
}

void TestResolver::routes_haveTheNamesThatReverseTakes()
{
    QHash<QString, QString> names;
    for (const UrlResolver::Route &route : m_resolver.routes())
        names.insert(route.pattern, route.name);
    QCOMPARE(names.value(u"articles/2003/"_s), u"special"_s);
    QCOMPARE(names.value(u"articles/<int:year>/<slug:slug>/"_s), u"detail"_s);
    QCOMPARE(names.value(u"<str:lang>/articles/"_s), u"translated:list"_s);
    QCOMPARE(names.value(u"admin/<path:object_id>/change/"_s), u"admin:change"_s);
    QCOMPARE(m_resolver.routes().first().pattern, u"articles/2003/"_s);
}

QTEST_GUILESS_MAIN(TestResolver)
#include "tst_resolver.moc"
