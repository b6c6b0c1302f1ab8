// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the three pages and prints milliseconds per page and bytes: bench_templates PAGES
// CONTEXT.json [THREADS]
#include "core/base/json.h"
#include "core/management/contextjson.h"
#include "core/templates/engine.h"

#include <QElapsedTimer>
#include <QFile>

#include <cstdio>
#include <thread>

using namespace Quintette;

namespace {

/// The shortest of several rounds, in milliseconds for one page.
double milliseconds(const Engine &engine, const QString &name, const Dict &values, int threads)
{
    constexpr int rounds = 7;
    constexpr int pages = 30;
    double best = 1e9;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        std::vector<std::thread> workers;
        for (int t = 0; t < threads; ++t) {
            workers.emplace_back([&] {
                for (int i = 0; i < pages; ++i) {
                    Context context(values);
                    (void)engine.get(name)->render(context);
                }
            });
        }
        for (std::thread &worker : workers)
            worker.join();
        best = std::min(best, double(timer.nsecsElapsed()) / 1e6 / pages / threads);
    }
    return best;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fputs("usage: bench_templates PAGES CONTEXT.json [THREADS]\n", stderr);
        return 2;
    }
    QFile file(QString::fromLocal8Bit(argv[2]));
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s: %s\n", argv[2], qPrintable(file.errorString()));
        return 1;
    }
    const Result<Value> json = Json::parse(file.readAll());
    if (!json) {
        std::fprintf(stderr, "%s: %s\n", argv[2], qPrintable(json.error()));
        return 1;
    }
    const Dict values = contextValueFromJson(*json).dict();
    EngineOptions options;
    options.directories = {QString::fromLocal8Bit(argv[1])};
    const Engine engine(options);
    const int threads = argc > 3 ? std::atoi(argv[3]) : 1;
    for (const QString &name : {u"table.html"_s, u"inheritance.html"_s, u"values.html"_s}) {
        const QByteArray page = engine.render(name, values);
        std::printf("%s %.4f %lld\n", qPrintable(name), milliseconds(engine, name, values, threads),
                    static_cast<long long>(page.size()));
    }
}
