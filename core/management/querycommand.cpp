// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/querycommand.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/db/databaseerror.h"
#include "core/management/query/queryoutput.h"
#include "core/management/query/queryrequest.h"
#include "core/orm/inference.h"
#include "core/orm/sql/sqldialect.h"

#include <QCommandLineParser>
#include <QFile>

#include <cstdio>

namespace Quintette {

using namespace Internal;

namespace {

/// Wrong arguments: exit status 2.
class WrongUsage : public CommandError
{
public:
    using CommandError::CommandError;
};

/// A specification file larger than this is not read.
constexpr qint64 specLimit = 64 * 1024 * 1024;

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
            {u"database"_s, u"SQLite file or postgresql:// URL."_s, u"url"_s},
            {u"filter"_s, u"Conditions of one filter() call: a=1,b__gt=2. May be repeated."_s,
             u"lookups"_s},
            {u"exclude"_s, u"Conditions of one exclude() call. May be repeated."_s, u"lookups"_s},
            {u"where"_s, u"A condition as Python writes it: Q(a=1) | ~Q(b=2)."_s, u"expression"_s},
            {u"order-by"_s, u"Names with - for descending, separated by commas."_s, u"names"_s},
            {u"values"_s, u"Names of the columns, separated by commas."_s, u"names"_s},
            {u"group-by"_s, u"Names to group by, separated by commas."_s, u"names"_s},
            {u"annotate"_s, u"n=Count(x). May be repeated."_s, u"annotation"_s},
            {u"having"_s, u"A condition on annotations. May be repeated."_s, u"lookup"_s},
            {u"aggregate"_s, u"Sum(x) or name=Sum(x). May be repeated."_s, u"aggregate"_s},
            {u"distinct"_s, u"Equal rows once."_s},
            {u"limit"_s, u"At most so many rows."_s, u"number"_s},
            {u"offset"_s, u"Leave out so many rows first."_s, u"number"_s},
            {u"format"_s, u"json, csv or table."_s, u"format"_s, u"json"_s},
            {u"sql"_s, u"Print the statement instead of running it."_s},
            {u"queryset"_s,
             u"A query set as Python writes it, instead of a model and the options above: "
             u"Book.objects.filter(pages__gt=300).count()."_s,
             u"expression"_s},
            {u"spec"_s, u"A JSON list of queries; the answer is a list of the same length."_s,
             u"file"_s},
    });
}

QStringList names(const QCommandLineParser &parser, const QString &option)
{
    return parser.value(option).split(u',', Qt::SkipEmptyParts);
}

qint64 number(const QCommandLineParser &parser, const QString &option, qint64 otherwise)
{
    if (!parser.isSet(option))
        return otherwise;
    bool ok = false;
    const qint64 value = parser.value(option).toLongLong(&ok);
    if (!ok || value < 0)
        throw WrongUsage(u"--%1 needs a number, not \"%2\"."_s.arg(option, parser.value(option)));
    return value;
}

// A comma separates conditions only where another LOOKUP= follows: "id__in=1,2,title=x" has two.
QStringList splitLookups(const QString &text)
{
    QStringList lookups;
    for (const QString &part : text.split(u',')) {
        if (lookups.isEmpty() || part.contains(u'='))
            lookups += part;
        else
            lookups.last() += u',' + part;
    }
    return lookups;
}

QueryRequest requestOf(const QCommandLineParser &parser)
{
    QStringList positional = parser.positionalArguments();
    QueryRequest request;
    request.querySet = parser.value(u"queryset"_s);
    if (!request.querySet.isEmpty())
        return request;
    if (positional.isEmpty())
        throw WrongUsage(u"Which model? quintette query [options] app.Model [LOOKUP=VALUE ...]"_s);
    request.model = positional.takeFirst();
    request.filter = positional;
    for (const QString &lookups : parser.values(u"filter"_s))
        request.filters += splitLookups(lookups);
    for (const QString &lookups : parser.values(u"exclude"_s))
        request.excludes += splitLookups(lookups);
    request.filterExpression = parser.value(u"where"_s);
    request.groupBy = names(parser, u"group-by"_s);
    request.annotate = parser.values(u"annotate"_s);
    request.having = parser.values(u"having"_s);
    request.distinct = parser.isSet(u"distinct"_s);
    request.orderBy = names(parser, u"order-by"_s);
    request.values = names(parser, u"values"_s);
    request.offset = number(parser, u"offset"_s, 0);
    request.limit = number(parser, u"limit"_s, -1);
    request.aggregate = parser.values(u"aggregate"_s);
    return request;
}

Value answer(const Value &item, const ModelRegistry &registry)
{
    Dict result;
    try {
        if (item.type() != Value::Type::Dict)
            throw ValueError(u"A query is an object."_s);
        result.insert(u"rows"_s, toJsonRows(QueryRequest::fromDict(item.dict()).run(registry)));
    } catch (const Error &error) {
        result.insert(u"error"_s, Value(error.name()));
        result.insert(u"message"_s, Value(error.message()));
    }
    return Value(result);
}

QByteArray answerAll(const QString &path, const ModelRegistry &registry)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw CommandError(u"%1: %2"_s.arg(path, file.errorString()));
    if (file.size() > specLimit)
        throw CommandError(u"%1: larger than %2 bytes"_s.arg(path).arg(specLimit));
    const Result<Value> parsed = Json::parse(file.readAll());
    if (!parsed)
        throw CommandError(u"%1: %2"_s.arg(path, parsed.error()));
    if (!parsed->isList())
        throw CommandError(u"%1: a list of queries is expected"_s.arg(path));
    ValueList answers;
    for (const Value &item : parsed->list())
        answers.append(answer(item, registry));
    return Json::serialize(Value(answers)) + '\n';
}

OutputFormat formatOf(const QString &name)
{
    if (name == "json"_L1)
        return OutputFormat::Json;
    if (name == "csv"_L1)
        return OutputFormat::Csv;
    if (name == "table"_L1)
        return OutputFormat::Table;
    throw WrongUsage(u"--format is json, csv or table, not \"%1\"."_s.arg(name));
}

QByteArray run(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{u"quintette query"_s} + arguments))
        throw WrongUsage(parser.errorText());
    if (!parser.isSet(u"database"_s))
        throw WrongUsage(u"Which database? --database FILE or --database postgresql://..."_s);
    const OutputFormat format = formatOf(parser.value(u"format"_s));
    std::optional<QueryRequest> request;
    if (!parser.isSet(u"spec"_s))
        request = requestOf(parser);

    const Result<DatabaseSettings> settings =
            DatabaseSettings::fromUrl(parser.value(u"database"_s));
    if (!settings)
        throw CommandError(settings.error());
    Databases databases;
    databases.add(u"default"_s, *settings);
    Connection &connection = databases.connection();
    ModelRegistry registry(databases);
    registry.setUseTimeZone(false); // values are shown as they are stored
    inferModels(registry, connection);
    registry.resolve();
    connection.executeScript(SqlDialect::of(connection.backend()).readOnlySession());

    if (!request)
        return answerAll(parser.value(u"spec"_s), registry);
    if (parser.isSet(u"sql"_s))
        return request->toQuerySet(registry).toSql().toUtf8() + '\n';
    return formatRows(request->run(registry), format);
}

int fail(const Error &error, int status)
{
    std::fprintf(stderr, "quintette query: %s: %s\n", qPrintable(error.name()),
                 error.message().toUtf8().constData());
    return status;
}

} // namespace

int runQueryCommand(const QStringList &arguments)
{
    try {
        const QByteArray output = run(arguments);
        std::fwrite(output.constData(), 1, size_t(output.size()), stdout);
        std::fflush(stdout);
        return 0;
    } catch (const WrongUsage &error) {
        return fail(error, 2);
    } catch (const Error &error) {
        return fail(error, 1);
    }
}

} // namespace Quintette
