// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/filename.h"
#include "core/storage/filestorage.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

/// Names that people's browsers send, and what stays of them; the expected ones are Django's.
class TestFileStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valid_claimedName_isSafe_data();
    void valid_claimedName_isSafe();
    void folder_dateLetters_areFilledIn();
    void folder_leadingOut_isRefused_data();
    void folder_leadingOut_isRefused();
    void alternative_keepsEndingsAndLength();
    void save_sameNameTwice_keepsBoth();
    void save_longName_fitsTheColumn();
    void save_folderCannotBeMade_saysSo();
    void path_foreignName_isNowhere_data();
    void path_foreignName_isNowhere();
    void url_isEncoded();

private:
    static UploadedFile file(const QString &name, const QByteArray &content)
    {
        return UploadedFile(name, "text/plain", content);
    }
    static QByteArray contentOf(const FileStorage &storage, const QString &name)
    {
        QFile stored(storage.path(name));
        return stored.open(QIODevice::ReadOnly) ? stored.readAll() : QByteArray("(missing)");
    }
};

void TestFileStorage::valid_claimedName_isSafe_data()
{
    QTest::addColumn<QString>("claimed");
    QTest::addColumn<QString>("valid"); // empty: refused
    QTest::newRow("spaces") << u"a b.txt"_s << u"a_b.txt"_s;
    QTest::newRow("letters") << u"ä ö.jpg"_s << u"ä_ö.jpg"_s;
    QTest::newRow("path") << u"../x.png"_s << u"..x.png"_s;
    QTest::newRow("slash") << u"a/b"_s << u"ab"_s;
    QTest::newRow("direction") << u"x\u202egnp.exe"_s << u"xgnp.exe"_s;
    QTest::newRow("signs") << u"weird:*?.pdf"_s << u"weird.pdf"_s;
    QTest::newRow("dot") << u".htaccess"_s << u".htaccess"_s;
    QTest::newRow("two endings") << u"name.tar.gz"_s << u"name.tar.gz"_s;
    QTest::newRow("parent") << u".."_s << QString();
    QTest::newRow("blank") << u"  "_s << QString();
    QTest::newRow("nothing left") << u"/?*"_s << QString();
}

void TestFileStorage::valid_claimedName_isSafe()
{
    QFETCH(QString, claimed);
    QFETCH(QString, valid);
    if (valid.isEmpty())
        QVERIFY_THROWS_EXCEPTION(SuspiciousOperation, FileName::valid(claimed));
    else
        QCOMPARE(FileName::valid(claimed), valid);
}

void TestFileStorage::folder_dateLetters_areFilledIn()
{
    const DateTime day(QDate(2026, 3, 7), Time(9, 5, 4));
    QCOMPARE(FileName::folder(u"scans/%Y/%m/%d/"_s, day), u"scans/2026/03/07"_s);
    QCOMPARE(FileName::folder(u"%y%j-%H%M%S/100%%"_s, day), u"26066-090504/100%"_s);
    QCOMPARE(FileName::folder({}, day), QString());
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, FileName::folder(u"%Q"_s, day));
}

void TestFileStorage::folder_leadingOut_isRefused_data()
{
    QTest::addColumn<QString>("uploadTo");
    QTest::newRow("parent") << u"../x"_s;
    QTest::newRow("inside") << u"a/../../x"_s;
    QTest::newRow("root") << u"/etc"_s;
    QTest::newRow("backslash") << u"a\\..\\..\\x"_s;
}

void TestFileStorage::folder_leadingOut_isRefused()
{
    QFETCH(QString, uploadTo);
    QVERIFY_THROWS_EXCEPTION(SuspiciousOperation, FileName::folder(uploadTo, DateTime::now()));
}

void TestFileStorage::alternative_keepsEndingsAndLength()
{
    const QString other = FileName::alternative(u"a/site.tar.gz"_s);
    QVERIFY2(QRegularExpression(u"^a/site_[A-Za-z0-9]{7}\\.tar\\.gz$"_s).match(other).hasMatch(),
             qPrintable(other));
    QCOMPARE(FileName::alternative(u"a/"_s + QString(200, u'n') + u".png"_s, 30).size(), 30);
    QVERIFY_THROWS_EXCEPTION(SuspiciousOperation, FileName::alternative(u"folder/name.png"_s, 12));
}

void TestFileStorage::save_sameNameTwice_keepsBoth()
{
    const QTemporaryDir folder;
    const FileStorage storage(folder.filePath(u"media"_s), u"/media/"_s);
    const QString first = storage.save(file(u"notes.txt"_s, "one"), u"papers"_s);
    const QString second = storage.save(file(u"notes.txt"_s, "two"), u"papers"_s);
    QCOMPARE(first, u"papers/notes.txt"_s);
    QVERIFY(second.startsWith(u"papers/notes_"_s));
    QCOMPARE(contentOf(storage, first), QByteArray("one"));
    QCOMPARE(contentOf(storage, second), QByteArray("two"));
    QVERIFY(storage.exists(first));
    QVERIFY(!storage.exists(u"papers/other.txt"_s));
    // The web server of the site is somebody else on the machine.
    QVERIFY(QFile::permissions(storage.path(first)) & QFile::ReadOther);
}

void TestFileStorage::save_longName_fitsTheColumn()
{
    const QTemporaryDir folder;
    const FileStorage storage(folder.path(), u"/media/"_s);
    const QString name = storage.save(file(QString(150, u'n') + u".png"_s, "x"), u"scans"_s, 100);
    QCOMPARE(name.size(), 100);
    QVERIFY(name.endsWith(u".png"_s));
    QCOMPARE(contentOf(storage, name), QByteArray("x"));
    // Nothing but the file itself is left of looking for a name.
    QCOMPARE(QDir(folder.filePath(u"scans"_s)).entryList(QDir::Files).size(), 1);
}

void TestFileStorage::save_folderCannotBeMade_saysSo()
{
    const QTemporaryDir folder;
    QFile blocking(folder.filePath(u"media"_s));
    QVERIFY(blocking.open(QIODevice::WriteOnly));
    const FileStorage storage(blocking.fileName(), u"/media/"_s);
    QVERIFY_THROWS_EXCEPTION(FileError, storage.save(file(u"a.txt"_s, "x"), u"papers"_s));
}

void TestFileStorage::path_foreignName_isNowhere_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << QString();
    QTest::newRow("parent") << u"../secret"_s;
    QTest::newRow("inside") << u"a/../../secret"_s;
    QTest::newRow("absolute") << u"/etc/passwd"_s;
    QTest::newRow("backslash") << u"a\\..\\secret"_s;
}

void TestFileStorage::path_foreignName_isNowhere()
{
    QFETCH(QString, name);
    const FileStorage storage(u"/media"_s, u"/media/"_s);
    QCOMPARE(storage.path(name), QString());
    QVERIFY(!storage.exists(name));
}

void TestFileStorage::url_isEncoded()
{
    const FileStorage storage(u"/srv"_s, u"https://files.example.org/m/"_s);
    QCOMPARE(storage.url(u"a/ü #1.png"_s), u"https://files.example.org/m/a/%C3%BC%20%231.png"_s);
    QCOMPARE(storage.url({}), QString());
}

QTEST_GUILESS_MAIN(TestFileStorage)
#include "tst_filestorage.moc"
