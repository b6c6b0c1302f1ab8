// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/filevalue.h"
#include "tests/core/forms/fieldjudge.h"

#include <QTemporaryDir>

using namespace Quintette;

/// The real Django says of every input whether it is accepted, what it means and what is wrong with
/// it.
class TestFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void clean_input_agreesWithDjango_data();
    void clean_input_agreesWithDjango();
    void charField_loneSurrogate_isRefused();
    void integerField_hugeNumber_isRefusedQuickly();
    void filePathField_choices_agreeWithDjango_data();
    void filePathField_choices_agreeWithDjango();
    void imageField_picture_agreesWithDjango_data();
    void imageField_picture_agreesWithDjango();

private:
    ValueList m_cases;
    ValueList m_answers;
};

void TestFields::initTestCase()
{
    QFile file(QStringLiteral(QUINTETTE_TEST_DATA "/forms/cases.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    const Result<Value> groups = Json::parse(json);
    QVERIFY2(bool(groups), groups ? "" : qPrintable(groups.error()));
    for (const Value &group : groups->list()) {
        for (const Value &input : group.list()[2].list())
            m_cases += Value(ValueList{group.list()[0], group.list()[1], input});
    }
    m_answers = askDjango(m_cases);
    QCOMPARE(m_answers.size(), m_cases.size());
    QVERIFY(m_cases.size() > 200);
}

void TestFields::clean_input_agreesWithDjango_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(m_cases.size()); ++i) {
        const ValueList &row = m_cases[i].list();
        QTest::addRow("%d %s %s", i, qPrintable(row[0].toString()),
                      qPrintable(row[2].toRepr().left(60)))
                << i;
    }
}

void TestFields::clean_input_agreesWithDjango()
{
    QFETCH(int, index);
    const ValueList &row = m_cases[index].list();
    const std::unique_ptr<FormField> field = makeField(row[0].toString(), row[1].dict());
    Value ours;
    try {
        ours = ValueList{u"ok"_s, field->clean(row[2]).toString()};
    } catch (const ValidationError &error) {
        ValueList messages;
        for (const ValidationError::Item &item : allItems(error))
            messages += item.message.toString();
        ours = ValueList{u"error"_s, messages};
    }
    QCOMPARE(ours.toRepr(), m_answers[index].toRepr());
}

void TestFields::charField_loneSurrogate_isRefused()
{
    CharFormField field;
    QVERIFY_THROWS_EXCEPTION(ValidationError, field.clean(QString(QChar(0xd800)) + u'x'));
}

void TestFields::integerField_hugeNumber_isRefusedQuickly()
{
    IntegerFormField field;
    QElapsedTimer timer;
    timer.start();
    QVERIFY_THROWS_EXCEPTION(ValidationError, field.clean(QString(5'000'000, u'9')));
    QVERIFY(timer.elapsed() < 100);
}

void TestFields::filePathField_choices_agreeWithDjango_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::newRow("files") << QByteArray("{}");
    QTest::newRow("optional") << QByteArray("{\"required\": false}");
    QTest::newRow("match") << QByteArray(R"({"match": "^a.*\\.txt$"})");
    QTest::newRow("folders") << QByteArray("{\"allow_files\": false, \"allow_folders\": true}");
    QTest::newRow("all of a tree") << QByteArray("{\"recursive\": true, \"allow_folders\": true}");
    QTest::newRow("match in a tree") << QByteArray(R"({"recursive": true, "match": "b"})");
}

void TestFields::filePathField_choices_agreeWithDjango()
{
    QFETCH(QByteArray, options);
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(u"bin/ab"_s) && QDir(dir.path()).mkpath(u"Z"_s));
    for (const QString &name : {u"a.txt"_s, u"b.txt"_s, u"ä.txt"_s, u".hidden"_s, u"bin/abc.txt"_s,
                                u"bin/ab/b"_s, u"Z/x y"_s}) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(QFile::link(dir.path(), dir.filePath(u"Z/loop"_s)));
    Dict given = Json::parse(options)->dict();
    given.insert(u"path"_s, dir.path());
    const ValueList theirs =
            askDjango({Value(ValueList{u"FilePathField"_s, given, Dict{{u"$choices"_s, 1}}})});
    const std::unique_ptr<FormField> field = makeField(u"FilePathField"_s, given);
    ValueList choices;
    for (const Choice &choice : field->widget().choices)
        choices += Value(ValueList{choice.value, choice.label.toString()});
    QCOMPARE(Value(choices).toRepr(), theirs.first().list()[1].toString());
    QVERIFY_THROWS_EXCEPTION(ValidationError, field->clean(u"/etc/passwd"_s));
    QVERIFY_THROWS_EXCEPTION(ValidationError, field->clean(dir.path() + u"/../../etc/passwd"_s));
}

void TestFields::imageField_picture_agreesWithDjango_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("accepted");
    QProcess judge;
    judge.start(u"/usr/bin/python3"_s, {QStringLiteral(QUINTETTE_TEST_DATA "/forms/pictures.py")});
    QVERIFY(judge.waitForFinished(120'000));
    const Result<Value> pictures = Json::parse(judge.readAllStandardOutput());
    QVERIFY2(bool(pictures), judge.readAllStandardError());
    for (const Value &picture : pictures->list()) {
        const ValueList &row = picture.list();
        QTest::newRow(qPrintable(row[0].toString()))
                << row[1].toString() << QByteArray::fromBase64(row[2].toString().toLatin1())
                << row[3].isTrue();
    }
}

void TestFields::imageField_picture_agreesWithDjango()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(bool, accepted);
    const ImageFormField field;
    const Value file(new FileValue(UploadedFile(name, "image/png", content)));
    bool isAccepted = true;
    try {
        field.clean(file);
    } catch (const ValidationError &) {
        isAccepted = false;
    }
    QCOMPARE(isAccepted, accepted);
}

QTEST_GUILESS_MAIN(TestFields)
#include "tst_fields.moc"
