// SPDX-License-Identifier: GPL-3.0-or-later
// bench_templates PAGES CONTEXT.json THREADS: renders the three pages on that many threads at once
// and prints milliseconds per page and bytes.
// bench_templates --compile DIR: compiles every template there and prints the milliseconds of all.
#include "core/base/json.h"
#include "core/management/contextjson.h"
#include "core/templates/engine.h"

#include <QElapsedTimer>
#include <QFile>

#include <cstdio>
#include <thread>

using namespace Quintette;

namespace {

/// The shortest of several rounds, in milliseconds for one page; values holds variables for each
/// thread, which share nothing, as requests do.
double milliseconds(const Engine &engine, const QString &name, const std::vector<Dict> &values)
{
    constexpr int rounds = 7;
    constexpr int pages = 30;
    double best = 1e9;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        std::vector<std::thread> workers;
        for (const Dict &own : values) {
            workers.emplace_back([&engine, &name, &own] {
                for (int i = 0; i < pages; ++i) {
                    Context context(own);
                    (void)engine.get(name)->render(context);
                }
            });
        }
        for (std::thread &worker : workers)
            worker.join();
        best = std::min(best, double(timer.nsecsElapsed()) / 1e6 / pages / double(values.size()));
    }
    return best;
}

/// What compiling all templates of a folder takes, from their sources in memory.
int compileAll(const QString &directory)
{
    EngineOptions options;
    options.directories = {directory};
    const Engine engine(options);
    QHash<QString, QString> sources;
    for (const QString &name : engine.templateNames())
        sources.insert(name, engine.source(name).text);
    double best = 1e9;
    for (int round = 0; round < 7; ++round) {
        QElapsedTimer timer;
        timer.start();
        for (auto [name, source] : sources.asKeyValueRange())
            (void)engine.fromString(source, name);
        best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
    }
    std::printf("compiling %lld templates of the admin: %.2f ms (goal 5)\n",
                static_cast<long long>(sources.size()), best);
    return sources.isEmpty() ? 1 : 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--compile") == 0)
        return compileAll(QString::fromLocal8Bit(argv[2]));
    if (argc != 4) {
        std::fputs("usage: bench_templates PAGES CONTEXT.json THREADS\n"
                   "       bench_templates --compile DIR\n",
                   stderr);
        return 2;
    }
    QFile file(QString::fromLocal8Bit(argv[2]));
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s: %s\n", argv[2], qPrintable(file.errorString()));
        return 1;
    }
    const QByteArray text = file.readAll();
    std::vector<Dict> values;
    for (int thread = 0; thread < std::max(1, std::atoi(argv[3])); ++thread) {
        const Result<Value> json = Json::parse(text);
        if (!json) {
            std::fprintf(stderr, "%s: %s\n", argv[2], qPrintable(json.error()));
            return 1;
        }
        values.push_back(contextValueFromJson(*json).dict());
    }
    EngineOptions options;
    options.directories = {QString::fromLocal8Bit(argv[1])};
    const Engine engine(options);
    for (const QString &name : {u"table.html"_s, u"inheritance.html"_s, u"values.html"_s}) {
        const QByteArray page = engine.render(name, values.front());
        std::printf("%s %.4f %lld\n", qPrintable(name), milliseconds(engine, name, values),
                    static_cast<long long>(page.size()));
    }
}
