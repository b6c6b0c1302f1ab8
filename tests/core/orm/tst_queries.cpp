// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/management/query/queryoutput.h"
#include "core/management/query/queryrequest.h"
#include "core/orm/inference.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace Quintette;

/// Queries on library.sqlite3 whose answers Django gave.
class TestQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void query_onLibrary_answersAsDjango_data();
    void query_onLibrary_answersAsDjango();

private:
    Databases m_databases;
    std::unique_ptr<ModelRegistry> m_registry;
};

static bool same(const Value &a, const Value &b, bool approximately)
{
    if (a.isList() && b.isList()) {
        if (a.list().size() != b.list().size())
            return false;
        for (qsizetype i = 0; i < a.list().size(); ++i) {
            if (!same(a.list().at(i), b.list().at(i), approximately))
                return false;
        }
        return true;
    }
    if (a.type() == Value::Type::Dict && b.type() == Value::Type::Dict) {
        if (a.dict().size() != b.dict().size())
            return false;
        for (const auto &[key, value] : a.dict()) {
            const Value *other = b.dict().find(key);
            if (!other || !same(value, *other, approximately))
                return false;
        }
        return true;
    }
    const bool floats = a.type() == Value::Type::Float || b.type() == Value::Type::Float;
    if (approximately || (floats && a.isNumber() && b.isNumber())) {
        const std::optional<double> x = a.toDouble();
        const std::optional<double> y = b.toDouble();
        if (x && y)
            return std::abs(*x - *y) <= 1e-9 * std::max(std::abs(*x), std::abs(*y)) + 1e-12;
    }
    return a == b;
}

void TestQueries::initTestCase()
{
    DatabaseSettings settings;
    settings.name = QStringLiteral(QUINTETTE_TEST_DATA "/library.sqlite3");
    settings.options.insert(u"journal_mode"_s, u"delete"_s);
    m_databases.add(u"default"_s, settings);
    m_registry = std::make_unique<ModelRegistry>(m_databases);
    m_registry->setUseTimeZone(false);
    inferModels(*m_registry, m_databases.connection());
    m_registry->resolve();
}

void TestQueries::query_onLibrary_answersAsDjango_data()
{
    QTest::addColumn<QByteArray>("json");
    QFile file(QStringLiteral(QUINTETTE_TEST_DATA "/conformance/queries.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<Value> cases = Json::parse(file.readAll());
    QVERIFY(bool(cases));
    for (const Value &one : cases->list())
        QTest::newRow(qPrintable(one.dict().value(u"id").string())) << Json::serialize(one);
}

void TestQueries::query_onLibrary_answersAsDjango()
{
    QFETCH(QByteArray, json);
    const Dict expected = Json::parse(json)->dict();
    Dict item;
    const QStringList answers{u"expect"_s, u"expect_error"_s, u"error_class"_s, u"approx"_s,
                              u"flags"_s,  u"group"_s,        u"id"_s};
    for (const auto &[key, value] : expected) {
        if (!answers.contains(key))
            item.insert(key, value);
    }
    Value rows;
    QString error;
    try {
        rows = Internal::toJsonRows(Internal::QueryRequest::fromDict(item).run(*m_registry));
    } catch (const Error &failure) {
        error = failure.name() + u": "_s + failure.message();
    }
    if (expected.value(u"expect_error").isTrue()) {
        QVERIFY2(error.startsWith(expected.value(u"error_class").string()), qPrintable(error));
        return;
    }
    QVERIFY2(error.isEmpty(), qPrintable(error));
    // Through JSON once more, as the program answers.
    const Value answer = *Json::parse(Json::serialize(rows));
    QVERIFY2(same(answer, expected.value(u"expect"), expected.value(u"approx").isTrue()),
             Json::serialize(answer).left(400).constData());
}

QTEST_GUILESS_MAIN(TestQueries)
#include "tst_queries.moc"
