// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/forms/fieldupload.h"
#include "core/forms/modelform.h"
#include "core/orm/modelregistry.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

/// Where the files of a field go: upload_to, a function, a storage of its own; and the size of
/// pictures.
class TestFieldUpload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void uploadTo_hasTheDateFilledIn();
    void uploadToName_saysTheWholeName();
    void uploadToName_leadingOut_isRefused();
    void storage_ofTheField_isUsed();
    void dimensions_areThoseOfThePicture();
    void filePath_offersFoldersOfAFunction();

private:
    const ModelInfo &model() const { return m_registry.get(u"up.Doc"_s); }

    QTemporaryDir m_folder;
    Databases m_databases;
    ModelRegistry m_registry{m_databases};
    std::unique_ptr<FileStorage> m_files;
    std::shared_ptr<FileStorage> m_archive;
};

void TestFieldUpload::initTestCase()
{
    m_files = std::make_unique<FileStorage>(m_folder.filePath(u"media"_s), u"/media/"_s);
    m_archive = std::make_shared<FileStorage>(m_folder.filePath(u"archive"_s), u"/archive/"_s);
    QDir(m_folder.path()).mkpath(u"shelf/inner"_s);
    auto doc = std::make_unique<ModelInfo>(u"up"_s, u"Doc"_s);
    const auto add = [&doc](FieldKind kind, const QString &name, const FieldOptions &options) {
        doc->addField(makeField(kind, name, options));
    };
    add(FieldKind::Char, u"owner"_s, {.maxLength = 20});
    add(FieldKind::File, u"dated"_s, {.uploadTo = u"docs/%Y/%m"_s});
    add(FieldKind::File, u"named"_s,
        {.maxLength = 60, .uploadToName = [](const Record &record, const QString &filename) {
             return u"of %1/%2"_s.arg(record.value(u"owner").toString(), filename);
         }});
    add(FieldKind::File, u"kept"_s, {.storage = m_archive});
    add(FieldKind::Image, u"picture"_s,
        {.widthField = u"picture_width"_s, .heightField = u"picture_height"_s});
    add(FieldKind::Integer, u"picture_width"_s, {.null = true});
    add(FieldKind::Integer, u"picture_height"_s, {.null = true});
    add(FieldKind::FilePath, u"place"_s,
        {.pathFrom = [folder = m_folder.filePath(u"shelf"_s)] { return folder; },
         .allowFiles = false,
         .allowFolders = true});
    m_registry.add(std::move(doc));
    m_registry.resolve();
}

void TestFieldUpload::uploadTo_hasTheDateFilledIn()
{
    const UploadedFile file(u"a b.txt"_s, "text/plain", "x");
    const QString name = storeUpload(file, model().field(u"dated"), Record(model()), *m_files);
    const QDate today = DateTime::now().date();
    QCOMPARE(name, u"docs/%1/a_b.txt"_s.arg(today.toString(u"yyyy/MM"_s)));
    QVERIFY(m_files->exists(name));
}

void TestFieldUpload::uploadToName_saysTheWholeName()
{
    Record record(model());
    record.setValue(u"owner", u"Ann"_s);
    const UploadedFile file(u"cv.pdf"_s, "application/pdf", "x");
    const Field &field = model().field(u"named");
    QCOMPARE(storeUpload(file, field, record, *m_files), u"of Ann/cv.pdf"_s);
    // The name is taken now.
    const QString second = storeUpload(file, field, record, *m_files);
    QVERIFY2(second.startsWith(u"of Ann/cv_"_s) && second.endsWith(u".pdf"_s), qPrintable(second));
}

void TestFieldUpload::uploadToName_leadingOut_isRefused()
{
    const UploadedFile file(u"x"_s, "text/plain", "x");
    for (const QString &owner : {u"../../etc"_s, u"a/../../b"_s}) {
        Record record(model());
        record.setValue(u"owner", owner + u'/');
        QVERIFY_THROWS_EXCEPTION(SuspiciousOperation,
                                 storeUpload(file, model().field(u"named"), record, *m_files));
    }
    QVERIFY_THROWS_EXCEPTION(SuspiciousOperation, m_files->saveAs(file, u"/etc/x"_s));
    QVERIFY_THROWS_EXCEPTION(SuspiciousOperation, m_files->saveAs(file, QString()));
}

void TestFieldUpload::storage_ofTheField_isUsed()
{
    const UploadedFile file(u"old.txt"_s, "text/plain", "x");
    const QString name = storeUpload(file, model().field(u"kept"), Record(model()), *m_files);
    QVERIFY(m_archive->exists(name) && !m_files->exists(name));
    QCOMPARE(m_archive->url(name), u"/archive/old.txt"_s);
}

void TestFieldUpload::dimensions_areThoseOfThePicture()
{
    // A GIF of 3 by 2 points.
    QByteArray gif = QByteArray::fromHex("4749463839610300020080000000000"
                                         "0ffffff2c00000000030002000002038405003b");
    QBuffer picture(&gif);
    picture.open(QIODevice::ReadOnly);
    Record record(model());
    updateDimensions(record, model().field(u"picture"), &picture);
    QCOMPARE(record.value(u"picture_width"), Value(3));
    QCOMPARE(record.value(u"picture_height"), Value(2));
    updateDimensions(record, model().field(u"picture"), nullptr);
    QVERIFY(record.value(u"picture_width").isNone() && record.value(u"picture_height").isNone());
}

void TestFieldUpload::filePath_offersFoldersOfAFunction()
{
    const std::unique_ptr<FormField> field = formFieldFor(model().field(u"place"), {});
    const QString inner = m_folder.filePath(u"shelf/inner"_s);
    QCOMPARE(field->clean(inner), Value(inner));
}

QTEST_GUILESS_MAIN(TestFieldUpload)
#include "tst_fieldupload.moc"
