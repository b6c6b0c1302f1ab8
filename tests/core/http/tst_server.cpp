// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/http/server/server.h"

#include "rawsocket.h"

#include <QBuffer>
#include <QSemaphore>
#include <QTcpServer>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Quintette;

static const QByteArray tail = " HTTP/1.1\r\nHost: localhost\r\n\r\n";

class TestServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void answer_hasLengthAndStaysOpen();
    void answer_toHead_hasNoBody();
    void answer_toVersion10_closes();
    void answer_withoutBody_hasNoLength();
    void answer_fromDevice_isComplete();
    void answer_streamed_isChunked();
    void answer_streamed_thatBreaks_cutsTheConnection();
    void answer_ofAThrowingHandler_is500();
    void body_ofEachFraming_arrives_data();
    void body_ofEachFraming_arrives();
    void body_waitsFor100Continue();
    void pipelined_requests_areAnsweredInOrder();
    void request_inSingleBytes_isUnderstood();
    void request_knowsItsClient();
    void halfClosed_client_getsItsAnswer();
    void start_onEachKindOfAddress_serves_data();
    void start_onEachKindOfAddress_serves();
    void start_onAUsedPort_saysSo();
    void start_onNoAddress_saysSo();
    void stop_finishesWhatIsUnderWay();
    void stop_withSlowClients_endsInTime();
    void threads_haveTheirHooks();

private:
    int port() const { return m_server->url().port(); }
    QByteArray exchange(const QByteArray &request) const
    {
        RawSocket socket(port());
        socket.send(request);
        return socket.read(5000, 1);
    }

    std::unique_ptr<Server> m_server;
};

static Response handle(Request &request)
{
    if (request.path() == u"/echo")
        return Response(request.body(), "application/octet-stream");
    if (request.path() == u"/form")
        return Response::text(request.form().value(u"name"));
    if (request.path() == u"/who")
        return Response::text(request.remoteAddress() + u' ' + request.host());
    if (request.path() == u"/slow") {
        QThread::msleep(300);
        return Response::text(u"slow"_s);
    }
    if (request.path() == u"/throw")
        throw Http404(u"this handler has no wall around it"_s);
    if (request.path() == u"/nothing")
        return Response(204);
    if (request.path() == u"/device") {
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData(QByteArray(3'000'000, 'd'));
        buffer->open(QIODevice::ReadOnly);
        return Response::device(buffer, "application/octet-stream");
    }
    if (request.path() == u"/stream" || request.path() == u"/broken") {
        const bool breaks = request.path() == u"/broken";
        return Response::stream(
                [breaks, left = 3]() mutable -> QByteArray {
                    if (breaks && left == 1)
                        throw std::runtime_error("no more");
                    return left-- > 0 ? QByteArray("piece") : QByteArray();
                },
                "text/plain");
    }
    return Response::text(request.path());
}

void TestServer::initTestCase()
{
    auto settings = std::make_shared<RequestSettings>();
    settings->allowedHosts = QStringList{u"*"_s};
    m_server = std::make_unique<Server>(
            handle, ServerOptions{.port = 0, .ioThreads = 2, .requestSettings = settings});
    QUrl told;
    connect(m_server.get(), &Server::started, this, [&](const QUrl &url) { told = url; });
    const Result<QUrl> url = m_server->start();
    QVERIFY2(url, url ? "" : qPrintable(url.error()));
    QCOMPARE(told, *url);
    QVERIFY(url->port() > 0);
}

void TestServer::cleanupTestCase()
{
    m_server->stop();
    QVERIFY(!m_server->isRunning());
}

void TestServer::answer_hasLengthAndStaysOpen()
{
    RawSocket socket(port());
    socket.send("GET /a" + tail);
    const QByteArray first = socket.read(5000, 1);
    QVERIFY(first.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(first.contains("\r\nContent-Length: 2\r\n"));
    QVERIFY(first.contains("\r\nDate: "));
    QVERIFY(!first.contains("Connection:"));
    QVERIFY(first.endsWith("\r\n\r\n/a"));
    socket.send("GET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const QByteArray both = socket.read();
    QVERIFY(both.endsWith("\r\n\r\n/b"));
    QVERIFY(both.contains("Connection: close"));
    QVERIFY(socket.isClosed());
}

void TestServer::answer_toHead_hasNoBody()
{
    RawSocket socket(port());
    socket.send("HEAD /abc" + tail + "HEAD /device" + tail + "HEAD /stream" + tail
                + "GET /end HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const QByteArray all = socket.read();
    QVERIFY(all.contains("Content-Length: 4\r\n"));
    QVERIFY(all.contains("Content-Length: 3000000\r\n"));
    QCOMPARE(all.count("HTTP/1.1 200"), 4);
    QVERIFY(!all.contains("\r\n\r\n/abc"));
    QVERIFY(!all.contains("ddd"));
    QVERIFY(!all.contains("piece"));
}

void TestServer::answer_toVersion10_closes()
{
    RawSocket socket(port());
    socket.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    QVERIFY(socket.read().endsWith("/a"));
    QVERIFY(socket.isClosed());
    RawSocket stream(port());
    stream.send("GET /stream HTTP/1.0\r\n\r\n");
    QVERIFY(stream.read().endsWith("\r\n\r\npiecepiecepiece"));
    QVERIFY(stream.isClosed());
}

void TestServer::answer_withoutBody_hasNoLength()
{
    const QByteArray answer = exchange("GET /nothing" + tail);
    QVERIFY(answer.startsWith("HTTP/1.1 204 "));
    QVERIFY(!answer.contains("Content-Length"));
}

void TestServer::answer_fromDevice_isComplete()
{
    const QByteArray answer = exchange("GET /device" + tail);
    QCOMPARE(answer.size() - answer.indexOf("\r\n\r\n") - 4, 3'000'000);
}

void TestServer::answer_streamed_isChunked()
{
    RawSocket socket(port());
    socket.send("GET /stream" + tail
                + "GET /next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const QByteArray all = socket.read();
    QVERIFY(all.contains("Transfer-Encoding: chunked\r\n"));
    QVERIFY(all.contains(
            "\r\n\r\n5\r\npiece\r\n5\r\npiece\r\n5\r\npiece\r\n0\r\n\r\nHTTP/1.1 200"));
    QVERIFY(all.endsWith("/next"));
}

void TestServer::answer_streamed_thatBreaks_cutsTheConnection()
{
    QTest::ignoreMessage(QtCriticalMsg, "A streamed answer broke: no more");
    RawSocket socket(port());
    socket.send("GET /broken" + tail);
    const QByteArray all = socket.read();
    QVERIFY(socket.isClosed());
    QVERIFY(all.contains("piece"));
    QVERIFY(!all.contains("0\r\n\r\n"));
}

void TestServer::answer_ofAThrowingHandler_is500()
{
    QTest::ignoreMessage(
            QtCriticalMsg,
            "An exception left the request handler: this handler has no wall around it");
    QVERIFY(exchange("GET /throw" + tail).startsWith("HTTP/1.1 500 "));
}

void TestServer::body_ofEachFraming_arrives_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("body");
    const QByteArray head = "POST /echo HTTP/1.1\r\nHost: x\r\n";
    const QByteArray big(1'000'000, 'b');
    QTest::newRow("length") << QByteArray(head + "Content-Length: 5\r\n\r\nhello")
                            << QByteArray("hello");
    QTest::newRow("large") << QByteArray(head + "Content-Length: 1000000\r\n\r\n" + big) << big;
    QTest::newRow("empty") << QByteArray(head + "Content-Length: 0\r\n\r\n") << QByteArray();
    QTest::newRow("chunked") << QByteArray(
            head
            + "Transfer-Encoding: Chunked\r\n\r\n"
              "5;ext=1\r\nhello\r\nA\r\n, you all!\r\n0\r\nTrailer: x\r\n\r\n")
                             << QByteArray("hello, you all!");
    QTest::newRow("form") << QByteArray(
            "POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\nname=%C3%BC")
                          << QByteArray("ü");
}

void TestServer::body_ofEachFraming_arrives()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, body);
    const QByteArray answer = exchange(request);
    QVERIFY(answer.startsWith("HTTP/1.1 200 "));
    QCOMPARE(answer.mid(answer.indexOf("\r\n\r\n") + 4), body);
}

void TestServer::body_waitsFor100Continue()
{
    RawSocket socket(port());
    socket.send(
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    QCOMPARE(socket.read(3000, 1), "HTTP/1.1 100 Continue\r\n\r\n");
    socket.send("body");
    QVERIFY(socket.read(5000, 2).endsWith("\r\n\r\nbody"));
}

void TestServer::pipelined_requests_areAnsweredInOrder()
{
    RawSocket socket(port());
    QByteArray requests = "GET /slow" + tail;
    for (int i = 0; i < 200; ++i)
        requests += "GET /" + QByteArray::number(i) + "/x" + tail;
    socket.send(requests);
    const QByteArray all = socket.read(20'000, 201);
    qsizetype position = all.indexOf("\r\n\r\nslow");
    QVERIFY(position > 0);
    for (int i = 0; i < 200; ++i) {
        const qsizetype next = all.indexOf("\r\n\r\n/" + QByteArray::number(i) + "/x", position);
        QVERIFY2(next > position, qPrintable(QString::number(i)));
        position = next;
    }
}

void TestServer::request_inSingleBytes_isUnderstood()
{
    RawSocket socket(port());
    for (const char c :
         QByteArray("\r\nPOST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "3\r\nabc\r\n0\r\n\r\n"))
        socket.send(QByteArray(1, c));
    QVERIFY(socket.read(5000, 1).endsWith("\r\n\r\nabc"));
}

void TestServer::request_knowsItsClient()
{
    QVERIFY(exchange("GET /who HTTP/1.1\r\nHost: example.com:80\r\n\r\n")
                    .endsWith("127.0.0.1 example.com:80"));
    QVERIFY(exchange("GET http://other.example/who HTTP/1.1\r\nHost: example.com\r\n\r\n")
                    .endsWith("127.0.0.1 other.example"));
}

void TestServer::halfClosed_client_getsItsAnswer()
{
    RawSocket socket(port());
    socket.send("GET /slow" + tail);
    socket.closeSending();
    QVERIFY(socket.read().endsWith("slow"));
    QVERIFY(socket.isClosed());
}

void TestServer::start_onEachKindOfAddress_serves_data()
{
    QTest::addColumn<QString>("address");
    for (const QString &address : {u"127.0.0.1"_s, u"localhost"_s, u"0.0.0.0"_s, u"*"_s, u""_s})
        QTest::newRow(qPrintable(u'"' + address + u'"')) << address;
}

void TestServer::start_onEachKindOfAddress_serves()
{
    QFETCH(QString, address);
    Server server(handle, {.address = address, .port = 0});
    QVERIFY(server.start());
    QCOMPARE(server.url().host(), u"127.0.0.1"_s);
    RawSocket socket(server.url().port());
    socket.send("GET /x" + tail);
    QVERIFY(socket.read(5000, 1).endsWith("/x"));
}

void TestServer::start_onAUsedPort_saysSo()
{
    Server second(handle, {.port = quint16(port())});
    const Result<QUrl> url = second.start();
    QVERIFY(!url);
    QVERIFY2(url.error().contains(QString::number(port())) && url.error().contains(u"127.0.0.1"_s),
             qPrintable(url.error()));
    QVERIFY(!second.isRunning());
}

void TestServer::start_onNoAddress_saysSo()
{
    Server nowhere(handle, {.address = u"not an address"_s, .port = 0});
    QVERIFY(nowhere.start().error().contains(u"not an address"_s));
    Server foreign(handle, {.address = u"192.0.2.1"_s, .port = 0});
    QVERIFY(!foreign.start());
}

void TestServer::stop_finishesWhatIsUnderWay()
{
    Server server(handle, {.port = 0});
    QVERIFY(server.start());
    RawSocket busy(server.url().port());
    RawSocket idle(server.url().port());
    idle.send("GET /x" + tail);
    idle.read(5000, 1);
    busy.send("GET /slow" + tail);
    QTest::qWait(100);
    const int port = server.url().port();
    server.stop();
    QVERIFY(busy.read(1000).endsWith("slow"));
    QVERIFY(busy.isClosed());
    idle.read(1000);
    QVERIFY(idle.isClosed());
    QVERIFY(!RawSocket(port).isOpen());
    QVERIFY(server.start());
    QVERIFY(server.isRunning());
}

void TestServer::stop_withSlowClients_endsInTime()
{
    ServerOptions options{.port = 0};
    options.limits.stopTime = 300;
    Server server(handle, options);
    QVERIFY(server.start());
    RawSocket slow(server.url().port());
    slow.send("GET /x HTTP/1.1\r\nHo");
    QTest::qWait(50);
    QElapsedTimer timer;
    timer.start();
    server.stop();
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    slow.read(1000);
    QVERIFY(slow.isClosed());
}

void TestServer::threads_haveTheirHooks()
{
    std::atomic<int> began = 0;
    std::atomic<int> ended = 0;
    {
        Server server(handle,
                      {.port = 0,
                       .viewThreads = 3,
                       .threadStarted = [&] { ++began; },
                       .threadFinished = [&] { ++ended; }});
        QVERIFY(server.start());
        RawSocket socket(server.url().port());
        socket.send("GET /x" + tail);
        QVERIFY(socket.read(5000, 1).endsWith("/x"));
        QCOMPARE(server.requestCount(), quint64(1));
    }
    QCOMPARE(began.load(), 3);
    QCOMPARE(ended.load(), 3);
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
