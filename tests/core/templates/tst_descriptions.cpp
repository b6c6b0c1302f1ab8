// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/engine.h"

#include <QTest>

using namespace Quintette;

/// Whoever adds a tag or filter to the engine also says what it does; the documentation pages of
/// the administration show it.
class TestDescriptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTagAndFilterSaysWhatItDoes_data();
    void everyTagAndFilterSaysWhatItDoes();
};

void TestDescriptions::everyTagAndFilterSaysWhatItDoes_data()
{
    QTest::addColumn<QString>("about");
    const auto add = [](const QString &title, const Library &library) {
        for (const QString &name : library.tagNames())
            QTest::newRow(qPrintable(title + u" tag "_s + name))
                    << library.aboutTag(name).toString();
        for (const QString &name : library.filterNames())
            QTest::newRow(qPrintable(title + u" filter "_s + name))
                    << library.aboutFilter(name).toString();
    };
    const Engine engine;
    for (const auto &library : engine.builtins())
        add(u"built-in"_s, *library);
    for (const QString &name : engine.libraryNames())
        add(name, *engine.library(name));
}

void TestDescriptions::everyTagAndFilterSaysWhatItDoes()
{
    QFETCH(QString, about);
    QVERIFY2(about.size() > 5, "no description; see \"How to add\" in core/templates/README.md");
    QVERIFY2(about.endsWith(u'.'), "a description is a sentence");
}

QTEST_GUILESS_MAIN(TestDescriptions)
#include "tst_descriptions.moc"
