// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/commands/template.h"

#include "core/apps/application.h"
#include "core/base/json.h"
#include "core/management/contextjson.h"
#include "core/templates/engine.h"

#include <QDir>
#include <QFile>

#include <cstdio>

namespace Quintette {

namespace {

struct Options
{
    QString name;
    QString text;
    QString spec;
    QString context;
    QStringList directories;
};

void print(const QByteArray &utf8)
{
    std::fwrite(utf8.constData(), 1, size_t(utf8.size()), stdout);
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw CommandError(u"cannot read %1: %2"_s.arg(path, file.errorString()));
    return file.readAll();
}

Value jsonIn(const QString &path)
{
    const Result<Value> json = Json::parse(contentsOf(path));
    if (!json)
        throw CommandError(path + u": "_s + json.error());
    return *json;
}

Options readOptions(QStringList arguments)
{
    Options options;
    const auto next = [&arguments](const QString &option) {
        if (arguments.isEmpty())
            throw UsageError(u"%1 needs a value"_s.arg(option));
        return arguments.takeFirst();
    };
    while (!arguments.isEmpty()) {
        const QString word = arguments.takeFirst();
        if (word == u"--dir")
            options.directories += next(word);
        else if (word == u"--context")
            options.context = next(word);
        else if (word == u"--string")
            options.text = next(word);
        else if (word == u"--spec")
            options.spec = next(word);
        else if (word.startsWith(u"--") || !options.name.isEmpty())
            throw UsageError(u"unexpected argument %1"_s.arg(word));
        else
            options.name = word;
    }
    const int given = int(!options.name.isEmpty()) + int(!options.text.isNull())
            + int(!options.spec.isEmpty());
    if (given != 1)
        throw UsageError(u"render needs one of a template's name, --string TEXT and --spec FILE"_s);
    return options;
}

/// One case of a --spec file: its output, or the error that rendering it ends in.
Value answer(const Value &spec)
{
    try {
        QHash<QString, QString> templates;
        const Value given =
                spec.type() == Value::Type::Dict ? spec.dict().value(u"templates") : Value();
        if (given.type() != Value::Type::Dict)
            throw CommandError(u"a case needs \"templates\": {name: text}"_s);
        for (const Dict::Item &item : given.dict())
            templates.insert(item.key, item.value.toString());
        EngineOptions options;
        options.loaders += std::make_shared<MemoryLoader>(templates);
        const Engine engine(options);
        const Value values = contextValueFromJson(spec.dict().value(u"context"));
        const QByteArray output = engine.render(
                u"main.html"_s, values.type() == Value::Type::Dict ? values.dict() : Dict());
        return Dict{{u"output"_s, QString::fromUtf8(output)}};
    } catch (const Error &error) {
        return Dict{{u"error"_s, error.name()}, {u"message"_s, error.message()}};
    }
}

void renderSpec(const QString &path)
{
    const Value cases = jsonIn(path);
    if (!cases.isList())
        throw CommandError(u"%1: a list of cases is expected"_s.arg(path));
    ValueList answers;
    for (const Value &each : cases.list())
        answers += answer(each);
    print(Json::serialize(answers));
}

/// The engine of the folders; without any that of the project, which knows the tags of its plugins
/// too; outside of a project that of the folder "templates".
class ChosenEngine
{
public:
    ChosenEngine(QStringList directories, CommandContext &context)
    {
        if (directories.isEmpty() && !QFile::exists(u"quintette.toml"_s)
            && QDir(u"templates"_s).exists())
            directories = {u"templates"_s};
        if (directories.isEmpty()) {
            m_engine = &context.application(CommandContext::Models::Declared).templates();
            return;
        }
        for (const QString &directory : std::as_const(directories)) {
            if (!QDir(directory).exists())
                throw CommandError(u"there is no folder %1"_s.arg(directory));
        }
        m_own = std::make_unique<Engine>(EngineOptions{.directories = directories});
        m_engine = m_own.get();
    }
    const Engine *operator->() const { return m_engine; }

private:
    std::unique_ptr<const Engine> m_own;
    const Engine *m_engine = nullptr;
};

void render(CommandContext &command)
{
    const Options options = readOptions(command.arguments.mid(1));
    if (!options.spec.isEmpty()) {
        renderSpec(options.spec);
        return;
    }
    Dict values;
    if (!options.context.isEmpty()) {
        const Value context = contextValueFromJson(jsonIn(options.context));
        if (context.type() != Value::Type::Dict)
            throw CommandError(
                    u"%1: an object with the variables is expected"_s.arg(options.context));
        values = context.dict();
    }
    Context context(values);
    if (!options.text.isNull() && options.directories.isEmpty()) {
        print(Engine().fromString(options.text, u"--string"_s)->render(context));
        return;
    }
    const ChosenEngine engine(options.directories, command);
    print(options.name.isEmpty() ? engine->fromString(options.text, u"--string"_s)->render(context)
                                 : engine->render(options.name, context));
}

/// Compiles every template; each error is one line with file and line.
int check(CommandContext &command)
{
    const ChosenEngine engine(command.arguments.mid(1), command);
    const QStringList names = engine->templateNames();
    int failures = 0;
    for (const QString &name : names) {
        try {
            engine->get(name);
        } catch (const TemplateSyntaxError &error) {
            ++failures;
            const QString path = engine->source(name).origin;
            print(u"%1:%2: %3\n"_s.arg(path).arg(error.place().line).arg(error.problem()).toUtf8());
        }
    }
    print(u"%1 templates, %2 with errors\n"_s.arg(names.size()).arg(failures).toUtf8());
    return failures ? 1 : 0;
}

} // namespace

Command templateCommand()
{
    return {u"template"_s,
            u"template render NAME [--dir DIR]... [--context FILE.json] | render --string TEXT "
            "| render --spec FILE | check [DIR]..."_s,
            u"render or check templates"_s, [](CommandContext &context) {
                const QString action = context.arguments.value(0);
                if (action == u"check")
                    return check(context);
                if (action != u"render")
                    throw UsageError(u"say \"template render\" or \"template check\""_s);
                render(context);
                return 0;
            }};
}

} // namespace Quintette
