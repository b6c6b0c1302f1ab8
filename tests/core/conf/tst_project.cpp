// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conf/project.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

class TestProject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void find_fromBelow_findsTheProject();
    void find_whereThereIsNone_saysWhatToDo();
    void open_ofWrongSettings_fails();
    void secretKey_isMadeOnceAndPrivate();
    void secretKey_ofEmptyFile_isRefused();
    void secretKey_inSettings_makesNoFile();
    void databaseUrl_ofPath_isAbsolute();

private:
    static void write(const QString &path, const QByteArray &content = {})
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
};

void TestProject::find_fromBelow_findsTheProject()
{
    const QTemporaryDir dir;
    write(dir.filePath(Project::settingsFileName), "[site]\nname = \"Here\"\n");
    QVERIFY(QDir(dir.path()).mkpath(u"templates/blog"_s));
    const Result<Project> project = Project::find(dir.filePath(u"templates/blog"_s), {});
    QVERIFY2(project, project ? "" : qPrintable(project.error()));
    QCOMPARE(project->folder(), QDir(dir.path()).absolutePath());
    QCOMPARE(project->settings().site.name, u"Here"_s);
    QCOMPARE(project->templateFolders(), QStringList{dir.filePath(u"templates"_s)});
}

void TestProject::find_whereThereIsNone_saysWhatToDo()
{
    const QTemporaryDir dir;
    const Result<Project> project = Project::find(dir.path(), {});
    QVERIFY(!project);
    QVERIFY2(project.error().contains(u"startproject"_s), qPrintable(project.error()));
    QVERIFY(Project::open(dir.filePath(u"missing"_s), {}).error().contains(u"no such folder"_s));
}

void TestProject::open_ofWrongSettings_fails()
{
    const QTemporaryDir dir;
    write(dir.filePath(Project::settingsFileName), "[sitte]\n");
    QCOMPARE(Project::open(dir.path(), {}).error(),
             u"quintette.toml:1: unknown key \"sitte\"; did you mean \"site\"?"_s);
}

void TestProject::secretKey_isMadeOnceAndPrivate()
{
    const QTemporaryDir dir;
    write(dir.filePath(Project::settingsFileName));
    const Result<Project> first = Project::open(dir.path(), {});
    const Result<Project> second = Project::open(dir.path(), {});
    QVERIFY(first && second);
    QVERIFY(first->settings().site.secretKey.size() >= 50);
    QCOMPARE(second->settings().site.secretKey, first->settings().site.secretKey);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(dir.filePath(u"secret.key"_s)) & others));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 2);
}

void TestProject::secretKey_ofEmptyFile_isRefused()
{
    const QTemporaryDir dir;
    write(dir.filePath(Project::settingsFileName));
    write(dir.filePath(u"secret.key"_s), "\n");
    QVERIFY(Project::open(dir.path(), {}).error().contains(u"secret key is empty"_s));
}

void TestProject::secretKey_inSettings_makesNoFile()
{
    const QTemporaryDir dir;
    write(dir.filePath(Project::settingsFileName), "[site]\nsecret_key = \"abc\"\n");
    const Result<Project> project = Project::open(dir.path(), {});
    QCOMPARE(project->settings().site.secretKey, u"abc"_s);
    QVERIFY(!QFile::exists(dir.filePath(u"secret.key"_s)));
}

void TestProject::databaseUrl_ofPath_isAbsolute()
{
    const QTemporaryDir dir;
    write(dir.filePath(Project::settingsFileName));
    QCOMPARE(Project::open(dir.path(), {})->databaseUrl(), dir.filePath(u"db.sqlite3"_s));
    QProcessEnvironment environment;
    environment.insert(u"QUINTETTE_DATABASE_URL"_s, u"postgresql://a:b@db/site"_s);
    QCOMPARE(Project::open(dir.path(), environment)->databaseUrl(), u"postgresql://a:b@db/site"_s);
}

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
