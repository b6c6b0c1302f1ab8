// SPDX-License-Identifier: GPL-3.0-or-later
// What a client must not be able to do to the server; each test ends with the server answering
// somebody else.
#include "core/http/server/server.h"

#include "rawsocket.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <random>
#include <thread>

using namespace Quintette;

static const QByteArray tail = " HTTP/1.1\r\nHost: localhost\r\n\r\n";

class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void malformed_isRefused_data();
    void malformed_isRefused();
    void smuggled_request_isNeverSeen_data();
    void smuggled_request_isNeverSeen();
    void slowHead_isCutOff();
    void slowBody_isCutOff();
    void idleConnection_isClosed();
    void unreadAnswer_isGivenUp();
    void tooManyConnections_areTold();
    void keepAlive_endsAfterItsRequests();
    void hugePipeline_isHeldBack();
    void clientLeaving_inTheMiddle_leavesNothing();
    void clientLeaving_atAnyByte_leavesNothing();
    void manyClients_atOnce_areAllAnswered();
    void noise_isSurvived();

private:
    int port() const { return m_server->url().port(); }
    QByteArray exchange(const QByteArray &request) const
    {
        RawSocket socket(port());
        socket.send(request);
        return socket.read(5000, 1);
    }
    bool isEmptySoon() const
    {
        return QTest::qWaitFor([this] { return m_server->connectionCount() == 0; }, 5000);
    }

    std::unique_ptr<Server> m_server;
    std::atomic<int> m_handled = 0;
    std::atomic<int> m_finished = 0;
    std::atomic<bool> m_sawSmuggled = false;
};

void TestHostile::initTestCase()
{
    ServerOptions options{.port = 0, .ioThreads = 2, .viewThreads = 8};
    options.limits.headTime = 600;
    options.limits.idleTime = 600;
    options.limits.bodyTime = 600;
    options.limits.writeTime = 600;
    options.limits.slowestRate = 10'000'000;
    options.limits.connections = 300;
    options.limits.bodySize = 2'000'000;
    options.limits.keepAliveRequests = 500;
    m_server = std::make_unique<Server>(
            [this](Request &request) {
                ++m_handled;
                if (request.path() == u"/smuggled")
                    m_sawSmuggled = true;
                if (request.path() == u"/wait")
                    QThread::msleep(20);
                Response response = request.path() == u"/large"
                        ? Response(QByteArray(20'000'000, 'x'), "text/plain")
                        : Response::text(QString::number(request.content().size()));
                response.setFinished([this] { ++m_finished; });
                return response;
            },
            options);
    QVERIFY(m_server->start());
}

void TestHostile::cleanup()
{
    QVERIFY2(exchange("GET /still" + tail).startsWith("HTTP/1.1 200"),
             "the server no longer answers");
    QVERIFY2(isEmptySoon(), qPrintable(QString::number(m_server->connectionCount())));
    QTRY_COMPARE(m_handled.load(), m_finished.load());
}

void TestHostile::cleanupTestCase()
{
    m_server->stop();
}

void TestHostile::malformed_isRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &request, int status) {
        QTest::newRow(name) << request << status;
    };
    const QByteArray host = "Host: x\r\n";
    row("no request", "hello\r\n\r\n", 400);
    row("no version", "GET /\r\n\r\n", 400);
    row("version 2", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505);
    row("version 0.9 spelled", "GET / HTTP/11\r\nHost: x\r\n\r\n", 400);
    row("lower case version", "GET / http/1.1\r\nHost: x\r\n\r\n", 400);
    row("two spaces", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400);
    row("space in target", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400);
    row("control in target", QByteArray("GET /\x01 HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
    row("no path", "GET path HTTP/1.1\r\nHost: x\r\n\r\n", 400);
    row("odd method", "GE(T / HTTP/1.1\r\nHost: x\r\n\r\n", 400);
    row("connect", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", 501);
    row("TLS hello",
        QByteArray::fromHex("16030100c8010000c40303") + QByteArray(200, 'x') + "\r\n\r\n", 400);
    row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two hosts", "GET / HTTP/1.1\r\nHost: x\r\nhost: y\r\n\r\n", 400);
    row("space before colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400);
    row("header without colon", "GET / HTTP/1.1\r\nHost: x\r\nabc\r\n\r\n", 400);
    row("empty name", "GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n", 400);
    row("folded", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400);
    row("bare line feed", "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n", 400);
    row("bare return", "GET / HTTP/1.1\r\nHost: x\rA: b\r\n\r\n", 400);
    row("zero byte", QByteArray("GET / HTTP/1.1\r\nHost: x\r\nA: b") + '\0' + "c\r\n\r\n", 400);
    row("long target", "GET /" + QByteArray(17'000, 'a') + tail, 414);
    row("endless target", "GET /" + QByteArray(100'000, 'a'), 414);
    row("long head", "GET / HTTP/1.1\r\n" + host + "A: " + QByteArray(70'000, 'b') + "\r\n\r\n",
        431);
    row("endless head", "GET / HTTP/1.1\r\n" + host + "A: " + QByteArray(200'000, 'b'), 431);
    row("many headers", "GET / HTTP/1.1\r\n" + host + QByteArray("A: b\r\n").repeated(101) + "\r\n",
        431);
    row("other expectation",
        "POST / HTTP/1.1\r\n" + host + "Expect: miracle\r\nContent-Length: 1\r\n\r\n", 417);
    row("negative length", "POST / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400);
    row("signed length", "POST / HTTP/1.1\r\n" + host + "Content-Length: +1\r\n\r\n", 400);
    row("hexadecimal length", "POST / HTTP/1.1\r\n" + host + "Content-Length: 0x1\r\n\r\n", 400);
    row("length that overflows",
        "POST / HTTP/1.1\r\n" + host + "Content-Length: 18446744073709551617\r\n\r\n", 400);
    row("empty length", "POST / HTTP/1.1\r\n" + host + "Content-Length:\r\n\r\n", 400);
    row("length above the limit", "POST / HTTP/1.1\r\n" + host + "Content-Length: 2000001\r\n\r\n",
        413);
    row("unknown coding", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n", 501);
    row("bad chunk", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
        400);
    row("negative chunk", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
        400);
    row("chunk that overflows",
        "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
        400);
    row("chunk above the limit",
        "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nffffff\r\n", 413);
    row("chunk without end",
        "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc", 400);
    row("endless chunk line",
        "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n1;"
                + QByteArray(1000, 'x'),
        400);
    row("endless trailer",
        "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n"
                + QByteArray("A: b\r\n").repeated(20'000),
        431);
}

void TestHostile::malformed_isRefused()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    const int before = m_handled;
    RawSocket socket(port());
    socket.send(request);
    const QByteArray answer = socket.read(4000);
    QVERIFY2(answer.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '),
             answer.left(60).constData());
    QVERIFY(answer.contains("Connection: close"));
    QVERIFY(socket.isClosed());
    QCOMPARE(m_handled.load(), before);
}

void TestHostile::smuggled_request_isNeverSeen_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("two lengths") << QByteArray("Content-Length: 0\r\nContent-Length: 40\r\n");
    QTest::newRow("two equal lengths")
            << QByteArray("Content-Length: 40\r\nContent-Length: 40\r\n");
    QTest::newRow("list of lengths") << QByteArray("Content-Length: 0, 40\r\n");
    QTest::newRow("length and chunked")
            << QByteArray("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n");
    QTest::newRow("chunked and length")
            << QByteArray("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n");
    QTest::newRow("chunked twice")
            << QByteArray("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n");
    QTest::newRow("chunked, identity") << QByteArray("Transfer-Encoding: chunked, identity\r\n");
    QTest::newRow("tab chunked") << QByteArray("Transfer-Encoding:\x0b"
                                               "chunked\r\n");
    QTest::newRow("hidden coding") << QByteArray("Transfer-Encoding : chunked\r\n");
    QTest::newRow("folded coding") << QByteArray("Transfer-Encoding:\r\n chunked\r\n");
}

void TestHostile::smuggled_request_isNeverSeen()
{
    QFETCH(QByteArray, head);
    m_sawSmuggled = false;
    RawSocket socket(port());
    socket.send("POST / HTTP/1.1\r\nHost: x\r\n" + head + "\r\n0\r\n\r\nGET /smuggled" + tail);
    const QByteArray answer = socket.read(4000);
    QVERIFY2(answer.startsWith("HTTP/1.1 400 ") || answer.startsWith("HTTP/1.1 501 "),
             answer.left(60).constData());
    QVERIFY(socket.isClosed());
    QVERIFY(!m_sawSmuggled);
}

void TestHostile::slowHead_isCutOff()
{
    std::vector<RawSocket> slow;
    for (int i = 0; i < 50; ++i)
        slow.emplace_back(port());
    for (RawSocket &socket : slow)
        socket.send("GET / HTTP/1.1\r\nHost: x\r\n");
    QElapsedTimer timer;
    timer.start();
    // One more header now and then must not buy more time.
    while (timer.elapsed() < 1500) {
        for (RawSocket &socket : slow)
            socket.send("A: b\r\n");
        QVERIFY(exchange("GET /other" + tail).startsWith("HTTP/1.1 200"));
        QThread::msleep(100);
    }
    for (RawSocket &socket : slow) {
        const QByteArray answer = socket.read(500);
        QVERIFY(answer.isEmpty() || answer.startsWith("HTTP/1.1 408 "));
        QVERIFY(socket.isClosed());
    }
}

void TestHostile::slowBody_isCutOff()
{
    RawSocket socket(port());
    socket.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
    for (int i = 0; i < 12; ++i) {
        socket.send("x");
        QThread::msleep(100);
    }
    QVERIFY(socket.read(2000).startsWith("HTTP/1.1 408 "));
    QVERIFY(socket.isClosed());
}

void TestHostile::idleConnection_isClosed()
{
    RawSocket silent(port());
    RawSocket idle(port());
    idle.send("GET /" + tail);
    idle.read(5000, 1);
    idle.read(3000);
    QVERIFY(idle.isClosed());
    QCOMPARE(silent.read(3000), "");
    QVERIFY(silent.isClosed());
}

void TestHostile::unreadAnswer_isGivenUp()
{
    RawSocket socket(port());
    socket.send("GET /large" + tail);
    // 20 MB at the slowest rate are 20 s; a client that takes nothing for so long is not waited
    // for.
    QVERIFY(QTest::qWaitFor([this] { return m_server->connectionCount() == 0; }, 30'000));
}

void TestHostile::tooManyConnections_areTold()
{
    std::vector<RawSocket> many;
    for (int i = 0; i < 300; ++i)
        many.emplace_back(port());
    QVERIFY(QTest::qWaitFor([this] { return m_server->connectionCount() == 300; }, 2000));
    RawSocket refused(port());
    refused.send("GET /" + tail);
    const QByteArray answer = refused.read(2000);
    QVERIFY2(answer.startsWith("HTTP/1.1 503 "), answer.constData());
    QVERIFY(answer.contains("Retry-After"));
}

void TestHostile::keepAlive_endsAfterItsRequests()
{
    RawSocket socket(port());
    socket.send(QByteArray("GET /" + tail).repeated(600));
    const QByteArray all = socket.read(20'000);
    QVERIFY(socket.isClosed());
    QCOMPARE(all.count("HTTP/1.1 200"), 500);
    QCOMPARE(all.count("Connection: close"), 1);
}

void TestHostile::hugePipeline_isHeldBack()
{
    RawSocket socket(port());
    const int before = m_handled;
    std::thread sender([&] { socket.send(QByteArray("GET /wait" + tail).repeated(200'000)); });
    QThread::msleep(500);
    // One at a time: 20 ms each.
    QVERIFY2(m_handled - before < 60, qPrintable(QString::number(m_handled - before)));
    socket.closeBoth();
    sender.join();
}

void TestHostile::clientLeaving_inTheMiddle_leavesNothing()
{
    for (int round = 0; round < 1000; ++round) {
        RawSocket socket(port());
        QVERIFY(socket.isOpen());
        socket.send((round % 4 == 0 ? "GET /large" : "GET /wait") + tail);
        if (round % 3 == 1)
            QThread::usleep(ulong(round % 50) * 500);
        if (round % 2)
            socket.reset();
    }
}

void TestHostile::clientLeaving_atAnyByte_leavesNothing()
{
    const QByteArray request =
            "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n0123456789";
    for (qsizetype size = 0; size <= request.size(); ++size) {
        RawSocket closing(port());
        closing.send(request.first(size));
        RawSocket resetting(port());
        resetting.send(request.first(size));
        resetting.reset();
        RawSocket half(port());
        half.send(request.first(size));
        half.closeSending();
        const QByteArray answer = half.read(3000);
        QVERIFY(half.isClosed());
        QCOMPARE(answer.startsWith("HTTP/1.1 200"), size == request.size());
    }
}

void TestHostile::manyClients_atOnce_areAllAnswered()
{
    // With its own limits of time: on a busy machine 200 threads may well be idle for longer than
    // the others allow.
    Server server(
            [](Request &request) {
                return Response::text(QString::number(request.content().size()));
            },
            {.port = 0});
    QVERIFY(server.start());
    std::vector<std::thread> threads;
    std::atomic<int> good = 0;
    for (int i = 0; i < 200; ++i) {
        threads.emplace_back([&, i] {
            RawSocket socket(server.url().port());
            for (int request = 0; request < 5; ++request) {
                const QByteArray body(i * 100 + request, 'x');
                socket.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: "
                            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
                if (socket.read(20'000, request + 1)
                            .endsWith("\r\n\r\n" + QByteArray::number(body.size())))
                    ++good;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(good.load(), 1000);
}

void TestHostile::noise_isSurvived()
{
    const QByteArray good = "POST /x?y=1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                            "chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes = good + good;
        for (int change = 0; change < 1 + round % 6; ++change)
            bytes[qsizetype(random() % size_t(bytes.size()))] = char(random() % 256);
        RawSocket socket(port());
        socket.send(bytes);
        socket.closeSending();
        const QByteArray answer = socket.read(3000);
        QVERIFY(socket.isClosed());
        QVERIFY(answer.isEmpty() || answer.startsWith("HTTP/1.1 "));
    }
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
