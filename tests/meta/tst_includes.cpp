// SPDX-License-Identifier: GPL-3.0-or-later
#include "includerules.h"
#include "sourcetree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestIncludes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_knowRightAndWrong_data();
    void rules_knowRightAndWrong();
    void everyInclude_followsTheTable();
    void httpServer_isNamedInOneFolder();

private:
    static QStringList dependenciesOfPlugin(const QString &file);
};

void TestIncludes::rules_knowRightAndWrong_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("down") << u"core/orm/queryset.cpp"_s << u"core/db/connection.h"_s << true;
    QTest::newRow("up") << u"core/db/connection.cpp"_s << u"core/orm/queryset.h"_s << false;
    QTest::newRow("templates and orm")
            << u"core/templates/engine.cpp"_s << u"core/orm/record.h"_s << false;
    QTest::newRow("same folder") << u"core/db/sqlite/backend.cpp"_s << u"core/db/backend.h"_s
                                 << true;
    QTest::newRow("beside, listed")
            << u"core/urls/resolver.cpp"_s << u"core/http/request.h"_s << true;
    QTest::newRow("beside, not listed")
            << u"core/http/request.cpp"_s << u"core/urls/resolver.h"_s << false;
    QTest::newRow("faces") << u"admin/html/listview.cpp"_s << u"admin/widgets/listview.h"_s
                           << false;
    QTest::newRow("faces, other way")
            << u"admin/widgets/listview.cpp"_s << u"admin/html/listview.h"_s << false;
    QTest::newRow("face over pages")
            << u"admin/widgets/listview.cpp"_s << u"admin/pages/changelist.h"_s << true;
    QTest::newRow("core knows no plugin")
            << u"core/apps/loader.cpp"_s << u"plugins/sites/site.h"_s << false;
    QTest::newRow("plugin names its dependency")
            << u"plugins/flatpages/x.cpp"_s << u"plugins/sites/site.h"_s << true;
    QTest::newRow("plugin hides a dependency")
            << u"plugins/flatpages/x.cpp"_s << u"plugins/redirects/x.h"_s << false;
    QTest::newRow("plugin in the server")
            << u"plugins/flatpages/x.cpp"_s << u"admin/widgets/preview.h"_s << false;
    QTest::newRow("plugin on the desktop")
            << u"plugins/flatpages/desktop/x.cpp"_s << u"admin/widgets/preview.h"_s << true;
    QTest::newRow("unknown folder") << u"core/novel/x.cpp"_s << u"core/db/connection.h"_s << false;
    QTest::newRow("testing") << u"core/http/x.cpp"_s << u"core/testing/client.h"_s << false;
    QTest::newRow("widget in core") << u"core/forms/form.cpp"_s << u"QLineEdit"_s << false;
    QTest::newRow("widget by module") << u"admin/html/x.cpp"_s << u"QtWidgets/QLabel"_s << false;
    QTest::newRow("widget on the desktop") << u"admin/widgets/x.cpp"_s << u"QLineEdit"_s << true;
    QTest::newRow("headless program") << u"app/quintette/main.cpp"_s << u"QApplication"_s << false;
    QTest::newRow("gui in core") << u"core/forms/form.cpp"_s << u"QPixmap"_s << false;
    QTest::newRow("core class") << u"core/forms/form.cpp"_s << u"QString"_s << true;
    QTest::newRow("server") << u"core/http/server/server.cpp"_s << u"QAbstractHttpServer"_s << true;
    QTest::newRow("server elsewhere")
            << u"core/management/runserver.cpp"_s << u"QHttpServerRequest"_s << false;
}

void TestIncludes::rules_knowRightAndWrong()
{
    QFETCH(QString, file);
    QFETCH(QString, header);
    const QString violation = IncludeRules::violation(file, header, {u"sites"_s});
    QTEST(violation.isEmpty(), "allowed");
}

QStringList TestIncludes::dependenciesOfPlugin(const QString &file)
{
    if (!file.startsWith("plugins/"_L1))
        return {};
    const QString label = file.section(u'/', 1, 1);
    const QJsonObject metaData =
            QJsonDocument::fromJson(SourceTree::read(u"plugins/%1/%1.json"_s.arg(label))).object();
    QStringList labels;
    for (const QJsonValue &each : metaData[u"depends"_s].toArray())
        labels += each.toString();
    return labels;
}

void TestIncludes::everyInclude_followsTheTable()
{
    const QStringList files = SourceTree::sources({u"app"_s, u"core"_s, u"admin"_s, u"plugins"_s});
    QVERIFY(files.size() > 50);
    QStringList violations;
    for (const QString &file : files) {
        const QStringList dependencies = dependenciesOfPlugin(file);
        for (const SourceTree::Include &include : SourceTree::includes(file)) {
            const QString why = IncludeRules::violation(file, include.header, dependencies);
            if (!why.isEmpty())
                violations += u"%1:%2: #include %3: %4"_s.arg(file)
                                      .arg(include.line)
                                      .arg(include.header, why);
        }
    }
    for (const QString &each : violations)
        qCritical().noquote() << each;
    QCOMPARE(violations.size(), 0);
}

void TestIncludes::httpServer_isNamedInOneFolder()
{
    static const QRegularExpression name(uR"(\bQ(?:Abstract)?HttpServer\w*)"_s);
    QStringList violations;
    for (const QString &file :
         SourceTree::sources({u"app"_s, u"core"_s, u"admin"_s, u"plugins"_s})) {
        if (file.startsWith("core/http/server/"_L1))
            continue;
        int number = 0;
        for (const QByteArray &line : SourceTree::read(file).split('\n')) {
            ++number;
            const QString code = QString::fromUtf8(line).section(u"//"_s, 0, 0);
            if (name.match(code).hasMatch())
                violations += u"%1:%2: %3"_s.arg(file).arg(number).arg(code.trimmed());
        }
    }
    for (const QString &each : violations)
        qCritical().noquote() << each;
    QCOMPARE(violations.size(), 0);
}

QTEST_GUILESS_MAIN(TestIncludes)
#include "tst_includes.moc"
