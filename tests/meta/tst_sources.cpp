// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// What holds for every source file of the repository.
class TestSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFile_beginsWithItsLicence();
    void everyHeader_isIncludedOnce();
    void everyFolder_explainsItself();
    void everySource_isBuilt();
    void everyCountingText_hasPlurals();
    void everySetting_isUsed();

private:
    static QStringList all()
    {
        return SourceTree::sources({u"app"_s, u"core"_s, u"admin"_s, u"plugins"_s, u"tests"_s});
    }
    static void verifyNone(const QStringList &violations)
    {
        for (const QString &each : violations)
            qCritical().noquote() << each;
        QCOMPARE(violations.size(), 0);
    }
};

void TestSources::everyFile_beginsWithItsLicence()
{
    QStringList violations;
    for (const QString &file : all()) {
        if (!SourceTree::read(file).startsWith("// SPDX-License-Identifier: GPL-3.0-or-later\n"))
            violations += file + u":1: the first line must be the SPDX line"_s;
    }
    verifyNone(violations);
}

void TestSources::everyHeader_isIncludedOnce()
{
    QStringList violations;
    for (const QString &file : all()) {
        if (file.endsWith(".h"_L1) && !SourceTree::read(file).contains("\n#pragma once\n"))
            violations += file + u":2: #pragma once is missing"_s;
    }
    verifyNone(violations);
}

/// By a README.md of its own, or by that of the folder above, which then names it: "`fields/`".
void TestSources::everyFolder_explainsItself()
{
    static const QStringList tops = {u"core"_s, u"admin"_s, u"plugins"_s};
    QStringList violations;
    for (const QString &folder :
         SourceTree::sourceFolders({u"app"_s, u"core"_s, u"admin"_s, u"plugins"_s})) {
        QString explaining = folder;
        while (explaining.contains(u'/') && !SourceTree::exists(explaining + u"/README.md"_s))
            explaining = explaining.section(u'/', 0, -2);
        const QString part = folder.mid(explaining.size()).section(u'/', 1, 1);
        const QByteArray readMe = SourceTree::read(explaining + u"/README.md"_s);
        if (readMe.isEmpty() || tops.contains(explaining)
            || !readMe.contains(part.isEmpty() ? QByteArray("# ") : part.toUtf8() + '/'))
            violations += folder + u"/README.md: missing; say purpose, flow, how to add one"_s;
    }
    verifyNone(violations);
}

/// A file that no build file names is dead, and a test that none names never runs. Names are looked
/// for beside the file and in the folders above it.
void TestSources::everySource_isBuilt()
{
    QStringList violations;
    for (const QString &file : all()) {
        if (!file.endsWith(".cpp"_L1))
            continue;
        // A list of tests may leave out what all their names have in common.
        QString name = file.section(u'/', -1).chopped(4);
        if (name.startsWith("tst_"_L1))
            name = name.mid(4);
        const QRegularExpression word(u"(?<![A-Za-z0-9])"_s + QRegularExpression::escape(name)
                                      + u"(?![A-Za-z0-9_])"_s);
        QString folder = file;
        bool named = false;
        while (!named && folder.contains(u'/')) {
            folder = folder.section(u'/', 0, -2);
            named = word.match(SourceTree::buildFiles(folder)).hasMatch();
        }
        if (!named)
            violations += file + u": no CMakeLists.txt builds it"_s;
    }
    verifyNone(violations);
}

/// Without its own macro lupdate offers translators one form where their language may have six.
void TestSources::everyCountingText_hasPlurals()
{
    static const QRegularExpression counting(
            uR"(\bQN_TEXT\(\s*"[^"]*",\s*(?:"(?:[^"\\]|\\.)*"\s*)*?"(?:[^"\\]|\\.)*%n)"_s);
    QStringList violations;
    for (const QString &file :
         SourceTree::sources({u"app"_s, u"core"_s, u"admin"_s, u"plugins"_s})) {
        const QString text = QString::fromUtf8(SourceTree::read(file));
        auto matches = counting.globalMatch(text);
        while (matches.hasNext()) {
            const auto line =
                    QStringView(text).left(matches.next().capturedStart()).count(u'\n') + 1;
            violations += u"%1:%2: a text with %n needs QN_PLURAL"_s.arg(file).arg(line);
        }
    }
    verifyNone(violations);
}

/// A key of quintette.toml that nothing reads would promise what does not happen.
void TestSources::everySetting_isUsed()
{
    static const QRegularExpression member(u"^    (?:int|bool|double|qint64|QString|QStringList) "
                                           "([A-Za-z0-9]+)(?: =|;)"_s,
                                           QRegularExpression::MultilineOption);
    QByteArray product;
    for (const QString &file :
         SourceTree::sources({u"app"_s, u"core"_s, u"admin"_s, u"plugins"_s})) {
        if (!file.startsWith("core/conf/setting"_L1))
            product += SourceTree::read(file);
    }
    QStringList violations;
    const QString header = QString::fromUtf8(SourceTree::read(u"core/conf/settings.h"_s));
    for (const QRegularExpressionMatch &match : member.globalMatch(header)) {
        const QRegularExpression use(u"\\.%1\\b"_s.arg(match.captured(1)));
        if (!use.match(QString::fromUtf8(product)).hasMatch())
            violations += u"core/conf/settings.h: nothing reads "_s + match.captured(1);
    }
    verifyNone(violations);
}

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
