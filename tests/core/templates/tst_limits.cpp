// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile templates end in an error: no crash, no hang, no full memory.
#include "tests/core/templates/rendering.h"

#include <QElapsedTimer>

#include <random>

using namespace Quintette;
using namespace Quintette::Testing;

class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void include_ofItself_isAnError();
    void nesting_beyondLimit_isAnError_data();
    void nesting_beyondLimit_isAnError();
    void output_withoutEnd_isAnError();
    void lexer_onOpenBraces_isLinear();
    void render_ofRandomTemplates_survives();
};

void TestLimits::include_ofItself_isAnError()
{
    const QHash<QString, QString> templates{
            {u"a"_s, u"{% include 'b' %}"_s},
            {u"b"_s, u"{% include 'a' %}"_s},
            {u"tree"_s, u"{{ n.v }}{% for n in n.c %}{% include 'tree' %}{% endfor %}"_s}};
    QVERIFY(rendered(u"{% include 'a' %}"_s, u"{}"_s, templates).startsWith(u"TemplateLimitError"));
    QString tree = u"{\"v\": 1}"_s;
    for (int depth = 0; depth < 50; ++depth)
        tree = u"{\"v\": 1, \"c\": ["_s + tree + u"]}"_s;
    QCOMPARE(rendered(u"{% include 'tree' %}"_s, u"{\"n\": "_s + tree + u'}', templates).size(),
             51);
}

void TestLimits::nesting_beyondLimit_isAnError_data()
{
    QTest::addColumn<QString>("begin");
    QTest::newRow("if") << u"{% if 1 %}"_s;
    QTest::newRow("with") << u"{% with a=1 %}"_s;
    QTest::newRow("filter") << u"{% filter upper %}"_s;
    QTest::newRow("extends") << u"{% extends 'a' %}"_s;
}

void TestLimits::nesting_beyondLimit_isAnError()
{
    QFETCH(QString, begin);
    QVERIFY(rendered(begin.repeated(100'000)).startsWith(u"TemplateSyntaxError"));
    QVERIFY(rendered(u"{% if "_s + u"not "_s.repeated(100'000) + u"a %}{% endif %}"_s)
                    .startsWith(u"TemplateSyntaxError"));
}

void TestLimits::output_withoutEnd_isAnError()
{
    const QString many = u"{\"s\": \"%1\"}"_s.arg(QString(300, u'x'));
    QVERIFY(rendered(u"{% for c in s %}{{ c|center:1000000 }}{% endfor %}"_s, many)
                    .startsWith(u"TemplateLimitError"));
    QVERIFY(rendered(u"{{ 1|center:1000001 }}"_s).startsWith(u"TemplateLimitError"));
}

void TestLimits::lexer_onOpenBraces_isLinear()
{
    QElapsedTimer timer;
    timer.start();
    rendered(u"{{{%{#"_s.repeated(200'000));
    rendered(u"{% if '"_s + u"\\' "_s.repeated(2'000));
    rendered(u"{{ v|striptags }}{{ v|urlize }}{{ v|truncatechars_html:5 }}"_s,
             u"{\"v\": \"%1\"}"_s.arg(u"<a <!-- &(([[.;:"_s.repeated(5'000)));
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
}

void TestLimits::render_ofRandomTemplates_survives()
{
    // QUINTETTE_FUZZ_RUNS=1000000 for the long run; the seed is fixed so that a failure can be
    // repeated.
    const int runs = qEnvironmentVariableIsSet("QUINTETTE_FUZZ_RUNS")
            ? qEnvironmentVariableIntValue("QUINTETTE_FUZZ_RUNS")
            : 20'000;
    std::mt19937 random(qEnvironmentVariableIntValue("QUINTETTE_FUZZ_SEED") + 1);
    const auto below = [&random](size_t limit) { return size_t(random() % limit); };

    EngineOptions options;
    options.loaders += std::make_shared<MemoryLoader>(
            QHash<QString, QString>{{u"a"_s, u"{% block b %}x{% endblock %}"_s},
                                    {u"b"_s, u"{% include 'a' %}{% include x %}"_s}});
    const Engine engine(options);
    QStringList pieces{u"{{ "_s,   u" }}"_s, u"{% "_s,   u" %}"_s,  u"|"_s,    u":"_s,
                       u"'"_s,     u"\""_s,  u"."_s,     u"a"_s,    u"x"_s,    u"l"_s,
                       u"s"_s,     u"d"_s,   u" "_s,     u"\n"_s,   u"1"_s,    u"-1"_s,
                       u"0.5"_s,   u"<b>"_s, u"&lt;"_s,  u" in "_s, u" as "_s, u" by "_s,
                       u"with "_s, u"="_s,   u"\\"_s,    u"{#"_s,   u"#}"_s,   u"é😀"_s,
                       u"_("_s,    u")"_s,   u" not "_s, u" == "_s, u"%"_s,    u"99999999"_s};
    for (const auto &library : engine.builtins()) {
        for (const QString &tag : library->tagNames()) {
            pieces += u"{% "_s + tag + u" "_s;
            pieces += u"{% end"_s + tag + u" %}"_s;
        }
        for (const QString &filter : library->filterNames())
            pieces += u"{{ x|"_s + filter + u":"_s;
    }
    const Dict values{{u"x"_s, u"<p>some http://text.com &amp; it's</p>"_s},
                      {u"l"_s, ValueList{1, u"two"_s, ValueList{3.5, Value()}}},
                      {u"a"_s, QDate(2024, 3, 5)},
                      {u"s"_s, Value::safe(u"<i>"_s)},
                      {u"d"_s, Dict{{u"a"_s, 1}, {u"b"_s, Dict{}}}}};
    int compiled = 0;
    for (int run = 0; run < runs; ++run) {
        QString source;
        for (size_t count = 1 + below(12); count > 0; --count)
            source += pieces[qsizetype(below(size_t(pieces.size())))];
        try {
            Context context(values);
            (void)engine.fromString(source)->render(context);
            ++compiled;
        } catch (const Error &) {
        }
    }
    QVERIFY2(compiled > runs / 100,
             qPrintable(u"only %1 of %2 could be rendered"_s.arg(compiled).arg(runs)));
}

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
