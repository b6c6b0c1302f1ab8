// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/templatecommand.h"

#include "core/base/json.h"
#include "core/management/contextjson.h"
#include "core/templates/engine.h"

#include <QDir>
#include <QFile>

#include <cstdio>

namespace Quintette {

namespace {

enum Status { Done = 0, Failed = 1, Usage = 2 };

struct Options
{
    QString name;
    QString text;
    QString spec;
    QString context;
    QStringList directories;
};

/// The arguments do not fit the command.
QUINTETTE_ERROR(UsageError, CommandError)
UsageError::~UsageError() = default;

void print(const QByteArray &utf8)
{
    std::fwrite(utf8.constData(), 1, size_t(utf8.size()), stdout);
}

void complain(const QString &message)
{
    const QByteArray utf8 = u"quintette template: %1\n"_s.arg(message).toUtf8();
    std::fwrite(utf8.constData(), 1, size_t(utf8.size()), stderr);
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

QStringList directoriesOr(const QStringList &given)
{
    return given.isEmpty() ? QStringList{u"templates"_s} : given;
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

void render(const QStringList &arguments)
{
    const Options options = readOptions(arguments);
    if (!options.spec.isEmpty()) {
        renderSpec(options.spec);
        return;
    }
    EngineOptions engineOptions;
    engineOptions.directories = directoriesOr(options.directories);
    const Engine engine(engineOptions);
    Dict values;
    if (!options.context.isEmpty()) {
        const Value context = contextValueFromJson(jsonIn(options.context));
        if (context.type() != Value::Type::Dict)
            throw CommandError(
                    u"%1: an object with the variables is expected"_s.arg(options.context));
        values = context.dict();
    }
    Context context(values);
    print(options.name.isEmpty() ? engine.fromString(options.text, u"--string"_s)->render(context)
                                 : engine.render(options.name, context));
}

/// Compiles every template below the directories; each error is one line with file and line.
int check(const QStringList &arguments)
{
    EngineOptions options;
    options.directories = directoriesOr(arguments);
    for (const QString &directory : std::as_const(options.directories)) {
        if (!QDir(directory).exists())
            throw CommandError(u"there is no folder %1"_s.arg(directory));
    }
    const Engine engine(options);
    const QStringList names = engine.templateNames();
    int failures = 0;
    for (const QString &name : names) {
        try {
            engine.get(name);
        } catch (const TemplateSyntaxError &error) {
            ++failures;
            const QString path = engine.source(name).origin;
            print(u"%1:%2: %3\n"_s.arg(path).arg(error.place().line).arg(error.problem()).toUtf8());
        }
    }
    print(u"%1 templates, %2 with errors\n"_s.arg(names.size()).arg(failures).toUtf8());
    return failures ? Failed : Done;
}

} // namespace

int runTemplateCommand(const QStringList &arguments)
{
    try {
        const QString action = arguments.value(0);
        if (action == u"check")
            return check(arguments.mid(1));
        if (action != u"render")
            throw UsageError(u"say \"render\" or \"check\""_s);
        render(arguments.mid(1));
        return Done;
    } catch (const UsageError &error) {
        complain(error.message());
        return Usage;
    } catch (const Error &error) {
        complain(error.name() + u": "_s + error.message());
        return Failed;
    }
}

} // namespace Quintette
