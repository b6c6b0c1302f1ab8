// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/commands/fixtures.h"

#include "core/management/arguments.h"
#include "core/serializers/fixture.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QTextStream>

namespace Quintette {

static int loadData(CommandContext &context)
{
    QCommandLineParser parser;
    parseArguments(parser, context, 1, 100);
    const Application &application = context.application();
    qint64 count = 0;
    for (const QString &name : parser.positionalArguments()) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            throw CommandError(u"%1 could not be read: %2"_s.arg(name, file.errorString()));
        try {
            count += Fixture::load(application.models(), file.readAll());
        } catch (const Error &error) {
            throw CommandError(u"%1: %2. Nothing of it was saved."_s.arg(name, error.message()));
        }
    }
    context.out << "Installed " << count << " object(s) from "
                << parser.positionalArguments().size() << " fixture(s)" << Qt::endl;
    return 0;
}

static QList<const ModelInfo *> chosenModels(const ModelRegistry &models, const QStringList &names,
                                             const QStringList &excluded)
{
    QList<const ModelInfo *> chosen;
    const auto matches = [](const ModelInfo *model, const QStringList &labels) {
        return labels.contains(model->appLabel())
                || labels.contains(model->label(), Qt::CaseInsensitive);
    };
    for (const ModelInfo *model : models.models()) {
        if ((names.isEmpty() || matches(model, names)) && !matches(model, excluded))
            chosen += model;
    }
    if (chosen.isEmpty())
        throw CommandError(u"No model is called %1."_s.arg(names.join(u", "_s)));
    return chosen;
}

static int dumpData(CommandContext &context)
{
    QCommandLineParser parser;
    parser.addOptions({{u"natural-foreign"_s, {}},
                       {u"natural-primary"_s, {}},
                       {u"indent"_s, {}, u"N"_s},
                       {{u"e"_s, u"exclude"_s}, {}, u"LABEL"_s},
                       {{u"o"_s, u"output"_s}, {}, u"FILE"_s}});
    parseArguments(parser, context, 0, 100);
    const Application &application = context.application();
    const QByteArray json =
            Fixture::dump(chosenModels(application.models(), parser.positionalArguments(),
                                       parser.values(u"exclude"_s)),
                          {parser.isSet(u"natural-foreign"_s), parser.isSet(u"natural-primary"_s),
                           parser.isSet(u"indent"_s)});
    if (!parser.isSet(u"output"_s)) {
        context.out << QString::fromUtf8(json) << Qt::flush;
        return 0;
    }
    QSaveFile file(parser.value(u"output"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        throw CommandError(
                u"%1 could not be written: %2"_s.arg(file.fileName(), file.errorString()));
    return 0;
}

Command loadDataCommand()
{
    return {u"loaddata"_s, u"loaddata FILE ..."_s, u"load objects from fixtures"_s, loadData};
}

Command dumpDataCommand()
{
    return {u"dumpdata"_s,
            u"dumpdata [APP | APP.MODEL ...] [--natural-foreign] [--natural-primary] [--indent N] [-e LABEL] [-o FILE]"_s,
            u"write objects as a fixture"_s, dumpData};
}

} // namespace Quintette
