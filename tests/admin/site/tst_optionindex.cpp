// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// Keeps docs/reference/admin-options.md true: every test it names is there, and every option and
/// hook of the headers is named.
class TestOptionIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tests_thatAreNamed_areThere();
    void options_areAllNamed_data();
    void options_areAllNamed();

private:
    static QString read(const QString &path)
    {
        QFile file(QStringLiteral(QUINTETTE_SOURCE_DIR "/") + path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll());
    }
    static QString page() { return read(QStringLiteral("docs/reference/admin-options.md")); }
};

void TestOptionIndex::tests_thatAreNamed_areThere()
{
    static const QRegularExpression row(
            QStringLiteral("^\\|[^|]*\\|[^|]*\\| (\\w+)/(\\w+) (\\w+) \\|$"),
            QRegularExpression::MultilineOption);
    int count = 0;
    for (auto it = row.globalMatch(page()); it.hasNext(); ++count) {
        const QRegularExpressionMatch match = it.next();
        const QString path = QStringLiteral("tests/admin/%1/tst_%2.cpp")
                                     .arg(match.captured(1), match.captured(2));
        const QString wanted = QStringLiteral("void %1();").arg(match.captured(3));
        QVERIFY2(read(path).contains(wanted), qPrintable(path + QStringLiteral(": ") + wanted));
    }
    // Every line of a table names one; the other two are its head.
    const qsizetype tables = page().count(QStringLiteral("\n|---"));
    QCOMPARE(count, page().count(QStringLiteral("\n|")) - 2 * tables);
}

void TestOptionIndex::options_areAllNamed_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("pattern");
    const QString options = QStringLiteral("admin/site/modeladminoptions.h");
    // A member of one line, or the name that stands on the last line of a longer one.
    const QString member = QStringLiteral("^[ ]{4,12}[^/\\n()]*?\\b(\\w+) = [^;\\n]*;");
    QTest::newRow("options of a model")
            << options << QStringLiteral("struct ModelAdminOptions") << member;
    QTest::newRow("options of an inline")
            << options << QStringLiteral("struct InlineOptions") << member;
    QTest::newRow("hooks of a model")
            << QStringLiteral("admin/site/modeladmin.h") << QStringLiteral("class ModelAdmin\n")
            << QStringLiteral("virtual\\s[^;({]*?\\b(\\w+)\\(");
}

void TestOptionIndex::options_areAllNamed()
{
    QFETCH(QString, header);
    QFETCH(QString, from);
    QFETCH(QString, pattern);
    const QString text = read(header);
    const qsizetype start = text.indexOf(QRegularExpression(
            QString(from).replace(QStringLiteral("class "), QStringLiteral("class [A-Z_ ]*"))));
    QVERIFY(start >= 0);
    const QString declaration =
            text.mid(start, text.indexOf(QStringLiteral("\n};"), start) - start);
    const QRegularExpression name(pattern, QRegularExpression::MultilineOption);
    QStringList missing;
    int count = 0;
    for (auto it = name.globalMatch(declaration); it.hasNext(); ++count) {
        const QString found = it.next().captured(1);
        const bool isNamed = page().contains(
                QRegularExpression(QStringLiteral("`(\\w+::)?%1(\\(\\))?`").arg(found)));
        if (!isNamed && found != QStringLiteral("ModelAdmin"))
            missing += found;
    }
    QVERIFY(count > 10);
    QCOMPARE(missing, QStringList());
}

QTEST_GUILESS_MAIN(TestOptionIndex)
#include "tst_optionindex.moc"
