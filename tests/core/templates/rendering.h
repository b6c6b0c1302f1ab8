// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the template engine share: rendering a text, and tables of texts with what they
// show.
#pragma once

#include "core/base/json.h"
#include "core/management/contextjson.h"
#include "core/templates/engine.h"

#include <QTest>

namespace Quintette::Testing {

/// The variables of a JSON object with typed wrappers.
inline Dict contextOf(const QString &json)
{
    const Result<Value> value = Json::parse(json.toUtf8());
    return value && value->type() == Value::Type::Dict ? contextValueFromJson(*value).dict()
                                                       : Dict();
}

/// What source shows; an error as "TypeOfError: message".
inline QString rendered(const QString &source, const QString &json = u"{}"_s,
                        const QHash<QString, QString> &others = {}, EngineOptions options = {})
{
    options.loaders += std::make_shared<MemoryLoader>(others);
    const Engine engine(options);
    try {
        Context context(contextOf(json));
        return QString::fromUtf8(engine.fromString(source, u"main.html"_s)->render(context));
    } catch (const Error &error) {
        return error.name() + u": "_s + error.message();
    }
}

/// One row of a table: its name is the source.
inline void row(const char *source, const char *json, const char *expected)
{
    QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(json)
                          << QString::fromUtf8(expected);
}

inline void columns()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("expected");
}

/// The test that goes with columns() and row(); expected "!X" is an error of type X.
inline void compareRow(const EngineOptions &options = {},
                       const QHash<QString, QString> &others = {})
{
    QFETCH(QString, source);
    QFETCH(QString, json);
    QFETCH(QString, expected);
    const QString shown = rendered(source, json, others, options);
    if (expected.startsWith(u'!'))
        QVERIFY2(shown.startsWith(expected.mid(1) + u':'), qPrintable(shown));
    else
        QCOMPARE(shown, expected);
}

} // namespace Quintette::Testing
