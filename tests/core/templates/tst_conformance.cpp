// SPDX-License-Identifier: GPL-3.0-or-later
// Cases whose answers real Django gave; the same file is run through the program by
// conformance/run.py.
#include "tests/core/templates/rendering.h"

#include <QFile>

using namespace Quintette;

class TestConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void render_ofCase_isDjangos_data();
    void render_ofCase_isDjangos();
};

void TestConformance::render_ofCase_isDjangos_data()
{
    QTest::addColumn<Dict>("given");
    QFile file(QStringLiteral(QUINTETTE_TEST_DATA "/conformance/templates.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<Value> cases = Json::parse(file.readAll());
    QVERIFY2(cases, cases ? "" : qPrintable(cases.error()));
    QVERIFY(cases->list().size() > 500);
    for (const Value &each : cases->list())
        QTest::newRow(qPrintable(each.dict().value(u"id").toString())) << each.dict();
}

void TestConformance::render_ofCase_isDjangos()
{
    QFETCH(Dict, given);
    QHash<QString, QString> templates;
    const Value sources = given.value(u"templates");
    for (const Dict::Item &item : sources.dict())
        templates.insert(item.key, item.value.toString());
    EngineOptions options;
    options.loaders += std::make_shared<MemoryLoader>(templates);
    const Engine engine(options);
    const bool expectsError = given.value(u"expect_error").isTrue();
    try {
        const Value values = contextValueFromJson(given.value(u"context"));
        const QByteArray shown = engine.render(u"main.html"_s, values.dict());
        QVERIFY2(!expectsError, shown.constData());
        QCOMPARE(QString::fromUtf8(shown), given.value(u"expect").toString());
    } catch (const Error &error) {
        QVERIFY2(expectsError, qPrintable(error.message()));
    }
}

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
