// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/meta/referencepage.h"

#include <QTest>

/// Keeps docs/reference/models.md true: every test it names is there, and every option, kind of
/// field and step of migrations is named.
class TestModelReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tests_thatAreNamed_areThere();
    void names_areAllThere_data();
    void names_areAllThere();

private:
    const ReferencePage m_page{QStringLiteral("docs/reference/models.md"),
                               QStringLiteral("tests/core")};
};

void TestModelReference::tests_thatAreNamed_areThere()
{
    QCOMPARE(m_page.badRows().join(u'\n'), QString());
    QVERIFY(m_page.rowCount() > 200);
}

void TestModelReference::names_areAllThere_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("pattern");
    const QString member = QStringLiteral("^ {4,8}[^/\\n()]*?\\b(\\w+)(?: = [^;\\n]*)?;");
    QTest::newRow("options of fields") << QStringLiteral("core/orm/fieldoptions.h")
                                       << QStringLiteral("struct FieldOptions") << member;
    QTest::newRow("options of models") << QStringLiteral("core/orm/modelinfo.h")
                                       << QStringLiteral("struct ModelOptions") << member;
    QTest::newRow("kinds of fields")
            << QStringLiteral("core/orm/fieldkind.h") << QStringLiteral("enum class FieldKind")
            << QStringLiteral("^ {4}(\\w+),?");
    QTest::newRow("signals") << QStringLiteral("core/orm/signals.h")
                             << QStringLiteral("struct ModelSignals")
                             << QStringLiteral("> (\\w+);");
    QTest::newRow("steps of migrations")
            << QStringLiteral("core/migrations/operations/operation.cpp")
            << QStringLiteral("QMap<QString, Make> makers") << QStringLiteral("\\{u\"(\\w+)\"_s");
    QTest::newRow("schema editor")
            << QStringLiteral("core/db/schemaeditor.h")
            << QStringLiteral("class [A-Z_ ]*SchemaEditor")
            << QStringLiteral("^    (?:virtual )?void (?!defer|forget|atomically|without|finish|"
                              "validate|\\w+Concurrently)(\\w+)\\(");
    QTest::newRow("routers") << QStringLiteral("core/orm/databaserouter.h")
                             << QStringLiteral("class [A-Z_ ]*DatabaseRouter")
                             << QStringLiteral("virtual [^~(]*?(\\w+)\\(");
}

void TestModelReference::names_areAllThere()
{
    QFETCH(QString, header);
    QFETCH(QString, from);
    QFETCH(QString, pattern);
    const QStringList names = ReferencePage::namesIn(header, from, pattern);
    QVERIFY2(names.size() > 3, qPrintable(names.join(u' ')));
    QCOMPARE(m_page.missing(names).join(u' '), QString());
}

QTEST_GUILESS_MAIN(TestModelReference)
#include "tst_modelreference.moc"
