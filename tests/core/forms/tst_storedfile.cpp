// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/storedfile.h"

#include "core/orm/modelregistry.h"
#include "core/orm/record.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

/// What a template sees of the files that an object names.
class TestStoredFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void file_ofATemplate_knowsItsPlace();
    void file_inAStorageOfItsOwn_isThere();
    void picture_hasItsSize();
    void file_missing_isNothing();
    void name_leadingOut_hasNoPath();

private:
    /// The attribute of a file field of an object, as a template reads it.
    Value read(const QString &field, const QString &name, const QString &attribute)
    {
        Record record(*m_model);
        record.setValue(field, name);
        const Value object = toValue(record);
        const Value none(u"(none)"_s);
        const Value file = object.objectAs<ValueObject>()->attribute(field).value_or(none);
        if (attribute.isEmpty())
            return file;
        const auto *stored = file.objectAs<ValueObject>();
        return stored ? stored->attribute(attribute).value_or(none) : Value(u"(no file)"_s);
    }
    void write(const QString &path, const QByteArray &content)
    {
        QFile file(m_folder.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    QTemporaryDir m_folder;
    Databases m_databases;
    ModelRegistry m_registry{m_databases};
    const ModelInfo *m_model = nullptr;
};

void TestStoredFile::initTestCase()
{
    QDir(m_folder.path()).mkpath(u"media/papers"_s);
    QDir(m_folder.path()).mkpath(u"archive"_s);
    auto model = std::make_unique<ModelInfo>(u"desk"_s, u"Paper"_s);
    model->addField(makeField(FieldKind::File, u"file"_s, {}));
    model->addField(
            makeField(FieldKind::File, u"kept"_s,
                      {.storage = std::make_shared<FileStorage>(m_folder.filePath(u"archive"_s),
                                                                u"https://files.example.org/"_s)}));
    model->addField(makeField(FieldKind::Image, u"picture"_s, {}));
    m_model = &m_registry.add(std::move(model));
    m_registry.resolve();
    const auto files = std::make_shared<FileStorage>(m_folder.filePath(u"media"_s), u"/media/"_s);
    m_registry.setFileValue([files](const Field &field, const QString &name) {
        return storedFileValue(field, name, files);
    });
    write(u"media/papers/a b.txt"_s, "12345");
    write(u"archive/old.txt"_s, "123");
    // A GIF of 3 by 2 points.
    write(u"media/small.gif"_s,
          QByteArray::fromHex("47494638396103000200800000000000ffffff2c000000000300020000020384050"
                              "03b"));
}

void TestStoredFile::file_ofATemplate_knowsItsPlace()
{
    const QString name = u"papers/a b.txt"_s;
    QCOMPARE(read(u"file"_s, name, u"url"_s), Value(u"/media/papers/a%20b.txt"_s));
    QCOMPARE(read(u"file"_s, name, u"name"_s), Value(name));
    QCOMPARE(read(u"file"_s, name, u"size"_s), Value(5));
    QCOMPARE(read(u"file"_s, name, u"path"_s), Value(m_folder.filePath(u"media/papers/a b.txt"_s)));
    QCOMPARE(read(u"file"_s, name, {}).toString(), name);
    QVERIFY(read(u"file"_s, name, {}).isTrue());
}

void TestStoredFile::file_inAStorageOfItsOwn_isThere()
{
    QCOMPARE(read(u"kept"_s, u"old.txt"_s, u"url"_s),
             Value(u"https://files.example.org/old.txt"_s));
    QCOMPARE(read(u"kept"_s, u"old.txt"_s, u"size"_s), Value(3));
}

void TestStoredFile::picture_hasItsSize()
{
    QCOMPARE(read(u"picture"_s, u"small.gif"_s, u"width"_s).toRepr(), u"3"_s);
    QCOMPARE(read(u"picture"_s, u"small.gif"_s, u"height"_s), Value(2));
    QCOMPARE(read(u"picture"_s, u"papers/a b.txt"_s, u"width"_s), Value(u"(none)"_s));
}

void TestStoredFile::file_missing_isNothing()
{
    QCOMPARE(read(u"file"_s, u"gone.txt"_s, u"size"_s), Value(u"(none)"_s));
    QCOMPARE(read(u"file"_s, u"gone.txt"_s, u"url"_s), Value(u"/media/gone.txt"_s));
    QVERIFY(!read(u"file"_s, QString(), {}).isTrue());
    QCOMPARE(read(u"file"_s, QString(), u"url"_s), Value(u"(none)"_s));
    QCOMPARE(read(u"file"_s, QString(), u"name"_s), Value(QString()));
}

void TestStoredFile::name_leadingOut_hasNoPath()
{
    QCOMPARE(read(u"file"_s, u"../archive/old.txt"_s, u"size"_s), Value(u"(none)"_s));
    QCOMPARE(read(u"file"_s, u"../archive/old.txt"_s, u"path"_s), Value(QString()));
}

QTEST_GUILESS_MAIN(TestStoredFile)
#include "tst_storedfile.moc"
