// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/templates/rendering.h"

#include "core/templates/parser.h"
#include "core/templates/templatevalue.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <thread>

using namespace Quintette;
using namespace Quintette::Testing;

class TestEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void get_fromDirectories_takesTheFirst();
    void get_ofNameOutside_isRefused();
    void get_whenReloading_noticesChanges();
    void extends_ofOwnName_findsTheNextDirectory();
    void render_ofFragment_showsOnlyIt();
    void syntaxError_namesTemplateLineAndSource();
    void renderingError_isPlacedForTheDebugPage();
    void filters_ofPlugin_takeOneLine();
    void simpleTags_checkTheirArguments();
    void simpleBlockTag_getsItsContent();
    void inclusionTag_rendersItsTemplate();
    void fullTag_parsesItself();
    void objects_areAskedForAttributesAndCalled();
    void contextProcessors_lieUnderTheVariables();
    void stringIfInvalid_showsTheName();
    void render_fromManyThreads_givesTheSame();

private:
    void write(const QString &name, const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestEngine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestEngine::write(const QString &name, const QByteArray &text) const
{
    const QString path = m_folder->filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void TestEngine::get_fromDirectories_takesTheFirst()
{
    write(u"one/a.html"_s, "one");
    write(u"two/a.html"_s, "two");
    write(u"two/sub/b.html"_s, "b");
    EngineOptions options;
    options.directories = {m_folder->filePath(u"one"_s), m_folder->filePath(u"two"_s)};
    const Engine engine(options);
    QCOMPARE(engine.render(u"a.html"_s, Dict()), QByteArray("one"));
    QCOMPARE(engine.render(u"sub/b.html"_s, Dict()), QByteArray("b"));
    QCOMPARE(engine.templateNames(), QStringList({u"a.html"_s, u"sub/b.html"_s}));
    QCOMPARE(engine.select({u"x.html"_s, u"a.html"_s})->name(), u"a.html"_s);
    QVERIFY_THROWS_EXCEPTION(TemplateDoesNotExist, engine.select({u"x.html"_s}));
}

void TestEngine::get_ofNameOutside_isRefused()
{
    write(u"secret.html"_s, "secret");
    write(u"one/a.html"_s, "a");
    EngineOptions options;
    options.directories = {m_folder->filePath(u"one"_s)};
    const Engine engine(options);
    for (const QString &name : {u"../secret.html"_s, u"x/../../secret.html"_s,
                                m_folder->filePath(u"secret.html"_s), u""_s, u"a.html\0"_s})
        QVERIFY_THROWS_EXCEPTION(TemplateDoesNotExist, engine.get(name));
}

void TestEngine::get_whenReloading_noticesChanges()
{
    write(u"a.html"_s, "old");
    EngineOptions options;
    options.directories = {m_folder->path()};
    const Engine kept(options);
    options.reload = true;
    const Engine reloading(options);
    QCOMPARE(kept.render(u"a.html"_s, Dict()), QByteArray("old"));
    QCOMPARE(reloading.render(u"a.html"_s, Dict()), QByteArray("old"));
    write(u"a.html"_s, "newer");
    QCOMPARE(kept.render(u"a.html"_s, Dict()), QByteArray("old"));
    QCOMPARE(reloading.render(u"a.html"_s, Dict()), QByteArray("newer"));
    kept.clear();
    QCOMPARE(kept.render(u"a.html"_s, Dict()), QByteArray("newer"));
}

void TestEngine::extends_ofOwnName_findsTheNextDirectory()
{
    write(u"site/base.html"_s,
          "{% extends 'base.html' %}{% block a %}site {{ block.super }}{% endblock %}");
    write(u"app/base.html"_s, "<{% block a %}app{% endblock %}>");
    EngineOptions options;
    options.directories = {m_folder->filePath(u"site"_s), m_folder->filePath(u"app"_s)};
    QCOMPARE(Engine(options).render(u"base.html"_s, Dict()), QByteArray("<site app>"));
}

void TestEngine::render_ofFragment_showsOnlyIt()
{
    EngineOptions options;
    options.loaders += std::make_shared<MemoryLoader>(
            QHash<QString, QString>{{u"p"_s, u"a{% partialdef f %}{{ x }}{% endpartialdef %}b"_s}});
    const Engine engine(options);
    QCOMPARE(engine.render(u"p#f"_s, Dict{{u"x"_s, 5}}), QByteArray("5"));
    QVERIFY_THROWS_EXCEPTION(TemplateDoesNotExist, engine.get(u"p#g"_s));
}

void TestEngine::syntaxError_namesTemplateLineAndSource()
{
    const Engine engine;
    try {
        (void)engine.fromString(u"one\n{% if x %}\n  {{ y|nothing }}\n{% endif %}"_s,
                                u"blog/list.html"_s);
        QFAIL("no error");
    } catch (const TemplateSyntaxError &error) {
        QCOMPARE(error.place().line, 3);
        QCOMPARE(error.place().templateName, u"blog/list.html"_s);
        QCOMPARE(error.message(),
                 u"blog/list.html:3: Invalid filter: 'nothing'\n    {{ y|nothing }}"_s);
        QCOMPARE(error.place().excerpt.size(), 4);
    }
}

void TestEngine::renderingError_isPlacedForTheDebugPage()
{
    const Engine engine;
    Context context(Dict{{u"n"_s, 5}});
    const auto compiled = engine.fromString(u"a\n{% for x in n %}{% endfor %}"_s, u"list.html"_s);
    QVERIFY_THROWS_EXCEPTION(TypeError, compiled->render(context));
    QCOMPARE(context.failurePlace().toString(), u"list.html:2"_s);
}

static EngineOptions withLibrary(const std::shared_ptr<Library> &library)
{
    EngineOptions options;
    options.libraries.insert(u"blog"_s, library);
    return options;
}

void TestEngine::filters_ofPlugin_takeOneLine()
{
    auto library = std::make_shared<Library>();
    library->filter(u"shout"_s, [](const Value &v) { return v.toString().toUpper() + u'!'; });
    library->filter(u"times"_s, [](const Value &v, const Value &n) {
        return v.toString().repeated(*n.toInt());
    });
    library->filter(u"maybe"_s,
                    [](const Value &v, const std::optional<Value> &n) { return n ? *n : v; });
    library->filter(u"escaping"_s, [](const Value &, const Context &c) { return c.autoescape(); });
    const EngineOptions options = withLibrary(library);
    QCOMPARE(
            rendered(
                    u"{% load blog %}{{ 'a'|shout }}{{ 'b'|times:3 }}{{ 1|maybe }}{{ 1|maybe:2 }}{{ 1|escaping }}"_s,
                    u"{}"_s, {}, options),
            u"A!bbb12True"_s);
    QVERIFY(rendered(u"{% load blog %}{{ 'a'|shout:1 }}"_s, u"{}"_s, {}, options)
                    .startsWith(u"TemplateSyntaxError"));
    QVERIFY(rendered(u"{% load blog %}{{ 'a'|times }}"_s, u"{}"_s, {}, options)
                    .startsWith(u"TemplateSyntaxError"));
    QVERIFY(rendered(u"{{ 'a'|shout }}"_s, u"{}"_s, {}, options)
                    .startsWith(u"TemplateSyntaxError"));
}

void TestEngine::simpleTags_checkTheirArguments()
{
    auto library = std::make_shared<Library>();
    library->simpleTag(u"greet"_s, {{u"name"_s, u"greeting="_s}}, [](TagCall &call) {
        return Value(call.value(u"greeting", u"Hello"_s).toString() + u' '
                     + call.value(u"name").toString());
    });
    const EngineOptions options = withLibrary(library);
    const auto shown = [&options](const QString &source) {
        return rendered(u"{% load blog %}"_s + source, u"{\"x\": \"<Ann>\"}"_s, {}, options);
    };
    QCOMPARE(shown(u"{% greet x %}"_s), u"Hello &lt;Ann&gt;"_s);
    QCOMPARE(shown(u"{% greet name='Bob' greeting='Hi' %}"_s), u"Hi Bob"_s);
    QCOMPARE(shown(u"{% greet 'Bob' 'Hi' as g %}[{{ g }}]"_s), u"[Hi Bob]"_s);
    for (const QString &wrong :
         {u"{% greet %}"_s, u"{% greet 1 2 3 %}"_s, u"{% greet 1 name=2 %}"_s,
          u"{% greet nam=1 %}"_s, u"{% greet greeting='a' 1 %}"_s})
        QVERIFY2(shown(wrong).startsWith(u"TemplateSyntaxError"), qPrintable(wrong));
}

void TestEngine::simpleBlockTag_getsItsContent()
{
    auto library = std::make_shared<Library>();
    library->simpleBlockTag(u"box"_s, {{u"title"_s}}, [](TagCall &call, const QString &content) {
        return Value::safe(u"<div>"_s + call.value(u"title").toString() + u": "_s + content
                           + u"</div>"_s);
    });
    QCOMPARE(rendered(u"{% load blog %}{% box 't' %}{{ x }}{% endbox %}"_s, u"{\"x\": \"<\"}"_s, {},
                      withLibrary(library)),
             u"<div>t: &lt;</div>"_s);
}

void TestEngine::inclusionTag_rendersItsTemplate()
{
    auto library = std::make_shared<Library>();
    library->inclusionTag(u"badge"_s, u"badge.html"_s, {{u"text"_s}}, [](TagCall &call) {
        return Dict{{u"text"_s, call.value(u"text")}};
    });
    QCOMPARE(rendered(u"{% load blog %}{% badge 'new' %}"_s, u"{\"other\": 1}"_s,
                      {{u"badge.html"_s, u"<b>{{ text }}{{ other }}</b>"_s}}, withLibrary(library)),
             u"<b>new</b>"_s);
}

class TwiceNode : public Node
{
public:
    explicit TwiceNode(NodeList nodes) : m_nodes(std::move(nodes)) { }
    void render(Context &context, Output &out) const override
    {
        m_nodes.render(context, out);
        m_nodes.render(context, out);
    }

private:
    NodeList m_nodes;
};

void TestEngine::fullTag_parsesItself()
{
    auto library = std::make_shared<Library>();
    library->tag(u"twice"_s, [](Parser &parser, const Token &) {
        return std::make_unique<TwiceNode>(parser.parseThrough(u"endtwice"_s));
    });
    QCOMPARE(rendered(u"{% load blog %}{% twice %}a{{ x }}{% endtwice %}"_s, u"{\"x\": 1}"_s, {},
                      withLibrary(library)),
             u"a1a1"_s);
}

/// A model object as templates see it.
class Person : public ValueObject
{
public:
    QString toString() const override { return u"<Ann>"_s; }
    std::optional<Value> attribute(const QString &name) const override
    {
        if (name == u"name")
            return Value(u"Ann"_s);
        if (name == u"boss")
            throw ObjectDoesNotExist(u"Ann has no boss"_s);
        if (name == u"greet" || name == u"remove")
            return Value(new Method(name == u"remove"));
        return std::nullopt;
    }

private:
    class Method : public ValueObject
    {
    public:
        explicit Method(bool alters) : m_alters(alters) { }
        QString toString() const override { return u"method"_s; }
        bool isCallable() const override { return true; }
        bool altersData() const override { return m_alters; }
        Value call(const ValueList &) const override { return u"called"_s; }

    private:
        bool m_alters;
    };
};

void TestEngine::objects_areAskedForAttributesAndCalled()
{
    const Engine engine;
    Context context(Dict{{u"p"_s, Value(new Person)}});
    const auto compiled = engine.fromString(
            u"{{ p }}{{ p.name }}[{{ p.boss.name }}{{ p.remove }}]{{ p.greet }}{{ p.x }}"_s);
    QCOMPARE(compiled->render(context), QByteArray("&lt;Ann&gt;Ann[]called"));
    Context other(Dict{{u"t"_s, Value(new TemplateValue(compiled))}, {u"p"_s, u"x"_s}});
    QCOMPARE(engine.fromString(u"{% include t %}"_s)->render(other), QByteArray("x[]"));
}

void TestEngine::contextProcessors_lieUnderTheVariables()
{
    EngineOptions options;
    options.contextProcessors += [](const Value &request) {
        return Dict{{u"a"_s, u"processor "_s + request.toString()}, {u"b"_s, u"processor"_s}};
    };
    const Engine engine(options);
    Context context(Dict{{u"b"_s, u"view"_s}});
    context.setRequest(u"R"_s);
    QCOMPARE(engine.fromString(u"{{ a }}|{{ b }}"_s)->render(context),
             QByteArray("processor R|view"));
    Context without(Dict{});
    QCOMPARE(engine.fromString(u"{{ a }}|"_s)->render(without), QByteArray("|"));
}

void TestEngine::stringIfInvalid_showsTheName()
{
    EngineOptions options;
    options.stringIfInvalid = u"?%s?"_s;
    QCOMPARE(rendered(u"{{ a.b|upper }}{% if a %}y{% endif %}"_s, u"{}"_s, {}, options),
             u"?a.b?"_s);
}

void TestEngine::render_fromManyThreads_givesTheSame()
{
    const Engine engine;
    const auto compiled = engine.fromString(
            u"{% for i in l %}{% cycle 'a' 'b' %}{{ i|add:1 }}{% ifchanged i %}!{% endifchanged %}{% endfor %}"_s);
    ValueList numbers;
    for (int i = 0; i < 200; ++i)
        numbers += i;
    const Dict values{{u"l"_s, numbers}};
    Context first(values);
    const QByteArray expected = compiled->render(first);
    std::atomic<int> different = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int round = 0; round < 20; ++round) {
                Context context(values);
                different += compiled->render(context) == expected ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(different.load(), 0);
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
