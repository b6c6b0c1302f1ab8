// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/errors.h"
#include "core/http/multipart.h"
#include "core/http/request.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

static const QByteArray simpleForm =
        "--B\r\n"
        "Content-Disposition: form-data; name=\"title\"\r\n\r\n"
        "Z\xc3\xbcrich\r\nx\r\n"
        "--B\r\n"
        "Content-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n"
        "--B\r\n"
        "Content-Disposition: form-data; name=\"f\"; filename=\"C:\\dir\\a b.txt\"\r\n"
        "Content-Type: text/plain; charset=x\r\n\r\n"
        "x--Bnot\r\n--C content\r\n"
        "--B--\r\nepilogue";

class TestForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void query_keepsOrderAndLists();
    void query_roundTrips();
    void query_aboveTheLimit_isRefused();
    void urlencoded_isReadOnPostOnly();
    void multipart_inPiecesOfAnySize_isTheSame();
    void multipart_largeFile_isKeptOnDisk();
    void multipart_limits_data();
    void multipart_limits();
    void multipart_broken_isRefused_data();
    void multipart_broken_isRefused();
    void body_aboveTheLimit_isRefused();

private:
    static Request post(const QByteArray &contentType, const QByteArray &body,
                        const RequestSettings &settings = {});
};

Request TestForm::post(const QByteArray &contentType, const QByteArray &body,
                       const RequestSettings &settings)
{
    Request request("POST", "/");
    request.headers().set("Content-Type", contentType);
    request.setBody(body);
    request.setSettings(std::make_shared<RequestSettings>(settings));
    return request;
}

void TestForm::query_keepsOrderAndLists()
{
    const QueryDict query = QueryDict::parse("b=2&a=1&b=%C3%BC+x&c&&=e&d=");
    QCOMPARE(query.keys(), (QStringList{u"b"_s, u"a"_s, u"c"_s, u""_s, u"d"_s}));
    QCOMPARE(query.list(u"b"), (QStringList{u"2"_s, u"ü x"_s}));
    QCOMPARE(query.value(u"b"), u"ü x"_s);
    QCOMPARE(query.value(u"none", u"x"_s), u"x"_s);
    QVERIFY(query.contains(u"c"));
}

void TestForm::query_roundTrips()
{
    QueryDict query;
    for (int i = 0; i < 40; ++i)
        query.append(u"key%1"_s.arg(i % 20), u"v & %1 é"_s.arg(i));
    query.remove(u"key3");
    const QueryDict again = QueryDict::parse(query.toQuery());
    QCOMPARE(again.keys(), query.keys());
    QCOMPARE(again.size(), 19);
    QCOMPARE(again.list(u"key7"), query.list(u"key7"));
    QVERIFY(!again.contains(u"key3"));
    QCOMPARE(QueryDict({{u"a"_s, u"x y/z"_s}}).toQuery("/"), "a=x+y/z");
}

void TestForm::query_aboveTheLimit_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(TooManyFields, QueryDict::parse(QByteArray("a&").repeated(1001)));
    QCOMPARE(QueryDict::parse(QByteArray("a&").repeated(999)).list(u"a").size(), 999);
}

void TestForm::urlencoded_isReadOnPostOnly()
{
    Request request = post("application/x-www-form-urlencoded; charset=utf-8", "a=1&b=%20");
    QCOMPARE(request.form().value(u"b"), u" "_s);
    Request put = post("application/x-www-form-urlencoded", "a=1");
    put.setMethod("PUT");
    QVERIFY(put.form().isEmpty());
    QVERIFY(post("text/plain", "a=1").form().isEmpty());
}

void TestForm::multipart_inPiecesOfAnySize_isTheSame()
{
    for (const qsizetype piece : {1, 2, 3, 7, 50, 100'000}) {
        const RequestSettings settings;
        MultipartParser parser("multipart/form-data; boundary=B", settings);
        for (qsizetype i = 0; i < simpleForm.size(); i += piece)
            parser.feed(simpleForm.mid(i, piece));
        parser.finish();
        QCOMPARE(parser.form().value(u"title"), u"Zürich\r\nx"_s);
        QVERIFY(parser.form().contains(u"empty"));
        QCOMPARE(parser.form().size(), 2);
        const UploadedFile *file = parser.files().find(u"f");
        QVERIFY(file);
        QCOMPARE(file->name(), u"a b.txt"_s);
        QCOMPARE(file->contentType(), "text/plain");
        QCOMPARE(file->read(), "x--Bnot\r\n--C content");
    }
}

void TestForm::multipart_largeFile_isKeptOnDisk()
{
    QTemporaryDir folder;
    RequestSettings settings;
    settings.fileUploadTempDir = folder.path();
    QByteArray content(5'000'000, 'x');
    content.replace(2'000'000, 4, "\r\n--");
    {
        const Request request = post("multipart/form-data; boundary=\"a b\"",
                                     "--a b\r\nContent-Disposition: form-data; name=f; "
                                     "filename*=UTF-8''%E2%82%AC.bin\r\n"
                                     "\r\n" + content
                                             + "\r\n--a b--",
                                     settings);
        const UploadedFile *file = request.files().find(u"f");
        QVERIFY(file);
        QVERIFY(!file->isInMemory());
        QCOMPARE(file->size(), content.size());
        QVERIFY(file->read() == content);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
        QVERIFY(file->saveAs(folder.filePath(u"saved"_s)));
        QVERIFY(!file->saveAs(folder.filePath(u"no/such/folder"_s)));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"saved"_s});
}

void TestForm::multipart_limits_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<int>("count");
    QTest::newRow("fields") << QByteArray(
            "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n")
                            << 1001;
    QTest::newRow("files") << QByteArray(
            "--B\r\nContent-Disposition: form-data; name=a; filename=x\r\n\r\n\r\n")
                           << 101;
    QTest::newRow("memory") << QByteArray("--B\r\nContent-Disposition: form-data; name=a\r\n\r\n"
                                          + QByteArray(1'000'000, 'x') + "\r\n")
                            << 3;
}

void TestForm::multipart_limits()
{
    QFETCH(QByteArray, part);
    QFETCH(int, count);
    const Request request =
            post("multipart/form-data; boundary=B", part.repeated(count) + "--B--\r\n");
    QVERIFY_THROWS_EXCEPTION(SuspiciousOperation, request.form());
    QVERIFY_THROWS_EXCEPTION(SuspiciousOperation, request.files());
}

void TestForm::multipart_broken_isRefused_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray type = "multipart/form-data; boundary=B";
    QTest::newRow("no boundary") << QByteArray("multipart/form-data") << simpleForm;
    QTest::newRow("long boundary") << QByteArray(type + QByteArray(300, 'x')) << simpleForm;
    QTest::newRow("empty") << type << QByteArray();
    QTest::newRow("cut") << type << simpleForm.first(simpleForm.size() - 20);
    QTest::newRow("other boundary") << QByteArray("multipart/form-data; boundary=X") << simpleForm;
    QTest::newRow("endless head") << type
                                  << QByteArray("--B\r\n"
                                                + QByteArray("X: y\r\n").repeated(10'000));
    QTest::newRow("text after boundary") << type << QByteArray("--B x\r\n\r\n\r\n--B--");
    QTest::newRow("base64") << type
                            << QByteArray("--B\r\nContent-Disposition: form-data; name=a\r\n"
                                          "Content-Transfer-Encoding: base64\r\n\r\n\r\n--B--");
}

void TestForm::multipart_broken_isRefused()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QVERIFY_THROWS_EXCEPTION(BadRequest, post(type, body).form());
}

void TestForm::body_aboveTheLimit_isRefused()
{
    RequestSettings settings;
    settings.dataUploadMaxMemorySize = 10;
    QVERIFY_THROWS_EXCEPTION(RequestDataTooBig, post("text/plain", "12345678901", settings).body());
    QVERIFY_THROWS_EXCEPTION(
            RequestDataTooBig,
            post("application/x-www-form-urlencoded", "12345678901", settings).form());
    QCOMPARE(post("text/plain", "1234567890", settings).body(), "1234567890");
}

QTEST_GUILESS_MAIN(TestForm)
#include "tst_form.moc"
